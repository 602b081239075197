"""What a customer does on their page: the same gate, in a contact of its own, recorded as theirs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from sqlalchemy import Connection

from amends.app.attachments.attaching import HandedIn, requests_of
from amends.app.customer_page.errors import SpeakingNowError
from amends.app.customer_page.opening import Behind, opened
from amends.app.on_case import OnCase, around_case, pass_all
from amends.app.workspace import Desk, Workspace
from amends.cases.call_backs import PromisedCall
from amends.cases.events.contacts import BY_LINK
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.ending import Resolve
from amends.cases.gate.acts.evidence import Confirm
from amends.cases.gate.acts.from_customer import AnswerNeeds, Contest
from amends.cases.gate.acts.people import AskSupervisor
from amends.cases.gate.acts.route import Accept, Compromise, Reject
from amends.cases.gate.rules.approving import TermsChangedError
from amends.cases.gate.table.stages import AT_ITS_END
from amends.cases.recorded import CUSTOMER
from amends.cases.state import CaseState
from amends.cases.terms import Terms, terms_of
from amends.directory.settings import DataKind, VerificationMethod
from amends.store.engine import transact
from amends.store.errors import ChangedMeanwhileError

CUSTOMER_LINK = "customer_link"
"""How who acts on the page was verified: they have the link, and know the second thing."""

_OF_THE_LINK = VerificationMethod(CUSTOMER_LINK, (DataKind.OFFERS,))

Asks = Callable[[OnCase], Iterable[object]]
"""What a customer asks of the gate, made of the case as it stands."""


class OnPage:
    """A customer at the page of their link; each of these is one thing that they do there.

    Each may raise:
        LinkClosedError: the link opens nothing.
        NotAnsweredError: its question was not answered, or too long ago.
        SpeakingNowError: somebody speaks with them at this moment.
        ChangedMeanwhileError: the case has changed since the page was shown.
        GateError: a rule of the gate stands against it.
    """

    def __init__(self, workspace: Workspace, text: str, session: str | None) -> None:
        self._workspace = workspace
        self._text = text
        self._session = session

    def confirms(self, seen: int | None) -> CaseState:
        """Yes, what they have read is what they mean; `seen` is how many events the case had then."""

        def asks(on: OnCase) -> Iterable[object]:
            if seen != on.state.number:
                raise ChangedMeanwhileError(
                    f"the case {on.state.reference} was changed since the page was shown", "look at it again"
                )
            return [Confirm()]

        return self._act(asks)

    def contests(self, words: str) -> CaseState:
        """That is not what they mean."""
        return self._act(lambda _: [Contest(words)])

    def accepts(self, digest: str | None) -> CaseState:
        """They accept the offer with these terms."""

        def asks(on: OnCase) -> Iterable[object]:
            _check_terms(on.state, digest)
            return [Accept()]

        return self._act(asks)

    def counters(self, amounts: dict[str, Decimal], words: str, digest: str | None) -> CaseState:
        """They ask for other amounts; what they don't name stays as it was offered."""

        def asks(on: OnCase) -> Iterable[object]:
            return [Compromise(_with_amounts(_check_terms(on.state, digest), amounts), words)]

        return self._act(asks)

    def refuses(self, words: str) -> CaseState:
        """They do not accept it."""
        return self._act(lambda _: [Reject(words)])

    def asks_for_supervisor(self) -> CaseState:
        """Somebody else is to look at their case."""
        return self._act(lambda _: [AskSupervisor()])

    def says_of_needs(self, met: NeedsMet) -> CaseState:
        """Whether their needs were met: after the end of the case, or as its end."""

        def asks(on: OnCase) -> Iterable[object]:
            # A call that somebody promised them is theirs to have.
            return [AnswerNeeds(met) if on.state.stage in AT_ITS_END else Resolve(met, PromisedCall.KEPT)]

        return self._act(asks)

    def hands_in(self, handed_in: Sequence[HandedIn]) -> CaseState:
        """They hand in what shows something; also while somebody speaks with them, and asks them for it."""
        return self._act(lambda on: requests_of(on, handed_in), while_speaking=True)

    def _act(self, asks: Asks, *, while_speaking: bool = False) -> CaseState:
        def work(connection: Connection) -> CaseState:
            found = opened(connection, self._text, self._session, self._workspace.clock())
            on = around_customer(connection, self._workspace, found)
            if while_speaking and on.state.contact is not None:
                return pass_all(on, asks(on)).state
            _nobody_speaks(on.state)
            requests: Sequence[object] = [*asks(on)]
            return pass_all(on, [BeginContact(BY_LINK), VerifyCaller(CUSTOMER_LINK), *requests, EndContact()]).state

        return transact(self._workspace.engine, work)


def around_customer(connection: Connection, workspace: Workspace, found: Behind) -> OnCase:
    """The case of a link with what is around it, where its customer acts; the link is their way of being verified."""
    settings = found.client.settings
    named = [method.name for method in settings.verification]
    methods = settings.verification if CUSTOMER_LINK in named else (*settings.verification, _OF_THE_LINK)
    client = replace(found.client, settings=replace(settings, verification=methods))
    return around_case(connection, Desk(workspace, CUSTOMER.name), client, CUSTOMER, found.state, found.history)


def _nobody_speaks(state: CaseState) -> None:
    if state.contact is not None:
        raise SpeakingNowError("somebody speaks with the customer at this moment", "answer afterwards, or there")


def _check_terms(state: CaseState, digest: str | None) -> Terms:
    """The terms that are offered, if they are those that the customer has seen."""
    offer = state.offer
    if offer is None or offer.terms.digest != digest:
        raise TermsChangedError("the offer has changed since the page was shown", "look at it again")
    return offer.terms


def _with_amounts(terms: Terms, amounts: dict[str, Decimal]) -> Terms:
    named = ((term.remedy, amounts.get(term.remedy, term.amount)) for term in terms.remedies)
    return terms_of(named, terms.condition, terms.condition_of)
