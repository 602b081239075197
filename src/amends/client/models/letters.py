"""What a customer has in writing."""

from amends.client.models.values import Answer, Instant


class Letter(Answer):
    """A letter, and what became of it.

    Attributes:
        number: the one by which it is named: that of the event that it follows from.
        state: `waiting`, `sent`, `posted`, `failed` or `asked` (for again).
        sending: how often it was sent, or is about to be.
        fault: why it did not arrive, or was not sent.
        status: what the mail server said of that, as a code.
    """

    number: int
    kind: str
    state: str
    at: Instant
    sending: int
    language: str | None
    fault: str | None
    status: str | None


class Letters(Answer):
    """The letters of a case, in the order in which they came about."""

    reference: str
    letters: tuple[Letter, ...]


class LetterWithText(Letter):
    """A letter with what it says; `to` is the postal address, in lines."""

    asked_language: str | None
    to: tuple[str, ...]
    subject: str
    text: str
    html: str
