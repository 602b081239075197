"""Next steps about what is not known: facts to ask or to look up, each with its question and what is expected."""

from collections.abc import Iterator, Sequence

from amends.cases.facts import known_facts
from amends.cases.gate.acts.evidence import AGENT
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.step import NextStep
from amends.decide.facts import Facts
from amends.decide.unknown import Place
from amends.explain.questions import NOT_FOR_CUSTOMERS, place_named
from amends.lang.names import one_of
from amends.lang.tree import Fact, Field
from amends.lang.types import Kind

_AT_ONCE = 3
_CUSTOMER = "customer"
_EXPECTED = {
    Kind.BOOLEAN: "`true` or `false`",
    Kind.INTEGER: "a whole number",
    Kind.NUMBER: "a number such as 2.5",
    Kind.MONEY: "an amount such as 10.00",
    Kind.DATE: "a day such as 2026-11-01",
    Kind.DATETIME: "a day and time such as 2026-11-01T09:30",
    Kind.TEXT: "words",
}


def to_find_out(look: Look, names: Sequence[str], why: str) -> Iterator[NextStep]:
    """The first facts that are still open, in one command; facts that are reckoned from the ledger can't be stated."""
    open_places = _open(look, names)
    if not open_places:
        return
    source = _asked_of(look, open_places[0])
    first = [place for place in open_places if _asked_of(look, place) == source][:_AT_ONCE]
    rest = [place for place in open_places if place not in first]
    more = [f"and then {', '.join(map(str, rest))}"] if rest else []
    yield look.step(
        "fact",
        *map(_typed, first),
        *([f"--from {source}"] if source is not None else []),
        why=why,
        say=next(filter(None, (_question(look, place) for place in first)), None),
        details=[*(_detail(look, place) for place in first), *more],
        facts=tuple(dict.fromkeys(place.fact for place in first)),
    )


def are_open(look: Look, names: Sequence[str]) -> bool:
    """Whether something of it is still to be found out."""
    return bool(_open(look, names))


def _open(look: Look, names: Sequence[str]) -> list[Place]:
    places = [place for place in map(place_named, names) if _can_be_stated(look, place)]
    return [place for place in places if not _is_known(look, place)]


def _can_be_stated(look: Look, place: Place) -> bool:
    fact = look.policy.facts.get(place.fact)
    return fact is not None and fact.history is None


def _is_known(look: Look, place: Place) -> bool:
    """Whether it was stated since the question came up."""
    value = known_facts(look.state, look.policy).get(place.fact)
    if not place.element:
        return value is not None
    element = value[place.element - 1] if isinstance(value, list) and len(value) >= place.element else None
    return isinstance(element, dict) and element.get(place.field) is not None


def _typed(place: Place) -> str:
    # Brackets mean something to a shell.
    return f"'{place}=…'" if place.element else f"{place}=…"


def _field(look: Look, place: Place) -> Field:
    fact = look.policy.facts[place.fact]
    return fact.fields[place.field] if place.field else fact


def _asked_of(look: Look, place: Place) -> str | None:
    """Who or what is asked for it: the customer who can tell, else where the policy trusts it from."""
    field = _field(look, place)
    if field.trusted_from == AGENT:
        return None
    return _CUSTOMER if look.is_speaking and _question(look, place) is not None else field.trusted_from


def _question(look: Look, place: Place) -> str | None:
    """What can be asked of the customer; None for what the house finds out by itself."""
    field = _field(look, place)
    if field.ask is None or field.trusted_from in NOT_FOR_CUSTOMERS:
        return None
    asked = look.voice.text(field.ask)
    return f"About {look.voice.element(place, Facts())}: {asked}" if place.element else asked


def _detail(look: Look, place: Place) -> str:
    field = _field(look, place)
    source = f", trusted from {field.trusted_from}" if field.trusted_from is not None else ""
    asked = f": “{look.voice.text(field.ask)}”" if field.ask is not None else ""
    return f"{place} is {expected(_field(look, place))}{source}{asked}"


def expected(field: Field) -> str:
    """What can be stated of a fact, or of a field of a list's elements."""
    match field.type.kind:
        case Kind.CHOICE:
            return one_of(field.type.options)
        case Kind.LIST:
            fields = field.fields if isinstance(field, Fact) else {}
            return f"a list as JSON, each with {', '.join(fields)}"
        case kind:
            return _EXPECTED.get(kind, kind.value)
