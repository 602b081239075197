"""Watching the maildir that reports come back to: what became of a mail is recorded in its case, or at its promise."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from amends.adapters.mail.bounce_folder import new_in
from amends.adapters.mail.bounces import Arrival, Bounce, arrival_in, bounce_in
from amends.app.letters.bounced import record_bounce
from amends.app.promises.delivering import record_report
from amends.app.workspace import Workspace
from amends.cases.events.letters import status_in_words
from amends.lang.errors import AmendsError
from amends.promises.events import Delivery

_LOG = logging.getLogger(__name__)
EVERY = timedelta(seconds=30)
"""How often the maildir is looked into."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A mail that came back, and what was made of it.

    Attributes:
        bounce: what it says of a mail that was not delivered; None where it says no such thing.
        reference: the case or the promise that it is about; None where that cannot be told.
        is_news: whether something was recorded.
        is_of_promise: whether it is about a letter that asks to confirm a promise.
        arrival: what it says of a mail that was delivered, or passed on to where no reports are made.
    """

    bounce: Bounce | None
    reference: str | None = None
    is_news: bool = False
    is_of_promise: bool = False
    arrival: Arrival | None = None


def read_back(workspace: Workspace, mail: bytes) -> ReadBack:
    """Records what a mail says became of a letter; of a letter of a case, only that it was not delivered.

    Raises:
        StoreError: the store cannot be used.
    """
    bounce = bounce_in(mail)
    if bounce is None:
        return _arrived(workspace, arrival_in(mail))
    if bounce.sending is None:
        return ReadBack(bounce)
    if bounce.has_failed:
        recorded = record_bounce(workspace, bounce.sending.letter, bounce.sending.number, bounce.status)
        if recorded is not None:
            return ReadBack(bounce, recorded.reference, recorded.is_news)
    delivery = Delivery.BOUNCED if bounce.has_failed else Delivery.DEFERRED
    told = status_in_words(bounce.status) if bounce.status is not None else bounce.diagnostic
    reported = record_report(workspace, bounce.sending, delivery, told)
    if reported is None:
        return ReadBack(bounce)
    return ReadBack(bounce, reported.reference, reported.is_news, is_of_promise=True)


def _arrived(workspace: Workspace, arrival: Arrival | None) -> ReadBack:
    """Only of promises it is recorded that a letter was delivered, or passed on."""
    if arrival is None:
        return ReadBack(None)
    delivery = Delivery.DELIVERED if arrival.is_in_mailbox else Delivery.ACCEPTED
    reported = record_report(workspace, arrival.sending, delivery, None)
    if reported is None:
        return ReadBack(None, arrival=arrival)
    return ReadBack(None, reported.reference, reported.is_news, is_of_promise=True, arrival=arrival)


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
                    _LOG.info("what became of a letter of %s was told", read.reference)
        except (AmendsError, OSError, SQLAlchemyError) as error:
            _LOG.warning("what came back cannot be read now: %s", error)
        if not is_over:
            stopping.wait(every.total_seconds())
