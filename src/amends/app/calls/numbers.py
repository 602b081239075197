"""Which numbers a case's customer called lately: a caller seldom has the number at hand that they complain of."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from amends.app.administration.asking import asking
from amends.app.calls.asked import CallsAsked, span_of
from amends.app.calls.looking import account_meant, keep_look, words_of
from amends.app.house import house_of
from amends.app.on_case import on_case
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.calls.speaking import SheetWords
from amends.cases.gate.rules.disclosing import CALLS, check_disclosed
from amends.directory.organisation import Client
from amends.store.call_imports import imports_so_far
from amends.store.called_numbers import CalledNumber, called_numbers
from amends.store.engine import transact

_DAYS = 90
_MOST = 12


@dataclass(frozen=True, slots=True)
class Days:
    """Some days, the first and the last of them included."""

    begins: date
    ends: date


@dataclass(frozen=True, slots=True)
class _Shown:
    account: str
    number: str
    begins: datetime
    ends: datetime
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersCalled:
    """The numbers that an account called most often within some days.

    Attributes:
        words: in which amounts are told.
    """

    account: str
    days: Days
    numbers: tuple[CalledNumber, ...]
    words: SheetWords


def lately(desk: Desk, client: Client) -> Days:
    """The ninety days until today, by the clock of a client."""
    ends = desk.workspace.clock().astimezone(ZoneInfo(client.timezone)).date()
    return Days(ends - timedelta(days=_DAYS), ends)


def numbers_called(desk: Desk, case: UUID | str, account: str | None = None) -> NumbersCalled:
    """The numbers that a case's customer called within ninety days, the most often called first, a dozen at most.

    That somebody looked is kept for each number that is shown.

    Args:
        desk: who looks.
        case: the case; its caller has to be verified for call records in the contact that goes on.
        account: whose calls, by the number of the account; None: that of the case.

    Raises:
        NotVerifiedError: the caller was not verified for call records.
        NotPermittedError: the one who looks may not.
        WhichAccountError: the account is not one of the case's customer.
    """

    def work(connection: Connection) -> NumbersCalled:
        who = asking(connection, desk)
        who.clients(Task.SEE_CALLS_OF_A_CASE)
        on = on_case(connection, desk, case)
        actor = who.allowed(Task.SEE_CALLS_OF_A_CASE, on.client)
        check_disclosed(on.state, CALLS, house_of(on.client.settings))
        meant = account_meant(on, account)
        days = lately(desk, on.client)
        span = span_of(CallsAsked(number="", begins=days.begins, ends=days.ends), on.client.timezone)
        imports = imports_so_far(connection, on.client.id)
        found = called_numbers(connection, on.client.id, meant, span.begins, span.ends, imports)[:_MOST]
        for one in found:
            shown = _Shown(meant, one.number, span.begins, span.ends, one.attempts)
            keep_look(who, actor, on.client, shown, on.state.id)
        return NumbersCalled(account=meant, days=days, numbers=found, words=words_of(on.client))

    return transact(desk.workspace.engine, work)
