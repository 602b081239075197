"""What a customer was promised, in their language: in sentences, and as the letter that asks whether it is so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from amends.cases.events.letters import LetterKind
from amends.directory.customers import Customer
from amends.directory.organisation import Client
from amends.explain.phrases import phrases_for
from amends.explain.values import ValueWords
from amends.explain.wording import capitalised
from amends.lang.currencies import MINOR_DIGITS
from amends.letters.catalogue import LANGUAGES
from amends.letters.catalogue.shape import LetterPhrases, PromisePhrases
from amends.letters.letter import Items, Letter, Linked, Paragraph, Part, Quoted
from amends.letters.tongue import Tongue, tongue_for
from amends.promises.state import PromiseState
from amends.promises.terms import FirstMonth, Gives, Terms


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Where the customer answers: the whole link, and for how many days it opens the page."""

    address: str
    days: int


@dataclass(frozen=True)
class Promised:
    """A promise as its customer is told it."""

    client: Client
    customer: Customer
    reference: str
    state: PromiseState

    @cached_property
    def tongue(self) -> Tongue:
        """The language that they are written to in: theirs wherever we write it, for no policy has a say here."""
        return tongue_for(self.customer.language, self.client.languages, tuple(LANGUAGES))

    @cached_property
    def values(self) -> ValueWords:
        """How amounts and days are said to them, by their own clock."""
        zone = ZoneInfo(self.customer.timezone or self.client.timezone)
        currency = self.client.currency
        return ValueWords(phrases_for((self.tongue.language,)), currency, MINOR_DIGITS[currency], zone)

    @property
    def terms(self) -> tuple[str, ...]:
        """Each thing that they were promised, with its amounts, months and days."""
        return tuple(self._sentence(one) for one in self.state.offer.terms)

    def day(self, at: datetime) -> str:
        """The day of a moment."""
        return self.values.day(at.astimezone(self.values.timezone).date())

    def letter(self, page: OwnPage | None) -> Letter:
        """The letter that tells them what they were promised; without a page they answer as they like."""
        frame, words = self._phrases.frame, self._words
        name = " ".join((self.customer.name or "").split())
        return Letter(
            kind=LetterKind.CONFIRMATION,
            language=self.tongue.language,
            asked_language=self.tongue.asked,
            reference=self.reference,
            subject=words.subject.format(reference=self.reference),
            greeting=frame.greeting.format(name=name) if name else frame.greeting_without_name,
            parts=tuple(self._parts(page)),
            closing=frame.closing,
            signed=" ".join(self.client.title.split()),
            reference_line=words.reference_line.format(reference=self.reference),
        )

    @property
    def _phrases(self) -> LetterPhrases:
        return LANGUAGES[self.tongue.language]

    @property
    def _words(self) -> PromisePhrases:
        return self._phrases.promise

    def _parts(self, page: OwnPage | None) -> Iterator[Part]:
        words, offer = self._words, self.state.offer
        yield Paragraph(words.opening.format(day=self.day(self.state.made_at)))
        yield Items(self.terms)
        if offer.words:
            yield Paragraph(words.words)
            yield Quoted(offer.words)
        if page is None:
            yield Paragraph(words.is_it_so)
        else:
            yield Paragraph(words.page.format(span=self.values.counted(page.days, "days")))
            yield Linked(page.address)
        if offer.order_goes_out_at is not None and self.state.order_went_out_at is None:
            yield Paragraph(words.order.format(day=self.day(offer.order_goes_out_at)))
        yield Paragraph(words.if_not.format(reference=self.reference))

    def _sentence(self, terms: Terms) -> str:
        said = self._phrase(terms).format(
            what=capitalised(terms.item),
            amount=self.values.money(terms.amount),
            total=self.values.money(terms.amount * (terms.months or 1)),
            span=self.values.counted(terms.months or 1, "months"),
            day=self.values.day(terms.start),
        )
        return self.values.phrases.names.separator.join((said, *self._besides(terms))) + "."

    def _phrase(self, terms: Terms) -> str:
        words, is_for_good = self._words, terms.months is None
        if terms.gives is Gives.CREDIT:
            if not terms.recurring:
                return words.off_once
            return words.off_for_good if is_for_good else words.off_each_month
        if terms.is_free:
            return words.free_for_good if is_for_good else words.free
        return words.price_for_good if is_for_good else words.price

    def _besides(self, terms: Terms) -> Iterator[str]:
        """What else holds for it: the first month, and on what it hangs, as it was said."""
        if terms.first_month is FirstMonth.PRO_RATED:
            yield self._words.by_days
        elif terms.first_month is FirstMonth.NEXT:
            yield self._words.next_month
        for condition in terms.conditions:
            yield self._words.condition.format(condition=condition.says.rstrip("."))
