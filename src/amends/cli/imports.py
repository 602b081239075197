"""`amends import`: what is known elsewhere, a file as a whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.answers import ClientOption, Next, answer, group
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line
from amends.cli.terminal import counted
from amends.formats.files import open_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amends.formats.csv_records import BrokenRecord
    from amends.formats.csv_sheet import SheetRow

_FileArgument = Annotated[str, Parameter(name="FILE", help="A CSV file in UTF-8; `-` is standard input.")]

command = group(
    "import",
    """\
Examples:
  amends import customers customers.csv --client acme
  amends import opening given-before.csv --client acme

A file is imported as a whole or not at all; what is wrong is told by its line.
To import it twice adds nothing the second time.""",
)


@command.command(
    sort_key=0,
    usage="Usage: amends import customers FILE [OPTIONS]",
    help_epilogue="""\
Example:
  amends import customers customers.csv --client acme

Each row is an account. Columns, in any order; only the first must be there:
  account    the number that stands on the bill
  opened_on  since when, as 2021-05-01
  customer   any word that stands beside every account of one customer
  name, phone, email, language
  timezone   whose clock is on their wall, as Europe/Berlin; else the client's
  call_window  when they wish to be called, as mon-fri 17:00-20:00
  preferred_channel  how they wish to be reached, as call
  household  any word that stands beside everybody who lives together
  address    where they live""",
)
def customers(file: _FileArgument, /, *, client: ClientOption = None, options: LookOptions = LOOK) -> int:
    """Imports customers with their accounts and households."""
    from amends.app.administration.imports.customer_rows import COLUMNS, REQUIRED_COLUMNS
    from amends.app.administration.imports.customers import import_customers

    desk = desk_of(options)
    with _rows(file, COLUMNS, REQUIRED_COLUMNS) as rows:
        done = import_customers(desk, client, rows)
    document = {
        "client": done.client.name,
        "rows": done.rows,
        "customers": done.customers,
        "accounts": done.accounts,
        "households": done.households,
        "there_already": done.there_already,
        "came_back": done.came_back,
    }
    lines = [
        Line(f"{counted(done.rows, 'row')} read for {done.client.title}. New:"),
        Line(
            ", ".join(
                (
                    counted(done.customers, "customer"),
                    counted(done.accounts, "account"),
                    counted(done.households, "household"),
                )
            ),
            1,
        ),
    ]
    if done.there_already:
        lines.append(Line(f"{counted(done.there_already, 'account')} there already, as they are", 1))
    if done.came_back:
        lines.append(
            Line(f"{counted(done.came_back, 'customer')} erased before who came back, and go on as the same", 1)
        )
    given = Next(f"amends import opening FILE --client {done.client.name}", "what they were given before the first day")
    return answer(options, document, lines, [given])


@command.command(
    sort_key=1,
    usage="Usage: amends import opening FILE [OPTIONS]",
    help_epilogue="""\
Example:
  amends import opening given-before.csv --client acme

Each row is something that was given. Columns, in any order:
  policy, remedy, amount, given_on   must be there; amount is empty where the
             remedy has no value
  customer   an id, or the number of an account of theirs
  account    its number
  household  an id, or the number of an account of somebody who lives there
             (one of these three must be filled in)
  agent      the login name of whoever gave it
  team       the team of the one who gave it
  approved   true or false, or empty where nobody knows""",
)
def opening(file: _FileArgument, /, *, client: ClientOption = None, options: LookOptions = LOOK) -> int:
    """Imports what customers were given before the first day, so that caps and repeat claims count it."""
    from amends.app.administration.imports.opening import import_opening
    from amends.ledger.opening_rows import COLUMNS, REQUIRED_COLUMNS

    desk = desk_of(options)
    with _rows(file, COLUMNS, REQUIRED_COLUMNS) as rows:
        done = import_opening(desk, client, rows)
    there = done.rows - done.new
    lines = [
        Line(f"{counted(done.rows, 'row')} read for {done.client.title}. New in the ledger: {done.new:,}."),
        *([Line(f"Imported before, and counted once: {there:,}.", 1)] if there else []),
    ]
    document = {"client": done.client.name, "rows": done.rows, "new": done.new, "imported_before": there}
    return answer(options, document, lines, [Next("amends verify", "see that every sum agrees with its entries")])


@contextmanager
def _rows(
    file: str, columns: "Sequence[str]", required: "Sequence[str]"
) -> "Iterator[Iterator[SheetRow | BrokenRecord]]":
    """The rows of a file, with a bar that shows how far it was read."""
    import sys

    from amends.cli.progress import course_of_bytes, shown_progress
    from amends.formats.csv_sheet import read_sheet

    with open_bytes(file) as stream:
        yield shown_progress(read_sheet(stream, file, columns, required), course_of_bytes(stream), sys.stdout)
