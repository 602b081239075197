"""What was promised in a case and is not given yet, as a page shows it: in words, each with what is done about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from amends.app.cases.promised import OpenGift, open_gifts
from amends.app.cases.reading import CaseView
from amends.app.plain.wording import wording_of
from amends.cases.gate.rules.ending import NotDoneError
from amends.desk.texts import texts
from amends.desk.wrong import Wrong, told
from amends.explain.wording import capitalised
from amends.lang.errors import AmendsError


@dataclass(frozen=True, slots=True)
class PromiseShown:
    """Something that was promised.

    Attributes:
        entry: what it is settled by.
        remedy: which remedy it is.
        what: the remedy and what it is worth.
        stands: what stands now, in a sentence.
        is_settled_at_once: whether a click says that the customer has it.
        is_settled_with_words: whether a form asks how that is known.
    """

    entry: str
    remedy: str
    what: str
    stands: str
    is_settled_at_once: bool
    is_settled_with_words: bool


def promised(case: CaseView) -> Sequence[PromiseShown]:
    """What is still to be given, in the order in which it was promised."""
    return [_shown(case, one) for one in open_gifts(case)]


def told_of(case: CaseView, error: AmendsError) -> Wrong:
    """What an error says; where something promised stands against the end of a case, what that is, by its title."""
    if not isinstance(error, NotDoneError) or error.promised is None:
        return told(error, wording_of(case))
    what = wording_of(case).remedy(error.promised)
    return Wrong(capitalised(texts().text("promised.open", what=what)), texts().text("promised.open_help"))


def _shown(case: CaseView, one: OpenGift) -> PromiseShown:
    gift, wording = one.gift, wording_of(case)
    return PromiseShown(
        entry=str(gift.id),
        remedy=gift.remedy,
        what=wording.gift(gift.remedy, gift.amount or None),
        stands=texts().text(f"promised.{one.waits.value}", condition=gift.condition or ""),
        is_settled_at_once=one.is_settled_at_once,
        is_settled_with_words=one.is_settled_with_words,
    )
