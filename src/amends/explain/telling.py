"""What one fair person says to the customer, paragraph by paragraph.

With a wish, what is wanted comes first, with all grounds at once where it is refused; then what else is owed, what
may be possible instead, and what comes next. Without one, what is owed comes first, then what may be given, what
somebody else decides, what is open, and what is firmly not given. The one next question comes last.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from amends.decide.case import REFUSALS, Status
from amends.decide.decision import RemedyDecision
from amends.explain.discretion import discretionary, may_be_possible, referred
from amends.explain.owed import also_owed, is_for_everybody, is_on_the_price_list, owed, value_is_open
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


def paragraphs(situation: Situation) -> list[Paragraph]:
    """What is said of a decision, in order; without those that turned out empty."""
    wanted = situation.wanted
    told = _to_a_wish(situation, wanted) if wanted is not None else _to_no_wish(situation)
    return [paragraph for paragraph in told if paragraph.words]


def _to_a_wish(situation: Situation, one: RemedyDecision) -> list[Paragraph]:
    told = [_on(situation, one)]
    if situation.is_unmet:
        told += _other_refusals(situation, told)
    told.append(_also_owed(situation))
    if situation.is_unmet:
        told.append(_alternatives(situation, told))
        told.append(Paragraph(path_to_say(situation)))
    told += [Paragraph(_question(situation)), Paragraph(hold(situation))]
    return told


def _to_no_wish(situation: Situation) -> list[Paragraph]:
    given = [one for one in situation.others_that_are(Status.OWED) if not is_on_the_price_list(one)]
    told: list[Paragraph] = []
    for one in sorted(given, key=lambda one: one.remedy.charge):
        told.append(_owed(situation, one, told))
    told.append(_alternatives(situation, told))
    told.append(Paragraph(_open(situation)))
    told += _other_refusals(situation, told)
    if situation.ends_with_a_no:
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
    others = [one for one in situation.others_that_are(Status.OWED) if not is_for_everybody(one)]
    clauses = tuple(clause for one in others if one.remedy.charge for clause in one.clauses)
    return Paragraph(also_owed(situation, others), clauses)


def _alternatives(situation: Situation, told: Iterable[Paragraph]) -> Paragraph:
    others = situation.others_that_are(Status.DISCRETIONARY, Status.REFERRED)
    said = _ids(told)
    news = {clause.id: clause for one in others for clause in one.clauses if clause.id not in said}
    return Paragraph(may_be_possible(situation, news.values()), tuple(news.values()))


def _other_refusals(situation: Situation, told: Iterable[Paragraph]) -> list[Paragraph]:
    """What true clauses refuse beside what was asked for.

    A clause that has been told is not told again: the same goes for whatever else it refuses. Others are told of what
    is of the kind that was wished for, so that a bill that is wrong in part is answered in all its parts; and without
    a wish.
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
        elif situation.wanted is None or _is_of_the_kind(one, situation.wanted):
            paragraphs.append(_on(situation, one))
            said |= {clause.id for clause in grounds.said}
    if 0 < len(the_same) <= NAMED_ALOUD:
        words = situation.voice.phrases.speech
        what = situation.voice.remedies(the_same)
        paragraphs.append(Paragraph(sentence(words.the_same_goes_for.format(what=what)), (), tuple(the_same)))
    return paragraphs


def _is_of_the_kind(one: RemedyDecision, wanted: RemedyDecision) -> bool:
    """Whether two remedies are of one kind, as the policy names kinds."""
    return one.remedy.kind is not None and one.remedy.kind == wanted.remedy.kind


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


def _ids(told: Iterable[Paragraph]) -> set[str]:
    return {clause.id for paragraph in told for clause in paragraph.clauses}
