"""Names: which are allowed, which belong to the language, and which is nearest to one that is not known."""

import difflib
import keyword
import re
from collections.abc import Iterable

FUNCTIONS = (
    "any", "all", "count", "sum", "min", "max", "abs", "floor", "ceil", "round",
    "date", "datetime", "days", "hours", "minutes", "months", "add_months", "business_days",
    "year", "month", "weekday", "lower", "startswith", "endswith", "contains",
    "owed", "allowed", "referred", "excluded",
)  # fmt: skip
BUILT_IN_FACTS = ("now", "today", "role", "team", "channel")

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*|_[A-Za-z0-9_]*[A-Za-z0-9]")
_LONGEST_NAME = 100


def fault_of_name(name: str) -> str | None:
    """Why `name` cannot name a fact, a definition, a table, a list, a remedy, a role or a team; None if it can."""
    if not _IDENTIFIER.fullmatch(name):
        return "a name is made of the letters a to z, digits and `_`, and begins with a letter"
    if keyword.iskeyword(name) or name in ("true", "false", "null", "none"):
        return f"`{name}` is a word of the language"
    if len(name) > _LONGEST_NAME:
        return f"a name has at most {_LONGEST_NAME} characters"
    return None


def fault_of_value_name(name: str) -> str | None:
    """Why `name` cannot stand for a value in expressions; None if it can."""
    if name in FUNCTIONS:
        return f"`{name}` is a function of the language"
    if name in BUILT_IN_FACTS:
        return f"`{name}` is built in"
    return fault_of_name(name)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` was probably meant to be, if there is one."""
    by_lower_case = {candidate.lower(): candidate for candidate in known}
    wanted = name.lower()[:_LONGEST_NAME]
    if wanted in by_lower_case:
        return by_lower_case[wanted]
    close = difflib.get_close_matches(wanted, by_lower_case, n=1, cutoff=0.6)
    return by_lower_case[close[0]] if close else None


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
