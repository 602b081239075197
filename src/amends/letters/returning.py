"""What the customer sends us first: which number it has, where it goes to, and until when; and being reminded of it."""

from amends.cases.events.letters import LetterKind
from amends.cases.events.returns import ReturnReminded
from amends.cases.parts import AwaitedReturn, Gift
from amends.explain.wording import capitalised
from amends.letters.letter import Letter, Named, Paragraph, Part, Quoted
from amends.letters.writing import Writing


def return_parts(writing: Writing, gift: Gift) -> list[Part]:
    """The parts about what one gift waits for; none where nothing was asked for, or it has come."""
    awaited = next((one for one in _awaited(writing) if one.entry == gift.id), None)
    if awaited is None:
        return []
    return [*_asked_for(writing, awaited), *_how_to_send(writing, awaited)]


def reminder_letter(writing: Writing) -> Letter | None:
    """The letter that reminds of a parcel; None where it has come, or is awaited no longer."""
    event, words = writing.event, writing.phrases.returns
    number = event.number if isinstance(event, ReturnReminded) else None
    awaited = next((one for one in _awaited(writing) if one.number == number), None)
    gift = writing.state.gifts.get(awaited.entry) if awaited is not None else None
    if awaited is None or gift is None or not gift.is_open:
        return None
    return writing.letter(
        LetterKind.REMINDER,
        words.reminder_subject,
        Paragraph(words.reminder.format(what=writing.gift(gift))),
        *_asked_for(writing, awaited),
        *_how_to_send(writing, awaited),
        Paragraph(words.already_sent),
    )


def _awaited(writing: Writing) -> list[AwaitedReturn]:
    """What is still to come; of what was asked for anew, the last."""
    return [one for one in reversed(tuple(writing.state.returns.values())) if one.found is None]


def _asked_for(writing: Writing, awaited: AwaitedReturn) -> list[Part]:
    """The very thing that is to be sent, where it is known; what a remedy waits for is told with the remedy."""
    if not awaited.device:
        return []
    return [Paragraph(writing.phrases.returns.opening.format(what=awaited.device))]


def _how_to_send(writing: Writing, awaited: AwaitedReturn) -> list[Part]:
    words = writing.phrases.returns
    values = [(words.number, awaited.number)]
    if awaited.serial:
        values.append((words.serial, awaited.serial))
    values.append((words.due, writing.moment(awaited.due)))
    parts: list[Part] = [Named(tuple((capitalised(name), value) for name, value in values))]
    if awaited.address:
        parts += [Paragraph(words.label), Quoted("\n".join((*awaited.address, awaited.number)))]
    return [*parts, Paragraph(words.put_number)]
