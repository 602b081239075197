"""What is written in an act's own words is not too long, whatever the act is."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from amends.cases.terms import Terms
from amends.lang.free_text import check_text

_CALLED: Mapping[str, str] = {
    "issue": "the problem",
    "wish": "the wish",
    "why": "the reason",
    "words": "what is written",
    "view": "the view",
    "own_view": "the view",
    "feedback": "the feedback",
    "condition": "the condition",
    "party": "the name of the other party",
    "what": "what the other party is to do",
    "value": "what is stated",
    "record": "the record of a fact",
}


def check_texts(request: object) -> None:
    """Holds every text of a request to the longest that is taken.

    Raises:
        TextTooLongError: one is longer.
    """
    for name, text in _texts(request):
        check_text(_CALLED.get(name, f"`{name}`"), text, name)


def _texts(request: object) -> Iterator[tuple[str, str]]:
    for field in fields(request):  # type: ignore[arg-type]  # every request of the gate is a dataclass
        match getattr(request, field.name):
            case str() as text:
                yield field.name, text
            case Terms(condition=str() as condition):
                yield "condition", condition
            case [*rows]:
                for row in rows:
                    if isinstance(row, dict):
                        yield from ((field.name, one) for one in row.values() if isinstance(one, str))
            case _:
                pass
