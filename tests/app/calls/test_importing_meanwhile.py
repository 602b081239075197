"""While call records come in others go on with their work, and nobody sees half a file, however its import ends."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import func, select

from amends.app.calls.errors import ImportGoingOnError, ImportTakenOverError
from amends.app.calls.importing import CallFile, ImportedCalls, import_call_records, read_call_mapping
from amends.app.calls.looking import look_without_case
from amends.app.calls.staging import LEASE
from amends.app.calls.waiting import Patience
from amends.app.tidying import tidy
from amends.calls.evidence import CallEvidence
from amends.calls.record import CallRecord
from amends.formats.mapped.rejects import RejectedFileError
from amends.store.call_imports import CallStaging, begin_import, is_still_going_on
from amends.store.calls_tables import call_records
from amends.store.directory_tables import users
from tests.app.calls.tidewren import LEO, MAPPING, THE_SAME_QUESTION, WITHOUT_NUMBERS, Tidewren, csv_of
from tests.calls.lottery import ACCOUNT, NEIGHBOUR
from tests.stores import reading_all, writing_all

_ENOUGH_FOR_ONE_PART = 25_000
_PATIENCE = 60.0


class Interrupted(BytesIO):
    """A file at whose middle something else happens, once."""

    def __init__(self, content: bytes, meanwhile: Callable[[], object]) -> None:
        super().__init__(content)
        self._middle, self._meanwhile = len(content) // 2, meanwhile
        self.has_happened = False

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line."""
        if not self.has_happened and self.tell() > self._middle:
            self.has_happened = True
            self._meanwhile()
        return super().readline(size)


def many(count: int = 4_000) -> list[CallRecord]:
    """Calls of a neighbour, one a minute."""
    return [
        LEO[0]._replace(call=f"N-{number}", account=NEIGHBOUR, at=LEO[0].at + timedelta(minutes=number))
        for number in range(count)
    ]


def imports(
    tidewren: Tidewren, stream: BytesIO, mapping: bytes = MAPPING, patience: Patience | None = None
) -> ImportedCalls:
    """The records of a stream come in."""
    file = CallFile(stream, "calls.csv", read_call_mapping(mapping, "mapping.yaml"))
    return import_call_records(tidewren.desk("ada"), None, file, patience=patience)


def begun(tidewren: Tidewren, lease: timedelta = LEASE) -> CallStaging:
    """An import of somebody who has given no sign of life since."""
    with writing_all(tidewren.workspace.engine) as connection:
        by = connection.execute(select(users.c.id).where(users.c.name == "ada")).scalar_one()
        client = tidewren.account(ACCOUNT).client
        staging = begin_import(connection, client, by, tidewren.now, tidewren.now + lease)
        assert isinstance(staging, CallStaging)
        return staging


def seen(tidewren: Tidewren) -> CallEvidence:
    """What the records show of Leo's calls, and of others'."""
    asked = replace(THE_SAME_QUESTION, account=ACCOUNT)
    return look_without_case(tidewren.desk("olga"), None, asked).evidence


def rows_in(tidewren: Tidewren) -> int:
    """How many rows of call records the store holds, whether anybody sees them or not."""
    with reading_all(tidewren.workspace.engine) as connection:
        return connection.execute(select(func.count()).select_from(call_records)).scalar_one()


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some hundred rows are written at a time."""
    monkeypatch.setattr("amends.app.calls.staging._AT_ONCE", 500)


@pytest.mark.parametrize("mapping", [MAPPING, WITHOUT_NUMBERS])
def test_while_a_file_comes_in_a_case_is_opened_and_nobody_sees_half_of_the_file(
    tidewren: Tidewren, mapping: bytes
) -> None:
    opened, found = [], []

    def meanwhile() -> None:
        opened.append(tidewren.case())
        found.append((rows_in(tidewren) > 500, seen(tidewren)))

    nothing = seen(tidewren)
    stream = Interrupted(csv_of(LEO, many()), meanwhile)
    done = imports(tidewren, stream, mapping).done

    assert stream.has_happened
    assert tidewren.state(opened[0]).contact is not None
    assert found == [(True, nothing)]
    assert (done.number, done.rows, done.added) == (1, 4_020, 4_020)
    assert (seen(tidewren).attempts, seen(tidewren).others.attempts) == (20, 4_000)


def test_what_was_shared_before_a_file_came_in_stays_as_it_was_told(tidewren: Tidewren) -> None:
    tidewren.imports(csv_of(LEO))
    before = seen(tidewren)

    imports(tidewren, Interrupted(csv_of(many()), lambda: seen(tidewren).digest == before.digest or pytest.fail()))

    assert seen(tidewren).digest != before.digest
    assert tidewren.findings() == []


def test_of_a_file_with_a_bad_row_at_its_end_not_one_row_stays(tidewren: Tidewren) -> None:
    file = csv_of(many()) + b"x,330-1,1-800-555-0186,yesterday,yes,4,60,0.25\n"

    with pytest.raises(RejectedFileError):
        tidewren.imports(file)

    assert rows_in(tidewren) == 0
    assert tidewren.imports(csv_of(many())).done.added == 4_000


def test_a_second_import_of_the_same_client_waits_for_the_first(tidewren: Tidewren) -> None:
    refused = []

    def meanwhile() -> None:
        with pytest.raises(ImportGoingOnError, match="call records of `tidewren` are being imported since") as raised:
            tidewren.imports(csv_of(LEO))
        refused.append(raised.value)

    imports(tidewren, Interrupted(csv_of(many()), meanwhile))

    assert refused
    assert tidewren.imports(csv_of(LEO)).done.added == 20


class Slowly(BytesIO):
    """A file that comes a line every three seconds; before its last one, something else happens."""

    def __init__(self, content: bytes, tidewren: Tidewren, meanwhile: Callable[[], object]) -> None:
        super().__init__(content)
        self._lines_left, self._tidewren, self._meanwhile = content.count(b"\n"), tidewren, meanwhile

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line."""
        self._tidewren.now += timedelta(seconds=3)
        self._lines_left -= 1
        if self._lines_left == 0:
            self._meanwhile()
        return super().readline(size)


def test_an_import_whose_file_comes_slowly_is_not_taken_for_one_that_was_broken_off(tidewren: Tidewren) -> None:
    began, refused = tidewren.now, []

    def meanwhile() -> None:
        with pytest.raises(ImportGoingOnError):
            tidewren.imports(csv_of(LEO))
        refused.append(tidewren.now - began)

    assert imports(tidewren, Slowly(csv_of(many(20)), tidewren, meanwhile)).done.added == 20
    assert refused
    assert refused[0] > LEASE


def test_who_is_refused_is_told_to_the_second_when_another_can_begin(tidewren: Tidewren) -> None:
    begun(tidewren)
    tidewren.now += LEASE - timedelta(seconds=7, milliseconds=500)

    with pytest.raises(ImportGoingOnError, match=r"another can begin in 8 seconds, at 15:00:30 UTC") as raised:
        tidewren.imports(csv_of(LEO))

    assert raised.value.until == tidewren.now + timedelta(seconds=7, milliseconds=500)


def test_who_waits_begins_when_the_lease_of_an_import_that_was_broken_off_has_run_out(tidewren: Tidewren) -> None:
    begun(tidewren)
    waited: list[timedelta] = []

    def patience(_error: ImportGoingOnError, some_time: timedelta) -> None:
        waited.append(some_time)
        tidewren.now += some_time

    assert imports(tidewren, BytesIO(csv_of(LEO)), patience=patience).done.added == 20
    assert sum(waited, timedelta()) == LEASE


def test_nobody_waits_for_an_import_that_gives_a_sign_of_life(tidewren: Tidewren) -> None:
    other = begun(tidewren)
    waited = []

    def patience(_error: ImportGoingOnError, some_time: timedelta) -> None:
        waited.append(some_time)
        tidewren.now += some_time
        with writing_all(tidewren.workspace.engine) as connection:
            assert is_still_going_on(connection, other, tidewren.now + LEASE)

    with pytest.raises(ImportGoingOnError):
        imports(tidewren, BytesIO(csv_of(LEO)), patience=patience)

    assert len(waited) == 1


def test_nobody_waits_longer_than_for_one_lease(tidewren: Tidewren) -> None:
    begun(tidewren, LEASE + timedelta(seconds=1))

    with pytest.raises(ImportGoingOnError):
        imports(tidewren, BytesIO(csv_of(LEO)), patience=lambda _error, _time: pytest.fail("it waits"))


def test_an_import_without_a_sign_of_life_is_taken_over_and_then_keeps_out(tidewren: Tidewren) -> None:
    def meanwhile() -> None:
        tidewren.now += LEASE
        assert tidewren.imports(csv_of(LEO)).done.added == 20

    with pytest.raises(ImportTakenOverError, match="nothing of it was imported"):
        imports(tidewren, Interrupted(csv_of(many()), meanwhile))

    assert (seen(tidewren).attempts, seen(tidewren).others.attempts) == (20, 0)
    assert rows_in(tidewren) == 20


@pytest.mark.parametrize("mapping", [MAPPING, WITHOUT_NUMBERS])
def test_after_a_kill_nothing_is_seen_and_the_next_import_gives_the_same_as_one(
    tidewren: Tidewren, tmp_path: Path, mapping: bytes
) -> None:
    tidewren.imports(csv_of(LEO), mapping)
    before = seen(tidewren)
    killed_while_importing(tidewren, csv_of(many(_ENOUGH_FOR_ONE_PART)), mapping, tmp_path)

    assert seen(tidewren) == before
    assert rows_in(tidewren) > 20
    assert tidewren.findings() == []
    with pytest.raises(ImportGoingOnError):
        tidewren.imports(csv_of(many()), mapping)
    tidewren.now += 2 * LEASE
    again = tidewren.imports(csv_of(many()), mapping).done

    assert (again.number, again.added) == (2, 4_000)
    assert rows_in(tidewren) == 4_020
    assert tidewren.imports(csv_of(many()), mapping).done.added == 0
    assert tidewren.findings() == []


def test_after_a_kill_what_came_in_is_tidied_up(tidewren: Tidewren, tmp_path: Path) -> None:
    tidewren.imports(csv_of(LEO))
    killed_while_importing(tidewren, csv_of(many(_ENOUGH_FOR_ONE_PART)), MAPPING, tmp_path)

    assert tidy(tidewren.workspace, timedelta(days=90)).call_records == 0
    tidewren.now += 2 * LEASE
    assert tidy(tidewren.workspace, timedelta(days=90)).call_records > 0
    assert rows_in(tidewren) == 20
    assert tidewren.imports(csv_of(many())).done.added == 4_000


def killed_while_importing(tidewren: Tidewren, file: bytes, mapping: bytes, folder: Path) -> None:
    """A process of its own imports, and is killed as soon as a part of the file is in the store."""
    (folder / "mapping.yaml").write_bytes(mapping)
    tidewren.now = datetime.now(UTC)
    before, url = rows_in(tidewren), tidewren.workspace.engine.url.render_as_string(hide_password=False)
    command = ["calls", "import", "-", "--mapping", str(folder / "mapping.yaml"), "--database", url, "--as", "ada"]
    with subprocess.Popen([sys.executable, "-m", "amends", *command], stdin=subprocess.PIPE, env=os.environ) as process:
        try:
            assert process.stdin is not None
            process.stdin.write(file)
            process.stdin.flush()
            # It waits for the rest of the file, which never comes.
            until = time.monotonic() + _PATIENCE
            while rows_in(tidewren) == before:
                assert process.poll() is None
                assert time.monotonic() < until
                time.sleep(0.05)
        finally:
            process.kill()
