"""What a customer says of what they were promised: yes, or that they were told something else."""

from collections.abc import Callable

from sqlalchemy import Connection

from amends.app.customer_page import opening as case_opening
from amends.app.promise_page.opening import opened
from amends.app.promises.on_promise import OnPromise, happen, on_promise_by_itself
from amends.app.workspace import Workspace
from amends.cases.recorded import CUSTOMER
from amends.lang.free_text import check_text
from amends.promises.events import Confirmed, Disputed, PromiseEvent
from amends.store import promises as stored_promises
from amends.store.engine import transact
from amends.store.errors import ChangedMeanwhileError

BY_LINK = "link"
"""How they confirm it here."""

Find = Callable[[Connection], OnPromise]
"""Finds the promise of which they speak, where they have shown who they are."""


class AtPromise:
    """A customer who has a promise before them; each of these is one thing that they say of it.

    Each may raise:
        LinkClosedError: the link opens nothing.
        NotAnsweredError: its question was not answered, or too long ago.
        ChangedMeanwhileError: other terms were written down since the page was shown.
        PromiseError: it cannot be said of the promise as it is.
    """

    def __init__(self, workspace: Workspace, find: Find, seen: int | None) -> None:
        self._workspace = workspace
        self._find = find
        self._seen = seen

    def confirms(self) -> None:
        """Yes, that is what they were promised."""
        self._says(Confirmed(BY_LINK))

    def disputes(self, words: str) -> None:
        """That is not what they were told."""
        check_text("what was written", words, "words")
        self._says(Disputed(words))

    def _says(self, event: PromiseEvent) -> None:
        def work(connection: Connection) -> None:
            on = self._find(connection)
            if self._seen != len(on.state.stated):
                raise ChangedMeanwhileError(
                    f"the promise {on.reference} was put right since the page was shown", "look at it again"
                )
            happen(on, event)

        transact(self._workspace.engine, work)


def at_page(workspace: Workspace, text: str, session: str | None, seen: int | None) -> AtPromise:
    """A customer at the page of a promise; `seen` is the how manieth statement of it they have before them."""
    return AtPromise(workspace, lambda connection: opened(connection, workspace, text, session).on, seen)


def at_case(workspace: Workspace, text: str, session: str | None, promise: str, seen: int | None) -> AtPromise:
    """A customer at the page of their case, where their promises stand as well; `promise` is its reference."""

    def find(connection: Connection) -> OnPromise:
        state = case_opening.opened(connection, text, session, workspace.clock()).state
        named = stored_promises.find(connection, [state.client], promise).id
        on = on_promise_by_itself(connection, workspace, state.client, named, CUSTOMER)
        if on.state.offer.customer != state.customer:
            raise stored_promises.no_promise(promise)
        return on

    return AtPromise(workspace, find, seen)
