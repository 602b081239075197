"""Events of what customers say themselves, on their own page."""

from dataclasses import dataclass
from typing import ClassVar

from amends.cases.events.ending import NeedsMet
from amends.cases.events.event import Event, quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class RestatementContested(Event):
    """The customer said that this is not what they mean, and what is."""

    name: ClassVar[str] = "restatement_contested"
    personal: ClassVar[frozenset[str]] = frozenset({"words"})

    words: str | None

    def sentence(self) -> str:
        """What happened."""
        return f"said that this is not what they mean: {quoted(self.words)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsAnswered(Event):
    """The customer said whether their needs were met, after the case was resolved."""

    name: ClassVar[str] = "needs_answered"

    needs_met: NeedsMet

    def sentence(self) -> str:
        """What happened."""
        said = {
            NeedsMet.YES: "said that their needs were met",
            NeedsMet.PARTLY: "said that their needs were met in part",
            NeedsMet.NO: "said that their needs were not met",
            NeedsMet.DECLINED: "did not want to say whether their needs were met",
            NeedsMet.LEFT: "left without saying whether their needs were met",
            NeedsMet.IN_WRITING: "was asked in writing whether their needs were met",
        }
        return said[self.needs_met]
