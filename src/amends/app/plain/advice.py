"""What an error says to do, for those who type no commands: as requests of the interface, or without what is typed.

What is wrong is told in the same words everywhere, and so is what to do about it, such as the command by which it is
done. Where nobody has a shell, the command stands for a request, and an option for a field. Advice that only a shell
can follow is left out there.
"""

import re
from collections.abc import Iterator, Mapping

from amends.app.permissions import ACTS

_COMMAND = re.compile(r"`amends ([^`]*)`")
_OPTION = re.compile(r"`--([a-z-]+)(?:[ =]([^`]*))?`")
_TERM = re.compile(r":? `[a-z0-9_]+=[^`]*`")
"""Terms as they are typed, where something is to be said: `say how much: ...`."""
_BETWEEN = "; "

_REQUESTS: Mapping[str, str] = {
    "case list": "GET /cases",
    "case show": "GET /cases/{case}",
    "case show --history": "GET /cases/{case}/history",
    "case facts": "GET /cases/{case}/facts",
    "case letters": "GET /cases/{case}/letters",
    "case attach": "POST /cases/{case}/attachments",
    "case attachments": "GET /cases/{case}/attachments",
    "client list": "GET /clients",
    "client add": "POST /clients",
    "client change": "PATCH /clients/{client}",
    "client add-site": "POST /clients/{client}/sites",
    "client add-team": "POST /clients/{client}/teams",
    "customer search": "GET /customers",
    "customer add": "POST /customers",
    "customer change": "PATCH /customers/{customer}",
    "customer add-account": "POST /customers/{customer}/accounts",
    "customer add-order": "POST /customers/{customer}/orders",
    "endpoint list": "GET /clients/{client}/endpoints",
    "endpoint rotate": "POST /clients/{client}/endpoints/{endpoint}/rotate",
    "endpoint retire": "POST /clients/{client}/endpoints/{endpoint}/retire",
    "import customers": "POST /imports/customers",
    "jobs list": "GET /jobs",
    "policy list": "GET /policies",
    "policy draft": "POST /policies",
    "policy show": "GET /policies/{policy}/{version}",
    "policy publish": "POST /policies/{policy}/{version}/publish",
    "token list": "GET /tokens",
    "token new": "POST /tokens",
    "user list": "GET /users",
    "user add": "POST /users",
    "user show": "GET /users/{user}",
    "user grant": "POST /users/{user}/roles",
    "verify": "POST /verification",
    **{f"case {act}": f"POST /cases/{{case}}/{act}" for act in sorted(ACTS.keys() - {"open", "attach"})},
}
"""The request that a command stands for, by its first words."""

_FIELDS: Mapping[str, str] = {
    "unknown": "not_known",
    "fulfil": "settings.fulfilment",
    "condition": "terms.condition",
}
"""The field that an option stands for, where it is called otherwise."""


def as_requests(help_text: str | None) -> str | None:
    """What to do, in words of the interface; None where only a shell could do it."""
    return _joined(_as_request(part) for part in _parts(help_text))


def without_commands(help_text: str | None) -> str | None:
    """What to do, without what is typed; None where nothing else is said."""
    parts = (None if _COMMAND.search(part) or _OPTION.search(part) else part for part in _parts(help_text))
    return _joined(None if part is None else _TERM.sub("", part) for part in parts)


def _parts(help_text: str | None) -> list[str]:
    return help_text.split(_BETWEEN) if help_text else []


def _joined(parts: Iterator[str | None]) -> str | None:
    return _BETWEEN.join(part for part in parts if part is not None) or None


def _as_request(part: str) -> str | None:
    commands = _COMMAND.findall(part)
    if any(_request(command) is None for command in commands):
        return None
    in_words = _COMMAND.sub(lambda found: f"`{_request(found[1])}`", part)
    return _OPTION.sub(_field, in_words)


def _request(command: str) -> str | None:
    words = command.split()
    firsts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    found = next((_REQUESTS[first] for first in firsts if first in _REQUESTS), None)
    return None if found is None else found.replace(" /", " /api/v1/", 1)


def _field(found: re.Match[str]) -> str:
    name = _FIELDS.get(found[1], found[1].replace("-", "_"))
    return f"`{name}: {found[2]}`" if found[2] else f"`{name}`"
