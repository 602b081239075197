"""The meaning of a policy as one value: what two documents share when they differ in layout alone."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from amends.lang.quantities import plain


def digest(tree: object) -> str:
    """`sha256:` and the digest of a checked tree and its sentences; spaces, comments and quotes do not count."""
    canonical = json.dumps(_canonical(tree), ensure_ascii=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def _canonical(value: object) -> object:
    """The value in lists, texts and truth values, without anything that says where it was written."""
    if is_dataclass(value):
        parts = [getattr(value, part.name) for part in fields(value) if part.compare]
        return [type(value).__name__, *map(_canonical, parts)]
    if isinstance(value, Mapping):
        return {str(key): _canonical(part) for key, part in value.items()}
    if isinstance(value, frozenset):
        return sorted(str(part) for part in value)
    if isinstance(value, tuple):
        return [_canonical(part) for part in value]
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return f"{plain(value)}"
    if isinstance(value, date):
        return value.isoformat()
    return value
