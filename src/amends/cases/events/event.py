"""What an event of a case is: something that happened, told in the past tense and never changed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from amends.cases.wording import Wording

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

    def sentence_in(self, wording: "Wording") -> str:
        """The same in the words of a reader: what things are called, the currency, the clock."""
        return self.sentence()


ERASED = "(erased)"
"""How what was said about a person reads after it was erased."""


def quoted(words: str | None, most: int | None = None) -> str:
    """Somebody's words in a sentence, or the beginning of so many signs; what was erased shows as such."""
    if words is None:
        return ERASED
    return f"“{words}”" if most is None or len(words) <= most else f"“{words[:most].rstrip()} …”"
