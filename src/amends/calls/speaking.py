"""How a worksheet of calls speaks: the sentences of one language, and values as that language writes them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from decimal import Decimal

from amends.calls.catalogue import LANGUAGES
from amends.calls.catalogue.shape import SheetPhrases
from amends.explain.phrases import phrases_for
from amends.explain.phrases.shape import Forms
from amends.explain.values import ValueWords

_LAST_RESORT = "en"


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The words of a worksheet; amounts are in one currency, and times by the clock of one zone."""

    phrases: SheetPhrases
    values: ValueWords

    @classmethod
    def of(cls, languages: Iterable[str], currency: str, minor_digits: int, timezone: tzinfo) -> "SheetWords":
        """Those of the first of some languages that a worksheet can be written in (`es-MX` is content with `es`)."""
        known = (name for wished in languages for name in (wished, wished.partition("-")[0]) if name in LANGUAGES)
        language = next(known, _LAST_RESORT)
        values = ValueWords(phrases_for((language,)), currency, minor_digits, timezone)
        return cls(LANGUAGES[language], values)

    @property
    def timezone(self) -> tzinfo:
        """By whose clock times are told."""
        return self.values.timezone

    def counted(self, forms: Forms, count: int, **holes: str) -> str:
        """The form that fits a count, filled."""
        form = forms[self.values.phrases.values.plural(Decimal(count))]
        return form.format(count=self.number(count), **holes)

    def number(self, number: int) -> str:
        """A whole number."""
        return self.values.number(number)

    def money(self, amount: Decimal) -> str:
        """An amount to the minor digits of the currency, or to more where it has them: calls cost little."""
        digits = -int(amount.normalize().as_tuple().exponent) if amount else 0
        return replace(self.values, minor_digits=max(self.values.minor_digits, digits)).money(amount)

    def moment(self, at: datetime) -> str:
        """A moment to the second: by it one call is told from another."""
        local = at.astimezone(self.timezone)
        words = self.values.phrases.values
        return words.moment.format(date=self.values.day(local.date()), time=f"{local:%H:%M:%S}")

    def span(self, begins: datetime, ends: datetime) -> str:
        """From when until when."""
        first, last = self.values.moment(begins), self.values.moment(ends)
        return self.phrases.labels.span.format(first=first, last=last)

    def days(self, first: date, last: date) -> str:
        """One day, or from which until which."""
        if first == last:
            return self.values.day(first)
        return self.phrases.labels.span.format(first=self.values.day(first), last=self.values.day(last))

    def short_day(self, day: date) -> str:
        """A day where there is little room."""
        words = self.phrases.plot
        number = self.values.phrases.values.first_of_month if day.day == 1 else str(day.day)
        return words.day.format(day=number, month=words.months[day.month - 1])

    def yes_or_no(self, is_so: bool) -> str:
        """Yes or no."""
        words = self.values.phrases.values
        return words.yes if is_so else words.no
