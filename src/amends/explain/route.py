"""What comes next when a wish is not met: Make It Right, and who can be asked, with the times in words."""

from collections.abc import Sequence

from amends.decide.case import Status
from amends.explain.situation import Situation
from amends.explain.wording import sentence
from amends.lang.tree import EscalationStep, MakeItRight


def hold(situation: Situation) -> str:
    """The sentence by which Make It Right begins."""
    return situation.voice.phrases.speech.hold if make_it_right(situation) is not None else ""


def make_it_right(situation: Situation) -> MakeItRight | None:
    """The exception route, where the wish is not met and an exception is possible at all."""
    return situation.decision.tree.make_it_right if situation.is_unmet and not is_forbidden(situation) else None


def is_forbidden(situation: Situation) -> bool:
    """Whether what is wanted is forbidden, for every role and every exception."""
    return situation.wanted is not None and situation.wanted.status is Status.FORBIDDEN


def path_to_say(situation: Situation) -> str:
    """Who can be asked next, for the customer who was told no."""
    steps = _steps(situation)
    return sentence(situation.voice.phrases.speech.path.format(steps=steps)) if steps else ""


def path_for_the_desk(situation: Situation) -> str:
    """The same for the agent, in case that it is asked for."""
    steps = _steps(situation)
    return sentence(situation.voice.phrases.desk.path.format(steps=steps)) if steps else ""


def make_it_right_for_the_desk(situation: Situation) -> list[str]:
    """Who approves an exception and up to how much, and what is to be considered; or that there can be none."""
    voice = situation.voice
    words = voice.phrases.desk
    if situation.is_unmet and is_forbidden(situation):
        return [words.no_exception]
    route = make_it_right(situation)
    if route is None:
        return []
    lines = [words.make_it_right.format(approvers=_approvers(route, situation))]
    if route.consider:
        lines.append(words.consider.format(facts=with_values(situation, route.consider)))
    return lines


def with_values(situation: Situation, facts: Sequence[str]) -> str:
    """Facts with their values, as the one who weighs them needs them; what is sensitive keeps its value to itself."""
    voice, given = situation.voice, situation.decision.given
    shown = []
    for name in facts:
        fact = voice.tree.facts[name]
        what = voice.fact(name)
        if fact.sensitive or name in given.lists:
            shown.append(what)
            continue
        value = given.values.get(name, fact.presume)
        known = voice.values.of_fact(value, fact) if value is not None else voice.phrases.values.unknown
        shown.append(voice.phrases.desk.fact_value.format(what=what, value=known))
    return voice.listed(shown)


def _approvers(route: MakeItRight, situation: Situation) -> str:
    voice = situation.voice
    words = voice.phrases.desk
    if route.up_to:
        limits = [(role, voice.values.money(limit)) for role, limit in route.up_to.items()]
        return voice.listed(words.up_to.format(who=voice.role(role), limit=limit) for role, limit in limits)
    return voice.role(route.approver) if route.approver is not None else voice.phrases.names.somebody


def _steps(situation: Situation) -> str:
    ahead = [step for step in situation.decision.escalation if _is_next(step, situation)]
    return situation.voice.phrases.speech.path_joiner.join(_step(step, situation) for step in ahead)


def _is_next(step: EscalationStep, situation: Situation) -> bool:
    """Whether a step lies before the one who decided: who said no is not the one to ask again."""
    roles, role = situation.decision.tree.roles, situation.role
    return step.outside or role is None or roles.index(step.to) > roles.index(role)


def _step(step: EscalationStep, situation: Situation) -> str:
    voice = situation.voice
    words = voice.phrases.speech
    if step.outside:
        if step.after is None:
            return words.outside_step.format(name=step.to)
        return words.outside_step_after.format(name=step.to, span=voice.values.span(step.after))
    who = voice.role(step.to)
    if step.within is None:
        return words.step.format(who=who)
    return words.step_within.format(who=who, span=voice.values.span(step.within))
