"""A worksheet as CSV: what was looked at, the sums, and a row for each call; a spreadsheet never computes it."""

from typing import TextIO

from amends.calls.worksheet import Worksheet
from amends.formats.mapped.spreadsheet import write_row

COLUMNS = ("at", "connected", "seconds to answer", "seconds", "charge", "verdict", "why")


def write_worksheet(stream: TextIO, worksheet: Worksheet) -> None:
    """Writes the worksheet."""
    write_row(stream, ("account", worksheet.account))
    write_row(stream, ("number", worksheet.number))
    write_row(stream, ("from", worksheet.begins.isoformat(" ", "seconds")))
    write_row(stream, ("to", worksheet.ends.isoformat(" ", "seconds")))
    for label, value in worksheet.sums:
        write_row(stream, (label, value))
    write_row(stream, ("digest of the records", worksheet.digest))
    stream.write("\n")
    write_row(stream, COLUMNS)
    for row in worksheet.rows:
        write_row(
            stream,
            (
                row.at.isoformat(" ", "seconds"),
                "yes" if row.connected else "no",
                row.seconds_to_answer,
                row.seconds,
                row.charge,
                row.verdict.value,
                row.why,
            ),
        )
