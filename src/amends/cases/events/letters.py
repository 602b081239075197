"""Events of letters to the customer: sent, not delivered, and asked for again. No address stands in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from amends.cases.events.event import Event


class LetterKind(StrEnum):
    """What a letter to the customer is for."""

    PATH = "path"
    FINAL_RESPONSE = "final_response"
    OFFER = "offer"
    CONFIRMATION = "confirmation"
    REMINDER = "reminder"
    INSTEAD_OF_CALL = "instead_of_call"
    NOT_REACHED = "not_reached"

    @property
    def words(self) -> str:
        """How it is spoken of, behind "the"."""
        return _SPOKEN_OF[self]

    @property
    def can_be_told(self) -> bool:
        """Whether a call does as well; the last word, and what was agreed, everybody has in writing."""
        return self in (LetterKind.PATH, LetterKind.OFFER, LetterKind.REMINDER)


_SPOKEN_OF: Mapping[LetterKind, str] = {
    LetterKind.PATH: "letter on who can be asked next",
    LetterKind.FINAL_RESPONSE: "final response in writing",
    LetterKind.OFFER: "offer in writing",
    LetterKind.CONFIRMATION: "confirmation",
    LetterKind.REMINDER: "reminder of what we wait for",
    LetterKind.INSTEAD_OF_CALL: "letter in place of a call",
    LetterKind.NOT_REACHED: "note that nobody was reached",
}


class LetterWay(StrEnum):
    """How a letter goes to the customer."""

    MAIL = "mail"
    POST = "post"

    @property
    def words(self) -> str:
        """How it is spoken of, behind "by"."""
        return "e-mail" if self is LetterWay.MAIL else "post"


class LetterFault(StrEnum):
    """Why a letter did not go by e-mail, or did not arrive."""

    WISHES_POST = "wishes_post"
    WISHES_CALL = "wishes_call"
    NO_ADDRESS = "no_address"
    BAD_ADDRESS = "bad_address"
    NO_MAIL = "no_mail"
    REFUSED = "refused"
    NOT_TAKEN = "not_taken"
    CAME_BACK = "came_back"

    @property
    def words(self) -> str:
        """How it is told."""
        return _TOLD[self]

    @property
    def is_wish(self) -> bool:
        """Whether the customer does not want it by e-mail: then nothing was sent."""
        return self in (LetterFault.WISHES_POST, LetterFault.WISHES_CALL)


_TOLD: Mapping[LetterFault, str] = {
    LetterFault.WISHES_POST: "the customer wishes to have it by post",
    LetterFault.WISHES_CALL: "the customer wishes to be called",
    LetterFault.NO_ADDRESS: "no e-mail address is known",
    LetterFault.BAD_ADDRESS: "the e-mail address cannot be right",
    LetterFault.NO_MAIL: "no mail is set up here",
    LetterFault.REFUSED: "it was refused for good",
    LetterFault.NOT_TAKEN: "it was not taken in, however often we tried",
    LetterFault.CAME_BACK: "it came back",
}

_STATUSES: Mapping[str, str] = {
    "5.1": "there is no such mailbox",
    "5.2.2": "the mailbox is full",
    "5.2": "the mailbox takes nothing in",
    "5.3.4": "it is too large",
    "5.4": "the way there is not known",
    "5.7": "the other side does not want it",
    "4.2.2": "the mailbox is full",
    "4.4": "the other side could not be reached",
}
"""What the status codes of RFC 3463 mean, by their beginnings, the longer before the shorter."""


_LANGUAGES: Mapping[str, str] = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "tr": "Turkish",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
"""The languages that customers often ask for, by their codes."""


def language_in_words(code: str) -> str:
    """A language as it is spoken of; by its code where its name is not known here."""
    return _LANGUAGES.get(code.partition("-")[0].lower(), f"the language `{code}`")


def status_in_words(status: str) -> str:
    """A status as a mail server gives it: its code, and what it means where that is known."""
    told = next((words for code, words in _STATUSES.items() if status == code or status.startswith(f"{code}.")), None)
    return status if told is None else f"{told} ({status})"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSent(Event):
    """A letter went to the customer.

    Attributes:
        letter: its id, which is that of the event that it follows from.
        number: the number of that event in the case, by which people name the letter.
        language: the language that it is written in.
        asked_language: the language that the customer asked for, where it is another.
        sending: how often it was sent by now, this one included.
        through: up to which event of the case it tells; from those events it can be written anew, to the letter.
    """

    name: ClassVar[str] = "letter_sent"

    letter: UUID
    number: int
    kind: LetterKind
    way: LetterWay
    language: str
    asked_language: str | None
    sending: int
    through: int

    def sentence(self) -> str:
        """What happened."""
        again = " again" if self.sending > 1 else ""
        instead = f" instead of {language_in_words(self.asked_language)}" if self.asked_language is not None else ""
        language = language_in_words(self.language) + instead
        return f"sent the {self.kind.words}{again} by {self.way.words}, in {language}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFailed(Event):
    """A letter did not reach the customer, or does not go by e-mail because they wish so.

    `status` is what the mail server said, as a code without any address.
    """

    name: ClassVar[str] = "letter_failed"

    letter: UUID
    number: int
    kind: LetterKind
    sending: int
    through: int
    fault: LetterFault
    status: str | None = None

    def sentence(self) -> str:
        """What happened."""
        if self.fault.is_wish:
            return f"did not send the {self.kind.words} by e-mail: {self.fault.words}"
        status = f", {status_in_words(self.status)}" if self.status is not None else ""
        return f"the {self.kind.words} did not reach the customer: {self.fault.words}{status}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterAskedAgain(Event):
    """Somebody asked that a letter is sent once more; `sending` counts it."""

    name: ClassVar[str] = "letter_asked_again"

    letter: UUID
    number: int
    kind: LetterKind
    sending: int

    def sentence(self) -> str:
        """What happened."""
        return f"asked that the {self.kind.words} is sent again"
