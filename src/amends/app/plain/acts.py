"""Administrative acts as plain data, and in words."""

from collections.abc import Mapping

from amends.app.administration.seeing_acts import ActView
from amends.app.plain.values import Plain, instant
from amends.cases.canonical import Json
from amends.cases.words import spoken

_CODED = frozenset({"role", "team", "reasons"})
"""Details that are coded words; others may hold an address, of which no sign may change."""


def act_to_plain(act: ActView) -> Plain:
    """An act as somebody sees it who may."""
    return {
        "id": str(act.id),
        "at": instant(act.at),
        "user": act.user,
        "user_kind": act.kind.value,
        "act": act.act,
        "client": act.client,
        "subject": act.subject,
        "details": dict(act.details),
        "token": None if act.token is None else str(act.token),
    }


def details_in_words(details: Mapping[str, Json]) -> str:
    """What else tells of an act, in one line: `role: team lead, team: care`."""
    told = ((name, _words(value)) for name, value in details.items() if value not in (None, [], ""))
    return ", ".join(f"{spoken(name)}: {spoken(words) if name in _CODED else words}" for name, words in told)


def _words(value: Json) -> str:
    if isinstance(value, list):
        return " ".join(map(_words, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
