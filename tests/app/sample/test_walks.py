"""Every walk of the sample workspace ends as the document that it comes from shows that it should have."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from amends.app.cases.reading import CaseView
from amends.app.sample.walk import Walk
from amends.app.sample.walks import SampleBrand, walks
from amends.cases.events.contacts import PathSent
from amends.cases.events.ending import NeedsMet
from amends.cases.fold import fold
from amends.cases.parts import GiftState, HandOffState
from amends.cases.precedents import Ending
from amends.cases.state import CaseState, Stage
from amends.cli.samples import policy_document, read_brands
from amends.store.migrations import create_store
from amends.store.verify import verify


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample workspace after all walks."""

    engine: Engine
    by_customer: Mapping[str, tuple[Walk, CaseView]]

    def view(self, customer: str) -> CaseView:
        return self.by_customer[customer][1]

    def state(self, customer: str) -> CaseState:
        return self.view(customer).state

    def refused(self, customer: str) -> list[tuple[str, str, str]]:
        return [(one.user, one.act, one.message) for one in self.by_customer[customer][0].refused]

    def given(self, customer: str) -> dict[str, tuple[Decimal, str]]:
        """What the customer got: how much, and from whom."""
        return {
            gift.remedy: (gift.amount, gift.by.name if gift.by is not None else "")
            for gift in self.state(customer).gifts.values()
            if gift.state is GiftState.GIVEN
        }

    def sentences(self, customer: str) -> list[str]:
        return [one.event.sentence() for one in self.view(customer).history]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    engine = create_store(f"sqlite:///{tmp_path_factory.mktemp('sample')}/sample.db")
    brands = [
        SampleBrand(one.name, one.title, policy_document(one.name), {case.id: case.row.facts for case in one.samples})
        for one in read_brands()
    ]
    walked = [(walk, walk.seen_by("carla")) for walk in walks(engine, brands)]
    yield Sample(engine, {view.customer.name or "": (walk, view) for walk, view in walked})
    engine.dispose()


EVERYBODY = ["Imani Cole", "Ruth Adler", "Leo Marsh", "Grace Holt", "Walt Brandon", "Piet Maas"]


def test_six_cases_are_walked(sample: Sample) -> None:
    assert [*sample.by_customer] == EVERYBODY


@pytest.mark.parametrize("customer", EVERYBODY)
def test_a_walk_ends_with_its_case_closed_and_nothing_left_open(sample: Sample, customer: str) -> None:
    state = sample.state(customer)
    assert state.stage is Stage.CLOSED
    assert state.open_gifts == ()
    assert not state.is_escalated
    assert state.call_back_due is None
    assert [step.act for step in sample.view(customer).next] == ["reopen"]


def test_afterwards_everything_in_the_workspace_agrees(sample: Sample) -> None:
    assert list(verify(sample.engine)) == []


def test_the_first_customer_with_the_dropped_phone_got_half_price(sample: Sample) -> None:
    assert sample.given("Imani Cole") == {"upgrade_discount": (Decimal("180.00"), "ben")}
    assert sample.state("Imani Cole").told == {"replacement"}


def test_the_second_customer_with_the_same_phone_gets_the_same_although_it_was_dropped(sample: Sample) -> None:
    assert sample.refused("Ruth Adler") == [
        (
            "ben",
            "withhold",
            "`it_was_dropped` is no reason to withhold `upgrade_discount`; "
            "expected `better_offer`, `bill_open` or `still_works`",
        )
    ]
    assert sample.given("Ruth Adler") == sample.given("Imani Cole")
    assert sample.state("Ruth Adler").needs_met is NeedsMet.YES


def test_whoever_weighs_half_price_sees_that_the_customer_before_got_it(sample: Sample) -> None:
    alike = sample.view("Ruth Adler").alike["upgrade_discount"]
    assert alike.counts == {Ending.GIVEN: 1}
    (one,) = alike.latest
    assert one.reference == sample.state("Imani Cole").reference
    assert (one.amount, one.role, one.reason) == (Decimal("180.00"), "senior_agent", "loyalty")


def test_two_colleagues_told_what_each_would_do_about_the_dropped_phone(sample: Sample) -> None:
    (opinion,) = sample.state("Ruth Adler").opinions
    assert opinion.other is not None
    assert opinion.own.words == "It was dropped, and it is out of warranty. I would say no."
    assert opinion.other.words == "Half price is for phones that were dropped. I would give it."
    asked_by = sample.by_customer["Ruth Adler"][0].seen_by("ana").by.user
    assert opinion.asked_by == asked_by


def test_only_the_calls_that_did_not_connect_are_credited_and_the_trouble_is_made_good(sample: Sample) -> None:
    assert sample.given("Leo Marsh") == {
        "call_credit": (Decimal("2.40"), "ben"),
        "goodwill_credit": (Decimal("20.00"), "carla"),
    }
    assert sample.state("Leo Marsh").told == {"connected_call_credit"}
    assert sample.state("Leo Marsh").needs_met is NeedsMet.PARTLY


def test_a_customer_who_hangs_up_after_asking_for_a_supervisor_gets_the_path_in_writing(sample: Sample) -> None:
    state = sample.state("Leo Marsh")
    (asked,) = state.supervisor
    assert (asked.goes_to, asked.taken_by) == ("team_lead", sample.view("Leo Marsh").by.user)
    happened = [one.event.name for one in sample.view("Leo Marsh").history]
    assert happened.index("supervisor_asked") < happened.index(PathSent.name) < happened.index("supervisor_took_over")
    (path,) = [one.event for one in sample.view("Leo Marsh").history if isinstance(one.event, PathSent)]
    assert path.steps[:2] == (
        "a team lead, who answers within 4 hours",
        "a manager, who answers within 1 day",
    )
    assert sample.refused("Leo Marsh") == [
        ("ben", "take over", "you have decided in this case; somebody else has to look at it: a team lead (carla)")
    ]


def test_nobody_of_the_alarm_case_approved_what_they_proposed(sample: Sample) -> None:
    assert sample.refused("Grace Holt")[0] == (
        "ana",
        "approve",
        "who proposes a solution never approves it; a team lead was asked",
    )
    for proposal in sample.state("Grace Holt").proposals:
        if proposal.approval is not None:
            assert proposal.approval.by.user != proposal.by.user


def test_the_alarm_case_is_made_right_after_one_solution_came_back_and_one_was_adjusted(sample: Sample) -> None:
    returned, adjusted, agreed = sample.state("Grace Holt").proposals
    assert (returned.state, returned.terms.words()) == ("returned", "service credit 20.00")
    assert (adjusted.state, adjusted.terms.words()) == ("compromised", "service credit 87.00")
    assert adjusted.approval is not None
    assert (adjusted.approval.by.name, adjusted.approval.ceiling) == ("carla", Decimal("100.00"))
    assert agreed.state == "accepted"
    assert agreed.terms.total == Decimal("237.00")
    assert agreed.approval is not None
    assert (agreed.from_customer, agreed.approval.by.name) == (True, "dora")


def test_the_alarm_case_rests_only_when_it_is_known_whether_the_signal_has_become_better(sample: Sample) -> None:
    assert sample.refused("Grace Holt")[1:] == [
        (
            "ana",
            "close",
            "`early_end_free` still waits for its condition, “if the signal is still weak after 60 days”; "
            "settle it when that is known: `amends case settle`",
        )
    ]
    assert "gave what was set aside: Two bars, as in August: she may go without the fee." in (
        sample.sentences("Grace Holt")
    )


def test_the_customer_of_the_alarm_case_has_the_credit_and_may_leave_without_the_fee(sample: Sample) -> None:
    assert sample.given("Grace Holt") == {
        "service_credit": (Decimal("87.00"), "dora"),
        "early_end_free": (Decimal("150.00"), "dora"),
    }
    assert sample.state("Grace Holt").needs_met is NeedsMet.YES
    assert "heard" in (sample.state("Grace Holt").final_thoughts or "")


def test_what_the_seller_promised_on_the_phone_is_kept_by_whoever_answers_first(sample: Sample) -> None:
    assert sample.given("Walt Brandon") == {
        "box_refund": (Decimal("149.00"), "ana"),
        "discount_refund": (Decimal("20.00"), "ana"),
        "discount_ahead": (Decimal("220.00"), "ana"),
        "written_summary": (Decimal(0), "ana"),
    }
    assert not sample.state("Walt Brandon").is_exception_open


def test_the_customer_of_the_cable_case_is_told_that_he_may_leave_and_does_not_want_to(sample: Sample) -> None:
    assert [message for *_, message in sample.refused("Walt Brandon")] == [
        "`leave_free` is owed, and was neither given nor declined; "
        "give it: `amends case give`; or, where the customer does not want it: `amends case decline`"
    ]
    assert sample.state("Walt Brandon").declined == {"leave_free"}


def test_the_small_part_is_sent_and_the_shop_does_the_rest(sample: Sample) -> None:
    assert sample.given("Piet Maas") == {"part": (Decimal("11.90"), "ana"), "handover": (Decimal(0), "ana")}
    (hand_off,) = sample.state("Piet Maas").hand_offs
    assert (hand_off.party, hand_off.state) == ("the shop", HandOffState.FINISHED)


def test_a_hand_off_that_nobody_has_accepted_leaves_the_case_with_us(sample: Sample) -> None:
    assert sample.refused("Piet Maas") == [
        (
            "ana",
            "resolve",
            "another party has not answered yet; until it accepts, the case is ours: see to it",
        )
    ]


@pytest.mark.parametrize("customer", EVERYBODY)
def test_a_walk_is_told_in_sentences_and_folds_to_the_same_case(sample: Sample, customer: str) -> None:
    assert fold(sample.view(customer).history) == sample.state(customer)
    assert all(sentence.strip() for sentence in sample.sentences(customer))
