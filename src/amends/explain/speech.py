"""A decision in words: what one fair person says to the customer, and beside it what is for the agent's eyes.

With a wish, what is wanted comes first, with all grounds at once where it is refused; then what else is owed, what
may be possible instead, the one next question, and what comes next. Without one, what is owed comes first, then what
may be given, what somebody else decides, what is open, and what is firmly not given.

Words never decide anything. The reasons are the sentences of the clauses; the rest are connecting words, from one file
a language. Amounts that a role may give, presumptions and what stays unsaid are for the agent and stand apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from amends.decide.case import REFUSALS, Status
from amends.decide.decision import Decision, RemedyDecision
from amends.explain.desk import for_the_agent
from amends.explain.discretion import discretionary, may_be_possible, referred
from amends.explain.owed import also_owed, is_for_everybody, owed, value_is_open
from amends.explain.questions import next_question, not_settled
from amends.explain.refusals import refusal, refused
from amends.explain.route import hold, path_to_say
from amends.explain.situation import Situation
from amends.explain.wording import sentence
from amends.lang.tree import Clause

NAMED_ALOUD = 3
"""A longer list of things is for the eyes."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is said in one breath, the clauses that speak in it, and the remedies that it says are not given."""

    words: str
    clauses: tuple[Clause, ...] = ()
    refuses: tuple[str, ...] = ()


def explain(decision: Decision, language: str | None = None) -> str:
    """The decision in words: `To say` is read out as it stands, `For you` is for the one who reads.

    Args:
        decision: the decision.
        language: one of the policy's languages; its first where None, or where the policy does not speak it. The
            connecting words are those of that language, or English ones where there is no file for it.
    """
    situation = Situation.of(decision, language)
    if decision.not_in_force is not None:
        return _told(situation, [Paragraph(_not_in_force(situation))], _version(situation))
    spoken = [paragraph for paragraph in _speech(situation) if paragraph.words]
    clauses = [clause for paragraph in spoken for clause in paragraph.clauses]
    refused_aloud = [name for paragraph in spoken for name in paragraph.refuses]
    desk = for_the_agent(situation, clauses, refused_aloud, path_was_said=_ends_with_a_no(situation))
    return _told(situation, spoken, desk)


def _speech(situation: Situation) -> list[Paragraph]:
    return _to_a_wish(situation, situation.wanted) if situation.wanted is not None else _to_no_wish(situation)


def _to_a_wish(situation: Situation, one: RemedyDecision) -> list[Paragraph]:
    told = [_on(situation, one)]
    if situation.is_unmet:
        told += _other_refusals(situation, told)
    told.append(_also_owed(situation))
    if situation.is_unmet:
        told.append(_alternatives(situation, told))
    if situation.is_unmet:
        told.append(Paragraph(path_to_say(situation)))
    told += [Paragraph(_question(situation)), Paragraph(hold(situation))]
    return told


def _to_no_wish(situation: Situation) -> list[Paragraph]:
    given = [one for one in situation.others_that_are(Status.OWED) if not is_for_everybody(one)]
    told: list[Paragraph] = []
    for one in sorted(given, key=lambda one: one.remedy.charge):
        told.append(_owed(situation, one, told))
    told.append(_alternatives(situation, told))
    told.append(Paragraph(_open(situation)))
    told += _other_refusals(situation, told)
    if situation.nothing_is_given:
        told.append(Paragraph(path_to_say(situation)))
    told.append(Paragraph(_question(situation)))
    return told


def _on(situation: Situation, one: RemedyDecision) -> Paragraph:
    """What is said of one remedy."""
    match one.status:
        case Status.OWED:
            return _owed(situation, one, ())
        case Status.DISCRETIONARY:
            return Paragraph(discretionary(situation, one), one.clauses)
        case Status.REFERRED:
            return Paragraph(referred(situation, one), one.clauses)
        case Status.UNDECIDED:
            return Paragraph(not_settled(situation, one))
        case _:
            return Paragraph(refused(situation, one), refusal(one, situation.voice).said, (one.remedy.name,))


def _owed(situation: Situation, one: RemedyDecision, told: Iterable[Paragraph]) -> Paragraph:
    said = _ids(told)
    news = tuple(clause for clause in one.clauses if clause.id not in said)
    return Paragraph(owed(situation, one, news), news)


def _also_owed(situation: Situation) -> Paragraph:
    others = situation.others_that_are(Status.OWED)
    clauses = [clause for one in others if one.remedy.charge and not is_for_everybody(one) for clause in one.clauses]
    return Paragraph(also_owed(situation, others), tuple(clauses))


def _alternatives(situation: Situation, told: Iterable[Paragraph]) -> Paragraph:
    others = situation.others_that_are(Status.DISCRETIONARY, Status.REFERRED)
    said = _ids(told)
    news = {clause.id: clause for one in others for clause in one.clauses if clause.id not in said}
    return Paragraph(may_be_possible(situation, news.values()), tuple(news.values()))


def _other_refusals(situation: Situation, told: Iterable[Paragraph]) -> list[Paragraph]:
    """What a true clause refuses beside what was asked for, so that it does not come as news later.

    A clause that has been told is not told again: the same goes for whatever else it refuses.
    """
    said = _ids(told)
    paragraphs: list[Paragraph] = []
    the_same: list[str] = []
    for one in situation.others_that_are(*REFUSALS):
        grounds = refusal(one, situation.voice)
        if not grounds.firm or one.remedy.charge:
            continue
        if {clause.id for clause in grounds.firm} <= said:
            the_same.append(one.remedy.name)
        else:
            paragraphs.append(_on(situation, one))
            said |= {clause.id for clause in grounds.said}
    if 0 < len(the_same) <= NAMED_ALOUD:
        words = situation.voice.phrases.speech
        what = situation.voice.remedies(the_same)
        paragraphs.append(Paragraph(sentence(words.the_same_goes_for.format(what=what)), (), tuple(the_same)))
    return paragraphs


def _open(situation: Situation) -> str:
    voice = situation.voice
    names = [one.remedy.name for one in situation.others_that_are(Status.UNDECIDED)]
    if not names:
        return ""
    words = voice.phrases.speech
    if len(names) > NAMED_ALOUD:
        return words.some_not_settled
    return sentence(words.not_settled.format(what=voice.remedies(names)))


def _question(situation: Situation) -> str:
    """The one next question; where only the desk can answer, that it is being looked up."""
    question = next_question(situation)
    if question or not situation.decision.ask:
        return question
    one = situation.wanted
    is_waiting = one is not None and (one.status is Status.UNDECIDED or value_is_open(situation, one))
    return situation.voice.phrases.speech.i_look_it_up if is_waiting else ""


def _ends_with_a_no(situation: Situation) -> bool:
    return situation.is_unmet if situation.wanted is not None else situation.nothing_is_given


def _not_in_force(situation: Situation) -> str:
    voice, outside = situation.voice, situation.decision.not_in_force
    assert outside is not None, "only asked for when the version does not govern"
    words = voice.phrases.speech.not_in_force
    return words.format(
        start=voice.values.day(outside.start), what=voice.fact(outside.by), day=voice.values.day(outside.value)
    )


def _version(situation: Situation) -> list[str]:
    voice, outside = situation.voice, situation.decision.not_in_force
    assert outside is not None, "only asked for when the version does not govern"
    words = voice.phrases.desk.not_in_force
    return [words.format(version=situation.decision.tree.version, start=voice.values.day(outside.start))]


def _ids(told: Iterable[Paragraph]) -> set[str]:
    return {clause.id for paragraph in told for clause in paragraph.clauses}


def _told(situation: Situation, spoken: Iterable[Paragraph], desk: Iterable[str]) -> str:
    phrases = situation.voice.phrases
    aloud = "\n".join(paragraph.words for paragraph in spoken if paragraph.words)
    for_the_eyes = "\n".join(f"- {line}" for line in desk)
    blocks = [(phrases.speech.heading, aloud), (phrases.desk.heading, for_the_eyes)]
    return "\n\n".join(f"{heading}\n{text}" for heading, text in blocks if text) + "\n"
