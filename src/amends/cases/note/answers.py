"""The answers about one solution, in plain words; None where a question does not apply to it."""

from collections.abc import Callable

from amends.cases.events.event import quoted
from amends.cases.events.route import (
    CompromiseAsked,
    OfferAccepted,
    OfferRejected,
    ProposalLapsed,
    SolutionAdjusted,
    SolutionApproved,
    SolutionOffered,
    SolutionReturned,
)
from amends.cases.note.course import Course
from amends.cases.recorded import By, Recorded
from amends.cases.wording import Wording
from amends.cases.words import spoken
from amends.directory.organisation import AI_AGENT_WORDS, UserKind

Answer = Callable[[Course, Wording], str | None]

NOTHING_PROPOSED = "Does not apply: no solution was proposed."
NO_COMPROMISE = "Does not apply: the customer did not ask for one."


def name_of(recorded: Recorded) -> str:
    """Who did it, with their role."""
    by = recorded.by
    if by is None:
        return "It happened by itself:"
    return _with_role(by)


def _with_role(by: By) -> str:
    words = [
        *([] if by.role is None else [spoken(by.role)]),
        *([AI_AGENT_WORDS] if by.kind is UserKind.AI_AGENT else []),
    ]
    return f"{by.name} ({', '.join(words)})" if words else by.name


def proposed(course: Course, wording: Wording) -> str:
    """What was proposed, by whom, why it is fair, and what the approver said to it."""
    proposal = course.proposal
    who, terms = name_of(proposal.recorded), proposal.event.terms.words(wording)
    if course.before is not None:
        said = f"The customer's compromise, {terms}, for which {who} asked for approval."
    elif proposal.event.from_customer:
        said = f"{who} proposed the customer's own solution, {terms}: {quoted(proposal.event.why)}"
    else:
        said = f"{who} proposed {terms}: {quoted(proposal.event.why)}"
    return " ".join(map(_as_sentence, [said, *_what_the_approver_said(course, wording)]))


def _as_sentence(said: str) -> str:
    """What one voice says, with a full stop where somebody's words end without one."""
    return f"{said}." if said.endswith("”") and said[-2:-1] not in (".", "!", "?", "…") else said


def _what_the_approver_said(course: Course, wording: Wording) -> list[str]:
    said = []
    returned, adjusted = course.step(SolutionReturned), course.step(SolutionAdjusted)
    if returned is not None:
        said.append(f"{name_of(returned.recorded)} returned it: {quoted(returned.event.feedback)}")
    if adjusted is not None:
        feedback = quoted(adjusted.event.feedback)
        said.append(f"{name_of(adjusted.recorded)} adjusted it to {adjusted.event.terms.words(wording)}: {feedback}")
    return said


def approved(course: Course, wording: Wording) -> str:
    """Who approved which terms, and how far a compromise could go."""
    approval, adjusted = course.step(SolutionApproved), course.step(SolutionAdjusted)
    if approval is not None:
        who, terms, ceiling = name_of(approval.recorded), course.proposal.event.terms, approval.event.ceiling
    elif adjusted is not None:
        who, terms, ceiling = name_of(adjusted.recorded), adjusted.event.terms, adjusted.event.ceiling
    else:
        return "Nobody: it was returned." if course.step(SolutionReturned) is not None else _not_approved(course)
    reach = f", and up to {wording.money(ceiling)} in a compromise" if ceiling > terms.total else ""
    as_adjusted = ", as adjusted" if approval is None else ""
    return f"{who}: {terms.words(wording)}{as_adjusted}{reach}."


def _not_approved(course: Course) -> str:
    lapsed = course.step(ProposalLapsed)
    return (
        "Nobody has approved it yet." if lapsed is None else f"Nobody: it came to nothing, because {lapsed.event.why}."
    )


def accepted(course: Course, wording: Wording) -> str:
    """What the customer said to it, where it was put to them."""
    accepted_by, asked = course.step(OfferAccepted), course.step(CompromiseAsked)
    rejected, lapsed = course.step(OfferRejected), course.step(ProposalLapsed)
    if asked is not None:
        return "Not as it was: the customer asked for a compromise."
    if accepted_by is not None:
        later = "" if lapsed is None else f" It came to nothing afterwards: {lapsed.event.why}."
        return f"Yes: {accepted_by.event.terms.words(wording)}.{later}"
    if rejected is not None:
        return f"No: {quoted(rejected.event.words)}"
    if course.step(SolutionOffered) is None:
        return _not_offered(course)
    if lapsed is not None:
        return f"The customer had not answered when it came to nothing: {lapsed.event.why}."
    return "The customer has not answered yet."


def _not_offered(course: Course) -> str:
    has_ended = course.step(SolutionReturned) is not None or course.step(ProposalLapsed) is not None
    return "It was not put to the customer." if has_ended else "It has not been put to the customer yet."


def compromise(course: Course, wording: Wording) -> str | None:
    """What the customer asked for instead."""
    asked = course.step(CompromiseAsked)
    return None if asked is None else f"{asked.event.terms.words(wording)}: {quoted(asked.event.words)}"


def compromise_accepted(course: Course, wording: Wording) -> str | None:
    """Whether the compromise was agreed to: at once within what was approved, else by the approver."""
    if course.step(CompromiseAsked) is None:
        return None
    agreed = course.step(OfferAccepted)
    if agreed is not None:
        lapsed = course.step(ProposalLapsed)
        later = "" if lapsed is None else f" It came to nothing afterwards: {lapsed.event.why}."
        return f"Yes: it was within what had been approved.{later}"
    return "It has not been decided yet." if course.after is None else _went_back(course.after, wording)


def _went_back(compromise: Course, wording: Wording) -> str:
    """What became of a compromise that the approver was asked about."""
    returned, adjusted = compromise.step(SolutionReturned), compromise.step(SolutionAdjusted)
    approval, lapsed = compromise.step(SolutionApproved), compromise.step(ProposalLapsed)
    if returned is not None:
        return f"No: {name_of(returned.recorded)} returned it."
    if approval is not None:
        return _answered(compromise, "Yes", f"{name_of(approval.recorded)} approved it", wording)
    if adjusted is not None:
        terms = adjusted.event.terms.words(wording)
        return _answered(compromise, "In part", f"{name_of(adjusted.recorded)} adjusted it to {terms}", wording)
    return "It waits for approval." if lapsed is None else f"No: it came to nothing, because {lapsed.event.why}."


def _answered(course: Course, agreed: str, approval: str, wording: Wording) -> str:
    if course.step(CompromiseAsked) is not None:
        return f"{approval}, and the customer asked for another compromise."
    if course.step(OfferAccepted) is not None:
        return f"{agreed}: {approval}, and the customer accepted."
    rejected = course.step(OfferRejected)
    if rejected is not None:
        return f"No: {approval}, and then the customer rejected it: {quoted(rejected.event.words)}"
    return f"{approval}. {accepted(course, wording)}"
