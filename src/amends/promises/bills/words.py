"""A finding in one sentence, for whoever mends the bill or answers the customer."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

from amends.lang.quantities import money
from amends.promises.bills.finding import Finding, FindingKind
from amends.promises.bills.shortfall import Shortfall


class Stage(StrEnum):
    """Whether the bills have gone out."""

    BEFORE = "before"
    AFTER = "after"


def sentence(finding: Finding, minor_digits: int) -> str:
    """What is wrong, with the amounts that were due and are there."""

    def told(amount: Decimal) -> str:
        return money(amount, minor_digits)

    return f"{_WORDS[finding.kind](finding, told)} {_difference(finding, told)}"


def shortfall_sentence(shortfall: Shortfall, minor_digits: int) -> str:
    """What a bill fell short by, as it stands in a case: it names nobody else's bill."""
    due, found, short_by = (money(one, minor_digits) for one in (shortfall.due, shortfall.found, shortfall.short_by))
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


_Told = Callable[[Decimal], str]


def _missing(one: Finding, told: _Told) -> str:
    return f"The credit `{one.item}` of {told(one.due)} for {one.period} is missing."


def _short(one: Finding, told: _Told) -> str:
    return f"The credit `{one.item}` for {one.period} is {told(one.found)}, and {told(one.due)} was promised."


def _ended_early(one: Finding, told: _Told) -> str:
    return f"The credit `{one.item}` of {told(one.due)} has ended before its time: {one.period} has none."


def _wrong_month(one: Finding, told: _Told) -> str:
    line = one.lines[-1]
    return f"The credit `{one.item}` of {told(one.due)} for {one.period} stands on the bill for {line.period}."


def _wrong_account(one: Finding, told: _Told) -> str:
    line = one.lines[-1]
    return f"The credit `{one.item}` of {told(one.due)} for {one.period} stands on the account `{line.account}`."


def _charged_though_free(one: Finding, told: _Told) -> str:
    return f"`{one.item}` was promised free, and {told(one.found)} is charged for {one.period}."


def _overcharged(one: Finding, told: _Told) -> str:
    return f"`{one.item}` was promised for {told(one.due)}, and {told(one.found)} is charged for {one.period}."


def _doubled_charge(one: Finding, told: _Told) -> str:
    return f"`{one.item}` is charged more than once for {one.period}: {told(one.found)} instead of {told(one.due)}."


def _excess(one: Finding, told: _Told) -> str:
    return f"The credit `{one.item}` for {one.period} is {told(one.found)}, and {told(one.due)} was promised."


def _doubled_credit(one: Finding, told: _Told) -> str:
    return (
        f"The credit `{one.item}` stands more than once for {one.period}: {told(one.found)} instead of {told(one.due)}."
    )


def _started_early(one: Finding, told: _Told) -> str:
    return f"The credit `{one.item}` of {told(one.found)} for {one.period} comes before its time."


def _ended_late(one: Finding, told: _Told) -> str:
    return f"The credit `{one.item}` of {told(one.found)} for {one.period} goes on after its time."


_WORDS: dict[FindingKind, Callable[[Finding, _Told], str]] = {
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


def _difference(finding: Finding, told: _Told) -> str:
    if finding.is_shortfall:
        return f"The customer is owed {told(finding.difference)}."
    return f"The customer got {told(finding.difference.copy_negate())} more than was promised."


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
