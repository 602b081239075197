"""`amends endpoint`, `worker`, `jobs`; `case fulfil`, `ask-return`, `return-arrived`: what goes out by itself."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from amends.store.engine import store_url
from tests.cli.command import environment
from tests.cli.workspace.shell import Shell
from tests.jobs.receiver import Behaviour, Receiver, receiving
from tests.jobs.shop import SERIAL, make_shop, shop_at


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store with the shop in it."""
    path = tmp_path_factory.mktemp("shop") / "amends.db"
    make_shop(store_url(path))
    return path.read_bytes()


@pytest.fixture
def ada(template: bytes, tmp_path: Path) -> Shell:
    """The shell of the shop's administrator."""
    (tmp_path / "amends.db").write_bytes(template)
    return Shell(tmp_path, "ada")


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def promised(shell: Shell, remedy: str = "late_credit") -> str:
    """A case in which something was promised."""
    with shop_at(store_url(shell.folder / "amends.db"), shell.folder / "log.jsonl") as shop:
        return shop.promised(remedy)


def with_endpoint(shell: Shell, receiver: Receiver) -> None:
    shell.sees("endpoint", "add", "billing", receiver.url, "--honours-key", "--private")
    shell.sees("client", "change", "shop", "--fulfil", "late_credit=webhook:billing")


def test_an_endpoint_is_added_and_its_secret_shown_once(ada: Shell) -> None:
    said = ada.sees("endpoint", "add", "billing", "https://billing.example/fulfil", "--honours-key")
    assert "The endpoint `billing` is added." in said
    assert said.count("whsec_") == 1
    assert "whsec_" not in ada.sees("endpoint", "list")
    (endpoint,) = ada.reads("endpoint", "list")["endpoints"]
    assert endpoint == {
        "name": "billing",
        "url": "https://billing.example/fulfil",
        "honours_key": True,
        "is_private": False,
        "timeout_seconds": 10,
        "live_secrets": 1,
    }


def test_secrets_are_made_anew_and_the_one_before_is_retired(ada: Shell) -> None:
    first = ada.reads("endpoint", "add", "billing", "https://billing.example/")["endpoint"]["secret"]
    second = ada.reads("endpoint", "rotate", "billing")["endpoint"]["secret"]
    assert first != second
    assert "two live secrets already" in ada.is_refused("endpoint", "rotate", "billing")
    ada.sees("endpoint", "retire", "billing")
    assert "has one live secret" in ada.is_refused("endpoint", "retire", "billing")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://billing.example/", "is not encrypted"),
        ("https://10.0.0.7/", "is an address of a private network"),
        ("https://localhost/", "is an address of a private network"),
        ("https://me:secret@billing.example/", "an address holds no user and no password"),
        ("ftp://billing.example/", "is no address to send to"),
        ("https://billing.example:port/", "is no address to send to"),
        ("https://billing.example/#here", "has a part after `#`"),
    ],
)
def test_an_address_that_cannot_be_sent_to_is_told(ada: Shell, url: str, said: str) -> None:
    assert said in ada.is_refused("endpoint", "add", "billing", url)


def test_what_goes_out_by_an_endpoint_keeps_it(ada: Shell) -> None:
    ada.sees("endpoint", "add", "billing", "https://billing.example/")
    assert "there is an endpoint `billing` already" in ada.is_refused(
        "endpoint", "add", "billing", "https://b.example/"
    )
    ada.sees("client", "change", "shop", "--fulfil", "*=webhook:billing")
    assert "`*` goes out by `billing`" in ada.is_refused("endpoint", "remove", "billing")
    ada.sees("client", "change", "shop", "--fulfil", "*=person")
    ada.sees("endpoint", "change", "billing", "--timeout", "20")
    ada.sees("endpoint", "remove", "billing")
    assert "`shop` has no endpoint `billing`" in ada.is_refused("endpoint", "remove", "billing")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("credit", "`credit` does not say by what it goes out"),
        ("credit=pigeon", "`pigeon` is no way in which a remedy goes out"),
        ("credit=webhook", "goes out by a webhook, and none is named"),
        ("credit=mail", "goes out by mail, and no address is named"),
        ("credit=log:here", "goes out by `log`, which takes no name"),
        ("Credit!=log", "`Credit!` is neither a remedy nor a kind of remedies"),
    ],
)
def test_a_way_that_is_typed_otherwise_is_told(ada: Shell, typed: str, said: str) -> None:
    assert said in ada.is_refused("client", "change", "shop", "--fulfil", typed)


def test_what_is_settled_is_shown(ada: Shell) -> None:
    assert "remedies go out by: a person" in ada.sees("client", "show", "shop")
    ada.sees("client", "change", "shop", "--fulfil", "credit=log", "--return-address", "Shop Returns")
    said = ada.sees("client", "show", "shop")
    assert "credit goes out by: log" in said
    assert "to be sent back: within 14 days, to Shop Returns, with a reminder after 7 days" in said


def test_a_worker_gives_what_was_promised(ada: Shell, receiver: Receiver) -> None:
    with_endpoint(ada, receiver)
    case = promised(ada)
    assert "fulfil" in ada.sees("jobs", "list")
    ada.sees("worker", "--until-idle")
    assert len(receiver.given) == 1
    assert "late credit (€30.00): given" in ada.of("ana").sees("case", "show", case)


def test_what_was_given_up_is_seen_and_tried_again(ada: Shell, receiver: Receiver) -> None:
    with_endpoint(ada, receiver)
    receiver.will(Behaviour.REFUSES, Behaviour.REFUSES)
    case = promised(ada)
    ada.sees("worker", "--until-idle")
    (job,) = ada.reads("jobs", "list", "--given-up")["jobs"]
    assert (job["case"], job["kind"], job["state"]) == (case, "fulfil", "dead")
    assert job["why"] == "the endpoint refuses it (403 Forbidden)"
    assert "given up" in ada.sees("jobs", "show", job["id"][:8])
    assert "could not be given by itself" in ada.of("ana").sees("case", "show", case)
    ada.sees("jobs", "retry", job["id"][:8])
    ada.sees("worker", "--until-idle")
    ada.of("ana").sees("case", "fulfil", case, "late_credit")
    ada.sees("worker", "--until-idle")
    assert sum(receiver.given.values()) == 1
    assert "there is no job `0000`" in ada.is_refused("jobs", "retry", "0000")


def test_a_job_is_called_off_and_a_person_gives(ada: Shell) -> None:
    ada.sees("client", "change", "shop", "--fulfil", "late_credit=log")
    case = promised(ada)
    job = next(one for one in ada.reads("jobs", "list")["jobs"] if one["kind"] == "fulfil")
    assert "called off" in ada.sees("jobs", "cancel", job["id"])
    assert "could not be given by itself" in ada.of("ana").sees("case", "show", case)
    assert "the job was called off" in ada.is_refused("jobs", "retry", job["id"])


def test_whoever_only_looks_changes_no_job(ada: Shell) -> None:
    ada.sees("client", "change", "shop", "--fulfil", "late_credit=log")
    promised(ada)
    job = ada.reads("jobs", "list")["jobs"][0]
    assert "may not" in ada.of("ana").is_refused("jobs", "cancel", job["id"])


def test_what_has_to_come_back_is_asked_for_and_recorded_by_its_number(ada: Shell) -> None:
    ada.sees("client", "change", "shop", "--fulfil", "*=log", "--return-address", "Shop Returns")
    case = promised(ada, "new_radio")
    ana = ada.of("ana")
    ana.sees("case", "ask-return", case, "new_radio", "--within", "10d")
    (awaited,) = ana.reads("case", "show", case)["returns"]
    assert awaited["label"][:2] == [f"RETURN {awaited['number']}", "Shop Returns"]
    assert "awaited until" in ana.sees("case", "show", case)
    typed = awaited["number"].replace("-", " ").lower()
    assert "what was awaited has arrived" in ana.sees("case", "return-arrived", typed, "--serial", SERIAL)
    ada.sees("worker", "--until-idle", "--log", "given.jsonl")
    assert "new_radio" in (ada.folder / "given.jsonl").read_text(encoding="utf-8")


def test_a_worker_does_so_many_jobs_at_once(ada: Shell) -> None:
    assert "start several workers for more" in ada.is_refused("worker", "--at-once", "11", "--until-idle")


def test_a_worker_stops_in_good_order_when_it_is_told_to(ada: Shell) -> None:
    worker = subprocess.Popen(
        [sys.executable, "-m", "amends", "worker"],
        cwd=ada.folder,
        env={**os.environ, **environment()},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    assert worker.stdout.readline() == "Working on sqlite:///amends.db; Ctrl-C stops it.\n"
    worker.send_signal(signal.SIGTERM)
    _, errors = worker.communicate(timeout=60)
    assert (worker.returncode, errors) == (0, "")
