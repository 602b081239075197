"""The meaning of a policy as one value: what two documents share when they differ in layout alone."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from amends.lang.quantities import plain

DERIVED: Mapping[str, object] = {"derived": True}
"""Marks a field of a dataclass that follows from the others, and is no meaning of its own."""

_LONGEST_SPELT_OUT = 100


def digest(tree: object) -> str:
    """`sha256:` and the digest of a checked tree and its sentences; spaces, comments and quotes do not count."""
    return "sha256:" + _Writer().digest(tree)


class _Writer:
    """Writes values as lists, texts and truth values, without anything that says where they were written.

    A long list that stands in many places, such as the words of a choice, is written once and then by its digest.
    """

    def __init__(self) -> None:
        self._digests: dict[int, str] = {}
        self._forms: dict[type, tuple[str, tuple[str, ...]]] = {}

    def digest(self, value: object) -> str:
        """The digest of a value, written out."""
        canonical = json.dumps(self._plain(value), ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def _plain(self, value: object) -> object:
        if value is None or isinstance(value, (bool, int)):
            return value
        if isinstance(value, Enum):
            return str(value.value)
        if isinstance(value, str):
            return value
        if isinstance(value, tuple):
            return self._sequence(value)
        if isinstance(value, Decimal):
            return plain(value)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Mapping):
            return {str(key): self._plain(part) for key, part in value.items()}
        if isinstance(value, frozenset):
            return sorted(str(part) for part in value)
        name, parts = self._form(value)
        return [name, *(self._plain(getattr(value, part)) for part in parts)]

    def _sequence(self, values: tuple[object, ...]) -> object:
        if len(values) <= _LONGEST_SPELT_OUT:
            return [self._plain(part) for part in values]
        known = self._digests.get(id(values))
        if known is None:
            written = json.dumps([self._plain(part) for part in values], ensure_ascii=True, separators=(",", ":"))
            known = self._digests[id(values)] = hashlib.sha256(written.encode()).hexdigest()
        return {"digest": known}

    def _form(self, value: object) -> tuple[str, tuple[str, ...]]:
        """The name of a value's dataclass, and those of its fields that are meaning."""
        kind = type(value)
        if kind not in self._forms:
            assert is_dataclass(value), "a tree is made of dataclasses and plain values"
            known = (part for part in fields(value) if part.compare and not part.metadata.get("derived"))
            self._forms[kind] = kind.__name__, tuple(part.name for part in known)
        return self._forms[kind]
