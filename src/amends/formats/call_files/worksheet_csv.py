"""A worksheet as CSV: what was looked at, the sums, and a row for each call; a spreadsheet never computes it."""

from typing import TextIO

from amends.calls.worksheet import Worksheet
from amends.formats.mapped.spreadsheet import write_row


def write_worksheet(stream: TextIO, worksheet: Worksheet) -> None:
    """Writes the worksheet in its language; counts, seconds and amounts are numbers, and times as ISO 8601 has them."""
    labels = worksheet.labels
    write_row(stream, (labels.account, worksheet.account))
    write_row(stream, (labels.number, worksheet.number))
    write_row(stream, (labels.begins, worksheet.begins.isoformat(" ", "seconds")))
    write_row(stream, (labels.ends, worksheet.ends.isoformat(" ", "seconds")))
    for one in worksheet.sums:
        write_row(stream, (one.label, one.told if one.value is None else one.value))
    write_row(stream, (labels.digest, worksheet.digest))
    stream.write("\n")
    headings = (labels.begun, labels.connected, labels.rang, labels.talked, labels.charge, labels.verdict, labels.why)
    write_row(stream, headings)
    for row in worksheet.rows:
        write_row(
            stream,
            (
                row.at.isoformat(" ", "seconds"),
                row.was_connected,
                row.seconds_to_answer,
                row.seconds,
                row.charge,
                row.comes_to,
                row.why,
            ),
        )
