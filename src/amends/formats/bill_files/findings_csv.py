"""What was found wrong with bills as CSV, a row for each finding, which a spreadsheet shows and never computes."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TextIO

from amends.formats.mapped.spreadsheet import write_row
from amends.lang.quantities import round_half_up
from amends.promises.bills.finding import Finding
from amends.promises.bills.words import bare, sentence

_NOTHING: Mapping[str, str] = MappingProxyType({})

COLUMNS = (
    "key", "kind", "account", "item", "from", "to", "bills", "lines", "promise", "part",
    "due", "found", "difference", "what", "case",
)  # fmt: skip


def write_findings(
    stream: TextIO,
    findings: Iterable[Finding],
    minor_digits: int,
    promises: Mapping[str, str] = _NOTHING,
    cases: Mapping[str, str] = _NOTHING,
) -> None:
    """Writes a header and a row for each finding.

    Args:
        stream: where.
        findings: what was found.
        minor_digits: how many digits the currency has behind the point.
        promises: what promises are called, by their ids.
        cases: the cases that they are taken up in, by the keys of the findings.
    """
    write_row(stream, COLUMNS)
    for one in findings:
        lines = " ".join(f"{line.bill}#{line.line}" if line.line else line.bill for line in one.lines)
        write_row(
            stream,
            (
                one.key,
                one.kind.value,
                one.account,
                one.item,
                one.period.first,
                one.period.last,
                " ".join(one.bills),
                lines,
                promises.get(one.promise.promise, one.promise.promise) if one.promise else None,
                one.promise.part if one.promise else None,
                *(round_half_up(amount, minor_digits) for amount in (one.due, one.found, one.difference)),
                sentence(one, bare(minor_digits)),
                cases.get(one.key),
            ),
        )
