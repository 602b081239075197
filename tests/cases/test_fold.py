from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from amends.cases.events.contacts import ContactBegun
from amends.cases.events.ending import NeedsMet
from amends.cases.events.event import Event
from amends.cases.events.evidence import FactStated, RestatementConfirmed
from amends.cases.fold import after, fold
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.ending import Reopen, WriteThoughts
from amends.cases.gate.acts.giving import Settle
from amends.cases.gate.acts.route import Accept, Reject
from amends.cases.gate.rules.settling import Outcome
from amends.cases.recorded import Recorded
from amends.cases.state import Stage
from tests.cases.scene import ACCOUNT, ADA, CASE, CLIENT, CUSTOMER, MORNING, Scene


def test_a_case_is_what_its_opening_makes_of_it() -> None:
    state = Scene().state
    assert (state.id, state.client, state.customer, state.account) == (CASE, CLIENT, CUSTOMER, ACCOUNT)
    assert (state.reference, state.policy, state.problem) == ("7K3M-9Q4X", "alarm-care", "My alarm doesn't work.")
    assert (state.stage, state.number, state.opened_at, state.owner) == (Stage.OPEN, 1, MORNING, ADA.user)


@pytest.mark.parametrize("first", [(), (ContactBegun(contact=UUID(int=1), channel="phone"),)])
def test_a_history_begins_with_the_opening(first: tuple[ContactBegun, ...]) -> None:
    with pytest.raises(ValueError, match="a case begins with its opening"):
        fold([Recorded(UUID(int=2), CASE, 1, MORNING, ADA, None, event) for event in first])


def whole() -> Scene:
    scene = Scene().with_an_offer()
    scene.act(ADA, Reject("No."))
    scene.proposed().approved().offered().act(ADA, Accept())
    scene.act(ADA, Settle(scene.gift("service_credit"), Outcome.GIVEN))
    scene.act(ADA, EndContact())
    scene.resolved(NeedsMet.YES)
    scene.act(ADA, WriteThoughts("Patience helps."))
    scene.at_rest()
    scene.act(ADA, Reopen("They call again."))
    return scene


def test_folding_the_whole_history_is_the_same_as_folding_each_event_onto_the_case() -> None:
    scene = whole()
    assert fold(scene.history) == scene.state


def test_every_event_counts_and_the_last_one_says_when_the_case_changed() -> None:
    scene = whole()
    assert scene.state.number == len(scene.history)
    assert scene.state.changed_at == scene.history[-1].at


def test_folding_changes_nothing_that_was_there() -> None:
    scene = Scene()
    before = scene.state
    later = Recorded(
        UUID(int=5),
        CASE,
        2,
        MORNING + timedelta(minutes=1),
        ADA,
        None,
        FactStated(fact="plan", source="record", value="value"),
    )
    after(before, later)
    assert before.statements == {}


def test_a_confirmation_of_nothing_changes_nothing() -> None:
    scene = Scene()
    scene.record(ADA, RestatementConfirmed())
    assert scene.state.restatement is None


def test_what_was_erased_folds_too() -> None:
    scene = whole()
    erased = [
        Recorded(one.id, one.case, one.number, one.at, one.by, one.contact, _erased(one.event)) for one in scene.history
    ]
    state = fold(erased)
    assert (state.stage, state.number) == (scene.state.stage, scene.state.number)
    assert state.problem is None


def _erased(event: Event) -> Event:
    return replace(event, **dict.fromkeys(event.personal))
