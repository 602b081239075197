"""A step that can be taken next: the command, why it is sensible, and what can be said to the customer."""

from dataclasses import dataclass

from amends.cases.terms import Terms

ANY_WORDS = "…"
"""Stands for what somebody will say in their own words."""

SHORTLY = 160
"""So many signs of what somebody wrote tell which words are meant; the record has them whole."""

_DIGITS_SHOWN = 8
_ALGORITHM = "sha256:"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Something sensible to do next.

    Attributes:
        act: the act of the gate.
        command: how it is typed; `…` and words in capitals stand for what the one who types it fills in.
        why: what it does, or why it is next.
        say: what can be said to the customer, where there is something.
        whose: the role that it waits for, where it is not for the one who looks.
        details: what helps to fill it in, a line each.
        remedy: the remedy that it is about, where it is about one.
        facts: the facts that it is about, by name, where it records some.
    """

    act: str
    command: str
    why: str
    say: str | None = None
    whose: str | None = None
    details: tuple[str, ...] = ()
    remedy: str | None = None
    facts: tuple[str, ...] = ()


def short_digest(terms: Terms) -> str:
    """The beginning of the digest of terms, by which people name the terms that they have looked at."""
    return terms.digest.removeprefix(_ALGORITHM)[:_DIGITS_SHOWN]
