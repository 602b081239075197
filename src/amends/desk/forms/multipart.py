"""What a form with files sends (`multipart/form-data`, RFC 7578)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import Final

MULTIPART: Final = "multipart/form-data"

_NAME: Final = re.compile(rb'[;\s]name="([^"]*)"')
_FILE_NAME: Final = re.compile(rb'[;\s]filename="([^"]*)"')
_ESCAPED: Final = (("%22", '"'), ("%0D", ""), ("%0A", ""))


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that a form sends.

    Attributes:
        field: the field of the form.
        name: what it is called on the sender's machine.
    """

    field: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SentForm:
    """What a form sends: what was filled in, by the names of its fields, and files."""

    pairs: tuple[tuple[str, str], ...] = ()
    files: tuple[SentFile, ...] = ()


def read_form(content_type: str, body: bytes) -> SentForm:
    """What a form with files sends; of what is none, nothing.

    Args:
        content_type: the header that says so, and what parts its fields.
        body: all that was sent.
    """
    boundary = _boundary(content_type)
    if boundary is None:
        return SentForm()
    pairs, files = list[tuple[str, str]](), list[SentFile]()
    for name, file_name, content in _parts(body, boundary):
        if file_name is None:
            pairs.append((name, content.decode(errors="replace")))
        elif file_name:
            # A field of files in which none was chosen sends one without a name.
            files.append(SentFile(name, file_name, content))
    return SentForm(tuple(pairs), tuple(files))


def _boundary(content_type: str) -> bytes | None:
    header = Message()
    header["Content-Type"] = content_type
    found = header.get_param("boundary")
    if header.get_content_type() != MULTIPART or not isinstance(found, str) or not found:
        return None
    return found.encode("latin-1", errors="replace")


def _parts(body: bytes, boundary: bytes) -> Iterator[tuple[str, str | None, bytes]]:
    """Each field: its name, the name of its file if it is one, and what it holds."""
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary)[1:]:
        if part.startswith(b"--"):
            return
        head, parted, content = part.partition(b"\r\n\r\n")
        name = _NAME.search(head)
        if parted and name is not None:
            file_name = _FILE_NAME.search(head)
            yield _text(name[1]), None if file_name is None else _text(file_name[1]), content


def _text(name: bytes) -> str:
    text = name.decode(errors="replace")
    for escaped, meant in _ESCAPED:
        text = text.replace(escaped, meant)
    return text
