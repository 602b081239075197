"""Cases as plain data for machines."""

from collections.abc import Sequence
from datetime import tzinfo
from zoneinfo import ZoneInfo

from amends.app.cases.listing import CaseList
from amends.app.cases.reading import CaseView
from amends.app.plain.case_parts import (
    after_threats_to_plain,
    attachments_to_plain,
    facts_to_plain,
    hand_offs_to_plain,
    opinions_to_plain,
    outcome_to_plain,
    precedents_to_plain,
    supervisor_to_plain,
)
from amends.app.plain.values import Plain, exact, instant, person
from amends.app.plain.wording import wording_of
from amends.cases.events.event import Event
from amends.cases.labels import label_lines
from amends.cases.next_steps.step import NextStep
from amends.cases.note import note_of
from amends.cases.parts import AwaitedReturn, Gift, Proposal
from amends.cases.recorded import Recorded
from amends.cases.terms import Terms
from amends.cases.waiting import waiting
from amends.cases.wording import Wording


def happened_to_plain(wording: Wording, event: Event) -> Plain:
    """Something that happened, told in words."""
    return {"event": event.name, "sentence": event.sentence_in(wording)}


def step_to_plain(step: NextStep) -> Plain:
    """A next step; `for` is the role that it waits for, null where it is for the one who looks."""
    return {
        "act": step.act,
        "command": step.command,
        "why": step.why,
        "say": step.say,
        "for": step.whose,
        "details": list(step.details),
    }


def case_to_plain(view: CaseView, *, with_history: bool) -> Plain:
    """A case as it stands; amounts are exact texts, times ISO texts in UTC."""
    state = view.state
    waits = waiting(state)
    document: dict[str, object] = {
        "reference": state.reference,
        "id": str(state.id),
        "number": state.number,
        "client": view.client.name,
        "policy": {"name": view.policy.name, "version": view.policy.version},
        "stage": state.stage.value,
        "waiting_for": waits.whom if waits is not None else None,
        "due": instant(waits.due if waits is not None else None),
        "opened": instant(state.opened_at),
        "changed": instant(state.changed_at),
        "owner": view.names.get(state.owner) if state.owner is not None else None,
        "team": state.team,
        "customer": {
            "id": str(state.customer),
            "name": view.customer.name,
            "account": view.account.number if view.account is not None else None,
        },
        "contact": _contact(view),
        "call_back": _call_back(view),
        "follow_up_due": instant(state.follow_up_due),
        "problem": state.problem,
        "restatement": _restatement(view),
        "decision": outcome_to_plain(view),
        "facts": facts_to_plain(view),
        "attachments": attachments_to_plain(view),
        "precedents": precedents_to_plain(view),
        "after_threats": after_threats_to_plain(view.after_threats),
        "gifts": [_gift(number, gift) for number, gift in enumerate(state.gifts.values(), start=1)],
        "returns": [_return(one, ZoneInfo(view.client.timezone)) for one in state.returns.values()],
        "make_it_right": {
            "is_open": state.is_exception_open,
            "rounds": state.rounds,
            "proposals": [_proposal(one) for one in state.proposals],
        },
        "supervisor": supervisor_to_plain(view),
        "opinions": opinions_to_plain(view),
        "hand_offs": hand_offs_to_plain(view),
        "has_final_response": state.has_final_response,
        "needs_met": state.needs_met.value if state.needs_met is not None else None,
        "final_thoughts": state.final_thoughts,
        "possible": list(view.possible),
        "next": [step_to_plain(step) for step in view.next],
    }
    if with_history:
        wording = wording_of(view)
        document["history"] = [recorded_to_plain(wording, one) for one in view.history]
    return document


def acted_to_plain(view: CaseView, happened: Sequence[Event]) -> Plain:
    """What came of an act: what happened, where the case stands, and what is next."""
    wording = wording_of(view)
    return {
        "reference": view.state.reference,
        "stage": view.state.stage.value,
        "happened": [happened_to_plain(wording, event) for event in happened],
        "next": [step_to_plain(step) for step in view.next],
    }


def note_to_plain(view: CaseView) -> Plain:
    """The note: eight questions, each with what answers it."""
    note = note_of(view.history, wording_of(view))
    answers = [{"question": question, "answer": list(lines)} for question, lines in note.answered()]
    return {"reference": view.state.reference, "answers": answers}


def list_to_plain(found: CaseList, next_page: str | None) -> Plain:
    """A page of cases; `next` is what `--page` takes for the one after it, null at the end."""
    return {
        "cases": [
            {
                "reference": row.reference,
                "stage": row.stage.value,
                "customer": {"id": str(row.customer), "name": found.customers[row.customer].name},
                "policy": row.policy,
                "team": row.team,
                "waiting_for": row.waiting_for,
                "due": instant(row.due_at),
                "opened": instant(row.opened_at),
                "changed": instant(row.changed_at),
            }
            for row in found.cases
        ],
        "next": next_page,
    }


def _contact(view: CaseView) -> Plain | None:
    contact = view.state.contact
    if contact is None:
        return None
    return {"channel": contact.channel, "begun": instant(contact.begun_at), "verified_for": sorted(contact.discloses)}


def _call_back(view: CaseView) -> Plain | None:
    """The call that is owed; how often and in vain it was tried."""
    owed = view.state.call_back
    if owed is None:
        return None
    return {
        "opens": instant(owed.opens),
        "due": instant(owed.due),
        "why": owed.why,
        "is_agreed": owed.is_agreed,
        "suits_customer": owed.suits_customer,
        "attempts": [{"outcome": one.outcome.value, "at": instant(one.at)} for one in owed.attempts],
    }


def _restatement(view: CaseView) -> Plain | None:
    restated = view.state.restatement
    if restated is None:
        return None
    return {
        "issue": restated.issue,
        "wish": restated.wish,
        "remedy": restated.remedy,
        "amount": exact(restated.amount),
        "is_confirmed": restated.is_confirmed,
    }


def _gift(number: int, gift: Gift) -> Plain:
    return {
        "number": number,
        "id": str(gift.id),
        "remedy": gift.remedy,
        "amount": exact(gift.amount),
        "state": gift.state.value,
        "basis": gift.basis.value,
        "reason": gift.reason,
        "awaits": gift.awaits,
        "condition": gift.condition,
        "fulfilment": _fulfilment(gift),
        "by": person(gift.by),
        "at": instant(gift.at),
    }


def _fulfilment(gift: Gift) -> Plain | None:
    now = gift.fulfilment
    if now is None:
        return None
    return {"state": now.state.value, "through": now.through, "why": now.why, "round": now.round}


def _return(awaited: AwaitedReturn, timezone: tzinfo) -> Plain:
    return {
        "number": awaited.number,
        "gift": str(awaited.entry),
        "device": awaited.device,
        "asked": instant(awaited.asked_at),
        "due": instant(awaited.due),
        "is_reminded": awaited.is_reminded,
        "found": awaited.found.value if awaited.found is not None else None,
        "label": list(label_lines(awaited, timezone)),
    }


def _proposal(proposal: Proposal) -> Plain:
    approval = proposal.approval
    return {
        "id": str(proposal.id),
        "round": proposal.round,
        "state": proposal.state.value,
        "terms": _terms(proposal.terms),
        "from_customer": proposal.from_customer,
        "why": proposal.why,
        "by": person(proposal.by),
        "asked_of": proposal.asked_of,
        "at": instant(proposal.at),
        "approval": {
            "by": person(approval.by),
            "ceiling": exact(approval.ceiling),
            "expires": instant(approval.expires),
            "lasts_seconds": int(approval.lasts.total_seconds()),
        }
        if approval is not None
        else None,
        "feedback": proposal.feedback,
        "answer": proposal.answer,
        "compromise": _terms(proposal.compromise) if proposal.compromise is not None else None,
        "accepted": _terms(proposal.accepted_terms) if proposal.accepted_terms is not None else None,
    }


def _terms(terms: Terms) -> Plain:
    return {
        "remedies": [{"remedy": term.remedy, "amount": exact(term.amount)} for term in terms.remedies],
        "condition": terms.condition,
        "condition_of": terms.condition_of,
        "total": exact(terms.total),
        "digest": terms.digest,
    }


def recorded_to_plain(wording: Wording, one: Recorded) -> Plain:
    """Something that happened, with when it did and who did it."""
    return {
        "number": one.number,
        "at": instant(one.at),
        "by": person(one.by),
        **happened_to_plain(wording, one.event),
    }
