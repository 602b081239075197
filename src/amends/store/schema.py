"""Which tables a store has: the revisions that this version of Amends knows."""

from amends.store.errors import SchemaError

REVISIONS: tuple[str, ...] = ("0001", "0002", "0003", "0004")
"""Every revision of the schema, the first one first; a store that is at another was made by a later Amends."""

CURRENT = REVISIONS[-1]
"""The revision that this version of Amends works with."""


def check_revision(store: str, revision: str | None, to_upgrade: bool) -> None:
    """Lets a store pass that is at the current revision, or at an earlier one where it is opened to upgrade it.

    Args:
        store: what the store is called in messages.
        revision: the revision that it is at; None where it has no table yet.
        to_upgrade: whether it is opened to upgrade it.

    Raises:
        SchemaError: the store is of a newer schema, or of an older one.
    """
    if revision is not None and revision not in REVISIONS:
        raise SchemaError(
            f"the store `{store}` was made by a newer version of Amends (schema `{revision}`)",
            "use that version, or a later one",
        )
    if revision != CURRENT and not to_upgrade:
        raise SchemaError(
            f"the store `{store}` was made by an older version of Amends (schema `{revision or 'none'}`)",
            "make a backup, then upgrade the store",
        )
