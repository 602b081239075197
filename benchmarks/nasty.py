"""Files that are made to cost a reader time or memory, or to bring it down."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ours import WARRANTY

_MEGABYTE = 1_000_000

_HEAD = """\
language: 1
policy: nasty
version: 1
currency: USD
facts:
  broken: boolean
  amount: money
  parts: {type: list, of: {good: boolean, cost: money}}
remedies: {credit: {value: 1.00}}
"""
_CLAUSES = "clauses:\n  - {id: C, says: Nothing., excludes: credit, when: broken}\n"


@dataclass(frozen=True, slots=True)
class Nasty:
    """A file, and what is typed with it.

    In `command`, `{}` stands for the file, `POLICY` for a harmless policy, and `OUT` for a file to write to.
    """

    name: str
    ending: str
    make: Callable[[], bytes]
    command: tuple[str, ...]

    def write(self, folder: Path, number: int) -> list[str]:
        """Writes the file; gives the arguments of the command."""
        file = folder / f"nasty-{number}{self.ending}"
        file.write_bytes(self.make())
        places = {"{}": str(file), "POLICY": str(WARRANTY), "OUT": str(folder / "out.jsonl")}
        return [places.get(word, word) for word in self.command]


def _policy(name: str, text: Callable[[], str]) -> Nasty:
    return Nasty(name, ".policy.yaml", lambda: text().encode(), ("check", "{}"))


def _facts(name: str, text: Callable[[], str], ending: str = ".json") -> Nasty:
    return Nasty(name, ending, lambda: text().encode(), ("decide", "POLICY", "{}"))


def _clause_when(expression: str, define: str = "") -> str:
    return f"{_HEAD}{define}clauses:\n  - id: C\n    says: Nothing.\n    grants: credit\n    when: {expression}\n"


def _doubling() -> str:
    """Each definition names the one before twice: opened out, the last would be longer than anything."""
    lines = [f"  d{number}: d{number - 1} and d{number - 1}" for number in range(1, 400)]
    return _clause_when("d399", "\n".join(["define:", "  d0: broken and amount > 1", *lines, ""]))


def _bands() -> str:
    """A table of overlapping bands, as many as fit."""
    rows = "".join(f"      - [{number}..{number + 2}, 1.00]\n" for number in range(30_000))
    return f"{_HEAD}tables:\n  t:\n    keys: {{amount: money}}\n    gives: money\n    rows:\n{rows}{_CLAUSES}"


def _faulty_clauses() -> str:
    clause = "  - {id: C, says: '', grants: nothing, when: brokn == 1 and (amount < 'x'}\n"
    return f"{_HEAD}clauses:\n{clause * 2_000}"


HARMLESS = Nasty("a harmless policy, for comparison", ".policy.yaml", WARRANTY.read_bytes, ("check", "{}"))

FILES = [
    _policy("a million `[`", lambda: "[" * _MEGABYTE),
    _policy("mappings in mappings, a line each", lambda: "".join(" " * depth + "a:\n" for depth in range(1_400))),
    _policy(
        "anchors of anchors, a thousand million in the end",
        lambda: "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)),
    ),
    Nasty("random bytes, a megabyte", ".policy.yaml", lambda: bytes(range(256)) * 3_906, ("check", "{}")),
    Nasty("fifty megabytes of spaces", ".policy.yaml", lambda: b" " * 50 * _MEGABYTE, ("check", "{}")),
    _policy("a hundred thousand times the same key", lambda: "policy: x\n" * 99_000),
    _policy("a sentence of a megabyte", lambda: f"{_HEAD}title: {'word ' * 190_000}\n{_CLAUSES}"),
    _policy("a megabyte of ` #`", lambda: f"{_HEAD}title: x{' #' * 490_000}\n{_CLAUSES}"),
    _policy("a megabyte of opening brackets in an expression", lambda: _clause_when("(" * 900_000)),
    _policy("`not` 200,000 times", lambda: _clause_when("not " * 200_000 + "broken")),
    _policy("`broken and` 80,000 times", lambda: _clause_when("broken and " * 80_000 + "broken")),
    _policy("a number of 900,000 digits", lambda: _clause_when("amount > " + "9" * 900_000)),
    _policy("2,000 clauses, each wrong in five ways", _faulty_clauses),
    _policy("30,000 overlapping bands in a table", _bands),
    _policy("400 definitions, each naming the one before twice", _doubling),
    Nasty(
        "the same, a case decided with all grounds",
        ".policy.yaml",
        lambda: _doubling().encode(),
        ("decide", "{}", '{"broken": true, "amount": 1}', "--json"),
    ),
    Nasty(
        "a list in a list over 1,000 elements, nothing known of them",
        ".policy.yaml",
        lambda: _clause_when("any(all(p.cost >= q.cost for q in parts) and p.good for p in parts)").encode(),
        ("decide", "{}", f'{{"parts": [{", ".join(["{}"] * 1_000)}]}}', "--json"),
    ),
    _facts("facts nested 100,000 deep", lambda: '{"stolen": ' + "[" * 100_000 + "]" * 100_000 + "}"),
    _facts("the number 1e999999999", lambda: '{"phone_price": 1e999999999}'),
    _facts("an integer of a million digits", lambda: '{"days_owned": ' + "9" * _MEGABYTE + "}"),
    _facts("YAML facts with a million `[`", lambda: "stolen: " + "[" * _MEGABYTE, ".yaml"),
    Nasty(
        "JSON lines: one line of 15 MB, not closed",
        ".jsonl",
        lambda: b'{"id": 1, "facts": {"stolen": "' + b"x" * 15 * _MEGABYTE,
        ("decide", "POLICY", "--cases", "{}", "--out", "OUT"),
    ),
    Nasty(
        "JSON lines: 20,000 rows, all wrong",
        ".jsonl",
        lambda: b'{"id": 1, "facts": {"stoln": 1, "days_owned": "x", "monthly_bill": -1}}\n' * 20_000,
        ("decide", "POLICY", "--cases", "{}", "--out", "OUT"),
    ),
]
