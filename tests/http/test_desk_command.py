"""`amends desk`: a first start that explains itself, somebody who logs in, and an orderly end."""

import json
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from amends.settings import Logs, SettingError, Settings, settings_in
from tests.cli.command import AMENDS, ROOT, amends, environment
from tests.http.caller import Caller

_ADDRESS = re.compile(r"Amends serves \S+ at (http://127\.0\.0\.1:\d+)[^;]*; Ctrl-C stops it\.")


@contextmanager
def desk(folder: Path, *arguments: str, **settings: str) -> Iterator[tuple["subprocess.Popen[str]", str, list[str]]]:
    """A desk in a folder, with these in its environment: its process, its address, what it said before it answered."""
    command = [*AMENDS, "desk", "--port", "0", "--logs", "json", *arguments]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(**settings)
    ) as process:
        assert process.stdout is not None
        said: list[str] = []
        for line in process.stdout:
            said.append(line)
            if found := _ADDRESS.match(line):
                try:
                    yield process, found[1], said
                finally:
                    if process.poll() is None:
                        process.send_signal(signal.SIGTERM)
                    process.wait(30)
                break
        else:
            raise AssertionError(f"it did not come up: {said} {process.stderr.read() if process.stderr else ''}")


def test_the_first_start_makes_a_store_and_says_how_to_log_in(tmp_path: Path) -> None:
    with desk(tmp_path, "--administrator", "ana") as (process, address, said):
        text = "".join(said)
        assert text.startswith("sqlite:///amends.db is made.\n")
        assert "amends.db.key holds the key for those who are erased one day" in text
        password = re.search(r"^    (\S+)$", text, re.MULTILINE)
        assert password is not None, text
        session = Caller(address).sends("/login", {"name": "ana", "password": password[1]})
        me = Caller(address, session["token"]).reads("/me")
        assert (me["user"], me["roles"][0]["role"]) == ("ana", "administrator")
        assert Caller(address).reads("/ready")["is_ready"] is True
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
        logged = [json.loads(line) for line in errors.splitlines()]
        assert [(one["method"], one["path"], one["status"]) for one in logged] == [
            ("POST", "/api/v1/login", 200),
            ("GET", "/api/v1/me", 200),
            ("GET", "/ready", 200),
        ]
        assert password[1] not in errors
        assert process.returncode in (0, -signal.SIGTERM)
    with desk(tmp_path, "--no-worker") as (_, _, said):
        assert len(said) == 1


def test_a_sample_is_started_as_the_first_page_of_the_project_says(tmp_path: Path) -> None:
    readme, makefile = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "Makefile"))
    assert "$ make desk ARGS=--sample\n" in readme
    assert re.search(r"^desk: .*\n.*amends desk \$\(ARGS\)$", makefile, re.MULTILINE)
    named = re.findall(r"^\| `(\w+)`, ", readme, re.MULTILINE)
    assert named == ["ana", "carla", "dora", "olga", "erin"]
    with desk(tmp_path, "--sample", "--no-worker") as (_, address, said):
        password = re.search(r"^    ([a-z0-9]+(?:-[a-z0-9]+)+)$", "".join(said), re.MULTILINE)
        assert password is not None, said
        for user in named:
            assert f"\n    {user} " in "".join(said)
            session = Caller(address).sends("/login", {"name": user, "password": password[1]})
            assert Caller(address, session["token"]).reads("/me")["user"] == user
    assert (tmp_path / "sample.db").exists()
    assert not (tmp_path / "amends.db").exists()
    with desk(tmp_path, "--sample", "--no-worker") as (_, _, said):
        assert said[0].startswith("sqlite:///sample.db is there already, and is served as it is.")


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with desk(tmp_path) as (_, address, _):
        port = address.rsplit(":", 1)[1]
        ended = amends("desk", "--port", port, "--no-worker", cwd=tmp_path)
        assert ended.status == 2
        assert f"error: `127.0.0.1:{port}` cannot be listened on: address already in use" in ended.errors


def test_settings_come_from_the_environment() -> None:
    assert settings_in({}) == Settings()
    found = settings_in({"AMENDS_PORT": "8080", "AMENDS_LOGS": "json", "AMENDS_CONNECTIONS": "2", "AMENDS_HOST": "::1"})
    assert (found.port, found.logs, found.connections, found.is_loopback) == (8080, Logs.JSON, 2, True)
    assert not settings_in({"AMENDS_HOST": "0.0.0.0"}).is_loopback


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AMENDS_PORT", "x"),
        ("AMENDS_PORT", "70000"),
        ("AMENDS_LOGS", "loud"),
        ("AMENDS_CONNECTIONS", "0"),
        ("AMENDS_MOST_AT_ONCE", "0"),
    ],
)
def test_a_setting_that_is_none_is_told(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"`{name}={value}` is no setting; expected"):
        settings_in({name: value})
