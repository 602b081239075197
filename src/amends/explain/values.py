"""Values in words: amounts, numbers, days, moments and lengths of time, as a language says them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal

from amends.decide.evaluate import Value
from amends.decide.unknown import Unknown
from amends.decide.value import Amount
from amends.explain.phrases.shape import Forms, Numerals, Phrases
from amends.explain.wording import joined
from amends.lang.quantities import plain, round_half_up
from amends.lang.times import SECONDS_A_DAY, CalendarSpan, Duration
from amends.lang.tree import Field, PolicyTree
from amends.lang.types import Kind, Type

SYMBOLS: Mapping[str, str] = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}


@dataclass(frozen=True, slots=True)
class ValueWords:
    """How a policy's values are said in one language."""

    phrases: Phrases
    currency: str | None
    minor_digits: int
    timezone: tzinfo

    @classmethod
    def of(cls, tree: PolicyTree, phrases: Phrases) -> "ValueWords":
        """Those of a policy."""
        return cls(phrases, tree.currency, tree.minor_digits, tree.timezone)

    @property
    def _numerals(self) -> Numerals:
        return self.phrases.values.numerals(self.currency)

    def money(self, amount: Amount) -> str:
        """An amount with its currency and the currency's minor digits."""
        number = self._grouped(f"{round_half_up(amount, self.minor_digits):f}")
        currency = self.currency or ""
        if currency in SYMBOLS:
            return self._numerals.money.format(symbol=SYMBOLS[currency], number=number)
        return self._numerals.money_by_code.format(symbol=currency, number=number)

    def number(self, number: Amount) -> str:
        """A number with the language's own point."""
        return self._grouped(plain(number))

    def amount(self, amount: Amount, its_type: Type | None) -> str:
        """The value of a remedy: money, or a number."""
        return self.money(amount) if its_type is None or its_type.kind is Kind.MONEY else self.number(amount)

    def counted(self, number: Amount, unit: str | None, *, after_preposition: bool = False) -> str:
        """A number with what it counts; the number alone where the language has no word for the unit."""
        forms = self._forms(unit, after_preposition)
        if forms is None:
            return self.number(number)
        return f"{self.number(number)} {forms[self.phrases.values.plural(Decimal(number))]}"

    def day(self, day: date) -> str:
        """A day of the calendar."""
        words = self.phrases.values
        number = words.first_of_month if day.day == 1 else str(day.day)
        return words.date.format(day=number, month=words.months[day.month - 1], year=day.year)

    def moment(self, moment: datetime) -> str:
        """A moment, by the clock of the policy's time zone."""
        local = moment.astimezone(self.timezone)
        return self.phrases.values.moment.format(date=self.day(local.date()), time=f"{local:%H:%M}")

    def duration(self, duration: Duration, *, after_preposition: bool = False) -> str:
        """A length of time in days, hours and minutes."""
        parts = [
            self.counted(count, unit, after_preposition=after_preposition)
            for unit, count in _parts(duration)
            if count
        ]  # fmt: skip
        if not parts:
            return self.counted(0, "days", after_preposition=after_preposition)
        return joined(parts, self.phrases.names.and_word, self.phrases.names.separator)

    def span(self, span: CalendarSpan) -> str:
        """A span that a policy states, behind a preposition such as `within` or `after`."""
        return self.counted(span.count, span.unit.value, after_preposition=True)

    def value(self, value: Value, its_type: Type, unit: str | None = None, *, after_preposition: bool = False) -> str:
        """Any known value of a single fact or side of a comparison."""
        match value:
            case bool():
                return self.phrases.values.yes if value else self.phrases.values.no
            case Unknown() | tuple():
                return self.phrases.values.unknown
            case Duration():
                return self.duration(value, after_preposition=after_preposition)
            case datetime():
                return self.moment(value)
            case date():
                return self.day(value)
            case str():
                return value.replace("_", " ")
            case _ if its_type.kind is Kind.MONEY:
                return self.money(value)
            case _:
                return self.counted(value, unit, after_preposition=after_preposition)

    def of_fact(self, value: Value, fact: Field) -> str:
        """The value of a fact, with its unit."""
        return self.value(value, fact.type, fact.unit)

    def _forms(self, unit: str | None, after_preposition: bool) -> Forms | None:
        words = self.phrases.values
        if unit is None:
            return None
        usual = words.units.get(unit)
        return words.units_after_preposition.get(unit, usual) if after_preposition else usual

    def _grouped(self, digits: str) -> str:
        whole, point, fraction = digits.partition(".")
        grouped = f"{int(whole):,}".replace(",", self._numerals.thousands)
        sign = "-" if whole.startswith("-") and not grouped.startswith("-") else ""
        return sign + grouped + (self._numerals.point + fraction if point else "")


def _parts(duration: Duration) -> tuple[tuple[str, int], ...]:
    """Whole days, hours and minutes; what is left below a minute is not spoken of."""
    seconds = int(duration.seconds)
    days, rest = divmod(seconds, SECONDS_A_DAY)
    hours, rest = divmod(rest, 3600)
    return ("days", days), ("hours", hours), ("minutes", rest // 60)
