"""What was found wrong with bills as CSV, a row for each finding, which a spreadsheet shows and never computes."""

from collections.abc import Iterable
from typing import TextIO

from amends.formats.mapped.spreadsheet import write_row
from amends.lang.quantities import round_half_up
from amends.promises.bills.finding import Finding
from amends.promises.bills.words import sentence

COLUMNS = (
    "key", "kind", "account", "item", "from", "to", "bills", "lines", "promise", "part",
    "due", "found", "difference", "what",
)  # fmt: skip


def write_findings(stream: TextIO, findings: Iterable[Finding], minor_digits: int) -> None:
    """Writes a header and a row for each finding."""
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
                one.promise.promise if one.promise else None,
                one.promise.part if one.promise else None,
                *(round_half_up(amount, minor_digits) for amount in (one.due, one.found, one.difference)),
                sentence(one, minor_digits),
            ),
        )
