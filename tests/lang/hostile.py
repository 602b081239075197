"""Documents made to be slow, large or deep: what an ill-meant or broken file may hold, each by its name."""

import random
from collections.abc import Callable, Mapping

HEAD = "language: 1\npolicy: hostile\nversion: 1\ncurrency: USD\n"
REMEDIES = "remedies:\n  refund: {kind: refund}\n"
CLAUSES = "clauses:\n  - {id: R1, says: Late parcels are refunded., grants: refund}\n"
FACTS = "facts: {late: boolean, weight: {type: integer, min: 0}, city: text}\n"

Maker = Callable[[], str | bytes]


def _with_condition(expression: str) -> str:
    """A policy with one clause that has this condition."""
    clause = f"  - id: R1\n    says: Late parcels are refunded.\n    grants: refund\n    when: {expression}\n"
    return HEAD + FACTS + REMEDIES + "clauses:\n" + clause


def _quoted(expression: str) -> str:
    return _with_condition("'" + expression.replace("'", "''") + "'")


def _with_clauses(conditions: list[str], declared: str = FACTS) -> str:
    """A policy with one clause for each condition."""
    clauses = [
        f"  - {{id: R{number}, says: Late parcels are refunded., grants: refund, when: '{condition}'}}\n"
        for number, condition in enumerate(conditions)
    ]
    return HEAD + declared + REMEDIES + "clauses:\n" + "".join(clauses)


def _with_definitions(definitions: list[tuple[str, str]]) -> str:
    lines = [f"  {name}: {expression}\n" for name, expression in definitions]
    return HEAD + FACTS + "define:\n" + "".join(lines) + REMEDIES + CLAUSES


def _with_table(keys: str, cells: Callable[[int], str], rows: int = 10_000) -> str:
    """A policy with one table of so many rows; `keys` are names and types, `cells` those of one row."""
    lines = "".join(f"      - [{cells(row)}, {row}]\n" for row in range(rows))
    table = f"tables:\n  rates:\n    keys: {{{keys}}}\n    gives: integer\n    rows:\n{lines}"
    return HEAD + FACTS + table + REMEDIES + CLAUSES


def _random_bands(row: int) -> str:
    chance = random.Random(row)
    first, second = chance.random() * 1000, chance.random() * 1000
    return f"{first:.3f}..{first + 500:.3f}, {second:.3f}..{second + 0.01:.3f}, {row}..{row + 5000}"


def _choice_names(count: int) -> str:
    return _numbered("option number ", count)


def _numbered(word: str, count: int) -> str:
    return ", ".join(f"{word}{number}" for number in range(count))


BROKEN: Mapping[str, Maker] = {
    "ten megabytes": lambda: b"a: b\n" * 2_000_000,
    "a byte over the limit": lambda: b" " * 1_000_001,
    "brackets nested without end": lambda: "[" * 100_000,
    "braces nested without end": lambda: "{a: " * 100_000,
    "brackets and braces in turn": lambda: "[{" * 50_000,
    "dashes nested without end": lambda: "- " * 50_000,
    "question marks nested without end": lambda: "? " * 50_000,
    "maps nested by indentation": lambda: "".join(" " * depth + "a:\n" for depth in range(1000)),
    "one long line": lambda: "a" * 999_000,
    "a million commas": lambda: "[" + "," * 990_000 + "]",
    "a hundred thousand keys": lambda: "".join(f"{number}:\n" for number in range(120_000)),
    "half a million items": lambda: "[" + "a," * 490_000 + "]",
    "fifty thousand facts": lambda: (
        HEAD + "facts:\n" + "".join(f"  a{n}: x\n" for n in range(49_000)) + REMEDIES + CLAUSES
    ),
    "fifty thousand sections": lambda: "".join(f"key{number}: x\n" for number in range(49_000)),
    "one key again and again": lambda: "a: x\n" * 49_000,
    "an alias bomb": lambda: (
        "a: &a [x,x]\n"
        + "".join(f"{y}: &{y} [*{x},*{x}]\n" for x, y in zip("abcdefghijklmnop", "bcdefghijklmnopq", strict=True))
    ),
    "anchors": lambda: "[" + "&a x," * 49_000 + "]",
    "aliases": lambda: "[" + "*a ," * 49_000 + "]",
    "tags": lambda: "[" + "!!a x," * 49_000 + "]",
    "control characters": lambda: "\x01" * 500_000,
    "zero bytes": lambda: b"\0" * 900_000,
    "marks that turn the text around": lambda: "a: \u202e" * 100_000,
    "letters beyond the usual planes": lambda: "a: " + "\U0010ffff\u0300" * 80_000,
    "another encoding": lambda: ("language: 1\n" * 10_000).encode("utf-16"),
    "no encoding at all": lambda: b"\xff" * 900_000,
    "blank lines": lambda: "\n" * 999_000,
    "old line ends": lambda: "\r" * 999_000,
    "tabs": lambda: "\t" * 999_000,
    "colons": lambda: ":" * 999_000,
    "colons and blanks": lambda: ": " * 490_000,
    "dashes on lines of their own": lambda: "-\n" * 490_000,
    "documents": lambda: "---\n" * 240_000,
    "directives": lambda: "%TAG ! x\n" * 100_000,
    "a quotation mark that is never closed": lambda: '"' + "a\n" * 490_000,
    "languages": lambda: (
        HEAD + "title: {" + ",".join(f"language{n}: x" for n in range(17_000)) + "}\n" + REMEDIES + CLAUSES
    ),
    "not, nine thousand times": lambda: _with_condition("not " * 9_000 + "late"),
    "minus, thirty thousand times": lambda: _with_condition("-" * 30_000 + "weight > 0"),
    "round brackets around round brackets": lambda: _with_condition("(" * 19_000 + "late" + ")" * 19_000),
    "round brackets never closed": lambda: _with_condition("(" * 39_000),
    "a sum of nineteen thousand": lambda: _with_condition("1+" * 19_000 + "1 > weight"),
    "and, four thousand times": lambda: _with_condition("late and " * 4_000 + "late"),
    "a chain of comparisons": lambda: _with_condition("weight < " * 4_000 + "weight"),
    "if, two thousand times": lambda: _with_condition("late if late else " * 2_000 + "late"),
    "brackets of every kind, and then a fault": lambda: _quoted("f(a[{(" * 12 + "a b" + ")}])" * 12),
    "calls inside calls, and then a fault": lambda: _quoted("f(" * 50 + "a b" + ")" * 50),
    "lookups inside lookups, and then a fault": lambda: _quoted("a[" * 50 + "a b" + "]" * 50),
    "tuples inside tuples, and then a fault": lambda: _quoted("(" * 50 + "a b" + ",)" * 50),
    "generators inside generators, and then a fault": lambda: _quoted("any(x for x in " * 49 + "a b" + ")" * 49),
    "named values inside named values": lambda: _quoted("f(a=" * 50 + "a b" + ")" * 50),
    "conditions inside conditions": lambda: _quoted("late if (" * 49 + "a b" + ") else late" * 49),
    "lambdas": lambda: _quoted("lambda: " * 4_000 + "late"),
    "quotation marks inside quotation marks": lambda: _quoted("\"'" * 10_000),
    "empty texts side by side": lambda: _quoted('""' * 10_000),
    "a tuple of nineteen thousand": lambda: _quoted("weight in (" + "1," * 19_000 + ")"),
    "a field of a field of a field": lambda: _with_condition("weight" + ".a" * 19_000),
    "a lookup of a lookup of a lookup": lambda: _quoted("weight" + "[1]" * 9_000),
    "a number of thirty-nine thousand digits": lambda: _with_condition("weight > " + "9" * 39_000),
    "a bound of a million digits": lambda: (
        HEAD + "facts: {weight: {type: integer, max: " + "9" * 900_000 + "}}\n" + REMEDIES + CLAUSES
    ),
    "a bound of a million zeros": lambda: (
        HEAD + "facts: {weight: {type: number, max: 1" + "0" * 900_000 + ".0}}\n" + REMEDIES + CLAUSES
    ),
    "a span of a million digits": lambda: (
        HEAD
        + "caps:\n  - {of: refund, per: customer, limit: 1.00, over: days("
        + "9" * 900_000
        + ")}\n"
        + REMEDIES
        + CLAUSES
    ),
    "thousands of names that are nearly right": lambda: _with_clauses(
        [f"some_fact_nr_{number:04d}x" for number in range(2_000)],
        "facts: {" + ", ".join(f"some_fact_number_{number:04d}: boolean" for number in range(500)) + "}\n",
    ),
    "thousands of long names that are nearly right": lambda: _with_clauses(
        ["ba" * 27 + f"{number:04d}" for number in range(2_000)],
        "facts: {" + ", ".join("ab" * 27 + f"{number:04d}: boolean" for number in range(500)) + "}\n",
    ),
    "thousands of words of a choice that are nearly right": lambda: _with_clauses(
        [f'size == "option nmber {number}"' for number in range(2_000)], f"facts: {{size: [{_choice_names(9_999)}]}}\n"
    ),
    "thousands of remedies that are nearly right": lambda: (
        HEAD
        + "remedies:\n"
        + "".join(f"  remedy_{n}: {{}}\n" for n in range(10_000))
        + "clauses:\n"
        + "".join(f"  - {{id: R{n}, says: s, grants: remdy_{n}}}\n" for n in range(2_000))
    ),
    "thousands of roles that are nearly right": lambda: (
        HEAD
        + "roles: ["
        + ", ".join(f"role_{n}" for n in range(10_000))
        + "]\n"
        + REMEDIES
        + "clauses:\n"
        + "".join(f"  - {{id: R{n}, says: s, allows: refund, by: rle_{n}}}\n" for n in range(2_000))
    ),
    "2,001 clauses": lambda: _with_clauses(["late"] * 2_001),
    "2,000 long conditions with faults": lambda: _with_clauses(["late and weigth > 1 or " * 18 + "late"] * 2_000),
    "thousands of circles": lambda: _with_definitions(
        [pair for n in range(5_000) for pair in ((f"a{n}", f"b{n}"), (f"b{n}", f"a{n}"))]
    ),
    "one circle of twenty thousand": lambda: _with_definitions(
        [(f"a{n}", f"a{(n + 1) % 20_000}") for n in range(20_000)]
    ),
    "a thicket of circles": lambda: _with_definitions(
        [(f"a{n}", " or ".join(f"a{other}" for other in range(150))) for n in range(150)]
    ),
    "bands that lie inside one another": lambda: _with_table("a: integer", lambda row: f"{row}..{100_000 - row}"),
    "bands like stairs": lambda: _with_table("a: integer", lambda row: f"{row}..{row + 5_000}"),
    "bands like stairs in two keys": lambda: _with_table(
        "a: number, b: number", lambda row: f"{row}..{row + 5_000}, {10_000 - row}..{15_000 - row}"
    ),
    "bands by chance in three keys": lambda: _with_table("a: number, b: number, c: number", _random_bands),
    "bands that all meet in one corner": lambda: _with_table(
        "a: number, b: number", lambda row: f"{row}..10000, ..={row}"
    ),
    "rows with `_` in turn": lambda: _with_table(
        "a: number, b: number", lambda row: f"{row}..{row + 1}, _" if row % 2 else f"_, {row}..{row + 1}"
    ),
    "ten thousand rows for the same case": lambda: _with_table("a: text", lambda row: "_"),
    "two thousand keys": lambda: _with_table(
        ", ".join(f"k{key}: boolean" for key in range(2_000)), lambda row: ", ".join("_" * 2_000), 20
    ),
}
"""What ends in a fault."""

HEAVY: Mapping[str, Maker] = {
    "a title of a million letters": lambda: HEAD + "title: " + "a" * 990_000 + "\n" + REMEDIES + CLAUSES,
    "sentences of a million letters": lambda: (
        HEAD
        + REMEDIES
        + "clauses:\n"
        + "".join(f"  - {{id: R{n}, says: {'word ' * 90}, grants: refund}}\n" for n in range(1_900))
    ),
    "or, a thousand times": lambda: _with_condition("late or " * 990 + "late"),
    "a tuple of nineteen hundred": lambda: _quoted("weight in (" + "1," * 1_900 + "2)"),
    "2,000 long conditions": lambda: _with_clauses(["late and weight > 1 or " * 18 + "late"] * 2_000),
    "2,000 long conditions that bound nothing below": lambda: _with_clauses(
        ["weight < 5 and " * 28 + "late"] * 2_000, "facts: {late: boolean, weight: integer}\n"
    ),
    "an expression of a thousand lines": lambda: _with_condition(">-\n" + "      late or\n" * 900 + "      late"),
    "expressions full of escapes": lambda: (
        HEAD
        + FACTS
        + REMEDIES
        + "clauses:\n"
        + "".join(
            f'  - {{id: R{n}, says: s, grants: refund, when: "' + "\\x6cate or " * 150 + 'late"}\n' for n in range(400)
        )
    ),
    "expressions in other letters": lambda: _with_clauses(['city == "Zürich"' + ' or city == "Łódź"' * 15] * 1_500),
    "definitions two thousand deep": lambda: _with_definitions(
        [("d0", "late"), *((f"d{n}", f"d{n - 1} or d{n - 1} and not d{n - 1}") for n in range(1, 2_000))]
    ),
    "definitions two thousand deep, the deepest last": lambda: _with_definitions(
        [*((f"d{n}", f"d{n - 1} and d{n - 1}") for n in range(2_000, 0, -1)), ("d0", "late")]
    ),
    "clauses on definitions two thousand deep": lambda: _with_definitions(
        [*((f"d{n}", f"d{n - 1} and d{n - 1}") for n in range(2_000, 0, -1)), ("d0", "late")]
    ).replace(
        CLAUSES,
        "clauses:\n" + "".join(f"  - {{id: R{n}, says: s, grants: refund, when: d{n}}}\n" for n in range(2_000)),
    ),
    "clauses on a list of ten thousand texts": lambda: _with_clauses(
        ["city in cities"] * 2_000, FACTS + "lists: {cities: [" + ", ".join(f"town {n}" for n in range(10_000)) + "]}\n"
    ),
    "clauses on two choices of nine thousand words": lambda: _with_clauses(
        ["a == b or " * 30 + "a > b"] * 1_500, f"facts: {{a: [{_choice_names(9_000)}], b: [{_choice_names(9_000)}]}}\n"
    ),
    "each clause about three hundred remedies": lambda: (
        HEAD
        + FACTS
        + "remedies:\n"
        + "".join(f"  r{n}: {{}}\n" for n in range(300))
        + "clauses:\n"
        + "".join(
            f"  - {{id: R{n}, says: s, when: '{'late and ' * 40}late', grants: [{_numbered('r', 300)}]}}\n"
            for n in range(300)
        )
    ),
    "ten thousand rows side by side": lambda: _with_table("a: integer", lambda row: f"{row}..{row + 1}"),
    "ten thousand rows with gaps": lambda: _with_table("a: integer", lambda row: f"{2 * row}..{2 * row + 1}"),
    "ten thousand rows by name": lambda: _with_table("a: text", lambda row: f"sku{row}"),
    "ten thousand rows in a grid": lambda: _with_table(
        "a: number, b: number", lambda row: f"{row % 100}..{row % 100 + 1}, {row // 100}..{row // 100 + 1}"
    ),
    "ten thousand rows by long bands and a name": lambda: _with_table(
        "a: number, b: text", lambda row: f"{row}..{100_000 - row}, sku{row}"
    ),
    "ten thousand rows like stairs and a day": lambda: _with_table(
        "a: number, b: integer", lambda row: f"{row}..{row + 5_000}, {row}..{row + 1}"
    ),
    "ten thousand rows with `_` and a name": lambda: _with_table(
        "a: number, b: number, c: text", lambda row: f"{row}..{row + 1}, _, x" if row % 2 else f"_, {row}..{row + 1}, y"
    ),
    "roles by the thousand": lambda: (
        HEAD
        + "roles: ["
        + ", ".join(f"role_{n}" for n in range(10_000))
        + "]\n"
        + REMEDIES
        + "clauses:\n"
        + "".join(f"  - {{id: R{n}, says: s, allows: refund, up_to: {{role_{n}: 5}}}}\n" for n in range(2_000))
    ),
    "holidays by the thousand": lambda: (
        HEAD
        + "holidays: ["
        + ", ".join(f"{2000 + n // 336}-{n // 28 % 12 + 1:02d}-{n % 28 + 1:02d}" for n in range(10_000))
        + "]\n"
        + REMEDIES
        + CLAUSES
    ),
}
"""What is within the limits, and has no fault."""


def document(name: str) -> bytes:
    """The document of that name."""
    made = (BROKEN.get(name) or HEAVY[name])()
    return made if isinstance(made, bytes) else made.encode()
