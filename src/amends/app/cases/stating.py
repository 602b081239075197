"""Stating facts: as they were typed, held to what the policy expects of them, several at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from amends.app.on_case import Acted, OnCase, act_all
from amends.app.workspace import Desk
from amends.cases.elements import own_words
from amends.cases.facts import believed_value, that_counts
from amends.cases.gate.acts.evidence import AGENT, StateFact
from amends.decide.errors import FactError, FactFault
from amends.decide.facts import read_facts
from amends.decide.plain_values import Plain, value_to_plain
from amends.decide.unknown import Place
from amends.explain.questions import place_named
from amends.formats.fact_words import read_rows, read_words
from amends.formats.values import Value
from amends.lang.names import suggestion
from amends.lang.tree import PolicyTree, Scalar

_LISTED = "`amends case facts` lists those that it has"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stating:
    """Facts that somebody states.

    Attributes:
        typed: values in the words of the command line, by the names of facts, or of fields such as `sensors[1].status`.
        written: values as a file states them, by the names of facts.
        rows: the elements of lists, by the names of facts: each field as it is typed.
        source: whom they are from (None: whoever states them).
        record: the evidence, in words.
        shown_by: the number of the attachment that shows it.
    """

    typed: Mapping[str, str]
    written: Mapping[str, Value]
    rows: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    source: str | None = None
    record: str | None = None
    shown_by: int | None = None


def state_facts(desk: Desk, case: UUID | str, stating: Stating, *, seen: int | None = None) -> Acted:
    """States facts; all of them are recorded, or none.

    Raises:
        FactError: with every value that is not what the policy expects.
        GateError: a rule of the gate stands against one of them.
    """
    return act_all(desk, case, lambda on: requests_of(on, stating), seen=seen)


def requests_of(on: OnCase, stating: Stating) -> list[StateFact]:
    """What is asked of the gate to state facts.

    Raises:
        FactError: with every value that is not what the policy expects.
    """
    tree = on.policy.tree
    values = {**stating.written, **_lists(tree, stating.rows), **_read(on, stating.typed, stating.source)}
    checked = checked_values(tree, values)
    return [StateFact(name, checked.get(name), stating.source, stating.record, stating.shown_by) for name in values]


def _lists(tree: PolicyTree, rows: Mapping[str, Sequence[Mapping[str, str]]]) -> dict[str, Value]:
    """The lists that rows state; what is no fact of the policy is told by whoever holds the values to it."""
    return {name: read_rows(typed, tree.facts[name]) if name in tree.facts else [] for name, typed in rows.items()}


def _read(on: OnCase, typed: Mapping[str, str], source: str | None) -> dict[str, Value]:
    """The typed values by facts; a field of a list's element stands in the list as it is known."""
    tree = on.policy.tree
    values: dict[str, Value] = {}
    faults: list[FactFault] = []
    for name, text in typed.items():
        place = place_named(name)
        try:
            if place.element:
                values[place.fact] = _with_field(on, values, place, text, source)
            else:
                fact = tree.facts.get(name)
                values[name] = text if fact is None else read_words(text, fact)
        except FactError as error:
            faults += error.faults
    if faults:
        raise FactError(dict.fromkeys(faults))
    return values


def _with_field(on: OnCase, values: Mapping[str, Value], place: Place, text: str, source: str | None) -> Value:
    tree = on.policy.tree
    fact = tree.facts.get(place.fact)
    stated = on.state.statements.get(place.fact)
    known = values.get(place.fact, believed_value(stated, fact) if stated and fact is not None else None)
    if fact is None or place.field not in fact.fields:
        nearest = suggestion(place.fact, tree.facts) if fact is None else suggestion(place.field, fact.fields)
        raise FactError([FactFault(str(place), f"`{place}` is not a fact of the policy", nearest or _LISTED)])
    if not isinstance(known, list) or len(known) < place.element:
        number = len(known) if isinstance(known, list) else 0
        message = f"`{place.fact}` has {number} {'element' if number == 1 else 'elements'} so far"
        raise FactError([FactFault(place.fact, message, f"state the whole list: `{place.fact}=[…]`")])
    base = that_counts(stated, fact.trusted_from) if stated else None
    if (
        place.fact not in values
        and stated
        and base is not None
        and base.source == fact.trusted_from != (source or AGENT)
    ):
        # Somebody else says which elements there are: this source says no more than it said before, and this field.
        known = own_words(stated, base, fact, source or AGENT)
    elements: list[Value] = [*known]
    element = elements[place.element - 1]
    assert isinstance(element, dict), "what is known was read as a list of records"
    elements[place.element - 1] = {**element, place.field: read_words(text, fact.fields[place.field])}
    return elements


def checked_values(tree: PolicyTree, values: Mapping[str, Value]) -> dict[str, Plain]:
    """The values in the one form in which each is written, so that two statements of one value are alike.

    Raises:
        FactError: with every value that is not what the policy expects.
    """
    try:
        read = read_facts(tree, values)
    except FactError as error:
        raise FactError(_with_help(tree, fault) for fault in error.faults) from None
    checked: dict[str, Plain] = {
        name: value_to_plain(value, tree.facts[name].type, tree) for name, value in read.values.items()
    }
    for name, elements in read.lists.items():
        checked[name] = [dict(_fields(tree, name, element)) for element in elements]
    return checked


def _with_help(tree: PolicyTree, fault: FactFault) -> FactFault:
    """Whoever names a fact that is like none of the policy's is told where they are listed."""
    is_unlike_all = fault.help is None and place_named(fault.fact).fact not in tree.facts
    return replace(fault, help=_LISTED) if is_unlike_all else fault


def _fields(tree: PolicyTree, name: str, element: Mapping[str, Scalar]) -> Iterator[tuple[str, Plain]]:
    fields = tree.facts[name].fields
    return ((field, value_to_plain(value, fields[field].type, tree)) for field, value in element.items())
