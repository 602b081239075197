"""The id of a request: the one that the caller gave it, where that can be used, or a new one."""

import re

import uuid_utils.compat

HEADER = "X-Request-ID"
_USABLE = re.compile(r"[A-Za-z0-9._-]{8,64}")


def request_id_of(given: str | None) -> str:
    """The id by which a request is found in the log."""
    if given is not None and _USABLE.fullmatch(given):
        return given
    return str(uuid_utils.compat.uuid7())
