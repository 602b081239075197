"""What a customer sees of their case, and nothing more.

Shown is what is theirs: what was understood, what is owed, given and told, what is offered. Not shown is how the house
came to it: what may be given, limits and ceilings, notes, precedents, views of colleagues, and who they are.
"""

from dataclasses import dataclass
from datetime import datetime

from amends.app.attachments.reading import GivenOut, given_out
from amends.app.customer_page.acting import around_customer
from amends.app.customer_page.calls import CallsSeen, calls_in
from amends.app.customer_page.figures import figures_in
from amends.app.customer_page.grounds import Answered, answers_in, given_in
from amends.app.customer_page.handed import Handed, handed_in_order
from amends.app.customer_page.opening import Behind, opened
from amends.app.customer_page.solution import Solution, solution_in
from amends.app.finding import one
from amends.app.on_case import OnCase, surroundings
from amends.app.promise_page.seeing import PromisedView, promised_to
from amends.app.promises.reading import day_of
from amends.app.workspace import Workspace
from amends.cases.attachments import Attachment
from amends.cases.call_backs import PromisedCall
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.call_backs import WAS_PROMISED
from amends.cases.gate.acts.ending import Resolve
from amends.cases.gate.attempt import GateError
from amends.cases.gate.passing import pass_gate
from amends.cases.parts import HandOffState
from amends.cases.state import CaseState, Stage
from amends.directory.customers import Customer
from amends.letters.confirmation import to_come
from amends.letters.letter import Part
from amends.letters.path import path_parts
from amends.letters.writing import Writing
from amends.store.engine import reading

_AT_THE_END = (Stage.RESOLVED, Stage.CLOSED)
_SAID = (NeedsMet.YES, NeedsMet.PARTLY, NeedsMet.NO)


@dataclass(frozen=True, slots=True)
class Heard:
    """What was understood, in the agent's words; `contest` is what the customer wrote instead."""

    issue: str | None
    wish: str | None
    is_confirmed: bool
    is_contested: bool
    contest: str | None


@dataclass(frozen=True, slots=True)
class Call:
    """When somebody will call, by the customer's clock, in words; both times are of the same day where it is named.

    After the end of the case it is about whether their needs were met, unless they have said so, or somebody promised
    it for something.
    """

    day: str | None
    opens: str | None
    due: str
    is_about_needs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerView:
    """A case as its customer sees it; every text is in `language`, but for what somebody said or wrote.

    Attributes:
        brand: the title of the client.
        number: how many events the case has: by it two answers at once are noticed.
        can_answer: whether the page takes answers now; not while somebody speaks with the customer.
        answers: what was made of each remedy that concerns the customer, the wish first.
        given: what the customer has had.
        coming: what they will get, and what it takes.
        call: when somebody will call.
        handed: the other parties that were asked to act, the last one last; not what they were asked, which is in the
            words of the house.
        is_with_us: whether the last of them does not see to it, so that it is ours to find what helps.
        asked_next: until when somebody answers whom they have asked for; "" where no time is said.
        path: who can be asked next, as parts of a letter.
        promised: what they were promised and what is still open of it.
        asks_needs: whether they are asked whether their needs were met.
        calls: the worksheets of calls that were shared with the case.
        handed_in: what they have handed in themselves.
        can_hand_in: whether they can hand something in now.
        most_megabytes: how large one thing can be that they hand in.
        phone: under which number they can call; empty where none is told.
    """

    reference: str
    brand: str
    language: str
    number: int
    can_answer: bool
    is_over: bool
    has_final_response: bool
    heard: Heard | None
    answers: tuple[Answered, ...]
    solution: Solution | None
    given: tuple[str, ...]
    coming: tuple[Part, ...]
    call: Call | None
    handed: tuple[Handed, ...]
    is_with_us: bool
    asked_next: str | None
    path: tuple[Part, ...]
    promised: tuple[PromisedView, ...]
    asks_needs: bool
    needs_met: NeedsMet | None
    calls: tuple[CallsSeen, ...]
    handed_in: tuple[Attachment, ...]
    can_hand_in: bool
    most_megabytes: int
    phone: str


def see(workspace: Workspace, text: str, session: str | None) -> CustomerView:
    """The page of a link, for who has answered its question.

    Raises:
        LinkClosedError: the link opens nothing.
        NotAnsweredError: the question was not answered, or too long ago.
    """
    with reading(workspace.engine) as connection:
        found = opened(connection, text, session, workspace.clock())
        return _view(found, around_customer(connection, workspace, found))


def own_attachment(workspace: Workspace, text: str, session: str | None, number: int) -> GivenOut:
    """Something that the customer handed in themselves, by its place among such.

    Raises:
        LinkClosedError: the link opens nothing.
        NotAnsweredError: the question was not answered, or too long ago.
        NoAttachmentError: there is none, or its content was erased.
    """
    with reading(workspace.engine) as connection:
        state = opened(connection, text, session, workspace.clock()).state
        return given_out(connection, state.client, _handed_in(state), number)


def _handed_in(state: CaseState) -> tuple[Attachment, ...]:
    return tuple(one for one in state.attachments if one.is_from_customer)


def _view(found: Behind, on: OnCase) -> CustomerView:
    state, client = on.state, on.client
    writing = Writing(
        history=found.history,
        state=state,
        number=state.number,
        policy=on.policy.tree,
        client=client,
        customer=one(on.connection, Customer, state.customer, client.id),
    )
    return CustomerView(
        reference=state.reference,
        brand=client.title,
        language=writing.tongue.language,
        number=state.number,
        can_answer=state.contact is None,
        is_over=state.stage in _AT_THE_END,
        has_final_response=state.has_final_response,
        heard=_heard(state),
        answers=answers_in(writing, figures_in(writing, on.policy)),
        solution=solution_in(writing, on.at),
        given=given_in(writing),
        coming=tuple(to_come(writing)),
        call=_call(writing, on.at),
        handed=handed_in_order(writing, on.at),
        is_with_us=_is_with_us(state),
        asked_next=_asked_next(writing),
        path=tuple(path_parts(writing, writing.phrases.path.in_order)),
        promised=tuple(promised_to(on.connection, client, writing.customer, state.account, day_of(client, on.at))),
        asks_needs=state.contact is None and _asks_needs(on),
        needs_met=state.needs_met,
        calls=calls_in(on, writing),
        handed_in=_handed_in(state),
        can_hand_in=state.stage is not Stage.CLOSED,
        most_megabytes=client.settings.attachments.megabytes,
        phone=client.settings.phone,
    )


def _is_with_us(state: CaseState) -> bool:
    came_to_nothing = bool(state.hand_offs) and state.hand_offs[-1].state is HandOffState.DECLINED
    return came_to_nothing and state.stage not in _AT_THE_END and not any(one.is_open for one in state.hand_offs)


def _heard(state: CaseState) -> Heard | None:
    said = state.restatement
    if said is None:
        return None
    return Heard(said.issue, said.wish, said.is_confirmed, said.is_contested, said.contest)


def _call(writing: Writing, at: datetime) -> Call | None:
    call = writing.state.call_back
    if call is None:
        return None
    has_said = writing.state.needs_met in _SAID
    is_about_needs = writing.state.stage in _AT_THE_END and call.why != WAS_PROMISED and not has_said
    if call.opens is None or call.opens <= at:
        return Call(None, None, writing.moment(call.due), is_about_needs)
    opens, due = call.opens.astimezone(writing.timezone), call.due.astimezone(writing.timezone)
    if opens.date() != due.date():
        return Call(None, writing.moment(opens), writing.moment(due), is_about_needs)
    return Call(writing.day(due), f"{opens:%H:%M}", writing.at_that_place(f"{due:%H:%M}"), is_about_needs)


def _asked_next(writing: Writing) -> str | None:
    waiting = writing.state.waiting_requests
    if not waiting:
        return None
    dues = [request.due for request in waiting if request.due is not None]
    return writing.moment(min(dues)) if dues else ""


def _asks_needs(on: OnCase) -> bool:
    """After the end; and before it where the customer has what they wished for, and nothing is left to do."""
    if on.state.stage in _AT_THE_END:
        return True
    if not on.state.is_wish_met:
        return False
    try:
        pass_gate(
            on.state, Resolve(NeedsMet.YES, PromisedCall.KEPT, "on their page"), surroundings(on, only_looks=True)
        )
    except GateError:
        return False
    return True
