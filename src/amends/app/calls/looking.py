"""Looking into call records: only by who may, for a case only once the caller was verified, and each look is kept."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from amends.app.administration.asking import Asking, asking
from amends.app.calls.asked import CallsAsked, number_of, span_of
from amends.app.calls.errors import WhichAccountError
from amends.app.calls.sharing import fact_requests
from amends.app.house import house_of
from amends.app.on_case import OnCase, on_case, pass_all
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.calls.evidence import CallEvidence, evidence_of
from amends.calls.speaking import SheetWords
from amends.calls.worksheet import Worksheet, worksheet
from amends.cases.gate.rules.disclosing import CALLS, check_disclosed
from amends.directory.actor import Actor
from amends.directory.customers import Account
from amends.directory.keys import number_key
from amends.directory.organisation import Client
from amends.lang.currencies import MINOR_DIGITS
from amends.store.call_imports import imports_so_far
from amends.store.call_looks import CallLook, add_look
from amends.store.call_rows import CallQuestion, calls_of_others, own_calls, own_test_calls
from amends.store.call_worksheets import (
    SharedWorksheet,
    add_worksheet,
    cases_with_the_same_calls,
    evidence_on,
    worksheets_of,
)
from amends.store.directory_pages import all_of
from amends.store.engine import transact


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsFound:
    """What the records show, and as whose question.

    Attributes:
        reference: of the case for which it was looked; None where there was none.
        words: in which it is told: the client's language, by the client's clock.
        sheet: the worksheet in these words.
        facts: the facts of the case that were stated by it.
        shared: the number, from 1, of the worksheet that the case has now; None where it was only looked at.
        elsewhere: the references of other cases with a worksheet of these calls, that nothing is given for them twice.
    """

    client: Client
    reference: str | None
    evidence: CallEvidence
    words: SheetWords
    sheet: Worksheet
    facts: tuple[str, ...] = ()
    shared: int | None = None
    elsewhere: tuple[str, ...] = ()


def look_for_case(desk: Desk, case: UUID | str, asked: CallsAsked, *, share: bool = False) -> CallsFound:
    """What the records show of the calls of a case's customer.

    Args:
        desk: who looks.
        case: the case; its caller has to be verified for call records in the contact that goes on.
        asked: which calls; no account: that of the case.
        share: whether what they show becomes facts of the case, and the worksheet is shared with its customer.

    Raises:
        NotVerifiedError: the caller was not verified for call records.
        NotPermittedError: the one who looks may not.
        WhichAccountError: the account is not one of the case's customer.
        NoNumberError: no number is named.
        SpanError: the span holds no time.
        GateError: facts cannot be stated as the case stands.
        FactError: the policy expects other facts under these names.
    """

    def work(connection: Connection) -> CallsFound:
        who = asking(connection, desk)
        who.clients(Task.SEE_CALLS_OF_A_CASE)
        on = on_case(connection, desk, case)
        actor = who.allowed(Task.SEE_CALLS_OF_A_CASE, on.client)
        check_disclosed(on.state, CALLS, house_of(on.client.settings))
        question = _question(connection, on.client, account_meant(on, _named(asked)), asked)
        found = _looked(who, actor, on.client, question, on.state.id)
        elsewhere = cases_with_the_same_calls(connection, question, on.state.id)
        told = replace(found_for(on.client, on.state.reference, found), elsewhere=elsewhere)
        if not share:
            return told
        requests = fact_requests(on, found)
        pass_all(on, requests)
        shared = _share(on, actor, question, found)
        return replace(told, facts=tuple(one.fact for one in requests), shared=shared)

    return transact(desk.workspace.engine, work)


def look_without_case(desk: Desk, client: str | None, asked: CallsAsked) -> CallsFound:
    """What the records show of an account's calls, for somebody who audits or owns the policies.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: the one who looks may not without a case.
        WhichAccountError: no account is named.
        NoNumberError: no number is named.
        SpanError: the span holds no time.
    """

    def work(connection: Connection) -> CallsFound:
        who = asking(connection, desk)
        of = who.client(client)
        actor = who.allowed(Task.SEE_CALLS, of)
        account = _named(asked)
        if account is None:
            raise WhichAccountError("it is not said whose calls are meant", "name the number of the account")
        question = _question(connection, of, account, asked)
        return found_for(of, None, _looked(who, actor, of, question, None))

    return transact(desk.workspace.engine, work)


def _question(connection: Connection, client: Client, account: str, asked: CallsAsked) -> CallQuestion:
    span = span_of(asked, client.timezone)
    return CallQuestion(
        client=client.id,
        account=account,
        number=number_of(asked),
        begins=span.begins,
        ends=span.ends,
        imports=imports_so_far(connection, client.id),
    )


def _named(asked: CallsAsked) -> str | None:
    return (asked.account or "").strip() or None


def account_meant(on: OnCase, named: str | None) -> str:
    """The number of the account that is meant, which is one of the case's customer.

    Raises:
        WhichAccountError: it is not, or several are and none is named.
    """
    theirs = [
        (account.id, account.number)
        for account in all_of(on.connection, Account, on.client.id, customer=on.state.customer)
        if account.number is not None
    ]
    if named is None:
        meant = [number for id, number in theirs if id == on.state.account] or [number for _, number in theirs]
    else:
        meant = [number for _, number in theirs if number_key(number) == number_key(named)]
    if len(meant) == 1:
        return meant[0]
    if named is None:
        raise WhichAccountError("it is not said whose calls are meant", "name the number of the account")
    raise WhichAccountError(
        f"`{named}` is no account of the customer of {on.state.reference}",
        "open a case for whose account it is: the records of others are none of this caller's business",
    )


def _looked(who: Asking, actor: Actor, client: Client, question: CallQuestion, case: UUID | None) -> CallEvidence:
    """What the records show; that somebody looked is kept in the same transaction."""
    connection = who.connection
    found = evidence_of(
        own_calls(connection, question),
        calls_of_others(connection, question),
        question.account,
        question.number,
        question.begins,
        question.ends,
        own_test_calls(connection, client.id, question.number, question.begins, who.at),
    )
    keep_look(who, actor, client, found, case)
    return found


class Looked(Protocol):
    """What somebody looked at: whose calls to which number, in which span."""

    @property
    def account(self) -> str:
        """Whose, by the number of the account."""

    @property
    def number(self) -> str:
        """The number that was called."""

    @property
    def begins(self) -> datetime:
        """Where the span begins."""

    @property
    def ends(self) -> datetime:
        """Where it ends, which does not belong to it."""

    @property
    def attempts(self) -> int:
        """How many calls were shown."""


def keep_look(who: Asking, actor: Actor, client: Client, found: Looked, case: UUID | None) -> None:
    """Keeps that somebody looked at what was found."""
    add_look(
        who.connection,
        CallLook(
            id=who.new_id(),
            client=client.id,
            user=actor.user,
            role=actor.role,
            at=who.at,
            case=case,
            account=found.account,
            number=found.number,
            begins=found.begins,
            ends=found.ends,
            found=found.attempts,
        ),
    )


def found_for(
    client: Client,
    reference: str | None,
    found: CallEvidence,
    shared: int | None = None,
) -> CallsFound:
    """What the records show, in the client's words."""
    words = words_of(client)
    return CallsFound(
        client=client,
        reference=reference,
        evidence=found,
        words=words,
        sheet=worksheet(found, words),
        shared=shared,
    )


def words_of(client: Client) -> SheetWords:
    """In which words calls are told to a client's customers."""
    return SheetWords.of(client.languages, client.currency, MINOR_DIGITS[client.currency], ZoneInfo(client.timezone))


def _share(on: OnCase, actor: Actor, question: CallQuestion, found: CallEvidence) -> int:
    """The number of the worksheet; one that shows just the same is not kept twice."""
    sheets = worksheets_of(on.connection, on.client.id, on.state.id)
    for number, one in enumerate(sheets, start=1):
        if evidence_on(on.connection, one) == found:
            return number
    shared = SharedWorksheet(
        id=on.desk.workspace.new_id(),
        case=on.state.id,
        question=question,
        others=found.others,
        digest=found.digest,
        by=actor.user,
        at=on.at,
    )
    add_worksheet(on.connection, shared)
    return len(sheets) + 1
