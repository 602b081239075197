"""What a form is made of: fields with labels, and the answers that come back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from amends.app.cases.reading import CaseView
from amends.app.on_case import OnCase
from amends.cases.terms import Terms, terms_of
from amends.desk.forms.amounts import amount_typed
from amends.lang.errors import AmendsError
from amends.lang.quantities import parse_decimal

_MOST_DIGITS = 9
_MOST_HOURS = 24 * 366
"""Nothing is put off by more than a year."""


class FieldKind(StrEnum):
    """How a field is filled in."""

    WORD = "word"
    WORDS = "words"
    AMOUNT = "amount"
    CHOICE = "choice"
    FLAG = "flag"
    TERMS = "terms"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that can be chosen: what is sent, and how it reads."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class TermRow:
    """A row of terms: a remedy, and how much of it."""

    remedy: str = ""
    amount: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Something to fill in.

    Attributes:
        value: what stands there at first; of terms, their condition.
        options: what can be chosen from; of terms, the remedies.
        rows: of terms, the rows at first.
        amount_label: of terms, what their amounts are called.
        condition_of: of terms, the one remedy that the condition at first is of; empty where it is of all.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.WORDS
    value: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    rows: tuple[TermRow, ...] = ()
    amount_label: str = ""
    condition_of: str = ""
    is_required: bool = True


class FormError(AmendsError):
    """Something was filled in that can't be used; `field` names it."""

    def __init__(self, field: str, message: str, help: str) -> None:
        super().__init__(f"{message}; {help}")
        self.field = field
        self.message = message
        self.help = help


class Answers:
    """What came back of a form."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._pairs = pairs

    def word(self, name: str) -> str | None:
        """What was filled in, None where nothing was."""
        return next((value.strip() for key, value in self._pairs if key == name and value.strip()), None)

    def words(self, name: str) -> str:
        """What was filled in.

        Raises:
            FormError: nothing was.
        """
        found = self.word(name)
        if found is None:
            raise FormError(name, "something is missing here", "write it in your own words")
        return found

    def every(self, name: str) -> tuple[str, ...]:
        """Everything that was ticked or filled in under a name."""
        return tuple(value.strip() for key, value in self._pairs if key == name and value.strip())

    def amount(self, name: str, currency: str | None = None) -> Decimal | None:
        """An amount, None where none was filled in; with or without the sign of its currency.

        Raises:
            FormError: it is none.
        """
        found = self.word(name)
        return None if found is None else _amount(name, found, currency)

    def typed(self, name: str) -> str:
        """What was typed, to the last space: a password."""
        return next((value for key, value in self._pairs if key == name), "")

    def each(self, name: str) -> tuple[str, ...]:
        """Everything that was ticked, or filled in the rows of a column; an empty row stays one."""
        return tuple(value.strip() for key, value in self._pairs if key == name)

    def whole(self, name: str) -> int | None:
        """A whole number, None where none was filled in.

        Raises:
            FormError: it is none.
        """
        found = self.word(name)
        if found is None:
            return None
        if not found.isdecimal() or len(found) > _MOST_DIGITS:
            raise FormError(name, f"`{found}` is not a whole number", "write it in plain digits, such as 3")
        return int(found)

    def all(self) -> Sequence[tuple[str, str]]:
        """Everything that was filled in, by the names of its fields."""
        return self._pairs

    def flag(self, name: str) -> bool:
        """Whether a box was ticked."""
        return self.word(name) is not None

    def terms(self, name: str, currency: str | None = None) -> Terms:
        """Terms, with their condition, of all of them or of one; amounts with or without the sign of their currency.

        Raises:
            FormError: no remedy was chosen, or an amount is none.
        """
        rows = [row for row in self.rows(name) if row.remedy]
        if not rows:
            raise FormError(name, "no remedy was chosen", "choose at least one")
        condition = self.word(f"{name}_condition")
        return terms_of(
            ((row.remedy, _amount(name, row.amount, currency) if row.amount else None) for row in rows),
            condition,
            self.word(f"{name}_condition_of") if condition is not None and len(rows) > 1 else None,
        )

    def rows(self, name: str) -> tuple[TermRow, ...]:
        """The rows of terms as they were filled in."""
        remedies = [value for key, value in self._pairs if key == f"{name}_remedy"]
        amounts = [value.strip() for key, value in self._pairs if key == f"{name}_amount"]
        return tuple(map(TermRow, remedies, amounts))

    def hours(self, name: str) -> timedelta:
        """A length of time in hours.

        Raises:
            FormError: it is none.
        """
        found = self.word(name)
        if found is None:
            raise FormError(name, "no time was given", "write it in hours, such as 24")
        hours = parse_decimal(found)
        if hours is None or not 0 < hours <= _MOST_HOURS:
            raise FormError(name, f"`{found}` is not a number of hours", "write it in plain digits, such as 24")
        return timedelta(hours=float(hours))

    def seen(self) -> int | None:
        """How many events the case had when the page was made."""
        found = self.word("seen")
        return int(found) if found is not None and found.isdecimal() else None


def _amount(name: str, text: str, currency: str | None) -> Decimal:
    amount = amount_typed(text, currency)
    if amount is None:
        unit = f" in {currency}" if currency is not None else ""
        raise FormError(name, f"`{text}` is not an amount{unit}", "write it in plain digits, such as 40.00")
    return amount


Fields = Callable[[CaseView, str | None], Sequence[Field]]
"""The fields of an act on a case; about a remedy, where one was named."""

Request = Callable[[Answers, OnCase], object]
"""What the answers ask of the gate."""


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A fact that nobody has stated yet: its name, what it is called, and what waits for it, in words."""

    fact: str
    title: str
    needed_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is read before an act is done.

    Attributes:
        happens: what the act does, exactly; a sentence each.
        say: what is said to the customer.
        instead: an act that may be the right one instead of it.
        paper: where what goes out on paper is read and printed.
        first: what has to be found out before some of it can pass.
        not_asked: what is to be considered, and nobody has asked yet.
    """

    happens: tuple[str, ...] = ()
    say: str | None = None
    instead: str | None = None
    paper: str | None = None
    first: tuple[ToAsk, ...] = ()
    not_asked: tuple[ToAsk, ...] = ()


Telling = Callable[[CaseView, str | None], Told]
"""What is read before an act on a case is done; about a remedy, where one was named."""


def untold(_: CaseView, __: str | None) -> Told:
    """Nothing: the form says it all."""
    return Told()


def nothing(_: CaseView, __: str | None) -> Sequence[Field]:
    """No field: the act says it all."""
    return ()


@dataclass(frozen=True, slots=True)
class ActForm:
    """The form of one act."""

    fields: Fields
    request: Request
    told: Telling = untold

    @property
    def is_at_once(self) -> bool:
        """Whether there is nothing to fill in and nothing to read: the act is done by its button."""
        return self.fields is nothing and self.told is untold


Forms = Mapping[str, ActForm]
