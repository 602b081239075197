from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, get_type_hints
from uuid import UUID

import pytest

from amends.cases.events import EVENTS
from amends.cases.events.attachments import AttachmentKind
from amends.cases.events.call_backs import CallBackAssigned, CallOutcome, EndOfCallBack
from amends.cases.events.contacts import ContactEnded, EndOfContact
from amends.cases.events.deciding import Decided, DecidedRemedy
from amends.cases.events.ending import CaseResolved, NeedsMet
from amends.cases.events.event import ERASED, Event
from amends.cases.events.evidence import FactStated
from amends.cases.events.giving import Basis, RemedyReserved
from amends.cases.events.letters import LetterFault, LetterKind, LetterWay
from amends.cases.events.people import CaseAssigned, MovedDue
from amends.cases.events.returns import Found
from amends.cases.fold import _APPLY
from amends.cases.terms import Terms, terms_of
from amends.cases.words import in_words

WITH_WORDS_OR_WITHOUT = (CaseAssigned, CallBackAssigned)
"""What is passed on with a word, or without one: where it was erased, nobody sees that there was one."""

AN_ID = UUID(int=1)
A_TIME = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
TERMS = terms_of([("service_credit", Decimal("87.00"))])
_EXAMPLES: Mapping[object, object] = {
    UUID: AN_ID,
    UUID | None: AN_ID,
    Decimal: Decimal("40.00"),
    Decimal | None: Decimal("40.00"),
    datetime: A_TIME,
    datetime | None: A_TIME,
    timedelta: timedelta(days=1),
    bool: True,
    bool | None: True,
    int: 3,
    int | None: 3,
    AttachmentKind: AttachmentKind.JPEG,
    Terms: TERMS,
    EndOfContact: EndOfContact.ENDED,
    CallOutcome: CallOutcome.VOICEMAIL,
    EndOfCallBack: EndOfCallBack.NOT_WANTED,
    tuple[MovedDue, ...]: (MovedDue(AN_ID, A_TIME),),
    Basis: Basis.DISCRETION,
    NeedsMet: NeedsMet.YES,
    Found: Found.RIGHT,
    LetterKind: LetterKind.PATH,
    LetterWay: LetterWay.MAIL,
    LetterFault: LetterFault.CAME_BACK,
    tuple[str, ...]: ("first", "second"),
}


def example(event: type[Event]) -> Event:
    """An event of a type, with something in every field."""
    hints = get_type_hints(event)
    values: dict[str, Any] = {}
    for field in fields(event):
        hint = hints[field.name]
        if hint in (str, str | None):
            values[field.name] = f"the words of {field.name.replace('_', ' ')}"
        elif hint in _EXAMPLES:
            values[field.name] = _EXAMPLES[hint]
        elif "DecidedRemedy" in str(hint):
            values[field.name] = {"refund": DecidedRemedy(status="not_covered")}
        else:
            values[field.name] = {"plan": "value"}
    return event(**values)


EVERY = [pytest.param(event, id=name) for name, event in EVENTS.items()]


def test_every_event_is_folded_but_the_first_which_opens_the_case() -> None:
    assert {event.name for event in _APPLY} == set(EVENTS) - {"case_opened"}


def test_every_type_of_event_is_registered() -> None:
    ours = [event for event in Event.__subclasses__() if event.__module__.startswith("amends.cases.")]
    assert {event.name for event in ours} == set(EVENTS)


@pytest.mark.parametrize("event", EVERY)
def test_every_event_has_a_sentence_in_the_past_tense_of_its_own(event: type[Event]) -> None:
    sentence = example(event).sentence()
    assert len(sentence) > 10
    assert not sentence.endswith(".")
    assert "{" not in sentence
    assert "_" not in sentence, "names are spoken without their underscores"
    assert "None" not in sentence


@pytest.mark.parametrize("event", EVERY)
def test_what_is_personal_is_a_field_that_can_be_erased_and_the_sentence_still_reads(event: type[Event]) -> None:
    one = example(event)
    assert event.personal <= {field.name for field in fields(event)}
    erased = replace(one, **dict.fromkeys(event.personal))
    assert "None" not in erased.sentence()
    for name in event.personal:
        value = getattr(one, name)
        assert not isinstance(value, str) or value not in erased.sentence()


@pytest.mark.parametrize(
    "event",
    [
        one
        for one in EVENTS.values()
        if one.personal - {"considered", "heard", "known", "own_view", "serial"} and one not in WITH_WORDS_OR_WITHOUT
    ],
)
def test_what_was_erased_shows_as_such(event: type[Event]) -> None:
    one = example(event)
    shown = replace(one, **dict.fromkeys(event.personal))
    if isinstance(shown, FactStated):
        shown = replace(shown, is_private=True)
    assert ERASED in shown.sentence()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "not known"),
        (True, "yes"),
        (False, "no"),
        (3, "3"),
        ("late at times", "late at times"),
        ([], "none"),
        ([{"dead": True, "price": "24.00"}, {"dead": None}], "dead: yes, price: 24.00; dead: not known"),
    ],
)
def test_a_value_is_read_in_words(value: object, words: str) -> None:
    assert in_words(value) == words  # type: ignore[arg-type]  # parameters are not typed


@pytest.mark.parametrize("needs_met", NeedsMet)
def test_how_the_needs_were_met_reads(needs_met: NeedsMet) -> None:
    assert CaseResolved(needs_met=needs_met).sentence().startswith("resolved the case; the customer")


def test_how_a_contact_ended_reads() -> None:
    said = {how: ContactEnded(contact=AN_ID, how=how).sentence() for how in EndOfContact}
    assert said == {
        EndOfContact.ENDED: "the contact ended",
        EndOfContact.HUNG_UP: "the customer hung up",
        EndOfContact.TRANSFERRED: "the customer was put through to somebody else",
    }


def test_what_was_set_aside_reads_with_its_amount_and_reason() -> None:
    entry = RemedyReserved(
        entry=AN_ID, remedy="service_credit", amount=Decimal("20.00"), basis=Basis.DISCRETION, reason="our_mistake"
    )
    assert entry.sentence() == "set aside service credit 20.00, because of our mistake"
    owed = replace(entry, basis=Basis.ENTITLED, reason=None, awaits=True)
    assert owed.sentence() == "set aside service credit 20.00; it is given when what it awaits has arrived"
    nothing = replace(entry, amount=Decimal(0), basis=Basis.EXCEPTION, reason="make_it_right")
    assert nothing.sentence() == "set aside service credit"


def test_a_decision_reads_with_what_it_makes_of_each_remedy_and_what_is_different() -> None:
    decided = Decided(
        decision=AN_ID,
        policy="alarm-care",
        version="2026-01-01.1",
        digest="sha256:1",
        facts={},
        known=None,
        remedies={
            "early_end": DecidedRemedy(status="not_covered"),
            "letter": DecidedRemedy(status="not_covered"),
            "refund": DecidedRemedy(status="not_covered"),
            "repair": DecidedRemedy(status="owed"),
            "visit": DecidedRemedy(status="owed"),
        },
        wanted="refund=40.00",
        gap=True,
        differs=("in trial: yes → no",),
    )
    assert decided.sentence() == (
        "decided by alarm-care 2026-01-01.1: not covered: refund; owed: repair, visit; 2 others not covered; "
        "what is different: in trial: yes → no"
    )
