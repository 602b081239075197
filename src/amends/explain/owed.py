"""What is owed, and what the customer pays: as it is said to the customer."""

from collections.abc import Iterable

from amends.decide.case import Status
from amends.decide.decision import RemedyDecision
from amends.decide.value import Amount, exceeds
from amends.explain.situation import FIRM, Situation, facts_of, facts_within
from amends.explain.voice import Voice, is_a_saving
from amends.explain.wording import sentence, spoken
from amends.lang.expression.nodes import And, DefinitionReference, Expression, FactReference, Not, Or
from amends.lang.tree import Clause
from amends.lang.types import Kind


def with_value(one: RemedyDecision, voice: Voice) -> str:
    """A remedy with what it is worth, as far as that is certain."""
    words = voice.phrases.speech
    what = voice.remedy(one.remedy)
    is_saving = is_a_saving(one.remedy)
    if one.value is not None:
        return _worth(one, one.value, words.saves if is_saving else words.worth, voice)
    phrase = words.saves_at_least if is_saving else words.worth_at_least
    return _worth(one, one.at_least, phrase, voice) if one.at_least else what


def _worth(one: RemedyDecision, amount: Amount, phrase: str, voice: Voice) -> str:
    its_type = one.remedy.value_type
    is_money = its_type is None or its_type.kind is Kind.MONEY
    template = phrase if is_money else voice.phrases.speech.quantity
    return template.format(what=voice.remedy(one.remedy), value=voice.values.amount(amount, its_type))


def owed(situation: Situation, one: RemedyDecision, clauses: Iterable[Clause]) -> str:
    """What is owed: its value, those of its clauses that are still to be told, and what it waits for."""
    voice = situation.voice
    words = voice.phrases.speech
    if one.remedy.charge:
        return charged(situation, one, clauses)
    parts = [sentence(words.you_get.format(what=with_value(one, voice)))]
    if value_is_open(situation, one):
        parts.append(words.value_open)
    parts.append(_asked_for_more(situation, one))
    parts.append(voice.clauses(clauses))
    parts.append(_waits_for(situation, one))
    parts.append(_ours_to_show(situation, one))
    return spoken(parts)


def charged(situation: Situation, one: RemedyDecision, clauses: Iterable[Clause]) -> str:
    """What the customer pays, with those of its clauses that are still to be told."""
    voice = situation.voice
    words = voice.phrases.speech
    what = voice.remedy(one.remedy)
    if one.value is None:
        told = words.you_pay_open.format(what=what)
    elif not one.value:
        told = words.you_pay_nothing.format(what=what)
    else:
        told = words.you_pay.format(what=what, value=voice.values.amount(one.value, one.remedy.value_type))
    return spoken([sentence(told), voice.clauses(clauses)])


def also_owed(situation: Situation, ones: Iterable[RemedyDecision]) -> str:
    """What is owed beside what was asked for, shortly: the things with their values, then what has to be paid."""
    voice = situation.voice
    words = voice.phrases.speech
    given = [with_value(one, voice) for one in ones if not one.remedy.charge]
    charges = [charged(situation, one, one.clauses) for one in ones if one.remedy.charge]
    phrase = words.you_also_get if _is_given(situation.wanted) else words.in_any_case
    return spoken([sentence(phrase.format(what=voice.all_of(given))) if given else "", *charges])


def _is_given(one: RemedyDecision | None) -> bool:
    return one is None or (one.status is Status.OWED and not one.remedy.charge)


def is_for_everybody(one: RemedyDecision) -> bool:
    """Whether it is owed whatever the case, and so is no news in this one."""
    return all(clause.when is None and clause.unless is None for clause in one.clauses)


def is_on_the_price_list(one: RemedyDecision) -> bool:
    """Whether it is a charge for everybody: something that can be bought, rather than a part of this decision."""
    return one.remedy.charge and is_for_everybody(one)


def _asked_for_more(situation: Situation, one: RemedyDecision) -> str:
    amount, value = situation.wanted_amount, one.value
    if not situation.is_wanted(one) or amount is None or value is None or not exceeds(amount, value, one.remedy):
        return ""
    voice = situation.voice
    wanted, its_value = (voice.values.amount(each, one.remedy.value_type) for each in (amount, value))
    return sentence(voice.phrases.speech.asked_for_more.format(wanted=wanted, value=its_value))


def value_is_open(situation: Situation, one: RemedyDecision) -> bool:
    """Whether the value of what is owed could still become known, rather than there being none."""
    if one.status is not Status.OWED or one.value is not None:
        return False
    name = one.remedy.name
    asked = any(name in question.remedies for question in situation.decision.ask)
    return asked or any(name in uncomputed.remedies for uncomputed in situation.decision.undefined)


def _waits_for(situation: Situation, one: RemedyDecision) -> str:
    if one.awaits is None:
        return ""
    what = _awaited(situation, one.awaits)
    return sentence(situation.voice.phrases.speech.waits_for.format(what=what))


def _awaited(situation: Situation, expression: Expression) -> str:
    """What must still come about; of alternatives those that can, for what has been done is not undone by waiting."""
    voice = situation.voice
    while isinstance(expression, DefinitionReference):
        expression = voice.tree.definitions[expression.name].expression
    match expression:
        case Or(parts=parts):
            can_come_about = [part for part in parts if not isinstance(part, Not)] or parts
            return voice.any_of([_named(part, voice) for part in can_come_about])
        case And(parts=parts):
            return voice.all_of([_named(part, voice) for part in parts if not _is_known_to_hold(situation, part)])
        case _:
            return _named(expression, voice)


def _named(expression: Expression, voice: Voice) -> str:
    """A condition by the facts that it turns on."""
    turning = facts_within(voice.tree, [expression])
    return voice.all_of([voice.fact(name) for name in voice.tree.facts if name in turning])


def _is_known_to_hold(situation: Situation, expression: Expression) -> bool:
    return isinstance(expression, FactReference) and situation.decision.given.values.get(expression.name) is True


def _ours_to_show(situation: Situation, one: RemedyDecision) -> str:
    """What only an inspection of ours can still turn, so that it never comes as a surprise.

    Other presumptions are not spoken of: nobody is asked to speak against themselves.
    """
    tree, voice = situation.decision.tree, situation.voice
    refusing = [clause for effect in FIRM for clause in tree.clauses_for(one.remedy.name, effect)]
    turning = facts_of(tree, refusing)
    facts = [tree.facts[name] for name in situation.decision.subject_to if name in turning]
    ours = [voice.fact(fact.name) for fact in facts if fact.trusted_from == "inspection" and not fact.sensitive]
    return sentence(voice.phrases.speech.ours_to_show.format(what=voice.any_of(ours))) if ours else ""
