"""What is promised, as rows of a form: each thing by its kind, what bills call it, how much, and for how long."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from amends.app.promises.asked import TermsAsked
from amends.desk.forms.form import Answers, FormError
from amends.desk.forms.rows import Row, TypedRows, rows_typed
from amends.desk.texts import texts
from amends.lang.currencies import MINOR_DIGITS
from amends.lang.quantities import money, parse_decimal
from amends.promises.terms import Condition, Gives, Terms

THINGS = "thing"
"""How the list is called in the form."""

_SAYS, _SHOWN_BY = "condition", "shown_by"
_MOST_DIGITS = 3
_WITH_COMMA = re.compile(r"^(\d+),(\d\d?)$")
"""An amount whose broken part stands behind a comma; three digits there could as well be thousands."""


class KindOfThing(StrEnum):
    """What a customer gets, as it is said at the point of sale."""

    OFF_EACH_MONTH = "off_each_month"
    OFF_ONCE = "off_once"
    PRICE = "price"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a row, as the rows of a form are made of."""

    name: str
    kind: str
    options: tuple[str, ...] = ()
    unit: str | None = None

    @property
    def words(self) -> str:
        """What it is called."""
        return texts().text(f"promises.parts.{self.name.rstrip('_123')}")


def parts(currency: str | None) -> tuple[Part, ...]:
    """The fields of a row; amounts are in a currency, where it is known whose promise it is."""
    return (
        Part("kind", "choice", tuple(KindOfThing)),
        Part("item", "text"),
        Part("amount", "money", unit=currency),
        Part("months", "integer"),
        Part("start", "date"),
    )


CONDITIONS_ASKED = 3
"""On how many things a promise can hang as the form asks for it; what has more was written down elsewhere."""


def conditions_asked() -> tuple[Part, ...]:
    """The fields of a row that tell on what it hangs, which is rare: in words, and by what a bill shows it."""
    numbers = range(1, CONDITIONS_ASKED + 1)
    return tuple(Part(f"{name}_{number}", "text") for number in numbers for name in (_SAYS, _SHOWN_BY))


AT_FIRST = TypedRows(({"kind": KindOfThing.OFF_EACH_MONTH.value},))
"""The one row that a form begins with."""


def things_typed(answers: Answers) -> TypedRows:
    """The rows as they came back."""
    return rows_typed(answers, THINGS, [part.name for part in (*parts(None), *conditions_asked())])


def terms_in(typed: TypedRows, before: Sequence[Terms] = ()) -> tuple[TermsAsked, ...]:
    """What the rows say was promised.

    Args:
        typed: the rows.
        before: what was promised until now: what no row can say of a thing, such as what happens in months that it
            covers in part, stays.

    Raises:
        FormError: a row cannot be understood, or there is none.
    """
    rows = [(number, row) for number, row in enumerate(typed.rows, start=1) if _is_filled_in(row)]
    if not rows:
        raise FormError(f"{THINGS}[1].item", "nothing was promised", "write down one thing at least")
    known = {one.item: one for one in before}
    return tuple(_terms(number, row, known.get(row["item"])) for number, row in rows)


def rows_of(terms: Iterable[Terms], currency: str) -> TypedRows:
    """What was promised, as the rows of a form."""
    return TypedRows(tuple(_row(one, MINOR_DIGITS[currency]) for one in terms))


def moment_typed(answers: Answers, name: str, timezone: str) -> datetime | None:
    """A moment as a browser sends it, by the clock of a client; None where none was chosen.

    Raises:
        FormError: it is none.
    """
    typed = answers.word(name)
    if typed is None:
        return None
    try:
        return datetime.fromisoformat(typed).replace(tzinfo=ZoneInfo(timezone)).astimezone(UTC)
    except ValueError:
        raise FormError(name, f"`{typed}` is not a day and a time", "write it like 2026-12-01T09:00") from None


def _is_filled_in(row: Row) -> bool:
    """Whether anything was typed beside the kind, which is chosen from the start."""
    return any(value for name, value in row.items() if name != "kind")


def _terms(number: int, row: Row, before: Terms | None) -> TermsAsked:
    kind = _kind(number, row)
    asked = TermsAsked(
        gives=Gives.CREDIT if kind in (KindOfThing.OFF_EACH_MONTH, KindOfThing.OFF_ONCE) else Gives.PRICE,
        item=_item(number, row),
        amount=_amount(number, row, kind),
        months=_months(number, row, kind),
        start=_start(number, row),
        conditions=tuple(_conditions(number, row)),
    )
    if before is None:
        return asked
    return replace(
        asked,
        start=asked.start or before.start,
        first_month=before.first_month,
        last_month=before.last_month,
        conditions=(*asked.conditions, *before.conditions[CONDITIONS_ASKED:]),
    )


def _row(terms: Terms, minor_digits: int) -> Row:
    if terms.gives is Gives.CREDIT:
        kind = KindOfThing.OFF_EACH_MONTH if terms.recurring else KindOfThing.OFF_ONCE
    else:
        kind = KindOfThing.FREE if terms.is_free else KindOfThing.PRICE
    return {
        "kind": kind.value,
        "item": terms.item,
        "amount": "" if kind is KindOfThing.FREE else money(terms.amount, minor_digits),
        "months": "" if terms.months is None or kind is KindOfThing.OFF_ONCE else str(terms.months),
        "start": terms.start.isoformat(),
        **_asked_conditions(terms),
    }


def _asked_conditions(terms: Terms) -> Row:
    found: dict[str, str] = {}
    for number, one in enumerate(terms.conditions[:CONDITIONS_ASKED], start=1):
        found |= {f"{_SAYS}_{number}": one.says, f"{_SHOWN_BY}_{number}": one.item or ""}
    return found


def _conditions(number: int, row: Row) -> Iterator[Condition]:
    for place in range(1, CONDITIONS_ASKED + 1):
        says, shown_by = row.get(f"{_SAYS}_{place}", ""), row.get(f"{_SHOWN_BY}_{place}", "")
        if shown_by and not says:
            raise _wrong(
                number, f"{_SAYS}_{place}", "it is not said on what it hangs", "write it as the customer hears it"
            )
        if says:
            yield Condition(says, shown_by or None)


def _kind(number: int, row: Row) -> KindOfThing:
    try:
        return KindOfThing(row["kind"])
    except ValueError:
        raise _wrong(number, "kind", "it is not said what the customer gets", "choose what it is") from None


def _item(number: int, row: Row) -> str:
    if not row["item"]:
        raise _wrong(number, "item", "it is not said what it is", "write what bills call it")
    return row["item"]


def _amount(number: int, row: Row, kind: KindOfThing) -> Decimal:
    if kind is KindOfThing.FREE:
        return Decimal(0)
    amount = parse_decimal(_WITH_COMMA.sub(r"\1.\2", row["amount"]))
    if amount is None:
        raise _wrong(number, "amount", "it is not said how much", "write it in digits, such as 10.00")
    return amount


def _months(number: int, row: Row, kind: KindOfThing) -> int | None:
    typed = row["months"]
    if kind is KindOfThing.OFF_ONCE:
        return None
    if not typed and kind is not KindOfThing.OFF_EACH_MONTH:
        return None
    if not typed.isdecimal() or len(typed) > _MOST_DIGITS or not int(typed):
        raise _wrong(number, "months", "it is not said for how many months", "write a number, such as 12")
    return int(typed)


def _start(number: int, row: Row) -> date | None:
    if not row["start"]:
        return None
    try:
        return date.fromisoformat(row["start"])
    except ValueError:
        raise _wrong(number, "start", f"`{row['start']}` is not a day", "write it like 2026-12-01") from None


def _wrong(number: int, part: str, message: str, help_text: str) -> FormError:
    return FormError(f"{THINGS}[{number}].{part}", message, help_text)
