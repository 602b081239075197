"""Verifying what is personal beside a chain: each value is the one that was recorded, and none is gone unerased."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from amends.cases.chain import Link, Secret, check_secrets, sealed_fields

Secrets = Mapping[int, Mapping[str, Secret]]
"""What is personal, by the number of the event and the field."""


def personal_problems(
    links: Iterable[Link],
    secrets: Secrets,
    erased_at: datetime | None,
    personal_fields: Callable[[str], frozenset[str]],
) -> Iterator[str]:
    """Everything that differs, as sentences.

    Args:
        links: the events.
        secrets: the personal values that are kept beside them.
        erased_at: since when they may be gone; None where nothing was erased.
        personal_fields: the fields of a kind of event that are personal.
    """
    left = set(secrets)
    for link in links:
        left.discard(link.number)
        yield from map(str, check_secrets(link, secrets.get(link.number, {})))
        if erased_at is None or link.at > erased_at:
            for field in sealed_fields(link.data, personal_fields(link.kind)):
                if field not in secrets.get(link.number, {}):
                    yield f"`{field}` of event {link.number} is gone, though nobody erased it"
    for number in sorted(left):
        yield f"there are personal values of event {number}, which is not there"
