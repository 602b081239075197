"""After something was erased: getting it out of the files that the store is kept in."""

from enum import StrEnum

from sqlalchemy import Engine

from amends.store import postgresql, sqlite
from amends.store.engine import is_file
from amends.store.errors import StoreBusyError


class Left(StrEnum):
    """Where something is still found that nobody sees in Amends any more.

    Attributes:
        NOWHERE: it is gone.
        IN_FILE: in the SQLite file, for somebody else was using it; doing it again when it is idle helps.
        IN_SERVER: in pages of the PostgreSQL server that wait to be written over, in its log, and in copies of both.
    """

    NOWHERE = "nowhere"
    IN_FILE = "in the file"
    IN_SERVER = "in the server"


def scrub(engine: Engine) -> Left:
    """Has the files written anew without what was deleted, as far as that can be done; says where it is left."""
    if not is_file(engine.url):
        postgresql.scrub(engine)
        return Left.IN_SERVER
    try:
        sqlite.scrub(engine)
    except StoreBusyError:
        return Left.IN_FILE
    return Left.NOWHERE
