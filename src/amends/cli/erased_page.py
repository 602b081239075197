"""What was erased, on a page of plain lines and as plain data."""

from collections.abc import Iterator

from amends.app.administration.erasing import Erased
from amends.cli.answers import Next
from amends.cli.case.page import Line
from amends.cli.case.plain_values import Plain
from amends.cli.terminal import counted


def erased_lines(done: Erased) -> Iterator[Line]:
    """What is gone, and what stays."""
    erasure = done.erasure
    whom = f"Erased: customer {done.customer}" if done.customer is not None else "Erased: what was kept long enough"
    yield Line(f"{whom}, of {done.client.title}.", style="bold")
    yield Line(
        f"{counted(erasure.records, 'record')}, and {counted(erasure.values, 'value')} in "
        f"{counted(erasure.cases, 'case')}",
        1,
    )
    if not done.is_out_of_file:
        yield Line("Somebody else was using the store, so that it is still somewhere in its file.", 1, "yellow")


def erased_to_plain(done: Erased) -> Plain:
    """The same for machines; `out_of_file` is false where it has to be asked again."""
    return {
        "erased": True,
        "client": done.client.name,
        "customer": str(done.customer) if done.customer is not None else None,
        "records": done.erasure.records,
        "cases": done.erasure.cases,
        "values": done.erasure.values,
        "out_of_file": done.is_out_of_file,
    }


def again(done: Erased, typed_again: str) -> list[Next]:
    """What is next: the same once more, where the file still holds it."""
    if done.is_out_of_file:
        return []
    return [Next(typed_again, "the same once more when the store is idle, so that its file holds nothing of it")]
