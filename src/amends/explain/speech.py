"""A decision in words: what one fair person says to the customer, and beside it what is for the agent's eyes.

Words never decide anything. The reasons are the sentences of the clauses; the rest are connecting words, from one file
a language. Amounts that a role may give, presumptions and what stays unsaid are for the agent and stand apart.
"""

from collections.abc import Iterable

from amends.decide.decision import Decision
from amends.explain.desk import for_the_agent
from amends.explain.situation import Situation
from amends.explain.telling import Paragraph, paragraphs


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
    spoken = paragraphs(situation)
    clauses = [clause for paragraph in spoken for clause in paragraph.clauses]
    refused_aloud = [name for paragraph in spoken for name in paragraph.refuses]
    desk = for_the_agent(situation, clauses, refused_aloud, path_was_said=situation.ends_with_a_no)
    return _told(situation, spoken, desk)


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


def _told(situation: Situation, spoken: Iterable[Paragraph], desk: Iterable[str]) -> str:
    phrases = situation.voice.phrases
    aloud = "\n".join(paragraph.words for paragraph in spoken if paragraph.words)
    for_the_eyes = "\n".join(f"- {line}" for line in desk)
    blocks = [(phrases.speech.heading, aloud), (phrases.desk.heading, for_the_eyes)]
    return "\n\n".join(f"{heading}\n{text}" for heading, text in blocks if text) + "\n"
