"""Watching the maildir that reports come back to: what was not delivered is recorded in its case."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from amends.adapters.mail.bounce_folder import new_in
from amends.adapters.mail.bounces import Bounce, bounce_in
from amends.app.letters.bounced import record_bounce
from amends.app.workspace import Workspace
from amends.lang.errors import AmendsError

_LOG = logging.getLogger(__name__)
EVERY = timedelta(seconds=30)
"""How often the maildir is looked into."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A mail that came back, and what was made of it.

    Attributes:
        bounce: what it says; None where it is no report.
        reference: the case that it is about; None where that cannot be told.
        is_news: whether something was recorded.
    """

    bounce: Bounce | None
    reference: str | None = None
    is_news: bool = False


def read_back(workspace: Workspace, mail: bytes) -> ReadBack:
    """Records what a mail says of a letter that was not delivered; what is only late is not recorded.

    Raises:
        StoreError: the store cannot be used.
    """
    bounce = bounce_in(mail)
    if bounce is None or bounce.sending is None:
        return ReadBack(bounce)
    if not bounce.has_failed:
        return ReadBack(bounce)
    recorded = record_bounce(workspace, bounce.sending.letter, bounce.sending.number, bounce.status)
    if recorded is None:
        return ReadBack(bounce)
    return ReadBack(bounce, recorded.reference, recorded.is_news)


def read_folder(workspace: Workspace, folder: Path) -> Iterator[ReadBack]:
    """Reads what is new in a maildir; each mail is kept as read once what it says is recorded.

    Raises:
        BounceFolderError: it is no maildir.
        StoreError: the store cannot be used; what was not read stays new.
    """
    for came_back in new_in(folder):
        try:
            read = read_back(workspace, came_back.content())
            came_back.keep_as_read()
        except FileNotFoundError:
            continue  # Another worker was faster.
        yield read


@contextmanager
def watched(workspace: Workspace, folder: Path | None, every: timedelta = EVERY) -> Iterator[None]:
    """Looks into a maildir beside whatever else is done in the block, and once more at its end."""
    if folder is None:
        yield
        return
    stopping = threading.Event()
    watching = threading.Thread(target=_watch, args=(workspace, folder, stopping, every), name="bounces", daemon=True)
    watching.start()
    try:
        yield
    finally:
        stopping.set()
        watching.join()


def _watch(workspace: Workspace, folder: Path, stopping: threading.Event, every: timedelta) -> None:
    is_over = False
    while not is_over:
        is_over = stopping.is_set()
        try:
            for read in read_folder(workspace, folder):
                if read.is_news:
                    _LOG.info("a letter of the case %s came back", read.reference)
        except (AmendsError, OSError, SQLAlchemyError) as error:
            _LOG.warning("what came back cannot be read now: %s", error)
        if not is_over:
            stopping.wait(every.total_seconds())
