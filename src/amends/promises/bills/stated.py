"""What the records of promises and bills say of a case, as facts of the policy that decides it.

A policy gets the facts that it declares under these names, and of their elements the fields that it declares:
`promises` (kind, amount, for_months, made_by, confirmed, recorded_by), `bill_lines` (bill, kind, amount), `bills_sent`,
`shortfalls` (bill, item, what, due, found, short_by) and `short_by`. Bills are numbered from the first that was held to
the promise on.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from amends.lang.tree import Fact, Field, PolicyTree
from amends.lang.types import Kind
from amends.promises.amounts import sum_of
from amends.promises.bills.shortfall import Shortfall, ShortfallState, ShownBill
from amends.promises.cycles import Period
from amends.promises.promise import EvidenceKind
from amends.promises.state import Confirmation, PromiseState
from amends.promises.terms import Gives, Terms

Told = str | int | bool
Element = dict[str, Told]
Stated = dict[str, Told | list[Element]]
"""Facts as JSON states them; amounts are exact texts."""

_DELIVERED = frozenset({Confirmation.ACCEPTED, Confirmation.OPENED, Confirmation.CONFIRMED})
_CREDITS = frozenset({Gives.CREDIT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What is on record about the cause of a case.

    Attributes:
        promise: the promise as it stands; None: nothing was promised.
        shown: what each bill shows that was held to it.
        shortfalls: what bills fell short by, for the same cause; those of other cases too.
        case: the case that the facts are for.
        promised_as, billed_as: the policy's words for promises and for lines, by what bills call them.
    """

    promise: PromiseState | None
    shown: Sequence[ShownBill]
    shortfalls: Sequence[Shortfall]
    case: UUID
    promised_as: Mapping[str, str]
    billed_as: Mapping[str, str]


def stated(tree: PolicyTree, records: Records) -> Stated:
    """The facts that the policy declares and the records know."""
    found: Stated = {}
    bills = _numbered(records)
    mine = [one for one in records.shortfalls if one.case == records.case and one.state is not ShortfallState.CORRECTED]
    lists = {
        "promises": list(_promises(records)),
        "bill_lines": list(_lines(records, bills)),
        "shortfalls": [_shortfall(one, bills) for one in mine],
    }
    for name, elements in lists.items():
        fact = tree.facts.get(name)
        if fact is not None and fact.type.kind is Kind.LIST:
            found[name] = [_of_policy(element, fact) for element in elements]
    plain: dict[str, tuple[Told, frozenset[Kind]]] = {
        "bills_sent": (len(bills), frozenset({Kind.INTEGER, Kind.NUMBER})),
        "short_by": (
            _text(sum_of(one.short_by for one in mine)),
            frozenset({Kind.MONEY}),
        ),
    }
    for name, (value, kinds) in plain.items():
        fact = tree.facts.get(name)
        if fact is not None and fact.history is None and fact.type.kind in kinds:
            found[name] = value
    return found


def _numbered(records: Records) -> Mapping[Period, int]:
    periods = {one.period for one in records.shown} | {one.period for one in records.shortfalls}
    return {period: number for number, period in enumerate(sorted(periods), start=1)}


def _promises(records: Records) -> Iterator[dict[str, Sequence[Told]]]:
    if records.promise is None:
        return
    offer = records.promise.offer
    for part, terms in enumerate(offer.terms, start=1):
        kind = records.promised_as.get(terms.item)
        if kind is None:
            continue
        yield {
            "kind": [kind],
            "amount": [_text(_amount(terms, part, records.shown))],
            "for_months": [terms.months] if terms.months is not None and terms.recurring else [],
            "made_by": [word for word in (offer.team, offer.channel, offer.seller) if word is not None],
            "confirmed": [records.promise.confirmation in _DELIVERED],
            "recorded_by": [_recorded_by(records.promise)],
        }


def _amount(terms: Terms, part: int, shown: Iterable[ShownBill]) -> Decimal:
    """What is taken off a month; of an item at a price, what it costs without the promise."""
    if terms.gives in _CREDITS:
        return terms.amount
    return max((one.found for one in shown if one.part == part), default=terms.amount)


def _recorded_by(promise: PromiseState) -> str:
    kinds = {evidence.kind for evidence in promise.offer.evidence}
    if EvidenceKind.ORDER in kinds:
        return "order"
    # Whoever sold it wrote it down, unless all that there is is what the customer says.
    return "nobody" if kinds == {EvidenceKind.CUSTOMERS_WORD} else "seller"


def _lines(records: Records, bills: Mapping[Period, int]) -> Iterator[dict[str, Sequence[Told]]]:
    made_up = {
        (one.part, one.period)
        for one in records.shortfalls
        if one.case != records.case or one.state is ShortfallState.CORRECTED
    }
    if records.promise is not None:
        for bill in records.promise.bills.values():
            if bill.elsewhere is not None:
                made_up |= {(bill.part, bill.period), (bill.part, bill.elsewhere)}
    items = [terms.item for terms in records.promise.offer.terms] if records.promise is not None else []
    for one in sorted(records.shown, key=lambda one: (one.period, one.part)):
        # What another case gives back, or another month's bill takes off, is as if it stood where it belongs.
        amount = one.due if (one.part, one.period) in made_up else one.found
        if one.part <= len(items):
            yield from _line(records, bills[one.period], items[one.part - 1], amount)
    for short in records.shortfalls:
        if short.case != records.case:
            continue
        if short.promise is None:
            yield from _line(records, bills[short.period], short.item, short.found)
        for line in short.beside:
            yield from _line(records, bills[short.period], line.item, line.amount.copy_abs())


def _line(records: Records, bill: int, item: str, amount: Decimal) -> Iterator[dict[str, Sequence[Told]]]:
    kind = records.billed_as.get(item)
    if kind is not None and amount > 0:
        yield {"bill": [bill], "kind": [kind], "amount": [_text(amount)]}


def _shortfall(one: Shortfall, bills: Mapping[Period, int]) -> dict[str, Sequence[Told]]:
    return {
        "bill": [bills[one.period]],
        "item": [one.item],
        "what": [one.kind.value],
        "due": [_text(one.due)],
        "found": [_text(one.found)],
        "short_by": [_text(one.short_by)],
    }


def _of_policy(element: Mapping[str, Sequence[Told]], fact: Fact) -> Element:
    """The fields that the policy declares, each with the first of its values that the policy has a word for."""
    chosen: Element = {}
    for name, values in element.items():
        field = fact.fields.get(name)
        usable = [value for value in values if field is not None and _is_usable(value, field)]
        if usable:
            chosen[name] = usable[0]
    return chosen


def _is_usable(value: Told, field: Field) -> bool:
    return field.type.kind is not Kind.CHOICE or value in field.type.words


def _text(amount: Decimal) -> str:
    return f"{amount if amount else amount.copy_abs():f}"
