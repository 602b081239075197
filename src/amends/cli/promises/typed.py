"""What is typed of a promise: its reference, and the things that were promised, as short as they are said."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.formats.errors import InputError
from amends.promises.terms import FirstMonth, LastMonth

if TYPE_CHECKING:
    from amends.app.promises.asked import TermsAsked
    from amends.promises.promise import Evidence
    from amends.promises.terms import Gives

PromiseArgument = Annotated[
    str, Parameter(name="PROMISE", help="The promise's reference, such as 7K3M-9Q44; capitals and `-` don't matter.")
]

# As few words as can be are the item: the rest of `web discount 10.00 x 12` is an amount and months.
_ITEM = r"(?P<item>\S.*?)"
_MONTHS = r"(?:\s*[x×]\s*(?P<months>[0-9]+))?"
_PRICED = re.compile(rf"\s*{_ITEM}\s+(?P<amount>[0-9]+(?:\.[0-9]+)?){_MONTHS}\s*")
_FREE = re.compile(rf"\s*{_ITEM}{_MONTHS}\s*")


@Parameter(name="*")
@dataclass(frozen=True)
class ThingsPromised:
    """The things that were promised, and what holds for all of them."""

    credit: Annotated[
        tuple[str, ...],
        Parameter(
            name=("--credit", "-c"), negative=(), metavar="THING", help="What is taken off: `web discount 10.00 x 12`."
        ),
    ] = ()
    price: Annotated[
        tuple[str, ...],
        Parameter(
            name=("--price", "-p"),
            negative=(),
            metavar="THING",
            help="What something costs at most: `plan 39.00 x 24`.",
        ),
    ] = ()
    free: Annotated[
        tuple[str, ...],
        Parameter(name=("--free", "-f"), negative=(), metavar="THING", help="What costs nothing: `cable box`."),
    ] = ()
    start: Annotated[
        date | None, Parameter(name="--start", metavar="DAY", help="From which day on; else from the day it is said.")
    ] = None
    first_month: Annotated[
        FirstMonth, Parameter(name="--first-month", help="What a month that is begun does with what is taken off.")
    ] = FirstMonth.WHOLE
    last_month: Annotated[
        LastMonth, Parameter(name="--last-month", help="What the month does in which a pro-rated promise ends.")
    ] = LastMonth.PRO_RATED
    only_if: Annotated[
        tuple[str, ...],
        Parameter(name="--if", negative=(), metavar="WORDS", help="On what it hangs, as the customer was told."),
    ] = ()


NOTHING_PROMISED = ThingsPromised()


def terms_typed(things: ThingsPromised) -> "tuple[TermsAsked, ...]":
    """The terms that were typed.

    Raises:
        InputError: one of them cannot be read.
    """
    from amends.promises.terms import Gives

    return (
        *(_priced("--credit", Gives.CREDIT, text, things) for text in things.credit),
        *(_priced("--price", Gives.PRICE, text, things) for text in things.price),
        *(_free(text, things) for text in things.free),
    )


def evidence_typed(texts: Iterable[str]) -> "tuple[Evidence, ...]":
    """What shows a promise, typed as KIND=WHERE.

    Raises:
        InputError: it is of no kind that there is.
    """
    from amends.lang.names import one_of
    from amends.promises.promise import Evidence, EvidenceKind

    found = []
    for text in texts:
        kind, _, where = text.partition("=")
        if kind not in set(EvidenceKind) or not where:
            raise InputError(
                f"`{text}` does not say what shows it", f"write KIND=WHERE; KIND is {one_of(map(str, EvidenceKind))}"
            )
        found.append(Evidence(EvidenceKind(kind), where))
    return tuple(found)


def reference_typed(text: str) -> str:
    """The reference that somebody typed or heard, as it is written.

    Raises:
        InputError: it was misheard, mistyped, or is none.
    """
    from amends.cases.reference import read_reference

    reference = read_reference(text)
    if reference is None:
        raise InputError(
            f"`{text}` is not the reference of any promise: a character was misheard or mistyped",
            "have it read again, character by character; it looks like 7K3M-9Q44",
        )
    return reference


def instant_typed(option: str, text: str | None) -> datetime | None:
    """A time with its offset, such as `2026-11-02T10:00+01:00`.

    Raises:
        InputError: it is none, or has no offset.
    """
    if text is None:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise InputError(f"`{text}` cannot be used for `{option}`", "write a time such as 2026-11-02T10:00+01:00")
    return at


def _priced(option: str, gives: "Gives", text: str, things: ThingsPromised) -> "TermsAsked":
    found = _PRICED.fullmatch(text)
    if found is None:
        raise InputError(
            f"`{text}` cannot be used for `{option}`",
            "write what bills call it, an amount and for how many months: `web discount 10.00 x 12`",
        )
    return _terms(gives, found, Decimal(found["amount"]), things)


def _free(text: str, things: ThingsPromised) -> "TermsAsked":
    from amends.promises.terms import Gives

    found = _FREE.fullmatch(text)
    if found is None:
        raise InputError(f"`{text}` cannot be used for `--free`", "write what bills call it: `cable box`")
    return _terms(Gives.PRICE, found, Decimal(0), things)


def _terms(gives: "Gives", found: re.Match[str], amount: Decimal, things: ThingsPromised) -> "TermsAsked":
    from amends.app.promises.asked import TermsAsked
    from amends.promises.terms import Condition, Gives

    months = int(found["months"]) if found["months"] is not None else None
    is_monthly_credit = gives is Gives.CREDIT and months is not None
    return TermsAsked(
        gives=gives,
        item=found["item"],
        amount=amount,
        months=months,
        start=things.start,
        first_month=things.first_month if is_monthly_credit else FirstMonth.WHOLE,
        last_month=things.last_month if is_monthly_credit else LastMonth.PRO_RATED,
        conditions=tuple(map(Condition, things.only_if)),
    )
