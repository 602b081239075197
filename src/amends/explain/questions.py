"""What is still open: the one next question for the customer, and what the desk looks up or cannot compute."""

import re

from amends.decide.case import Status
from amends.decide.decision import RemedyDecision
from amends.decide.questions import Question
from amends.decide.unknown import Place
from amends.explain.situation import Situation, facts_of
from amends.explain.wording import sentence

NOT_FOR_CUSTOMERS = frozenset({"history", "record", "inspection"})
"""Where a fact is trusted from that a customer cannot tell."""

LOOKED_UP_AT_ONCE = 5
_PLACE = re.compile(r"(?P<fact>\w+)\[(?P<element>\d+)\]\.(?P<field>\w+)")


def next_question(situation: Situation) -> str:
    """The first question that the customer can answer, with the element of a list that it is about."""
    question = next(filter(_is_for_the_customer, situation.decision.ask), None)
    if question is None or question.ask is None:
        return ""
    voice = situation.voice
    words = voice.phrases.speech
    asked = voice.text(question.ask)
    if not question.place.field:
        return words.one_question.format(question=asked)
    return words.question_about.format(what=voice.element(question.place, situation.decision.given), question=asked)


def not_settled(situation: Situation, one: RemedyDecision) -> str:
    """What is said of a remedy that is still undecided."""
    voice = situation.voice
    words = voice.phrases.speech
    what = voice.remedy(one.remedy)
    if isinstance(one.authority, str):
        return sentence(words.nobody_can_compute.format(what=what, who=voice.role(one.authority)))
    return sentence(words.not_settled.format(what=what))


def to_look_up(situation: Situation) -> str:
    """The next facts that the desk finds out without the customer, each with the question to fall back on."""
    voice = situation.voice
    for_the_desk = [question for question in situation.decision.ask if not _is_for_the_customer(question)]
    facts = [_looked_up(question, situation) for question in for_the_desk[:LOOKED_UP_AT_ONCE]]
    return voice.phrases.desk.to_look_up.format(facts=voice.listed(facts)) if facts else ""


def rests_on(situation: Situation) -> str:
    """The presumptions that the decision rests on and nobody looks up; with a wish, those that bear on it."""
    voice, tree, wanted = situation.voice, situation.decision.tree, situation.wanted
    looked_up = {question.place for question in situation.decision.ask}
    names = [place for name in situation.decision.subject_to if (place := place_named(name)) not in looked_up]
    if wanted is not None:
        bearing = facts_of(tree, [clause for clause in tree.clauses if wanted.remedy.name in clause.remedies])
        names = [place for place in names if place.fact in bearing]
    facts = [_presumed(place, situation) for place in names]
    return voice.phrases.desk.rests_on.format(facts=voice.listed(facts)) if facts else ""


def cannot_be_computed(situation: Situation) -> list[str]:
    """What the policy cannot work out for this case, why, and who then decides."""
    voice = situation.voice
    words = voice.phrases.desk
    lines = [
        words.cannot_be_computed.format(
            text=one.text.replace("_", " "),
            why=words.why.get(one.why, one.why),
            remedies=voice.remedies(one.remedies),
        )
        for one in situation.decision.undefined
    ]
    for one in situation.decision.values():
        if one.status is Status.UNDECIDED and isinstance(one.authority, str):
            lines.append(words.decides.format(what=voice.remedy(one.remedy), who=voice.role(one.authority)))
    return lines


def place_named(name: str) -> Place:
    """The place that `subject_to` names: `plan`, or `sensors[1].status`."""
    element = _PLACE.fullmatch(name)
    if element is None:
        return Place(name)
    return Place(element["fact"], int(element["element"]), element["field"])


def _presumed(place: Place, situation: Situation) -> str:
    """A fact with what it counts as until somebody says otherwise."""
    voice = situation.voice
    what = voice.place(place, situation.decision.given)
    fact = voice.tree.facts[place.fact]
    field = fact.fields[place.field] if place.field else fact
    value = voice.values.of_fact(field.presume, field) if field.presume is not None else voice.phrases.values.unknown
    return voice.phrases.desk.fact_value.format(what=what, value=value)


def _is_for_the_customer(question: Question) -> bool:
    return question.ask is not None and question.trusted_from not in NOT_FOR_CUSTOMERS


def _looked_up(question: Question, situation: Situation) -> str:
    voice = situation.voice
    what = voice.place(question.place, situation.decision.given)
    if question.ask is None or question.trusted_from != "record":
        return what
    return voice.phrases.desk.or_ask.format(what=what, question=voice.quoted(voice.text(question.ask)))
