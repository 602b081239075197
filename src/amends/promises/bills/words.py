"""A finding in one sentence, for whoever mends the bill or answers the customer."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

from amends.lang.quantities import money
from amends.promises.bills.finding import Finding, FindingKind
from amends.promises.bills.shortfall import Shortfall

Told = Callable[[Decimal], str]
"""How an amount is told."""


class Stage(StrEnum):
    """Whether the bills have gone out."""

    BEFORE = "before"
    AFTER = "after"


def sentence(finding: Finding, told: Told) -> str:
    """What is wrong, with the amounts that were due and are there, as they are told."""
    return f"{_WORDS[finding.kind](finding, told)} {_difference(finding, told)}"


def bare(minor_digits: int) -> Told:
    """Amounts without their currency, where that stands beside them."""
    return lambda amount: money(amount, minor_digits)


def shortfall_sentence(shortfall: Shortfall, told: Told) -> str:
    """What a bill fell short by, as it stands in a case: it names nobody else's bill."""
    due, found, short_by = (told(one) for one in (shortfall.due, shortfall.found, shortfall.short_by))
    if shortfall.stands_elsewhere:
        late = f"`{shortfall.item}` of {due} for {shortfall.period} came late"
        return f"{late}, and until then {short_by} more was charged."
    about = f"`{shortfall.item}` on the bill for {shortfall.period}"
    if shortfall.promise is None:
        return f"{about} is {found}, and {due} is right: {short_by} too much."
    return f"{about} is {found}, and {due} was promised: {short_by} short."


def headline(shortfalls: int, bills: int, stage: Stage) -> str:
    """What a check found, in one line."""
    if not shortfalls:
        return f"{_counted(bills, 'bill')} checked: all that was promised is there."
    verb = "would break" if stage is Stage.BEFORE else "broke"
    return f"{_counted(bills, 'bill')} checked: {_counted(shortfalls, 'promise')} {verb}."


def _missing(one: Finding, told: Told) -> str:
    return f"The credit `{one.item}` of {told(one.due)} for {one.period} is missing."


def _short(one: Finding, told: Told) -> str:
    return f"The credit `{one.item}` for {one.period} is {told(one.found)}, and {told(one.due)} was promised."


def _ended_early(one: Finding, told: Told) -> str:
    return f"The credit `{one.item}` of {told(one.due)} has ended before its time: {one.period} has none."


def _wrong_month(one: Finding, told: Told) -> str:
    where = f"The credit `{one.item}` of {told(one.due)} for {one.period} stands on the bill for {one.elsewhere}."
    return f"{where} Until it came, {told(one.difference)} more was charged." if one.is_shortfall else where


def _wrong_account(one: Finding, told: Told) -> str:
    line = one.lines[-1]
    return f"The credit `{one.item}` of {told(one.due)} for {one.period} stands on the account `{line.account}`."


def _charged_though_free(one: Finding, told: Told) -> str:
    return f"`{one.item}` was promised free, and {told(one.found)} is charged for {one.period}."


def _overcharged(one: Finding, told: Told) -> str:
    return f"`{one.item}` was promised for {told(one.due)}, and {told(one.found)} is charged for {one.period}."


def _doubled_charge(one: Finding, told: Told) -> str:
    return f"`{one.item}` is charged more than once for {one.period}: {told(one.found)} instead of {told(one.due)}."


def _excess(one: Finding, told: Told) -> str:
    return f"The credit `{one.item}` for {one.period} is {told(one.found)}, and {told(one.due)} was promised."


def _doubled_credit(one: Finding, told: Told) -> str:
    return (
        f"The credit `{one.item}` stands more than once for {one.period}: {told(one.found)} instead of {told(one.due)}."
    )


def _started_early(one: Finding, told: Told) -> str:
    return f"The credit `{one.item}` of {told(one.found)} for {one.period} comes before its time."


def _ended_late(one: Finding, told: Told) -> str:
    return f"The credit `{one.item}` of {told(one.found)} for {one.period} goes on after its time."


_WORDS: dict[FindingKind, Callable[[Finding, Told], str]] = {
    FindingKind.MISSING_CREDIT: _missing,
    FindingKind.SHORT_CREDIT: _short,
    FindingKind.ENDED_EARLY: _ended_early,
    FindingKind.WRONG_MONTH: _wrong_month,
    FindingKind.WRONG_ACCOUNT: _wrong_account,
    FindingKind.CHARGED_THOUGH_FREE: _charged_though_free,
    FindingKind.OVERCHARGED: _overcharged,
    FindingKind.DOUBLED_CHARGE: _doubled_charge,
    FindingKind.EXCESS_CREDIT: _excess,
    FindingKind.DOUBLED_CREDIT: _doubled_credit,
    FindingKind.STARTED_EARLY: _started_early,
    FindingKind.ENDED_LATE: _ended_late,
}


def _difference(finding: Finding, told: Told) -> str:
    if finding.is_shortfall:
        return f"The customer is owed {told(finding.difference)}."
    if not finding.difference:
        return "In all nothing is missing."
    return f"The customer got {told(finding.difference.copy_negate())} more than was promised."


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
