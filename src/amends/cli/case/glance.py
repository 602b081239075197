"""A case at a glance, for somebody on a call: who, where it stands, what is owed, what may be given, what is known."""

from collections.abc import Iterator

from amends.app.cases.reading import CaseView
from amends.cases.waiting import CUSTOMER, OWNER, waiting
from amends.cases.words import somebody_of, spoken
from amends.cli.case.attachments import attachment_lines
from amends.cli.case.holdings import gift_lines, other_lines, route_lines, threat_lines
from amends.cli.case.known import fact_lines
from amends.cli.case.outcome import outcome_lines
from amends.cli.case.page import Line, moment_for
from amends.directory.organisation import WORKSPACE_ROLES


def standing(view: CaseView) -> str:
    """Where the case stands: its reference, its stage, for whom it waits, and what is due first."""
    state = view.state
    waits = waiting(state)
    parts = [state.reference, spoken(state.stage.value)]
    if waits is not None:
        parts.append(_whom(view, waits.whom))
        if waits.due is not None:
            parts.append(f"due {moment_for(view, waits.due)}")
    return " · ".join(parts)


def glance(view: CaseView) -> Iterator[Line]:
    """The case at a glance."""
    state = view.state
    yield Line(standing(view), style="bold")
    yield from _who(view)
    yield Line()
    yield from _problem(view)
    if state.decision is not None:
        decided, by = state.decision.decided, state.decision.by
        yield Line()
        who = f" ({by.called})" if by is not None else ""
        yield Line(f"Decided by {decided.policy} {decided.version} on {moment_for(view, state.decision.at)}{who}")
        yield from outcome_lines(view)
    else:
        remedies = ", ".join(view.policy.remedies)
        yield Line()
        yield Line(f"Not decided yet, by {view.policy.name} {view.policy.version}. Its remedies: {remedies}")
    for part in (fact_lines, attachment_lines, gift_lines, threat_lines, route_lines, other_lines):
        lines = [*part(view)]
        if lines:
            yield Line()
            yield from lines


def _whom(view: CaseView, whom: str) -> str:
    if whom == OWNER:
        owner = view.state.owner
        name = view.names.get(owner, "nobody") if owner is not None else "nobody"
        return f"waits for {name}" + (" (you)" if owner == view.by.user else "")
    if whom == CUSTOMER:
        return "the customer's turn"
    is_role = whom in view.policy.roles or whom in WORKSPACE_ROLES
    return f"waits for {somebody_of(whom) if is_role else whom}"


def _who(view: CaseView) -> Iterator[Line]:
    customer, contact = view.customer, view.state.contact
    account = f", account {view.account.number or '(erased)'}" if view.account is not None else ""
    yield Line(f"{customer.name or 'a customer whose name is not known'}{account}")
    if contact is None:
        yield Line("Nobody is in contact with the customer.")
    elif contact.discloses:
        kinds = ", ".join(sorted(map(spoken, contact.discloses)))
        yield Line(f"Speaking by {contact.channel}; verified for {kinds}.")
    else:
        yield Line(f"Speaking by {contact.channel}; NOT VERIFIED: tell nothing of the account yet.", style="yellow")
    if view.state.call_back_due is not None:
        yield Line(f"A call-back is owed by {moment_for(view, view.state.call_back_due)}.", style="yellow")
    if view.state.follow_up_due is not None:
        due = moment_for(view, view.state.follow_up_due)
        yield Line(f"Whether a condition has come true is to be seen by {due}.", style="yellow")


def _problem(view: CaseView) -> Iterator[Line]:
    state = view.state
    yield Line(f"Problem, in their words: “{state.problem or '(erased)'}”")
    if state.restatement is None:
        yield Line("Not restated yet.")
        return
    restated = state.restatement
    confirmed = "confirmed by the customer" if restated.is_confirmed else "not confirmed yet"
    wanted = f" ({restated.wanted})" if restated.wanted is not None else ""
    yield Line(f"Problem, restated: “{restated.issue or '(erased)'}”")
    yield Line(f"Wish: “{restated.wish or '(erased)'}”{wanted}, {confirmed}")
