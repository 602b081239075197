"""A letter: its subject and its parts, in one language; what it looks like is left to whoever sends it."""

from dataclasses import dataclass

from amends.cases.events.letters import LetterKind


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences."""

    words: str


@dataclass(frozen=True, slots=True)
class Items:
    """Things beside each other, or `in_order` one after the other."""

    words: tuple[str, ...]
    in_order: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Single values to look up, each behind its name: `Return number:` and `4410-7`."""

    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that stand as they were agreed, or as they are to be copied, line by line."""

    words: str


@dataclass(frozen=True, slots=True)
class Linked:
    """An address to open, on a line of its own."""

    address: str


Part = Paragraph | Items | Named | Quoted | Linked
"""A part of a letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter to the customer.

    Attributes:
        language: the language that it is written in.
        asked_language: the language that the customer asked for, where it is another.
        reference: the reference of the case; it stands in every letter.
        reference_line: the sentence that it stands in.
        signed: who writes: the client.
    """

    kind: LetterKind
    language: str
    asked_language: str | None
    reference: str
    subject: str
    greeting: str
    parts: tuple[Part, ...]
    closing: str
    signed: str
    reference_line: str
