"""Letters as plain data for machines."""

from amends.adapters.mail.rendering import as_html, as_text
from amends.app.letters.reading import LetterLine, Letters, PrintedLetter
from amends.app.plain.values import Plain, instant


def letters_to_plain(found: Letters) -> Plain:
    """The letters of a case."""
    return {"reference": found.reference, "letters": [_line(one) for one in found.lines]}


def letter_to_plain(printed: PrintedLetter) -> Plain:
    """A letter with what it says, in both of its forms."""
    letter = printed.written.letter
    return {
        **_line(printed.line),
        "language": letter.language,
        "asked_language": letter.asked_language,
        "to": list(printed.address),
        "subject": letter.subject,
        "text": as_text(letter),
        "html": as_html(letter),
    }


def _line(one: LetterLine) -> Plain:
    return {
        "number": one.number,
        "kind": one.kind.value,
        "state": one.state,
        "at": instant(one.at),
        "sending": one.sending,
        "language": one.language,
        "fault": one.fault.value if one.fault is not None else None,
        "status": one.status,
    }
