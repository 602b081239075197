"""What is for the agent's eyes: who may give how much, what to weigh and look up, and what was not said."""

from collections.abc import Collection, Iterable

from amends.decide.case import REFUSALS, Status
from amends.decide.decision import RemedyDecision
from amends.decide.value import Amount
from amends.explain.owed import is_for_everybody, is_on_the_price_list, with_value
from amends.explain.questions import cannot_be_computed, rests_on, to_look_up
from amends.explain.refusals import reasons_of, refusal
from amends.explain.route import make_it_right_for_the_desk, path_for_the_desk, with_values
from amends.explain.situation import Situation, is_for_the_speaker, limits
from amends.explain.voice import Voice
from amends.explain.wording import capitalised
from amends.lang.tree import Clause


def for_the_agent(
    situation: Situation, spoken: Iterable[Clause], named: Collection[str], *, path_was_said: bool
) -> list[str]:
    """The lines for the agent, the most urgent first.

    Args:
        situation: what is told.
        spoken: the clauses that the customer hears.
        named: the remedies of which the customer hears that they are not given.
        path_was_said: whether the customer hears who can be asked next.
    """
    told = tuple(dict.fromkeys(clause.id for clause in spoken))
    lines = [
        *_wanted(situation),
        *make_it_right_for_the_desk(situation),
        *_others_to_give(situation),
        to_look_up(situation),
        *cannot_be_computed(situation),
        rests_on(situation),
        *_not_given(situation, told, named),
        _still_open(situation),
        _open_to_all(situation),
        "" if path_was_said else path_for_the_desk(situation),
        situation.voice.phrases.desk.clauses.format(ids=", ".join(told)) if told else "",
    ]
    return [capitalised(line) for line in lines if line]


def _wanted(situation: Situation) -> list[str]:
    one, voice = situation.wanted, situation.voice
    words = voice.phrases.desk
    if one is None:
        return []
    if one.status is Status.UNDECIDED:
        return [words.turns_on.format(sentences=_quoted(one.clauses, voice))]
    if one.status in REFUSALS:
        unsaid = refusal(one, voice).unsaid
        return [words.also_looked_at.format(sentences=_quoted(unsaid, voice))] if unsaid else []
    return _to_give(situation, one)


def _to_give(situation: Situation, one: RemedyDecision) -> list[str]:
    """Who may give it and up to how much, what that person weighs, and the only reasons for a no."""
    voice = situation.voice
    words = voice.phrases.desk
    if one.status is Status.REFERRED and isinstance(one.authority, str):
        if is_for_the_speaker(situation, one.authority):
            return [words.yours.format(what=with_value(one, voice))]
        return [words.decides.format(what=with_value(one, voice), who=voice.role(one.authority))]
    if one.status is not Status.DISCRETIONARY:
        return []
    lines = [_limits(situation, one)]
    if not situation.is_wanted(one):
        return lines
    if one.weigh:
        lines.append(words.to_weigh.format(facts=with_values(situation, one.weigh)))
    reasons = [reason for clause in one.clauses for reason in clause.refuse_because.values()]
    if reasons:
        quoted = " ".join(voice.quoted(voice.text(reason)) for reason in reasons)
        lines.append(words.reasons_for_no.format(reasons=quoted))
    return lines


def _limits(situation: Situation, one: RemedyDecision) -> str:
    """The most that each role may give; roles of one limit are told together."""
    voice = situation.voice
    words = voice.phrases.desk
    steps = [*limits(one).items()]
    if not steps:
        return words.at_discretion_of_anybody.format(what=with_value(one, voice))
    firsts = [place for place in range(len(steps)) if place == 0 or steps[place][1] != steps[place - 1][1]]
    told = []
    for place, following in zip(firsts, [*firsts[1:], len(steps)], strict=True):
        role, limit = steps[place]
        own = situation.role in [held for held, _ in steps[place:following]]
        who = words.you if own else voice.role(role)
        if following == len(steps) > place + 1 and not own:
            who = words.and_above.format(who=who)
        told.append(_up_to(who, limit, one, voice))
    return words.at_discretion.format(what=voice.remedy(one.remedy), limits=voice.listed(told))


def _up_to(who: str, limit: Amount | None, one: RemedyDecision, voice: Voice) -> str:
    if limit is None:
        return who
    words = voice.phrases.desk
    phrase = words.down_to if one.remedy.charge else words.up_to
    return phrase.format(who=who, limit=voice.values.amount(limit, one.remedy.value_type))


def _others_to_give(situation: Situation) -> list[str]:
    others = situation.others_that_are(Status.DISCRETIONARY, Status.REFERRED)
    return [line for one in others for line in _to_give(situation, one)]


def _not_given(situation: Situation, told: tuple[str, ...], named: Collection[str]) -> list[str]:
    """What is refused beside what was asked for: by name, or with its reasons where nothing was asked for."""
    voice = situation.voice
    words = voice.phrases.desk
    refused = situation.others_that_are(*REFUSALS)
    if situation.wanted is not None:
        unnamed = [one.remedy.name for one in refused if one.remedy.name not in named]
        return [words.not_given.format(what=voice.remedies(unnamed))] if unnamed else []
    all_grounds = [refusal(one, voice) for one in refused]
    if_asked = [grounds for grounds in all_grounds if grounds.remedy.remedy.name not in named]
    lines = [
        words.if_asked.format(what=voice.remedy(grounds.remedy.remedy), sentences=reasons_of(grounds, voice))
        for grounds in if_asked
    ]
    shown = {*told, *(clause.id for grounds in if_asked for clause in grounds.said)}
    rest = [clause for grounds in all_grounds for clause in (*grounds.said, *grounds.unsaid) if clause.id not in shown]
    return [*lines, words.also_looked_at.format(sentences=_quoted(rest, voice))] if rest else lines


def _quoted(clauses: Iterable[Clause], voice: Voice) -> str:
    return " ".join(dict.fromkeys(voice.quoted(voice.clause(clause)) for clause in clauses))


def _still_open(situation: Situation) -> str:
    still_open = [one.remedy.name for one in situation.others_that_are(Status.UNDECIDED)]
    voice = situation.voice
    return voice.phrases.desk.still_open.format(what=voice.remedies(still_open)) if still_open else ""


def _open_to_all(situation: Situation) -> str:
    voice = situation.voice
    is_untold = is_for_everybody if situation.wanted is not None else is_on_the_price_list
    for_everybody = [with_value(one, voice) for one in situation.others_that_are(Status.OWED) if is_untold(one)]
    return voice.phrases.desk.open_to_all.format(what=voice.all_of(for_everybody)) if for_everybody else ""
