"""What goes out by itself: given, refused for good, or not to be known; never twice without anybody seeing it."""

import json
from pathlib import Path

import pytest
from standardwebhooks import Webhook

from amends.adapters.mail.settings import mail_settings
from amends.app.administration.endpoints import retire_secret, rotate_secret, see_endpoints
from amends.app.administration.jobs import JobError, cancel_job, retry_job
from amends.cases.events.ending import NeedsMet
from amends.cases.events.fulfilling import FulfilmentBegun
from amends.cases.events.giving import RemedyGiven
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.ending import Close, Resolve
from amends.cases.gate.acts.evidence import StateFact
from amends.cases.gate.acts.fulfilling import FulfilAgain
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.rules.fulfilling import NotFailedError, OnItsWayError
from amends.cases.gate.rules.settling import NoGiftError, Outcome
from amends.cases.parts import GiftState
from amends.directory.fulfilment import Channel, Way
from amends.store.jobs_list import JobState
from amends.store.verify import verify
from tests.jobs.receiver import Behaviour, Receiver, receiving
from tests.jobs.shop import CLIENT, Shop

BY_BILLING = Way("credit", Channel.WEBHOOK, "billing")
BY_LOG = Way("*", Channel.LOG)

REFUSALS = [Behaviour.REFUSES, Behaviour.CAN_NOT, Behaviour.IS_GONE, Behaviour.POINTS_ELSEWHERE]
NOBODY_KNOWS = [
    Behaviour.FAILS,
    Behaviour.GIVES_AND_FAILS,
    Behaviour.BREAKS_OFF,
    Behaviour.GIVES_AND_BREAKS_OFF,
    Behaviour.GIVES_AND_IS_SILENT,
    Behaviour.IS_STILL_AT_IT,
]
IT_WAS_GIVEN = [
    Behaviour.GIVES,
    Behaviour.GIVES_WITHOUT_RECEIPT,
    Behaviour.GIVES_AND_ANSWERS_TWICE,
    Behaviour.GIVES_AND_DIES_WITHIN_ITS_ANSWER,
    Behaviour.GIVES_AND_NEVER_ENDS,
]


def sends(shop: Shop, receiver: Receiver, *, honours_key: bool = True) -> None:
    """Credits go out to the receiver."""
    receiver.honours_key = honours_key
    shop.endpoint(receiver.url, honours_key=honours_key)
    shop.settles(BY_BILLING)


def assert_sound(shop: Shop) -> None:
    assert [*verify(shop.workspace.engine)] == []


def test_what_is_promised_goes_out_and_is_given(shop: Shop, receiver: Receiver) -> None:
    sends(shop, receiver)
    case = shop.promised()
    shop.works()
    assert shop.gift(case).state is GiftState.GIVEN
    assert shop.happened(case)[-2:] == [
        FulfilmentBegun(entry=shop.gift(case).id, through="webhook billing"),
        RemedyGiven(entry=shop.gift(case).id, why="receipt R-1"),
    ]
    assert receiver.given == {str(shop.gift(case).id): 1}
    assert_sound(shop)


def test_the_receiver_is_told_what_to_give_to_whom_and_neither_a_name_nor_a_phone(
    shop: Shop, receiver: Receiver
) -> None:
    sends(shop, receiver)
    case = shop.promised()
    shop.works()
    gift, data = shop.gift(case), receiver.last.data
    account = data.pop("account")
    assert data == {
        "entry": str(gift.id),
        "case": case,
        "client": "shop",
        "remedy": "late_credit",
        "kind": "credit",
        "amount": "30.00",
        "currency": "EUR",
        "basis": "entitled",
        "customer": str(shop.customer_of(case)),
        "order": None,
        "product": {"title": "Radio", "serial": "AB-1234-5678"},
    }
    assert account
    assert b"Rose" not in receiver.last.body


def test_what_is_settled_for_a_remedy_comes_before_its_kind_and_that_before_everything(
    shop: Shop, receiver: Receiver
) -> None:
    sends(shop, receiver)
    shop.settles(BY_LOG, Way("apology", Channel.PERSON))
    case = shop.promised()
    shop.does("ana", case, Give("apology"))
    shop.works()
    assert shop.gift(case).fulfilment is not None
    assert shop.gift(case, "apology").state is GiftState.RESERVED
    assert shop.gift(case, "apology").fulfilment is None
    assert not shop.settings.log.exists()


def test_where_nothing_is_settled_a_person_gives_as_before(shop: Shop) -> None:
    case = shop.promised()
    shop.works()
    assert shop.jobs() == []
    shop.does("ana", case, Settle(shop.gift(case).id, Outcome.GIVEN))
    assert shop.gift(case).state is GiftState.GIVEN


def test_what_needs_the_customers_answer_goes_out_when_they_have_accepted_it(shop: Shop, receiver: Receiver) -> None:
    sends(shop, receiver)
    offered, agreed = shop.offered(), shop.agreed()
    shop.works()
    assert shop.gift(offered, "service_credit").state is GiftState.RESERVED
    assert shop.gift(agreed, "service_credit").state is GiftState.GIVEN
    assert sum(receiver.given.values()) == 1


@pytest.mark.parametrize("behaviour", IT_WAS_GIVEN)
@pytest.mark.parametrize("honours_key", [True, False])
def test_a_yes_is_a_yes_however_the_answer_goes_on(
    shop: Shop, receiver: Receiver, behaviour: Behaviour, honours_key: bool
) -> None:
    sends(shop, receiver, honours_key=honours_key)
    receiver.will(behaviour)
    case = shop.promised()
    shop.works()
    assert shop.gift(case).state is GiftState.GIVEN
    assert len(receiver.messages) == 1
    assert_sound(shop)


@pytest.mark.parametrize("behaviour", REFUSALS)
def test_what_is_refused_for_good_waits_for_a_person(shop: Shop, receiver: Receiver, behaviour: Behaviour) -> None:
    sends(shop, receiver)
    receiver.will(behaviour)
    case = shop.promised()
    shop.works()
    gift = shop.gift(case)
    assert gift.state is GiftState.RESERVED
    assert gift.has_failed
    assert len(receiver.messages) == 1
    (job,) = shop.jobs(JobState.DEAD)
    assert job.why is not None
    assert gift.fulfilment is not None
    assert gift.fulfilment.why == job.why
    assert_sound(shop)


@pytest.mark.parametrize("honours_key", [True, False])
def test_what_was_surely_not_given_is_tried_again_by_itself(shop: Shop, receiver: Receiver, honours_key: bool) -> None:
    sends(shop, receiver, honours_key=honours_key)
    receiver.will(Behaviour.IS_BUSY, Behaviour.IS_BUSY)
    case = shop.promised()
    shop.works()
    assert shop.gift(case).state is GiftState.GIVEN
    assert len(receiver.messages) == 3
    assert len({message.body for message in receiver.messages}) == 1
    assert receiver.given_twice == []


@pytest.mark.parametrize("behaviour", NOBODY_KNOWS)
def test_a_receiver_that_honours_the_key_is_told_again_and_gives_once(
    shop: Shop, receiver: Receiver, behaviour: Behaviour
) -> None:
    sends(shop, receiver)
    receiver.will(behaviour, behaviour)
    case = shop.promised()
    shop.works()
    assert shop.gift(case).state is GiftState.GIVEN
    assert receiver.given == {str(shop.gift(case).id): 1}
    assert len(receiver.messages) == 3
    assert_sound(shop)


@pytest.mark.parametrize("behaviour", NOBODY_KNOWS)
def test_a_receiver_that_does_not_is_told_once_and_what_came_of_it_is_uncertain(
    shop: Shop, receiver: Receiver, behaviour: Behaviour
) -> None:
    sends(shop, receiver, honours_key=False)
    receiver.will(behaviour)
    case = shop.promised()
    shop.works()
    assert shop.gift(case).state is GiftState.UNCERTAIN
    assert len(receiver.messages) == 1
    assert receiver.given_twice == []
    assert_sound(shop)


def test_after_enough_attempts_what_was_surely_not_given_waits_for_a_person(shop: Shop, receiver: Receiver) -> None:
    sends(shop, receiver)
    receiver.will(*[Behaviour.IS_BUSY] * 4)
    case = shop.promised()
    shop.works()
    assert shop.gift(case).has_failed
    assert len(receiver.messages) == 4


@pytest.mark.parametrize("last", [Behaviour.IS_BUSY, Behaviour.REFUSES, Behaviour.FAILS])
def test_one_attempt_of_which_nobody_knows_makes_the_whole_uncertain(
    shop: Shop, receiver: Receiver, last: Behaviour
) -> None:
    sends(shop, receiver)
    receiver.will(Behaviour.GIVES_AND_BREAKS_OFF, *[last] * 4)
    case = shop.promised()
    shop.works()
    assert shop.gift(case).state is GiftState.UNCERTAIN
    assert receiver.given == {str(shop.gift(case).id): 1}


def test_a_receiver_that_cannot_be_reached_was_surely_not_told(shop: Shop) -> None:
    with receiving() as gone:
        url = gone.url
    shop.endpoint(url, honours_key=False)
    shop.settles(BY_BILLING)
    case = shop.promised()
    shop.works()
    assert shop.gift(case).has_failed
    (job,) = shop.jobs(JobState.DEAD)
    assert job.why == "the endpoint cannot be reached"
    assert job.attempts == 4


def test_what_failed_is_tried_again_when_a_person_has_put_right_what_stood_in_the_way(
    shop: Shop, receiver: Receiver
) -> None:
    sends(shop, receiver)
    receiver.will(Behaviour.REFUSES)
    case = shop.promised()
    shop.works()
    shop.does("ana", case, FulfilAgain(shop.gift(case).id))
    shop.works()
    assert shop.gift(case).state is GiftState.GIVEN
    assert receiver.given == {str(shop.gift(case).id): 1}
    with pytest.raises(NotFailedError):
        shop.does("ana", case, FulfilAgain(shop.gift(case).id))


def test_an_administrator_has_a_job_tried_again_that_was_given_up(shop: Shop, receiver: Receiver) -> None:
    sends(shop, receiver)
    receiver.will(Behaviour.REFUSES)
    case = shop.promised()
    shop.works()
    (job,) = shop.jobs(JobState.DEAD)
    retry_job(shop.desk("ada"), str(job.id))
    shop.works()
    assert shop.gift(case).state is GiftState.GIVEN


def test_what_failed_can_be_given_by_hand_and_the_job_is_over(shop: Shop, receiver: Receiver) -> None:
    sends(shop, receiver)
    receiver.will(Behaviour.REFUSES)
    case = shop.promised()
    shop.works()
    shop.does("ana", case, Settle(shop.gift(case).id, Outcome.GIVEN))
    assert [job.state for job in shop.jobs()] == [JobState.CANCELLED]


def test_nobody_settles_by_hand_what_is_on_its_way(shop: Shop, receiver: Receiver) -> None:
    sends(shop, receiver)
    receiver.will(*[Behaviour.IS_BUSY] * 3)
    case = shop.promised()
    shop.worker(first_pause=shop.settings.lost_after * 100).run_until_idle()
    assert shop.gift(case).is_on_its_way
    for outcome in Outcome:
        with pytest.raises(OnItsWayError, match="`late_credit` is on its way to the customer, through webhook billing"):
            shop.does("ana", case, Settle(shop.gift(case).id, outcome, "She has it."))


def test_what_waits_between_two_attempts_is_called_off_and_a_person_gives_it(shop: Shop, receiver: Receiver) -> None:
    sends(shop, receiver)
    receiver.will(Behaviour.IS_BUSY)
    case = shop.promised()
    shop.worker(first_pause=shop.settings.lost_after * 100).run_until_idle()
    (job,) = shop.jobs()
    cancel_job(shop.desk("ada"), str(job.id)[:8])
    assert shop.gift(case).has_failed
    shop.does("ana", case, Settle(shop.gift(case).id, Outcome.GIVEN))
    shop.works()
    assert receiver.given == {}


def test_what_may_have_arrived_is_not_called_off(shop: Shop, receiver: Receiver) -> None:
    sends(shop, receiver)
    receiver.will(Behaviour.GIVES_AND_BREAKS_OFF)
    shop.promised()
    shop.worker(first_pause=shop.settings.lost_after * 100).run_until_idle()
    (job,) = shop.jobs()
    with pytest.raises(JobError, match="an attempt was begun"):
        cancel_job(shop.desk("ada"), str(job.id))


def test_what_was_settled_by_hand_before_it_went_out_does_not_go_out(shop: Shop, receiver: Receiver) -> None:
    sends(shop, receiver)
    case = shop.promised()
    shop.does("ana", case, Settle(shop.gift(case).id, Outcome.RELEASED, "She wants something else."))
    shop.works()
    assert receiver.messages == []
    shop.does("ana", case, Give("late_credit"))
    shop.works()
    assert receiver.given == {str(shop.gift(case).id): 1}


def test_what_is_forbidden_by_now_does_not_go_out(shop: Shop, receiver: Receiver) -> None:
    sends(shop, receiver)
    case = shop.promised()
    shop.does("ana", case, StateFact("is_stolen", True))
    shop.works()
    assert receiver.messages == []
    gift = shop.gift(case)
    assert gift.fulfilment is not None
    assert gift.fulfilment.why == "`late_credit` is forbidden (F1), to everybody, by what is known now"


def test_without_the_endpoint_that_is_named_a_person_is_asked(shop: Shop) -> None:
    shop.settles(Way("late_credit", Channel.WEBHOOK, "nobody"))
    case = shop.promised()
    shop.works()
    gift = shop.gift(case)
    assert gift.fulfilment is not None
    assert gift.fulfilment.why == "there is no endpoint `nobody`"


def test_a_case_is_resolved_while_its_credit_is_on_its_way_and_rests_when_it_has_arrived(
    shop: Shop, receiver: Receiver
) -> None:
    sends(shop, receiver)
    shop.settles(BY_LOG)
    receiver.will(Behaviour.REFUSES)
    case = shop.promised()
    shop.does("ana", case, Give("apology"))
    shop.does("ana", case, Give("new_radio"))
    shop.does("ana", case, Tell("service_credit"))
    shop.does("ana", case, Resolve(NeedsMet.YES))
    shop.does("ana", case, EndContact())
    shop.works()
    with pytest.raises(NoGiftError, match="`late_credit` could not be given by itself"):
        shop.does("ana", case, Close())
    shop.does("ana", case, FulfilAgain(shop.gift(case).id))
    shop.works()
    shop.does("ana", case, Close())


def test_messages_are_signed_with_each_live_secret(shop: Shop, receiver: Receiver) -> None:
    sends(shop, receiver)
    shop.promised()
    shop.works()
    first = shop_secrets(shop)[0]
    Webhook(first).verify(receiver.last.body, receiver.last.headers)
    second = rotate_secret(shop.desk("ada"), CLIENT, "billing").secret
    shop.promised()
    shop.works()
    for secret in (first, second):
        Webhook(secret).verify(receiver.last.body, receiver.last.headers)
    retire_secret(shop.desk("ada"), CLIENT, "billing")
    shop.promised()
    shop.works()
    Webhook(second).verify(receiver.last.body, receiver.last.headers)
    assert len(receiver.last.headers["webhook-signature"].split(" ")) == 1


def shop_secrets(shop: Shop) -> tuple[str, ...]:
    _, (endpoint,) = see_endpoints(shop.desk("ada"), CLIENT)
    return endpoint.secrets


def test_to_try_things_out_what_would_go_out_is_written_down(shop: Shop) -> None:
    shop.settles(BY_LOG)
    case = shop.promised()
    shop.works()
    assert shop.gift(case).state is GiftState.GIVEN
    (line,) = shop.settings.log.read_text(encoding="utf-8").splitlines()
    written = json.loads(line)
    assert (written["key"], written["case"], written["amount"]) == (str(shop.gift(case).id), case, "30.00")


def test_what_goes_out_by_mail_is_one_mail_to_whoever_gives_it(shop: Shop, tmp_path: Path) -> None:
    mails = tmp_path / "mails.txt"
    shop.settles(Way("replace", Channel.MAIL, "warehouse@shop.example"), Way("credit", Channel.LOG))
    case = shop.promised("new_radio")
    shop.does("ana", case, StateFact("is_back", True, "record"))
    shop.worker(mail=mail_settings(f"log:{mails}")).run_until_idle()
    gift, written = shop.gift(case, "new_radio"), mails.read_text(encoding="utf-8")
    assert gift.state is GiftState.GIVEN
    assert gift.fulfilment is not None
    assert gift.fulfilment.through == "mail"
    assert "warehouse@shop.example" in written
    assert f"number: {gift.id}" in written
    assert "Rose" not in written


def test_where_no_mail_is_set_up_a_person_gives(shop: Shop) -> None:
    shop.settles(Way("*", Channel.MAIL, "warehouse@shop.example"))
    case = shop.promised()
    shop.works()
    assert shop.gift(case).has_failed
