"""What was promised in a case and is not given yet: what stands now, and who or what acts next."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from amends.app.cases.reading import CaseView
from amends.cases.fulfilling import goes_out_by_itself, is_agreed, is_awaited
from amends.cases.parts import Gift, GiftState


class Waits(StrEnum):
    """What a promise waits for before the customer has it."""

    FOR_PERSON = "for_person"
    AFTER_FAILURE = "after_failure"
    BY_ITSELF = "by_itself"
    FOR_ARRIVAL = "for_arrival"
    FOR_CONDITION = "for_condition"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class OpenGift:
    """Something that was promised."""

    gift: Gift
    waits: Waits

    @property
    def is_settled_at_once(self) -> bool:
        """Whether nothing more is asked of who says that the customer has it."""
        return self.waits in (Waits.FOR_PERSON, Waits.AFTER_FAILURE)

    @property
    def is_settled_with_words(self) -> bool:
        """Whether who says so says how they know."""
        return self.waits in (Waits.FOR_CONDITION, Waits.UNCERTAIN)


def open_gifts(view: CaseView) -> tuple[OpenGift, ...]:
    """What was promised or agreed and is not given yet; what an offer has only set aside is not promised."""
    return tuple(_open(view))


def _open(view: CaseView) -> Iterator[OpenGift]:
    for gift in view.state.open_gifts:
        if is_agreed(view.state, gift):
            yield OpenGift(gift, _waits(view, gift))


def _waits(view: CaseView, gift: Gift) -> Waits:
    if gift.state is GiftState.UNCERTAIN:
        return Waits.UNCERTAIN
    if gift.hangs_on_condition:
        return Waits.FOR_CONDITION
    if is_awaited(view.state, view.policy, gift):
        return Waits.FOR_ARRIVAL
    if goes_out_by_itself(view.house.fulfilment, gift, view.policy):
        return Waits.BY_ITSELF
    return Waits.AFTER_FAILURE if gift.has_failed else Waits.FOR_PERSON
