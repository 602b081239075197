"""Tidying beside other work: what is old enough to be forgotten is, a few times a day."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from amends.app.tidying import tidy
from amends.app.workspace import Workspace
from amends.lang.errors import AmendsError

_LOG = logging.getLogger(__name__)
EVERY = timedelta(hours=6)
"""How often the store is tidied."""


@contextmanager
def tidied(workspace: Workspace, kept: timedelta, every: timedelta = EVERY) -> Iterator[None]:
    """Tidies a store beside whatever else is done in the block, at once and again and again.

    Args:
        workspace: where.
        kept: how long what came to its end is kept.
        every: how often, by a clock that never jumps.
    """
    stopping = threading.Event()
    tidying = threading.Thread(target=_tidy, args=(workspace, kept, stopping, every), name="tidying", daemon=True)
    tidying.start()
    try:
        yield
    finally:
        stopping.set()
        tidying.join()


def _tidy(workspace: Workspace, kept: timedelta, stopping: threading.Event, every: timedelta) -> None:
    is_over = False
    while not is_over:
        try:
            done = tidy(workspace, kept)
            _LOG.info("forgot %s", done)
        except (AmendsError, SQLAlchemyError) as error:
            _LOG.warning("the store cannot be tidied now: %s", error)
        is_over = stopping.wait(every.total_seconds())
