"""The text of a policy file and places within it."""

import re
from dataclasses import dataclass

MAXIMUM_BYTES = 1_000_000

# The marks that make a sentence display in another order than it is read by a machine ("Trojan Source",
# CVE-2021-42574).
_BIDI = "\u202a-\u202e\u2066-\u2069"
# And what a terminal or another reader of YAML would treat as more than a character of the text: control characters
# and the line breaks of YAML 1.1 only.
_FORBIDDEN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029{_BIDI}\ud800-\udfff\ufeff\ufffe\uffff]")
_IS_BIDI = re.compile(f"[{_BIDI}]")
LINE_BREAK = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file: lines and columns count from 1, columns in characters; the end lies behind it."""

    line: int
    column: int
    end_line: int
    end_column: int


NOWHERE = Span(1, 1, 1, 2)
"""The place of what no line of the file says."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: its name for messages, and its text."""

    name: str
    text: str

    def lines(self) -> list[str]:
        """The lines without their ends."""
        return LINE_BREAK.split(self.text)


class UnreadableSourceError(Exception):
    """The bytes are no text that a policy can be read from; `span` says where, `help` what to do."""

    def __init__(self, message: str, help_text: str, text: str = "", offset: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.help = help_text
        self.text = text
        self.span = span_at(text, offset)


def span_at(text: str, offset: int, length: int = 1) -> Span:
    """The span of `length` characters on one line that starts at the offset `offset` of `text`."""
    before = LINE_BREAK.split(text[:offset])
    line, column = len(before), len(before[-1]) + 1
    return Span(line, column, line, column + length)


def decode(data: bytes) -> str:
    """The text of a policy file.

    Raises:
        UnreadableSourceError: the file is larger than 1 MB, is not UTF-8, or holds a forbidden character.
    """
    if len(data) > MAXIMUM_BYTES:
        raise UnreadableSourceError(
            f"the file is larger than {MAXIMUM_BYTES:,} bytes, the most that a policy has",
            "move tables of data out of the policy, or split it by product",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8-sig", errors="replace")
        raise UnreadableSourceError(
            f"the file is not UTF-8: byte 0x{data[error.start]:02x} cannot be read",
            "save the file as UTF-8",
            readable,
            len(readable),
        ) from None
    refuse_forbidden_characters(text)
    return text


def refuse_forbidden_characters(text: str) -> None:
    """Raises `UnreadableSourceError` at the first character that no policy may hold."""
    found = _FORBIDDEN.search(text)
    if found is None:
        return
    code = f"U+{ord(found.group()):04X}"
    shown = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    if _IS_BIDI.match(found.group()):
        message = f"the bidi character {code} is not allowed in a policy"
        help_text = "remove it; it makes the line show in another order than it is read"
    else:
        message = f"the character {code} is not allowed in a policy"
        help_text = "remove it; it does not show"
    raise UnreadableSourceError(message, help_text, shown, found.start())
