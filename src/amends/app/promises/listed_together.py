"""The rows of a list that are of one promise, put together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amends.formats.mapped.rejects import Reject
from amends.lang.free_text import LONGEST
from amends.promises.checks import LONGEST_NAME, LONGEST_TEXT, MOST_TERMS
from amends.promises.listed import ListedPromise
from amends.promises.terms import Terms

_SHARED = ("account", "order", "made_at", "seller", "team", "channel", "words")
_LONGEST = {
    "promise": LONGEST_TEXT,
    "seller": LONGEST_NAME,
    "team": LONGEST_NAME,
    "channel": LONGEST_NAME,
    "words": LONGEST,
}


@dataclass(frozen=True, slots=True)
class TogetherListed:
    """The rows of one promise, in the order of the file."""

    number: str
    rows: tuple[ListedPromise, ...]

    @property
    def terms(self) -> tuple[Terms, ...]:
        """Each thing that was promised; in the same order, whatever that of the rows is."""
        return tuple(sorted((row.terms for row in self.rows), key=_place))

    def faults(self) -> Iterator[Reject]:
        """What is wrong with them among themselves."""
        first = self.rows[0]
        for field, longest in _LONGEST.items():
            value = getattr(first, field)
            if value is not None and len(value) > longest:
                message = f"it has {len(value):,} characters; {longest:,} are the most"
                yield Reject(first.line, field, message)
        for row in self.rows[1:]:
            for field in _SHARED:
                if getattr(row, field) != getattr(first, field):
                    message = f"the promise `{self.number}` says something else on line {first.line:,}"
                    yield Reject(row.line, field, message, "rows of one promise differ in what is promised only")
        for place, row in enumerate(self.rows):
            if any(row.terms == other.terms for other in self.rows[:place]):
                yield Reject(row.line, None, f"the same thing stands twice under the promise `{self.number}`")
        if len(self.rows) > MOST_TERMS:
            message = f"the promise `{self.number}` has {len(self.rows):,} rows; {MOST_TERMS} are the most"
            yield Reject(first.line, "promise", message)


def _place(terms: Terms) -> tuple[object, ...]:
    return terms.gives, terms.item, terms.start, terms.amount, terms.months or 0


def listed_together(rows: Iterable[ListedPromise]) -> tuple[TogetherListed, ...]:
    """The promises of a list, in the order of their first rows."""
    found: dict[str, list[ListedPromise]] = {}
    for row in rows:
        found.setdefault(row.promise, []).append(row)
    return tuple(TogetherListed(number, tuple(theirs)) for number, theirs in found.items())
