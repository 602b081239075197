"""Lists of which several tell: for each field of each element the word of whom the policy trusts about that field.

A customer says what they were promised; whether it stands in the order, our records say. Both are statements of one
list, and both count, each for its own fields.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from amends.cases.events.event import Plain
from amends.cases.exact import exact_value
from amends.cases.parts import Statement
from amends.decide.unknown import Place
from amends.lang.tree import Fact, Field

_Element = Mapping[str, Plain]


def trusted_about(fact: Fact, field: Field) -> str | None:
    """Whose word counts first about a field of a list's elements."""
    return field.trusted_from or fact.trusted_from


def believed(statements: Sequence[Statement], base: Statement, fact: Fact) -> list[Plain]:
    """The elements of a list, each field by the word that counts.

    Args:
        statements: everything that was stated of the list, in order.
        base: the statement that says which elements there are.
        fact: the list.
    """
    return [
        {
            name: word.value
            for name, field in fact.fields.items()
            if (word := _word(statements, base, fact, field, place)) is not None
        }
        for place in range(len(_elements(base)))
    ]


def differing(
    statements: Sequence[Statement], base: Statement, fact: Fact
) -> Iterator[tuple[Place, Statement, tuple[Statement, ...]]]:
    """The places of which sources say different things: the word that counts, and the others."""
    latest = [one for one in _latest(statements) if one.source != base.source and one.value is not None]
    others = tuple(one for one in latest if len(_elements(one)) != len(_elements(base)) and _names_elements(one, fact))
    if others:
        yield Place(fact.name), base, others
    same = [one for one in [base, *latest] if one not in others]
    for place in range(len(_elements(base))):
        for name, field in fact.fields.items():
            counts = _word(statements, base, fact, field, place)
            words = [word for one in same if (word := _said(one, place, name)) is not None]
            apart = [word for word in words if counts is None or not _is_alike(field, word.value, counts.value)]
            if counts is not None and apart:
                yield Place(fact.name, place + 1, name), counts, tuple(apart)


def own_words(statements: Sequence[Statement], base: Statement, fact: Fact, source: str) -> list[Plain]:
    """The elements of a list as one source has stated them so far; of what it said nothing about, nothing.

    Args:
        statements: everything that was stated of the list, in order.
        base: the statement that says which elements there are.
        fact: the list.
        source: whose words are asked for.
    """
    mine = next((one for one in _latest(statements) if one.source == source), None)
    return [
        dict(_elements(mine)[place]) if mine is not None and _is_same(statements, mine, base, fact, place) else {}
        for place in range(len(_elements(base)))
    ]


def _word(statements: Sequence[Statement], base: Statement, fact: Fact, field: Field, place: int) -> Statement | None:
    """The word that counts about a field: of whom the policy trusts about it, else the last of anybody."""
    words = [
        word
        for one in _latest(statements)
        if _is_same(statements, one, base, fact, place)
        if (word := _said(one, place, field.name)) is not None
    ]
    trusted = [word for word in words if word.source == trusted_about(fact, field)]
    return next(reversed(trusted or words), None)


def _is_same(statements: Sequence[Statement], one: Statement, base: Statement, fact: Fact, place: int) -> bool:
    """Whether a source speaks of the element that stands at that place now.

    What tells elements apart are the fields that the list's own source is trusted about: these may not differ, neither
    from what the source itself said, nor from what stood there when it spoke.
    """
    if one is base:
        return True
    if place >= len(_elements(one)):
        return False
    earlier = [other for other in statements[: statements.index(one)] if other.source == base.source]
    then = _elements(earlier[-1]) if earlier else []
    now = _elements(base)[place]
    return all(
        _is_alike(field, said.get(name), now.get(name))
        for said in (_elements(one)[place], *then[place : place + 1])
        for name, field in fact.fields.items()
        if trusted_about(fact, field) == fact.trusted_from
    )


def _names_elements(one: Statement, fact: Fact) -> bool:
    """Whether a source says which elements there are; else it only says something about those that others named."""
    telling = [name for name, field in fact.fields.items() if trusted_about(fact, field) == fact.trusted_from]
    elements = _elements(one)
    return not elements or any(element.get(name) is not None for element in elements for name in telling)


def _is_alike(field: Field, one: Plain, other: Plain) -> bool:
    return one is None or other is None or exact_value(field, one) == exact_value(field, other)


def _said(one: Statement, place: int, name: str) -> Statement | None:
    """What a source said about a field, as a statement of that alone; None where it said nothing."""
    elements = _elements(one)
    value = elements[place].get(name) if place < len(elements) else None
    return None if value is None else replace(one, value=value)


def _latest(statements: Sequence[Statement]) -> list[Statement]:
    """The last statement of each source, in the order in which they were made."""
    last = {one.source: one for one in statements}
    return [one for one in statements if last[one.source] is one]


def _elements(one: Statement) -> list[_Element]:
    return [element for element in one.value if isinstance(element, dict)] if isinstance(one.value, list) else []
