"""The commands of `amends promises`; each is imported only when it is used."""

from dataclasses import dataclass

from cyclopts import App

_PLACE = "amends.cli.promises"
_ONE = "7K3M-9Q44"


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


_THINGS = """

A thing is written as what bills call it, an amount, and for how many months:
  -c "web discount 10.00 x 12"   10.00 off each month for 12 months
  -c "sorry 5.00"                5.00 off, once
  -p "plan 39.00 x 24"           at most 39.00 a month for 24 months
  -p "plan 39.00"                at most 39.00 a month, for good
  -f "cable box"                 free for good; "cable box x 6" for 6 months"""

_MAPPING = """

A row for each thing that was promised; rows with one number are one promise.
It is imported as a whole or not at all, and twice adds nothing. The mapping
says which column holds what:
  mapping: promises
  currency: USD
  columns:
    promise: Promise No
    account: Account
    made_at: Date
    gives: Type          (credit, price or free)
    item: Text
    amount: Amount
    months: Months"""

_BILLS = """

A table (.csv, .parquet) needs a mapping: which column holds what. JSON (.json,
.jsonl) in the shape of TMF678 needs none. Before the bills are sent nothing is
recorded. After, each is recorded at its promises, and what falls short opens a
case or joins the one that is open; to check them twice changes nothing. Ends
with 0 (all that was promised is there), 1 (something is not) or 2 (the bills
cannot be checked; nothing was recorded)."""

_COMMANDS = (
    _Command(
        "make",
        "making:make",
        "[WHOM]",
        "Write down what was promised, as it is said.",
        (
            'A-1002 -c "web discount 10.00 x 12" -f "cable box"',
            'O-7 -p "plan 39.00 x 24" --words "39 a month, two years"',
            '-c "sorry 5.00" --seller "Kiosk 12"',
        ),
        _THINGS,
    ),
    _Command(
        "list",
        "looking:list_all",
        "",
        "Which promises there are, the latest first.",
        ("--mine", "--to A-1002 --open", "--unconfirmed"),
    ),
    _Command("show", "looking:show", "PROMISE", "A promise, and all that happened to it.", (_ONE,)),
    _Command(
        "confirm",
        "saying:confirm",
        "PROMISE",
        "The customer says: this is what I was promised.",
        (_ONE, f"{_ONE} --how paper"),
    ),
    _Command(
        "dispute",
        "saying:dispute",
        "PROMISE WORDS",
        "The customer says: that's not what I was told.",
        (f'{_ONE} "They said two years."',),
    ),
    _Command(
        "restate",
        "saying:restate",
        "PROMISE --why WORDS",
        "Put the terms right; what was written before stays to be read.",
        (f'{_ONE} -c "web discount 10.00 x 24" --why "the order says two years"',),
        _THINGS,
    ),
    _Command(
        "ask",
        "saying:ask",
        "PROMISE",
        "Send the customer once more what they were promised.",
        (_ONE,),
        """

A promise is sent to its customer by itself when it is made and when its terms
are put right. This sends it again, such as to an address that is right now.""",
    ),
    _Command("went-out", "saying:went_out", "PROMISE", "The order went out.", (_ONE,)),
    _Command(
        "import",
        "importing:import_file",
        "FILE --mapping FILE",
        "Take over promises that another system lists.",
        ("promises.csv --mapping promises.mapping.yaml",),
        _MAPPING,
    ),
    _Command(
        "check",
        "check:check",
        "BILLS",
        "Hold bills to what was promised: what would break, or what broke.",
        (
            "bills.csv --mapping bills.mapping.yaml",
            "bills.json --csv findings.csv",
            "bills.csv --mapping bills.mapping.yaml --after",
        ),
        _BILLS,
    ),
    _Command(
        "broken",
        "looking:broken",
        "",
        "Promises kept and broken, by seller and team.",
        ("--since 2026-01-01",),
    ),
)


def add_commands(app: App) -> None:
    """Adds all of them."""
    for number, one in enumerate(_COMMANDS):
        typed = f"amends promises {one.name}"
        heading = "Example:" if len(one.examples) == 1 else "Examples:"
        app.command(
            f"{_PLACE}.{one.function}",
            name=one.name,
            help=one.help,
            usage=" ".join(filter(None, ("Usage:", typed, one.arguments, "[OPTIONS]"))),
            help_epilogue="\n".join((heading, *(f"  {typed} {example}" for example in one.examples))) + one.more,
            sort_key=number,
        )
