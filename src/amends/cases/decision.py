"""The decision of a case by the version that governs it, as it goes into the record."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from amends.cases.events.deciding import Decided, DecidedRemedy
from amends.cases.events.event import Plain
from amends.cases.precedents import decisive_digest
from amends.cases.privacy import is_private_field, tells_private
from amends.cases.recorded import By
from amends.decide.case import DECIDING_EFFECT, REFUSALS, Case
from amends.decide.decision import RemedyDecision
from amends.decide.decisive import decisive_facts
from amends.decide.facts import Facts, read_facts
from amends.decide.plain import decision_to_plain
from amends.decide.value import Amount, worth
from amends.explain.refusals import refused
from amends.explain.situation import Situation
from amends.lang.quantities import plain
from amends.lang.tree import Effect, Field, PolicyTree
from amends.policy import Policy


def decide(
    policy: Policy,
    facts: Mapping[str, Plain],
    wanted: str | None,
    by: By,
    at: datetime,
    decision: UUID,
    language: str | None,
) -> Decided:
    """What the policy makes of the facts.

    Args:
        policy: the version that governs the case.
        facts: everything known, history facts too.
        wanted: the wish as `decide` takes it, such as `replacement` or `goodwill_credit=20.00`.
        by: who decides; their role and team count where the policy names them.
        at: when; `now` of the decision.
        decision: the id that it gets.
        language: of the sentences.

    Raises:
        FactError: a fact cannot be used.
        WantError: the wish is no remedy of the policy.
    """
    tree = policy.tree
    given = with_surroundings(tree, facts, by, at)
    found = policy.decide(given, want=wanted)
    read = read_facts(tree, given, None, None, "error")
    presumed, unpresumed = Case(tree, read), Case(tree, read, presuming=False)
    shown, situation = decision_to_plain(found, language), Situation.of(found, language)
    return Decided(
        decision=decision,
        policy=tree.name,
        version=tree.version,
        digest=tree.hash,
        facts=_without_texts(_mapping(shown["facts"]), tree),
        known=_digest_of(read, facts, wanted),
        remedies={
            name: _remedy(one, _grounds(shown, one, tree), presumed, unpresumed, situation)
            for name, one in found.items()
        },
        gap=found.gap,
        wanted=wanted,
        ask=tuple(str(question.place) for question in found.ask),
        decisive={name: decisive_digest(decisive_facts(presumed, name)) for name in tree.remedies},
    )


def with_surroundings(tree: PolicyTree, facts: Mapping[str, Plain], by: By, at: datetime) -> dict[str, object]:
    """The facts with what comes with every case: the time, and who decides, where the policy has them."""
    around: dict[str, object] = {"now": at}
    if by.role in tree.roles:
        around["role"] = by.role
    if by.team in tree.teams:
        around["team"] = by.team
    return {**{name: value for name, value in around.items() if name in tree.facts}, **facts}


def digest_of_what_is_known(
    tree: PolicyTree, facts: Mapping[str, Plain], wanted: str | None, by: By, at: datetime
) -> str:
    """What `decide` would tell as `known`, without deciding.

    Raises:
        FactError: a fact cannot be used.
    """
    return _digest_of(read_facts(tree, with_surroundings(tree, facts, by, at), None, None, "error"), facts, wanted)


def _digest_of(read: Facts, facts: Mapping[str, Plain], wanted: str | None) -> str:
    # Time goes by and people change without anything new being known; a role or a team is not a fact of the case.
    # The values as they were read: 349 and 349.00 are the same.
    known = {name: value for name, value in {**read.values, **read.lists}.items() if name in facts}
    text = json.dumps([known, wanted], ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=_exactly)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def _exactly(value: object) -> str:
    return plain(value) if isinstance(value, Decimal) else str(value)


def _remedy(
    one: RemedyDecision, grounds: tuple[Plain, ...], presumed: Case, unpresumed: Case, situation: Situation
) -> DecidedRemedy:
    language = situation.voice.language
    forbidding = unpresumed.remedies[one.remedy.name].clauses[Effect.FORBIDS]
    effect = DECIDING_EFFECT.get(one.status)
    allowing = [clause for clause in one.clauses if clause.effect is Effect.ALLOWS]
    limits = one.authority if isinstance(one.authority, Mapping) else {}
    return DecidedRemedy(
        status=one.status.value,
        value=_exact(one.value),
        at_least=_exact(one.at_least),
        is_value_open=one.value is None and effect is not None and bool(worth(presumed, one.remedy, effect).open),
        because=one.because,
        limits={role: _exact(limit) for role, limit in limits.items()},
        decided_by=one.authority if isinstance(one.authority, str) else None,
        awaits=one.awaits is not None,
        may_be_forbidden=tuple(clause.id for clause, truth in forbidding if truth is not False),
        reasons_to_withhold={
            reason: text.in_language(language) for clause in allowing for reason, text in clause.refuse_because.items()
        },
        grounds=grounds,
        sentences=(refused(situation, one),) if one.status in REFUSALS else (),
    )


def _exact(amount: Amount | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)


def _without_texts(facts: Mapping[str, Plain], tree: PolicyTree) -> dict[str, Plain]:
    """The facts without free texts, which may hold what is personal; they stand, kept apart, where they were stated."""
    return {
        name: _elements(value, tree.facts[name].fields) if isinstance(value, list) else value
        for name, value in facts.items()
        if not is_private_field(tree.facts[name])
    }


def _elements(elements: list[Plain], fields: Mapping[str, Field]) -> Plain:
    return [
        {name: value for name, value in _mapping(element).items() if not is_private_field(fields[name])}
        for element in elements
    ]


def _grounds(shown: Mapping[str, Plain], one: RemedyDecision, tree: PolicyTree) -> tuple[Plain, ...]:
    """The grounds as plain data, without the values of what is sensitive or free text."""
    grounds = _mapping(_mapping(shown["remedies"])[one.remedy.name])["grounds"]
    if not isinstance(grounds, list):
        return ()
    return tuple(
        _ground(_mapping(in_plain), [tells_private(failed.expression, tree) for failed in ground.failed])
        for in_plain, ground in zip(grounds, one.grounds, strict=True)
    )


def _ground(in_plain: dict[str, Plain], private: list[bool]) -> Plain:
    failed = in_plain.get("failed")
    if not isinstance(failed, list):
        return in_plain
    shown: list[Plain] = [
        {**_mapping(one), "left": None, "right": None} if is_private else one
        for one, is_private in zip(failed, private, strict=True)
    ]
    return {**in_plain, "failed": shown}


def _mapping(part: Plain) -> dict[str, Plain]:
    if not isinstance(part, dict):
        raise TypeError("a decision in plain data holds objects here")
    return part
