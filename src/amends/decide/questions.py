"""What is still to be asked, what cannot be computed, and which presumptions a status rests on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from amends.decide.authority import authority
from amends.decide.case import DECIDING_EFFECT, REFUSALS, Case, Status
from amends.decide.facts import ask_order
from amends.decide.unknown import NOWHERE, Place, Undefined, Unknown
from amends.decide.value import worth
from amends.lang.tree import Clause, Effect, PolicyTree, Text


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask: where it stands, the policy's words for it, where it is trusted from, and what it bears on."""

    place: Place
    ask: Text | None
    trusted_from: str | None
    remedies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Uncomputed:
    """An expression that cannot be computed, why, and the remedies that it leaves open."""

    text: str
    why: str
    remedies: tuple[str, ...]


def what_is_left(case: Case) -> dict[str, tuple[Unknown, ...]]:
    """For each remedy the unknowns in what is left of it.

    Of an undecided remedy its clauses; of one that is owed, referred or discretionary what its value and its
    authority still need; of a refused one nothing.
    """
    return {name: tuple(_left_of(case, name)) for name in case.tree.remedies}


def _left_of(case: Case, name: str) -> Iterator[Unknown]:
    holding = case.remedies[name]
    if holding.status is Status.UNDECIDED:
        yield from (truth for _, truth in holding.open_clauses())
    effect = DECIDING_EFFECT.get(holding.status)
    if effect is None:
        return
    remedy = case.tree.remedies[name]
    its_worth = worth(case, remedy, effect)
    yield from its_worth.open
    if holding.status is Status.DISCRETIONARY:
        yield from authority(case, remedy, its_worth).open
    if holding.status is Status.REFERRED:
        yield from _higher_referrals(case, holding.clauses[Effect.REFERS])


def _higher_referrals(case: Case, held: Iterable[tuple[Clause, bool | Unknown]]) -> Iterator[Unknown]:
    """Unknown referring clauses that would take the decision to a higher role."""
    ranks = {role: rank for rank, role in enumerate(case.tree.roles)}
    clauses = [(ranks.get(clause.to or "", -1), truth) for clause, truth in held]
    decides = max((rank for rank, truth in clauses if truth is True), default=-1)
    yield from (truth for rank, truth in clauses if isinstance(truth, Unknown) and rank > decides)


def uncomputed(left: Mapping[str, tuple[Unknown, ...]]) -> tuple[Uncomputed, ...]:
    """What cannot be computed, each once with all the remedies that it leaves open."""
    remedies: dict[Undefined, list[str]] = {}
    for name, unknowns in left.items():
        found = {one: None for unknown in unknowns for one in sorted(unknown.undefined, key=lambda item: item.text)}
        for one in found:
            remedies.setdefault(one, []).append(name)
    return tuple(Uncomputed(one.text, one.why, tuple(names)) for one, names in remedies.items())


def subject_to(case: Case, unpresumed: Case) -> tuple[str, ...]:
    """The presumed facts that a status rests on, in document order.

    These stand in what is left of a status when nothing is presumed; a status that is the same and settled without
    presumptions rests on none.
    """
    resting: set[Place] = set()
    for name, holding in case.remedies.items():
        without = unpresumed.remedies[name]
        if without.status is Status.UNDECIDED:
            resting |= _needs(truth for _, truth in without.open_clauses())
        elif without.status is not holding.status:
            refusing = (*without.clauses[Effect.FORBIDS], *without.clauses[Effect.EXCLUDES])
            resting |= _needs(truth for _, truth in refusing if isinstance(truth, Unknown))
    presumed = [place for place in resting if is_presumed(case.tree, place)]
    return tuple(str(place) for place in sorted(presumed, key=lambda place: ask_order(case.tree, place)))


def is_presumed(tree: PolicyTree, place: Place) -> bool:
    """Whether the policy presumes a value while the fact is unknown."""
    fact = tree.facts[place.fact]
    return (fact.fields[place.field] if place.field else fact).presume is not None


def questions(
    case: Case, left: Mapping[str, tuple[Unknown, ...]], unpresumed: Case, want: str | None
) -> tuple[Question, ...]:
    """The facts to ask, the most useful first.

    First those that could settle the wanted remedy with one answer, then those in most undecided remedies, then in
    the order of the document; last of all what is only to be weighed.
    """
    bearing: dict[Place, list[str]] = {}
    for name, unknowns in left.items():
        for place in _needs(unknowns):
            bearing.setdefault(place, []).append(name)
    _add_version_fact(case, bearing)
    for place in _for_an_exception(case, unpresumed, want):
        bearing.setdefault(place, []).append(str(want))
    needed = set(bearing)
    for name, place in _to_weigh(case):
        if name not in bearing.setdefault(place, []):
            bearing[place].append(name)
    asked = [place for place, names in bearing.items() if want is None or want in names]
    settling = case.remedies[want].settled_by() if want is not None and _is_undecided(case, want) else NOWHERE

    def usefulness(place: Place) -> tuple[bool, bool, int, tuple[int, int, int]]:
        undecided = sum(_is_undecided(case, name) for name in bearing[place])
        return (place not in needed, place not in settling, -undecided, ask_order(case.tree, place))

    return tuple(_question(case.tree, place, bearing[place]) for place in sorted(asked, key=usefulness))


def _is_undecided(case: Case, remedy: str) -> bool:
    return case.remedies[remedy].status is Status.UNDECIDED


def _for_an_exception(case: Case, unpresumed: Case, want: str | None) -> frozenset[Place]:
    """What an exception for the wanted remedy would take: every forbidding clause known to be false, not presumed."""
    if want is None or case.remedies[want].status not in REFUSALS:
        return NOWHERE
    forbidding = unpresumed.remedies[want]
    if forbidding.effects[Effect.FORBIDS] is True:
        return NOWHERE
    return _needs(truth for _, truth in forbidding.clauses[Effect.FORBIDS] if isinstance(truth, Unknown))


def _to_weigh(case: Case) -> Iterator[tuple[str, Place]]:
    for name, holding in case.remedies.items():
        if holding.status is not Status.DISCRETIONARY:
            continue
        for clause, truth in holding.clauses[Effect.ALLOWS]:
            if truth is True:
                yield from ((name, Place(fact)) for fact in clause.weigh if _is_unknown(case, fact))


def _is_unknown(case: Case, fact: str) -> bool:
    known = fact in case.facts.values or fact in case.facts.lists
    return not known and case.tree.facts[fact].presume is None


def _add_version_fact(case: Case, bearing: dict[Place, list[str]]) -> None:
    """The fact that decides which version governs bears on everything."""
    in_force = case.tree.in_force
    if in_force is not None and in_force.by not in ("today", "now") and _is_unknown(case, in_force.by):
        bearing[Place(in_force.by)] = list(case.tree.remedies)


def _question(tree: PolicyTree, place: Place, bearing: list[str]) -> Question:
    fact = tree.facts[place.fact]
    asked = fact.fields[place.field] if place.field else fact
    remedies = tuple(name for name in tree.remedies if name in bearing)
    return Question(place, asked.ask, asked.trusted_from or fact.trusted_from, remedies)


def _needs(unknowns: Iterable[Unknown]) -> frozenset[Place]:
    return NOWHERE.union(*(unknown.needs for unknown in unknowns))
