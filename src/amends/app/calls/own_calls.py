"""Calls that agents make themselves, to hear whether a number answers."""

from dataclasses import dataclass

from sqlalchemy import Connection

from amends.app.administration.asking import asking
from amends.app.calls.errors import NoNumberError, OwnCallError
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.calls.record import TestCall, dialled
from amends.directory.organisation import Client
from amends.lang.free_text import check_text
from amends.store.call_rows import add_test_call
from amends.store.engine import transact

_LONGEST_NUMBER = 100
_LONGEST_RINGING = 3_600


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCall:
    """What somebody met who called a number just now.

    Attributes:
        number: the number.
        answered: whether anybody or anything answered.
        seconds_to_answer: how long it rang; None: nobody counted.
        heard: what was heard, in their words.
    """

    number: str
    answered: bool
    seconds_to_answer: int | None = None
    heard: str | None = None


def record_own_call(desk: Desk, client: str | None, call: OwnCall) -> tuple[Client, TestCall]:
    """Records a call that somebody made themselves just now.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: the one who called may not.
        NoNumberError: no number is named.
        OwnCallError: what is said of the call cannot be kept.
    """
    number = call.number.strip()
    if not dialled(number) or len(number) > _LONGEST_NUMBER:
        raise NoNumberError("no number is named that somebody could have called", "name the number that you called")
    _check(call)

    def work(connection: Connection) -> tuple[Client, TestCall]:
        who = asking(connection, desk)
        of = who.client(client)
        actor = who.allowed(Task.TEST_CALLS, of)
        made = TestCall(who.at, number, call.answered, call.seconds_to_answer, actor.name, call.heard)
        add_test_call(connection, who.new_id(), of.id, made, actor.user)
        return of, made

    return transact(desk.workspace.engine, work)


def _check(call: OwnCall) -> None:
    seconds = call.seconds_to_answer
    if seconds is not None and not 0 <= seconds <= _LONGEST_RINGING:
        raise OwnCallError(f"nothing rings for {seconds} seconds", "count the seconds until it was answered")
    check_text("what was heard", call.heard, "heard")
