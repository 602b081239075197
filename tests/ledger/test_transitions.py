"""What can become of an entry, and what is said where something cannot."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from amends.ledger.entries import Entry, EntryState
from amends.ledger.errors import (
    AlreadyGivenError,
    ClosedEntryError,
    LedgerError,
    NotYetGivenError,
    ReasonMissingError,
    UncertainEntryError,
)
from amends.ledger.transitions import give, mark_uncertain, release, reserve, reverse, settle
from tests.ledger.florist import APPROVAL, NOW, gift, in_state, next_id, reserved

LATER = NOW + timedelta(hours=1)
ACTS: dict[str, Callable[[Entry], Entry]] = {
    "give": lambda entry: give(entry, LATER),
    "release": lambda entry: release(entry, "the offer expired", LATER),
    "mark uncertain": lambda entry: mark_uncertain(entry, "no answer came", LATER),
    "settle as given": lambda entry: settle(entry, given=True, reason="the customer has it", at=LATER),
    "settle as not given": lambda entry: settle(entry, given=False, reason="it came back", at=LATER),
    "reverse": lambda entry: reverse(entry, "a mistake", LATER),
}
POSSIBLE = {
    (EntryState.RESERVED, "give"): EntryState.GIVEN,
    (EntryState.RESERVED, "release"): EntryState.RELEASED,
    (EntryState.RESERVED, "mark uncertain"): EntryState.UNCERTAIN,
    (EntryState.UNCERTAIN, "settle as given"): EntryState.GIVEN,
    (EntryState.UNCERTAIN, "settle as not given"): EntryState.RELEASED,
    (EntryState.GIVEN, "reverse"): EntryState.REVERSED,
}
REFUSED: dict[EntryState, tuple[type[LedgerError], str]] = {
    EntryState.RESERVED: (NotYetGivenError, "give it, or release it with a reason"),
    EntryState.UNCERTAIN: (UncertainEntryError, "find out whether it reached the customer, and settle it"),
    EntryState.GIVEN: (
        AlreadyGivenError,
        "there is nothing left to do; if it was a mistake, reverse it with a reason",
    ),
    EntryState.RELEASED: (ClosedEntryError, "to give it after all, reserve it anew as the next round"),
    EntryState.REVERSED: (ClosedEntryError, "to give it after all, reserve it anew as the next round"),
}


@pytest.mark.parametrize(("start", "act"), POSSIBLE)
def test_an_entry_goes_on_to_its_next_state(start: EntryState, act: str) -> None:
    before = in_state(start)
    after = ACTS[act](before)
    assert (after.state, after.changed_at) == (POSSIBLE[start, act], LATER)
    assert (after.id, after.key, after.gift, after.at) == (before.id, before.key, before.gift, before.at)
    assert before.state is start


@pytest.mark.parametrize(
    ("start", "act"), [(state, act) for state in EntryState for act in ACTS if (state, act) not in POSSIBLE]
)
def test_everything_else_is_refused_with_what_to_do_instead(start: EntryState, act: str) -> None:
    error, help_text = REFUSED[start]
    with pytest.raises(error, match=r"^`voucher` of 10 ") as caught:
        ACTS[act](in_state(start))
    assert caught.value.help == help_text


def test_what_rests_on_an_approval_is_approved() -> None:
    assert reserve(gift(approval=APPROVAL), next_id(), NOW).approved is True
    assert reserve(gift(), next_id(), NOW).approved is False


def test_a_reversal_tells_its_reason() -> None:
    assert ACTS["reverse"](in_state(EntryState.GIVEN)).reason == "a mistake"


@pytest.mark.parametrize("blank", ["", " \n"])
def test_nothing_is_released_settled_or_reversed_without_a_reason(blank: str) -> None:
    acts: list[Callable[[], Entry]] = [
        lambda: release(reserved(), blank, LATER),
        lambda: mark_uncertain(reserved(), blank, LATER),
        lambda: settle(in_state(EntryState.UNCERTAIN), given=True, reason=blank, at=LATER),
        lambda: reverse(in_state(EntryState.GIVEN), blank, LATER),
    ]
    for act in acts:
        with pytest.raises(ReasonMissingError, match=r"`voucher` of 10 cannot become .* without a reason"):
            act()
