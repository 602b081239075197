"""What may be given and what somebody else must decide: as it is said to the customer."""

from collections.abc import Iterable

from amends.decide.decision import RemedyDecision
from amends.decide.value import Amount
from amends.explain.situation import Situation, deciders, is_for_the_speaker
from amends.explain.wording import capitalised, sentence, spoken
from amends.lang.tree import Clause


def discretionary(situation: Situation, one: RemedyDecision) -> str:
    """What may be given, and who decides it. How much each role may give is not for the customer's ears."""
    voice = situation.voice
    words = voice.phrases.speech
    amount = situation.wanted_amount
    parts = [sentence(words.possible.format(what=voice.remedy(one.remedy)))]
    parts.append(voice.clauses(one.clauses))
    if amount is not None:
        parts.append(words.asked_for.format(wanted=voice.values.amount(amount, one.remedy.value_type)))
    parts.append(_who_decides(situation, one, amount))
    return spoken(parts)


def _who_decides(situation: Situation, one: RemedyDecision, amount: Amount | None) -> str:
    voice = situation.voice
    words = voice.phrases.speech
    able = deciders(one, amount)
    if not able:
        return words.beyond_policy if situation.decision.gap else ""
    if situation.speaker in able:
        return words.i_decide
    return words.somebody_decides.format(who=capitalised(voice.role(able[0])))


def referred(situation: Situation, one: RemedyDecision) -> str:
    """What somebody else must decide, by the clauses that say so."""
    voice = situation.voice
    words = voice.phrases.speech
    to = one.authority
    assert isinstance(to, str), "a referred remedy names a role"
    is_mine = is_for_the_speaker(situation, to)
    who = words.mine_to_decide if is_mine else sentence(words.i_hand_over.format(who=voice.role(to)))
    return spoken([voice.clauses(one.clauses), who])


def may_be_possible(situation: Situation, clauses: Iterable[Clause]) -> str:
    """What may be given beside what was asked for, in the sentences of the clauses."""
    told = situation.voice.clauses(clauses)
    return f"{situation.voice.phrases.speech.what_may_be_possible} {told}" if told else ""
