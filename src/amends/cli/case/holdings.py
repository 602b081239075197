"""What came of a case so far: what was promised and given, the solutions, and who else was asked."""

from collections.abc import Iterator

from amends.app.cases.reading import CaseView
from amends.app.plain.wording import wording_of
from amends.cases.events.event import quoted
from amends.cases.next_steps.step import short_digest
from amends.cases.parts import Gift, HandOffState, Proposal
from amends.cases.state import Stage
from amends.cases.words import lasting, somebody_of, spoken
from amends.cli.case.page import Line, moment_for

_SEALED = "sealed until both have written"


def gift_lines(view: CaseView) -> Iterator[Line]:
    """What was promised and given, each with the number that names it."""
    if not view.state.gifts:
        return
    wording = wording_of(view)
    yield Line("Promised and given", style="bold")
    for number, gift in enumerate(view.state.gifts.values(), start=1):
        why = f", {spoken(gift.basis.value)}" + (f" ({spoken(gift.reason)})" if gift.reason else "")
        by = f", by {gift.by.called}" if gift.by is not None else ""
        later = ", awaited" if gift.awaits and gift.is_open else ""
        later += f", if its condition comes true: “{gift.condition}”" if gift.hangs_on_condition else ""
        later += _on_its_way(gift)
        yield Line(f"{number}. {wording.gift(gift.remedy, gift.amount or None)}: {gift.state.value}{later}{why}{by}", 1)
        awaited = view.state.return_for(gift.id)
        if awaited is not None:
            found = (
                awaited.found.words if awaited.found is not None else f"awaited until {moment_for(view, awaited.due)}"
            )
            yield Line(f"return {awaited.number}: {found}", 2)


def threat_lines(view: CaseView) -> Iterator[Line]:
    """What was given only after a threat, for whoever reads the record later."""
    if view.after_threats:
        yield Line("Given only after a threat", style="bold")
    for one in view.after_threats:
        what = wording_of(view).gift(one.remedy, one.amount or None)
        by = f" by {one.given_by.called}" if one.given_by is not None else ""
        yield Line(f"{what}: {one.before.words}; given{by} on {moment_for(view, one.given_at)}", 1, "yellow")
        yield Line(f"{spoken(one.threat)}: stated on {moment_for(view, one.threatened_at)}", 2, "dim")


def _on_its_way(gift: Gift) -> str:
    if gift.is_on_its_way and gift.fulfilment is not None:
        return f", on its way through {gift.fulfilment.through}"
    return ", could not be given by itself" if gift.has_failed else ""


def route_lines(view: CaseView) -> Iterator[Line]:
    """Make It Right so far: every solution, and of the current one who approved what until when."""
    state = view.state
    if not state.is_exception_open:
        return
    yield Line(f"Make It Right, round {state.rounds + 1}", style="bold")
    for proposal in state.proposals:
        yield from _proposal(view, proposal, is_current=proposal is state.proposal)


def _proposal(view: CaseView, proposal: Proposal, *, is_current: bool) -> Iterator[Line]:
    wording = wording_of(view)
    whose = "the customer's own, by " if proposal.from_customer else ""
    yield Line(
        f"{proposal.has_come_to.words(wording)}: {spoken(proposal.state.value)} ({whose}{proposal.by.called})",
        1,
        "bold" if is_current else "",
    )
    if is_current:
        yield Line(f"terms {short_digest(proposal.terms)}, asked of {somebody_of(proposal.asked_of)}", 2)
        if proposal.adjusted_from is not None:
            yield Line(f"{proposal.by.called} had proposed {proposal.adjusted_from.words(wording)}", 2)
        yield Line(f"why it is fair: “{proposal.why or '(erased)'}”", 2)
    approval = proposal.approval
    if approval is not None:
        after = f"{lasting(approval.lasts)} after the call"
        until = moment_for(view, approval.expires) if approval.expires is not None else after
        yield Line(
            f"approved by {approval.by.called}, up to {wording.money(approval.ceiling)} in a compromise, until {until}",
            2,
        )
    if proposal.feedback:
        yield Line(f"the approver: “{proposal.feedback}”", 2)
    if proposal.answer:
        yield Line(f"the customer: “{proposal.answer}”", 2)


def other_lines(view: CaseView) -> Iterator[Line]:
    """Who else was asked, and how the case ended; a sealed view is shown to nobody but whose it is."""
    state = view.state
    lines = []
    for request in state.supervisor:
        taken = f", taken by {view.names.get(request.taken_by, 'somebody')}" if request.taken_by is not None else ""
        due = f", due {moment_for(view, request.due)}" if request.due is not None and request.waits else ""
        over = ", withdrawn" if request.is_withdrawn else ", passed on" if request.is_passed_on else ""
        lines.append(f"a supervisor was asked for: {spoken(request.goes_to)}{taken}{over}{due}")
    for opinion in state.opinions:
        own, other = opinion.shown_to(view.by.user)
        views = zip((opinion.asked_by, opinion.of), (own, other), strict=True)
        said = "; ".join(
            f"{view.names.get(who, 'somebody')}: " + (f"“{one.words or ''}”" if one is not None else _SEALED)
            for who, one in views
        )
        lines.append(f"second opinion: {said}")
    for number, hand_off in enumerate(state.hand_offs, start=1):
        is_open = hand_off.state in (HandOffState.ASKED, HandOffState.ACCEPTED)
        due = f", due {moment_for(view, hand_off.due)}" if is_open else ""
        said = f", {quoted(hand_off.words)}" if hand_off.words is not None else ""
        lines.append(f"hand-off {number}: {hand_off.party} is to {hand_off.what}: {hand_off.state.value}{due}{said}")
    if state.has_final_response:
        lines.append("the final response was given")
    if state.stage in (Stage.RESOLVED, Stage.CLOSED) and state.needs_met is not None:
        lines.append(f"needs met: {state.needs_met.value}")
    if lines:
        yield Line("Others, and the end", style="bold")
        yield from (Line(line, 1) for line in lines)
