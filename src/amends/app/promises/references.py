"""New references of promises: the same short, checked kind that cases have."""

from collections.abc import Callable

from sqlalchemy import Connection

from amends.cases.reference import new_reference
from amends.store.promises import taken_references


def new_references(connection: Connection, below: Callable[[int], int], count: int) -> tuple[str, ...]:
    """So many references that no promise has.

    Args:
        connection: the transaction in which they are used.
        below: draws a whole number from 0 up to its argument, without it.
        count: how many.
    """
    drawn: dict[str, None] = {}
    while len(drawn) < count:
        new = {new_reference(below): None for _ in range(count - len(drawn))}
        for taken in taken_references(connection, list(new)):
            del new[taken]
        drawn |= new
    return tuple(drawn)
