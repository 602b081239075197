"""Insisting: what came of something is known only here, and has to get into the store, however busy that is."""

import logging
from collections.abc import Callable
from time import sleep
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from amends.store.errors import ChangedMeanwhileError, StoreBusyError, StoreFailedError

_LOG = logging.getLogger(__name__)
_PAUSES = (0.1, 0.5, 2.0, 5.0, 10.0, 20.0)  # seconds

Done = TypeVar("Done")


def insist(work: Callable[[], Done]) -> Done:
    """Does a piece of work on the store, again and again for a while where the store cannot be used.

    Raises:
        StoreError: it cannot be used for longer than one insists.
    """
    for pause in _PAUSES:
        try:
            return work()
        except (StoreBusyError, StoreFailedError, ChangedMeanwhileError, SQLAlchemyError) as error:
            _LOG.warning("what came of a job cannot be recorded yet: %s", error)
            sleep(pause)
    return work()
