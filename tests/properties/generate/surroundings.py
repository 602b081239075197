"""What stands around the clauses: the head of the document, caps, the exception route, guarantees."""

from collections.abc import Callable

from tests.properties.generate.chance import Chance
from tests.properties.generate.document import Node
from tests.properties.generate.expressions.words import Words
from tests.properties.generate.vocabulary import (
    AMOUNT,
    BOOLEAN,
    CURRENCIES,
    DATE,
    DATETIME,
    DAYS,
    REMEDIES,
    ROLES,
    SENTENCE_IN_SPANISH,
    SENTENCES,
    TEAMS,
    TEXT,
    TIMEZONES,
    Wanted,
)
from tests.properties.generate.world import World

Write = Callable[[Wanted], Words]
"""Writes an expression in which every remedy's status can be tested."""


def new_world(chance: Chance, *, presuming: bool, giving: bool) -> World:
    """What a policy starts from: its currency, time zone, roles and teams."""
    return World(
        currency=None if chance.happens(0 if giving else 15) else chance.pick((CURRENCIES[0], *CURRENCIES)),
        timezone=chance.pick(TIMEZONES),
        roles=ROLES[: chance.pick((2, 3) if giving else (2, 0, 1, 3, 3))],
        teams=TEAMS[: chance.pick((0, 2, 1, 2))],
        presuming=presuming,
        giving=giving,
    )


def head(chance: Chance, world: World) -> dict[str, Node]:
    """What stands before the facts."""
    parts: dict[str, Node] = {"language": "1", "policy": "generated-care", "version": "2026-11-01.1"}
    if chance.happens(10):
        parts |= {"title": sentence(chance), "corrects": "2026-10-01"}
    if world.timezone != "UTC":
        parts["timezone"] = world.timezone
    if world.currency is not None:
        parts["currency"] = world.currency
    if world.roles:
        parts["roles"] = list(world.roles)
    if world.teams:
        parts["teams"] = list(world.teams)
    if chance.happens(25):
        parts["holidays"] = chance.some(DAYS, least=1, most=3)
    return parts


def in_force(chance: Chance, world: World) -> dict[str, Node]:
    """From when the version governs, by a fact or by today."""
    dated = [name for name, its_type in world.facts.items() if its_type in (DATE, DATETIME)]
    by = chance.pick(["", *dated, "now"])
    return {"in_force": {"from": chance.pick(DAYS), **({"by": by} if by else {})}}


def sentence(chance: Chance) -> Node:
    """A sentence, in one language or two."""
    words = chance.pick(SENTENCES)
    return {"en": words, "es": SENTENCE_IN_SPANISH} if chance.happens(15) else words


def route(chance: Chance, world: World) -> dict[str, Node]:
    """Caps, the exception route and the escalation, each now and then."""
    parts: dict[str, Node] = {}
    remedies = [remedy.name for remedy in world.remedies]
    if chance.happens(15):
        parts["caps"] = [
            {"of": chance.some(remedies, least=1), "per": "customer", "over": "months(12)", "limit": "50.00"}
        ]
    if world.roles and chance.happens(40):
        considered = [*world.facts, *world.lists]
        consider: dict[str, Node] = {"consider": chance.some(considered, most=2)} if considered else {}
        parts["make_it_right"] = {"approver": chance.pick(world.roles), **consider}
    if chance.happens(20):
        inside: list[Node] = [{"to": world.roles[-1], "within": "hours(4)"}] if world.roles else []
        parts["escalation"] = [*inside, {"to": "The ombudsman", "outside": "true", "after": "days(56)"}]
    return parts


def guarantees(chance: Chance, world: World, write: Write) -> list[Node]:
    """A guarantee of some forms."""
    claims: list[dict[str, Node]] = [{"no_dead_end": "true"}, {"honesty_safe": "true"}]
    rising = [name for name, its_type in world.facts.items() if its_type != TEXT]
    facts = [*world.facts, *world.lists, "channel"]
    claims += [{"blind_to": [facts[0]]}, {"decided_by": chance.some(facts, least=1)}]
    if rising:
        claims.append({"never_worse_as": chance.pick(rising)})
    claims += [{"never": write(BOOLEAN).text}, {"always": write(BOOLEAN).text}]
    if world.currency is not None:
        claims.append({"at_most": write(AMOUNT).text, "of": REMEDIES[0]})
    chosen = chance.some(claims, most=3)
    return [{"id": f"N{number}", "says": sentence(chance), **claim} for number, claim in enumerate(chosen, start=1)]
