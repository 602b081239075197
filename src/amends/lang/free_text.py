"""Free text: what somebody writes in their own words, how long it may be, and what is said where it is longer.

One limit for all of it, whoever writes and by whichever way it comes; nothing of a text that is too long is kept.
"""

from amends.lang.errors import AmendsError

LONGEST = 10_000
"""How many characters it has at most."""


class TextTooLongError(AmendsError):
    """A text is longer than what is taken.

    Attributes:
        length: how many characters it has.
        field: what it is called where it was sent.
    """

    def __init__(self, what: str, length: int, field: str | None = None) -> None:
        self.message = f"{what} has {length:,} characters; {LONGEST:,} are the most"
        self.help = "say it in fewer words, and send it again; nothing was recorded"
        super().__init__(f"{self.message}; {self.help}")
        self.length = length
        self.field = field


def check_text(what: str, text: str | None, field: str | None = None) -> None:
    """Holds a text to the longest that is taken.

    Args:
        what: what it is, for the message, such as "the reason".
        text: what was written; None: nothing was.
        field: what it is called where it was sent.

    Raises:
        TextTooLongError: it is longer.
    """
    # A browser counts the end of a line once, and sends it as two characters.
    length = 0 if text is None else len(text.replace("\r\n", "\n"))
    if length > LONGEST:
        raise TextTooLongError(what, length, field)
