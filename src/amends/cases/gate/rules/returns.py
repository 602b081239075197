"""What has to come back: it is asked for where something awaits it, and held to what was asked for when it arrives."""

from datetime import datetime
from typing import Protocol

from amends.cases.events.returns import Found
from amends.cases.fulfilling import is_agreed
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.settling import NamesGift, NotAgreedError, gift_of
from amends.cases.parts import AwaitedReturn, GiftState
from amends.cases.reference import ALPHABET


class NothingAwaitedError(GateError):
    """Nothing has to come back, or not under that number."""


class DueDateError(GateError):
    """The day by which it is to arrive makes no sense, or has not come."""


class SerialError(GateError):
    """What was found does not agree with the serial number, or has to be said."""


class AsksForReturn(NamesGift, Protocol):
    """A request to have something sent."""

    @property
    def due(self) -> datetime:
        """Until when it is to arrive."""

    @property
    def remind_at(self) -> datetime | None:
        """When the customer is reminded of it."""


class NamesReturn(Protocol):
    """A request about a return."""

    @property
    def number(self) -> str:
        """Its number, as it stands on the label."""


class TellsOfArrival(NamesReturn, Protocol):
    """A request that says what arrived."""

    @property
    def serial(self) -> str | None:
        """The serial number that was read on it."""

    @property
    def found(self) -> Found | None:
        """What was found, where somebody says it."""


def gift_awaits_something(attempt: Attempt[NamesGift]) -> None:
    """The gift waits for something to arrive, and the customer has accepted it where it was proposed."""
    gift = gift_of(attempt)
    if not gift.awaits or gift.state is not GiftState.RESERVED:
        raise NothingAwaitedError(f"`{gift.remedy}` awaits nothing from the customer", "see `amends case show`")
    if not is_agreed(attempt.state, gift):
        raise NotAgreedError(f"the customer has not accepted `{gift.remedy}` yet", "offer it first")


def can_be_sent_in_time(attempt: Attempt[AsksForReturn]) -> None:
    """It is to arrive later than now, and the customer is reminded before that."""
    due, remind_at = attempt.request.due, attempt.request.remind_at
    if due <= attempt.around.at:
        raise DueDateError("the day by which it is to arrive has passed", "name a later one")
    if remind_at is not None and not attempt.around.at < remind_at < due:
        raise DueDateError("a reminder comes before the day by which it is to arrive", "name an earlier one, or none")


def has_a_number_left(attempt: Attempt[NamesGift]) -> None:
    """So many returns fit in one case."""
    state = attempt.state
    if state.return_for(attempt.request.entry) is None and len(state.returns) + 1 >= len(ALPHABET):
        raise NothingAwaitedError(
            f"this case has {len(state.returns)} returns, and no number is left", "open another case for what is left"
        )


def return_meant(attempt: Attempt[NamesReturn]) -> AwaitedReturn:
    """The return that is meant.

    Raises:
        NothingAwaitedError: the case has none of that number.
    """
    meant = attempt.state.returns.get(attempt.request.number)
    if meant is None:
        raise NothingAwaitedError(
            f"nothing is to come back as `{attempt.request.number}` in this case", "see `amends case show`"
        )
    return meant


def is_still_awaited(attempt: Attempt[NamesReturn]) -> None:
    """What waits for it was neither given nor released, and it has not arrived yet."""
    meant = return_meant(attempt)
    if meant.found is Found.RIGHT:
        raise NothingAwaitedError(f"return `{meant.number}` has arrived already", "nothing is left to record")
    gift = attempt.state.gifts[meant.entry]
    if gift.state is not GiftState.RESERVED:
        raise NothingAwaitedError(
            f"`{gift.remedy}`, which awaited it, is {gift.state} already",
            "keep what has arrived, and ask the customer what is to become of it",
        )


def agrees_with_serial(attempt: Attempt[TellsOfArrival]) -> None:
    """What is said to be found agrees with the serial number; one of the two is said."""
    request, meant = attempt.request, return_meant(attempt)
    if request.found in (Found.MISSING, Found.EMPTY):
        if request.serial is not None:
            raise SerialError("where nothing was found, no serial number was read", "say what was found")
        return
    expected = meant.serial
    if request.found is None and (request.serial is None or expected is None):
        missing = "the serial number of what is awaited is not known" if expected is None else "nothing was said of it"
        raise SerialError(f"whether it is the right thing can't be told: {missing}", _SAY_FOUND)
    if request.serial is not None and expected is not None and request.found is not None:
        is_right = same_serial(request.serial, expected)
        if is_right is not (request.found is Found.RIGHT):
            told = "is" if is_right else "is not"
            raise SerialError(
                f"the serial number {told} the one that is awaited", "leave out `--found`: the number says it"
            )


def same_serial(one: str, other: str) -> bool:
    """Whether two serial numbers are the same: capitals, blanks and signs don't matter."""
    return _plain(one) == _plain(other)


def nothing_has_arrived(attempt: Attempt[NamesReturn]) -> None:
    """As long as something else has arrived, or less, a person sees to it."""
    meant = return_meant(attempt)
    if meant.found is not None:
        raise NothingAwaitedError(f"return `{meant.number}`: {meant.found.words}", "a person sees to it")


def is_overdue(attempt: Attempt[NamesReturn]) -> None:
    """The day by which it was to arrive has passed."""
    meant = return_meant(attempt)
    if attempt.around.at < meant.due:
        raise DueDateError(f"return `{meant.number}` may arrive until {meant.due:%Y-%m-%d %H:%M} UTC", "wait for it")


def is_time_to_remind(attempt: Attempt[NamesReturn]) -> None:
    """The time has come to remind the customer, and nobody has done so."""
    meant = return_meant(attempt)
    if meant.is_reminded or meant.remind_at is None or attempt.around.at < meant.remind_at:
        raise DueDateError(f"it is not the time to remind of return `{meant.number}`", "wait for it")


def _plain(serial: str) -> str:
    return "".join(one for one in serial.upper() if one.isalnum())


_SAY_FOUND = "say it with `--found right` or `--found wrong_device`"
