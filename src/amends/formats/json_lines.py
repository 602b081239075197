"""JSON lines: a case a line, read one after the other, so that a file of any length needs the memory of one line."""

import json
from collections.abc import Iterator
from typing import BinaryIO

import orjson

from amends.decide.plain_values import Plain
from amends.formats.errors import UnreadableFactsError
from amends.formats.json_values import read_json, read_plain_json
from amends.formats.rows import Row, RowFault, UnusableRow, read_row
from amends.formats.sources import text_source

MAXIMUM_LINE_BYTES = 16_000_000
_TOO_LONG = f"the line has more than {MAXIMUM_LINE_BYTES:,} bytes"


def read_rows(stream: BinaryIO, maximum_bytes: int = MAXIMUM_LINE_BYTES) -> Iterator[Row | UnusableRow]:
    """The rows of a file in their order. Blank lines are passed over; a line that does not fit is an unusable row."""
    number = 0
    while line := stream.readline(maximum_bytes + 1):
        number += 1
        if len(line) > maximum_bytes and not line.endswith(b"\n"):
            _pass_over_line(stream)
            yield UnusableRow(number, None, (RowFault(_TOO_LONG),))
        elif not line.isspace():
            yield read_line(number, line)


def read_line(number: int, line: bytes) -> Row | UnusableRow:
    """The row on one line."""
    try:
        value = read_plain_json(line.decode())
    except ValueError:
        return _read_strictly(number, line)
    return read_row(number, value)


def _read_strictly(number: int, line: bytes) -> Row | UnusableRow:
    try:
        value = read_json(text_source(line, f"line {number}"))
    except UnreadableFactsError as error:
        faults = [
            RowFault(f"at column {found.span.column}: {found.message}", help=found.help) for found in error.diagnostics
        ]
        return UnusableRow(number, None, tuple(faults))
    return read_row(number, value)


def _pass_over_line(stream: BinaryIO) -> None:
    """Reads on to the end of a line, a part at a time."""
    while part := stream.readline(1_000_000):
        if part.endswith(b"\n"):
            return


def write_line(value: Plain) -> bytes:
    """The value as one line of JSON."""
    try:
        return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        # Whole numbers beyond 64 bits are for the slower writer.
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
