"""The commands of `amends calls`; each is imported only when it is used."""

from dataclasses import dataclass

from cyclopts import App

_PLACE = "amends.cli.calls"
_MARCH = "\\\n      --from 2026-03-01 --to 2026-03-31"
_LOTTERY = "1-800-555-0186"


@dataclass(frozen=True, slots=True)
class _Command:
    """A command.

    Attributes:
        name: as it is typed.
        function: where it stands, `module:name`.
        arguments: what is typed after it, in the line that shows how it is used.
        help: what it does.
        examples: what somebody types after it.
        more: what else there is to know.
    """

    name: str
    function: str
    arguments: str
    help: str
    examples: tuple[str, ...]
    more: str = ""


_MAPPING = """

It is imported as a whole or not at all, and twice adds nothing. The mapping
says which column holds what:
  mapping: calls
  currency: USD
  timezone: America/New_York   (of times without an offset)
  columns:
    call: Record No            (may be missing)
    account: Account
    number: Dialled
    at: Begun
    connected: Answered        (yes or no)
    seconds_to_answer: Rang    (may be missing)
    seconds: Talked            (may be missing)
    charge: Charge"""

_SPAN = """

Days are the client's, and the last one belongs to the span; so is a time such
as 2026-03-01T08:00, at which a span that ends there ends."""

_COMMANDS = (
    _Command(
        "import",
        "importing:import_file",
        "FILE --mapping FILE",
        "Takes over call records, CSV or Parquet, millions of them.",
        ("march.csv --mapping calls.mapping.yaml",),
        _MAPPING,
    ),
    _Command(
        "evidence",
        "evidence:show",
        "--number NUMBER --from DAY --to DAY",
        "Shows what the records say of an account's calls to a number.",
        (
            f"--case 7K3M-9Q44 --number {_LOTTERY} {_MARCH}",
            f"--case 7K3M-9Q44 --number {_LOTTERY} {_MARCH} --share",
            f"--account 330-1 --number {_LOTTERY} {_MARCH} --csv sheet.csv --plot calls.svg",
        ),
        _SPAN,
    ),
    _Command(
        "worksheets",
        "worksheets:show",
        "CASE",
        "Lists the worksheets that are shared with a case, or shows one of them.",
        ("7K3M-9Q44", "7K3M-9Q44 --number 1 --csv sheet.csv"),
    ),
    _Command(
        "test-call",
        "own_calls:record",
        "NUMBER OUTCOME",
        "Records that you called a number yourself just now.",
        (f'{_LOTTERY} answered --seconds 4 --heard "a tape"', f"{_LOTTERY} not-answered"),
    ),
    _Command(
        "looks",
        "looks:show",
        "",
        "Lists who looked into whose call records, the latest first.",
        ("--account 330-1", "--user ana"),
    ),
)


def add_commands(app: App) -> None:
    """Adds all of them."""
    for number, one in enumerate(_COMMANDS):
        typed = f"amends calls {one.name}"
        heading = "Example:" if len(one.examples) == 1 else "Examples:"
        app.command(
            f"{_PLACE}.{one.function}",
            name=one.name,
            help=one.help,
            usage=" ".join(filter(None, ("Usage:", typed, one.arguments, "[OPTIONS]"))),
            help_epilogue="\n".join((heading, *(f"  {typed} {example}" for example in one.examples))) + one.more,
            sort_key=number,
        )
