"""JSON, read strictly and quickly: what `json_document` reads, without the places."""

import json
import re
from decimal import Decimal
from typing import NoReturn

from amends.formats.errors import MOST_FAULTS, UnreadableFactsError
from amends.formats.json_document import read_json_document
from amends.formats.numbers import exact_number
from amends.formats.values import Value, json_value
from amends.lang.diagnostics import Report
from amends.lang.document import MAXIMUM_DEPTH
from amends.lang.quantities import MAXIMUM_DIGITS
from amends.lang.source import Source

_BLANKS = " \t\n\r"

# A text may hold half of a character only where it is escaped.
_ESCAPED_HALF = re.compile(r"\\u[dD][89a-fA-F]")


class NotPlainJsonError(ValueError):
    """Something that the strict reader has to look at."""


def read_json(source: Source) -> Value:
    """The JSON value of a text; numbers are whole or exact decimals.

    Raises:
        UnreadableFactsError: with every fault that was found.
    """
    try:
        return read_plain_json(source.text)
    except NotPlainJsonError:
        return _read_strictly(source)


def read_plain_json(text: str) -> Value:
    """The JSON value of a text in which there is nothing that the strict reader has to look at.

    Raises:
        NotPlainJsonError: there is, or it is no JSON.
    """
    if "\\u" in text and _ESCAPED_HALF.search(text):
        raise NotPlainJsonError
    try:
        value: Value
        value, end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError):
        raise NotPlainJsonError from None
    if text[end:].strip(_BLANKS) or (
        text.count("[") + text.count("{") >= MAXIMUM_DEPTH and _is_deeper(value, MAXIMUM_DEPTH)
    ):
        raise NotPlainJsonError
    return value


def _read_strictly(source: Source) -> Value:
    report = Report(source, most=MOST_FAULTS)
    node = read_json_document(report)
    if node is None or report.has_errors:
        raise UnreadableFactsError(source, report.in_order())
    return json_value(node)


def _whole_number(text: str) -> int:
    if len(text) > MAXIMUM_DIGITS:
        raise NotPlainJsonError
    return int(text)


def _decimal_number(text: str) -> int | Decimal:
    if len(text) <= MAXIMUM_DIGITS and "e" not in text and "E" not in text:
        return Decimal(text)
    number = exact_number(text)
    if number is None:
        raise NotPlainJsonError
    return number


def _no_number(_: str) -> NoReturn:
    raise NotPlainJsonError


def _each_key_once(entries: list[tuple[str, Value]]) -> dict[str, Value]:
    value = dict(entries)
    if len(value) < len(entries):
        raise NotPlainJsonError
    return value


def _is_deeper(value: Value, depth: int) -> bool:
    if depth == 0:
        return True
    if isinstance(value, dict):
        return any(_is_deeper(one, depth - 1) for one in value.values())
    return isinstance(value, list) and any(_is_deeper(one, depth - 1) for one in value)


_DECODER = json.JSONDecoder(
    parse_float=_decimal_number, parse_int=_whole_number, parse_constant=_no_number, object_pairs_hook=_each_key_once
)
