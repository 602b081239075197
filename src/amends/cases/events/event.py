"""What an event of a case is: something that happened, told in the past tense and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

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


def quoted(words: str | None) -> str:
    """Somebody's words in a sentence; what was erased shows as such."""
    return f"“{words}”" if words is not None else "(erased)"


def listed(values: Mapping[str, Plain]) -> str:
    """Named values in a sentence."""
    return ", ".join(f"{name}: {'not known' if value is None else value}" for name, value in values.items())
