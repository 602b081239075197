"""The call: who is speaking, what is known and wanted, and what the policy makes of it."""

from amends.cases.gate.acts import (
    attachments,
    contacts,
    deciding,
    evidence,
    from_customer,
)
from amends.cases.gate.attempt import AnyTransition, Transition
from amends.cases.gate.rules import attachments as of_attachments
from amends.cases.gate.rules import contacts as of_contacts
from amends.cases.gate.rules import deciding as of_deciding
from amends.cases.gate.rules import evidence as of_evidence
from amends.cases.gate.rules import restating as of_restating
from amends.cases.gate.rules import saying as of_saying
from amends.cases.gate.rules import withholding as of_withholding
from amends.cases.gate.rules.disclosing import OFFERS, is_verified_for
from amends.cases.gate.table.stages import ANY, DECIDED, NOT_AT_REST, ON_ITS_WAY, RUNNING, leading, within
from amends.cases.state import Stage

PART: tuple[AnyTransition, ...] = (
    # Who is it?
    Transition("contact", contacts.BeginContact, ANY, (of_contacts.no_contact_goes_on,), contacts.begin),
    Transition(
        "verify-caller",
        contacts.VerifyCaller,
        ANY,
        (of_contacts.a_contact_goes_on, of_contacts.method_is_known),
        contacts.verify,
    ),
    Transition("end-contact", contacts.EndContact, ANY, (of_contacts.a_contact_goes_on,), contacts.end),
    # What is known, and what is wanted.
    Transition(
        "fact",
        evidence.StateFact,
        RUNNING,
        (of_evidence.fact_can_be_stated, of_evidence.value_can_be_used, of_attachments.evidence_is_there),
        evidence.state_fact,
    ),
    Transition(
        "attach",
        attachments.Attach,
        NOT_AT_REST,
        (of_attachments.is_not_too_large, of_attachments.case_has_room),
        attachments.attach,
    ),
    Transition(
        "restate",
        evidence.Restate,
        RUNNING,
        (of_saying.says_both, of_evidence.wish_is_a_remedy),
        evidence.restate,
    ),
    Transition(
        "confirm",
        evidence.Confirm,
        RUNNING,
        (of_contacts.a_contact_goes_on, of_restating.is_restated),
        evidence.confirm,
    ),
    Transition(
        "contest",
        from_customer.Contest,
        RUNNING,
        (of_contacts.a_contact_goes_on, of_restating.is_restated, of_saying.says_the_customers_words),
        from_customer.contest,
    ),
    # One set of grounds.
    Transition(
        "decide",
        deciding.Decide,
        RUNNING,
        (of_deciding.is_by_its_version, of_deciding.is_something_new),
        deciding.decide,
        {
            **leading(within(Stage.OPEN), Stage.DECIDED),
            **leading(ON_ITS_WAY | {Stage.AGREED}, Stage.MAKING_IT_RIGHT),
        },
    ),
    Transition(
        "tell",
        deciding.Tell,
        DECIDED,
        (
            is_verified_for(OFFERS),
            of_restating.is_confirmed,
            of_deciding.is_up_to_date,
            of_withholding.is_refused_or_withheld,
        ),
        deciding.tell,
    ),
    Transition(
        "correct",
        deciding.Correct,
        DECIDED,
        (of_deciding.is_not_the_decider, of_saying.says_why),
        deciding.correct,
    ),
)
