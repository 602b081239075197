"""Letters as they are shown."""

from pydantic import Field

from amends.http.models.values import Shown, ShownInstant


class LetterShown(Shown):
    """A letter, and what became of it."""

    number: int = Field(description="The number by which it is named: that of the event that it follows from.")
    kind: str
    state: str = Field(description="`waiting`, `sent`, `posted`, `failed` or `asked` (for again).")
    at: ShownInstant
    sending: int = Field(description="How often it was sent, or is about to be.")
    language: str | None
    fault: str | None
    status: str | None


class LettersShown(Shown):
    """The letters of a case."""

    reference: str
    letters: list[LetterShown]


class LetterWithTextShown(LetterShown):
    """A letter with what it says, in both of its forms."""

    asked_language: str | None
    to: list[str] = Field(description="The postal address, in lines.")
    subject: str
    text: str
    html: str
