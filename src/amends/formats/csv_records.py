"""CSV (RFC 4180) taken apart into records and cells, one record after the other.

A record that is at fault ends where its line ends: the next line is read as if nothing had been.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

MAXIMUM_RECORD_BYTES = 16_000_000

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_EMPTY_LINES = (b"\n", b"\r\n", b"")

_WITHIN = r'[^"]*+(?:""[^"]*+)*+'
_QUOTED = rf'"{_WITHIN}'
_CELL = rf'(?:{_QUOTED}"|[^",\r\n]*+)'
_RECORD = re.compile(rf"{_CELL}(?:,{_CELL})*+")
_BEGIN_OF_OPEN_RECORD = re.compile(rf"(?:{_CELL},)*+{_QUOTED}".encode())
_CELLS = re.compile(rf"(?:^|,)({_CELL})")
_CELL_AND_COMMA = re.compile(rf"{_CELL},")
_NOT_CLOSED = re.compile(_QUOTED)

_DOUBLED = 'a cell with quotation marks stands in quotation marks, and each one in it is doubled: "6"" of cable"'
_LINE_ENDS = "end lines with a line feed; a cell with line breaks stands in quotation marks"


class Record(NamedTuple):
    """One record: the line of the file on which it begins, from 1, its text without the line's end, and its cells."""

    line: int
    text: str
    cells: list[str]


class BrokenRecord(NamedTuple):
    """A record that cannot be read, and why."""

    line: int
    message: str
    help: str | None = None


def read_records(stream: BinaryIO, maximum_bytes: int = MAXIMUM_RECORD_BYTES) -> Iterator[Record | BrokenRecord]:
    """The records of a file in their order. Empty lines are passed over."""
    number = 0
    while data := stream.readline(maximum_bytes + 1):
        number += 1
        first = number
        if first == 1:
            data = data.removeprefix(_BYTE_ORDER_MARK)
        if b'"' in data and _BEGIN_OF_OPEN_RECORD.fullmatch(data):
            data, lines = _read_on(stream, data, maximum_bytes)
            number += lines
        if len(data) > maximum_bytes and not data.endswith(b"\n"):
            _pass_over_line(stream)
            yield BrokenRecord(first, f"the row has more than {maximum_bytes:,} bytes")
        elif data not in _EMPTY_LINES:
            yield _record(first, data)


def _read_on(stream: BinaryIO, begun: bytes, maximum_bytes: int) -> tuple[bytes, int]:
    """A record that goes on behind its first line, within quotation marks, and how many lines more it has."""
    data, lines = bytearray(begun), 0
    while line := stream.readline(maximum_bytes + 1 - len(data)):
        data += line
        lines += 1
        # The line is within quotation marks: to be looked at alone, it is given one to begin with.
        if not _BEGIN_OF_OPEN_RECORD.fullmatch(b'"' + line):
            break
    return bytes(data), lines


def _pass_over_line(stream: BinaryIO) -> None:
    """Reads on to the end of a line, a part at a time."""
    while part := stream.readline(1_000_000):
        if part.endswith(b"\n"):
            return


def _record(line: int, data: bytes) -> Record | BrokenRecord:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return BrokenRecord(line, f"byte 0x{data[error.start]:02x} is not UTF-8", "save the file as UTF-8")
    if "\0" in text:
        return BrokenRecord(line, "the row holds a NUL character", "save the file as text in UTF-8")
    text = text.removesuffix("\n").removesuffix("\r")
    if '"' not in text and "\r" not in text:
        return Record(line, text, text.split(","))
    if not _RECORD.fullmatch(text):
        return _broken(line, text)
    return Record(line, text, [_unquoted(cell) if cell[:1] == '"' else cell for cell in _CELLS.findall(text)])


def _unquoted(cell: str) -> str:
    return cell[1:-1].replace('""', '"')


def _broken(line: int, text: str) -> BrokenRecord:
    """What is wrong with the first cell that is no cell."""
    number, start = 1, 0
    while found := _CELL_AND_COMMA.match(text, start):
        number, start = number + 1, found.end()
    if not text.startswith('"', start):
        if re.match(r'[^",\r\n]*"', text[start:]):
            return BrokenRecord(line, f"a quotation mark stands in the midst of cell {number}", _DOUBLED)
        return BrokenRecord(line, f"a carriage return stands in the midst of cell {number}", _LINE_ENDS)
    if _NOT_CLOSED.fullmatch(text, start):
        return BrokenRecord(line, f"cell {number} begins with a quotation mark and has none at its end", _DOUBLED)
    return BrokenRecord(line, f"cell {number} goes on after its closing quotation mark", _DOUBLED)


def cell_places(text: str) -> list[tuple[int, int]]:
    """Where each cell of a record begins and ends in its text, quotation marks included."""
    return [found.span(1) for found in _CELLS.finditer(text)]
