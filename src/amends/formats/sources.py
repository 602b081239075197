"""From bytes to the text that facts are read from."""

from amends.formats.errors import UnreadableFactsError
from amends.lang.diagnostics import Diagnostic, Severity
from amends.lang.source import Source, span_at


def text_source(data: bytes, name: str) -> Source:
    """The text of a file; `name` stands for it in messages.

    Raises:
        UnreadableFactsError: the bytes are not UTF-8.
    """
    try:
        return Source(name, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8-sig", errors="replace")
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        place = span_at(readable, len(readable))
        fault = Diagnostic(Severity.ERROR, "source", message, place, "save the file as UTF-8")
        raise UnreadableFactsError(Source(name, readable), [fault]) from None
