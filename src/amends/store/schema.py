"""Which tables a store has: the revisions that this version of Amends knows."""

REVISIONS: tuple[str, ...] = ("0001", "0002")
"""Every revision of the schema, the first one first; a store that is at another was made by a later Amends."""

CURRENT = REVISIONS[-1]
"""The revision that this version of Amends works with."""
