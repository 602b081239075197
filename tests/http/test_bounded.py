"""No more is taken at once than there is memory for; whoever comes beyond it is told to come again, and then can."""

import json
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from amends.client import Amends
from amends.http.app import build
from amends.http.bounded import Bounded
from amends.http.door import Answered
from amends.http.errors.too_much import too_much
from amends.settings import Logs, Settings
from tests.http.caller import Caller, kind, problem_in
from tests.http.house import ACCOUNTS, FLORIST, Served
from tests.http.serving import serving_app
from tests.http.test_desk_command import desk

_BODY = b'{"name": "ana", "password": "a wild guess"}'


@contextmanager
def half_sent(address: str) -> Iterator[socket.socket]:
    """Somebody whose request has begun and goes on: its last sign is missing."""
    there = urlsplit(address)
    kind_and_length = f"Content-Type: application/json\r\nContent-Length: {len(_BODY)}\r\n"
    head = f"POST /api/v1/login HTTP/1.1\r\nHost: x\r\n{kind_and_length}"
    with socket.create_connection((there.hostname or "", there.port or 0)) as line:
        line.sendall(head.encode() + b"\r\n" + _BODY[:-1])
        yield line


def answered(address: str, status: int) -> httpx.Response:
    """The first answer with this status; others may come as long as what was sent before is on its way."""
    until = time.monotonic() + 10
    while (response := Caller(address).asks("GET", "/me")).status_code != status:
        assert time.monotonic() < until, response.text
    return response


def test_beyond_what_is_taken_at_once_one_is_told_to_come_again(tmp_path: Path) -> None:
    with desk(tmp_path, "--no-worker", AMENDS_MOST_AT_ONCE="1") as (process, address, _):
        with half_sent(address) as line:
            response = answered(address, 503)
            problem = problem_in(response)
            assert (kind(problem), response.headers["retry-after"]) == ("too_much_at_once", "1")
            assert problem["detail"] == "more requests wait than are taken at once; nothing of this one was done"
            page = httpx.get(f"{address}/sign-in")
            assert (page.status_code, page.headers["retry-after"]) == (503, "1")
            assert "try again in a few seconds" in page.text
            line.sendall(_BODY[-1:])
            assert line.recv(4096).startswith(b"HTTP/1.1 401 ")
        assert httpx.get(f"{address}/sign-in").status_code == 200
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
        refused = [one for one in map(json.loads, errors.splitlines()) if one["status"] == 503]
        assert problem["instance"] in [f"urn:amends:request:{one['request_id']}" for one in refused]


def test_probes_and_live_streams_do_not_count(tmp_path: Path) -> None:
    with desk(tmp_path, "--no-worker", AMENDS_MOST_AT_ONCE="1") as (_, address, _), half_sent(address):
        answered(address, 503)
        assert Caller(address).reads("/health")["status"] == "alive"
        assert Caller(address).reads("/ready")["is_ready"] is True
        assert kind(problem_in(Caller(address).asks("GET", "/alerts"))) == "not_logged_in"
        assert httpx.get(f"{address}/live").status_code != 503


def test_the_client_comes_again_by_itself_and_a_write_is_done_once(standing: Served) -> None:
    refused: list[Answered] = []
    made_way: list[socket.socket] = []

    def log(one: Answered) -> None:
        refused.append(one)
        made_way.pop().sendall(_BODY[-1:])

    app = Bounded(build(standing.workspace, Settings(logs=Logs.NONE)), 1, too_much(log))
    with serving_app(app) as address, half_sent(address) as line:
        probed = httpx.get(f"{address}/health")
        assert probed.status_code == 200
        made_way.append(line)
        with Amends(address, token=standing.token("fleur")) as fleur:
            fleur.open_case("The flowers were withered.", account=ACCOUNTS[FLORIST], channel="phone")
            assert len(list(fleur.cases())) == 1
    assert [(one.method, one.path, one.status) for one in refused] == [("POST", "/api/v1/cases", 503)]
