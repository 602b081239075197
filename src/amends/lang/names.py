"""Names: which are allowed, which belong to the language, and which is nearest to one that is not known."""

import difflib
import heapq
import keyword
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

FUNCTIONS = (
    "any", "all", "count", "sum", "min", "max", "abs", "floor", "ceil", "round",
    "date", "datetime", "days", "hours", "minutes", "months", "add_months", "business_days",
    "year", "month", "weekday", "lower", "startswith", "endswith", "contains",
    "owed", "allowed", "referred", "excluded",
)  # fmt: skip
BUILT_IN_FACTS = ("now", "today", "role", "team", "channel")

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*|_+[A-Za-z0-9][A-Za-z0-9_]*")
_LONGEST_NAME = 100

# A suggestion is a courtesy: it must not take long over thousands of long names.
_LONGEST_COMPARED = 60
_MOST_COMPARED = 1_000
_MOST_LIKELY = 8


def fault_of_name(name: str) -> str | None:
    """Why `name` is no name at all; None if it is one."""
    if not _IDENTIFIER.fullmatch(name):
        return "a name is made of the letters a to z, digits and `_`, and begins with a letter"
    if keyword.iskeyword(name) or name in ("true", "false", "null", "none"):
        return f"`{name}` is a keyword of the language"
    if len(name) > _LONGEST_NAME:
        return f"a name has at most {_LONGEST_NAME} characters"
    return None


def fault_of_declared_name(name: str) -> str | None:
    """Why `name` cannot name anything that a policy declares: a remedy, a role, a team; None if it can."""
    return f"`{name}` is a function of the language" if name in FUNCTIONS else fault_of_name(name)


def fault_of_value_name(name: str) -> str | None:
    """Why `name` cannot stand for a value in expressions; None if it can."""
    return f"`{name}` is built in" if name in BUILT_IN_FACTS else fault_of_declared_name(name)


def fault_of_new_name(name: str, taken: Mapping[str, str]) -> str | None:
    """Why `name` cannot stand for a value in expressions, where the names in `taken` stand for something already.

    Args:
        name: the name.
        taken: what each name that is taken stands for: "a fact", "a table".
    """
    return f"{taken[name]} has this name already" if name in taken else fault_of_value_name(name)


def as_name(text: str) -> str | None:
    """The text as it could be a name, with `_` for what names do not hold; None where little of it would be left."""
    name = re.sub(r"[^A-Za-z0-9]+", "_", text).strip("_").lower()
    return name if len(name) <= _LONGEST_NAME and _IDENTIFIER.fullmatch(name) and not keyword.iskeyword(name) else None


def help_for_name(text: str) -> str | None:
    """What to write instead of a text that cannot be a name."""
    name = as_name(text)
    return f"write it like `{name}`" if name is not None and name != text and text.isascii() else None


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` was probably meant to be, if there is one."""
    by_lower_case = {candidate.lower(): candidate for candidate in known}
    wanted = name.lower()
    if wanted in by_lower_case:
        return by_lower_case[wanted]
    if len(wanted) > _LONGEST_COMPARED or len(by_lower_case) > _MOST_COMPARED:
        return None
    pairs = _pairs(wanted)
    likely = heapq.nlargest(_MOST_LIKELY, by_lower_case, key=lambda other: _likeness(pairs, _pairs(other)))
    close = difflib.get_close_matches(wanted, likely, n=1, cutoff=0.6)
    return by_lower_case[close[0]] if close else None


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one) + len(other))


@lru_cache(maxsize=2 * _MOST_COMPARED)
def _pairs(name: str) -> frozenset[str]:
    """The pairs of neighbouring letters, with the first and the last letter as pairs of their own."""
    padded = f" {name[:_LONGEST_COMPARED]} "
    return frozenset(padded[place : place + 2] for place in range(len(padded) - 1))


def suggestion(name: str, known: Iterable[str]) -> str | None:
    """A question that offers the nearest known name, or the list of a few that there are."""
    candidates = list(known)
    close = nearest(name, candidates)
    if close is not None:
        return f"did you mean `{close}`?"
    return f"expected {one_of(candidates)}" if 0 < len(candidates) <= 12 else None


def one_of(words: Iterable[str]) -> str:
    """Words for a message: "`a`, `b` or `c`"."""
    quoted = [f"`{word}`" for word in words]
    if len(quoted) <= 1:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"
