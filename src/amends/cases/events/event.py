"""What an event of a case is: something that happened, told in the past tense and never changed."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import ClassVar

from amends.cases.words import spoken

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]
"""A value as JSON states it; exact numbers are texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened in a case.

    Attributes:
        name: under which name it is kept; never changed once events of it are stored.
        personal: the fields that hold what is said about a person. They are kept apart, and are None once erased.
    """

    name: ClassVar[str]
    personal: ClassVar[frozenset[str]] = frozenset()

    def sentence(self) -> str:
        """What happened, in words that follow the name of who did it: "restated the problem"."""
        raise NotImplementedError

    def sentence_in(self, timezone: tzinfo) -> str:
        """The same for a reader in a time zone."""
        return self.sentence()


ERASED = "(erased)"
"""How what was said about a person reads after it was erased."""


def quoted(words: str | None) -> str:
    """Somebody's words in a sentence; what was erased shows as such."""
    return f"“{words}”" if words is not None else ERASED


def in_words(value: Plain) -> str:
    """A value in a sentence."""
    match value:
        case None:
            return "not known"
        case bool():
            return "yes" if value else "no"
        case list():
            return "; ".join(in_words(one) for one in value) or "none"
        case dict():
            return ", ".join(f"{spoken(name)}: {in_words(one)}" for name, one in value.items())
        case _:
            return str(value)
