"""Looking at letters: which there are in a case, what became of each, and what one says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amends.app.letters.asked import LETTER, LetterAsked
from amends.app.letters.written import Written, address_lines, write
from amends.app.on_case import OnCase, on_case
from amends.app.workspace import Desk
from amends.cases.events.letters import LetterFault, LetterKind
from amends.cases.parts import CaseLetter, LetterState
from amends.cases.recorded import Recorded
from amends.directory.errors import DirectoryError
from amends.letters.which import MAY_LEAD_TO_ONE
from amends.store import cases as stored_cases
from amends.store.engine import reading
from amends.store.jobs_list import JobState, job_of

WAITING = "waiting"
"""What a letter is before a worker has sent it."""


class NoSuchLetterError(DirectoryError):
    """The case has no such letter."""


class NothingToSayError(DirectoryError):
    """What the letter would say does not hold any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    """A letter, and what became of it.

    Attributes:
        number: the number of the event that it follows from, by which people name it.
        state: `waiting` before a worker has sent it, else `sent`, `posted`, `failed` or `asked` (for again).
        at: since when it stands so.
        sending: how often it was sent, or is about to be.
    """

    number: int
    letter: UUID
    kind: LetterKind
    state: str
    at: datetime
    sending: int = 1
    language: str | None = None
    fault: LetterFault | None = None
    status: str | None = None

    @property
    def asked(self) -> LetterAsked:
        """What it takes to write it."""
        return LetterAsked(self.letter, self.number, self.kind, self.sending)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """The letters of a case, in the order in which they came about."""

    reference: str
    timezone: str
    lines: tuple[LetterLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLetter:
    """A letter as it is printed: what it says, and the lines of the address, as far as they are known."""

    line: LetterLine
    written: Written
    address: tuple[str, ...]


def letters_of(desk: Desk, case: UUID | str) -> Letters:
    """The letters of a case.

    Raises:
        StoreError: none of the clients for whom they work has such a case.
        DirectoryError: they have no role there.
    """
    with reading(desk.workspace.engine) as connection:
        on = on_case(connection, desk, case)
        return Letters(reference=on.state.reference, timezone=on.client.timezone, lines=_lines(on, _history(on)))


def printed_letter(desk: Desk, case: UUID | str, number: int | None) -> PrintedLetter:
    """What a letter of a case says; without a number, the last that failed, else the last.

    Raises:
        NoSuchLetterError: there is none of that number, or none at all.
        NothingToSayError: what it would say does not hold any more.
        StoreError: none of the clients for whom they work has such a case.
        DirectoryError: they have no role there.
    """
    with reading(desk.workspace.engine) as connection:
        on = on_case(connection, desk, case)
        history = _history(on)
        line = _meant(_lines(on, history), number)
        written = write(connection, on.client, on.policy, history, line.asked)
        if written is None:
            raise NothingToSayError(
                f"the letter {line.number} has nothing to say any more", "what holds now is told in the case"
            )
        return PrintedLetter(line=line, written=written, address=address_lines(connection, written.customer))


def letter_in(on: OnCase, number: int | None) -> CaseLetter:
    """A letter of a case that was sent or has failed; without a number, the last that failed, else the last.

    Raises:
        NoSuchLetterError: there is none of that number, or none at all.
    """
    lines = tuple(map(_known, on.state.letters.values()))
    return on.state.letters[_meant(lines, number).letter]


def _lines(on: OnCase, history: list[Recorded]) -> tuple[LetterLine, ...]:
    known = map(_known, on.state.letters.values())
    return tuple(sorted([*known, *_waiting(on, history)], key=lambda line: line.number))


def _known(letter: CaseLetter) -> LetterLine:
    return LetterLine(
        number=letter.number,
        letter=letter.id,
        kind=letter.kind,
        state=letter.state.value,
        at=letter.at,
        sending=letter.sending,
        language=letter.language,
        fault=letter.fault,
        status=letter.status,
    )


def _waiting(on: OnCase, history: list[Recorded]) -> Iterator[LetterLine]:
    """The letters that are queued, and that no worker has sent yet."""
    for recorded in history:
        if recorded.id in on.state.letters or not isinstance(recorded.event, MAY_LEAD_TO_ONE):
            continue
        job = job_of(on.connection, on.client.id, LETTER, f"{recorded.id}.1")
        if job is not None and job.state in (JobState.WAITING, JobState.LEASED, JobState.DEAD):
            asked = LetterAsked.of(job.data)
            yield LetterLine(number=asked.number, letter=asked.letter, kind=asked.kind, state=WAITING, at=recorded.at)


def _meant(lines: tuple[LetterLine, ...], number: int | None) -> LetterLine:
    if not lines:
        raise NoSuchLetterError(
            "the customer was not written to in this case", "see what has happened: `amends case show --history`"
        )
    if number is None:
        failed = [line for line in lines if line.state == LetterState.FAILED.value]
        return (failed or lines)[-1]
    found = next((line for line in lines if line.number == number), None)
    if found is None:
        there_are = ", ".join(str(line.number) for line in lines)
        raise NoSuchLetterError(f"the case has no letter `{number}`", f"there is: {there_are}")
    return found


def _history(on: OnCase) -> list[Recorded]:
    return stored_cases.load(on.connection, [on.client.id], on.state.id)
