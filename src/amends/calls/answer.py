"""The answer about calls in sentences, to be read out or read by the customer."""

from collections.abc import Iterator

from amends.calls.catalogue.shape import AnswerPhrases
from amends.calls.credit import CallCredit, credit
from amends.calls.evidence import CallEvidence
from amends.calls.speaking import SheetWords


def answer(evidence: CallEvidence, words: SheetWords) -> tuple[str, ...]:
    """How many calls connected, what was charged wrongly, and what stays on the bill."""
    if not evidence.attempts:
        return (words.phrases.answer.none.format(number=evidence.number),)
    return tuple(_told(evidence, credit(evidence), words, words.phrases.answer))


def _told(evidence: CallEvidence, found: CallCredit, words: SheetWords, phrases: AnswerPhrases) -> Iterator[str]:
    connected = _connected(evidence, words, phrases)
    yield words.counted(phrases.shows, evidence.attempts, number=evidence.number, connected=connected)
    yield _wrong(evidence, found, words, phrases)
    if found.right:
        yield words.counted(phrases.right, len(found.right), amount=words.money(found.refused))
    if evidence.test_call_answered is not None:
        yield phrases.answered_us if evidence.test_call_answered else phrases.no_answer_to_us


def _connected(evidence: CallEvidence, words: SheetWords, phrases: AnswerPhrases) -> str:
    count = len(evidence.connected)
    if count == evidence.attempts:
        return words.counted(phrases.all_connected, count)
    if not count:
        return words.counted(phrases.none_connected, evidence.attempts)
    return words.counted(phrases.some_connected, count)


def _wrong(evidence: CallEvidence, found: CallCredit, words: SheetWords, phrases: AnswerPhrases) -> str:
    count = len(found.wrong)
    if not count:
        return words.counted(phrases.none_wrong, evidence.attempts)
    forms = phrases.all_wrong if count == evidence.attempts else phrases.some_wrong
    return words.counted(forms, count, all=words.number(evidence.attempts), amount=words.money(found.owed))
