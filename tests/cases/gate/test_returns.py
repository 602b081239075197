from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from amends.cases.events.returns import Found
from amends.cases.fulfilling import ready
from amends.cases.gate.acts.fulfilling import BeginFulfilment
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.acts.returns import AskReturn, ExpireReturn, RecordArrival, RemindOfReturn
from amends.cases.gate.acts.route import Accept
from amends.cases.gate.rules.returns import DueDateError, NothingAwaitedError, SerialError
from amends.cases.gate.rules.settling import NotAgreedError, Outcome
from amends.cases.labels import label_lines
from amends.cases.parts import AwaitedReturn, GiftState
from amends.cases.reference import ALPHABET, case_of_return, new_reference, read_return_number, return_number
from amends.cases.state import Stage
from amends.cases.terms import terms_of
from tests.cases.scene import ADA, MIA, POLICY, Scene, refused

SERIAL = "AB-1234-5678"
ALL = Decimal("361.00")
ADDRESS = ("Alarm Returns", "12 Long Road", "Denver")


def owed() -> Scene:
    """A case in which a refund is owed that awaits the alarm."""
    scene = Scene().called().stated(in_trial=True, price="361.00", stolen=False).restated().decided()
    scene.act(ADA, Give("refund"))
    return scene


def asking(scene: Scene, days: int = 14, remind: int | None = 7, serial: str | None = SERIAL) -> AskReturn:
    """The alarm, within so many days."""
    remind_at = scene.now + timedelta(days=remind) if remind is not None else None
    return AskReturn(scene.gift("refund"), "Alarm One", serial, ADDRESS, scene.now + timedelta(days=days), remind_at)


def asked(serial: str | None = SERIAL) -> Scene:
    scene = owed()
    scene.act(ADA, asking(scene, serial=serial))
    return scene


def the_return(scene: Scene) -> AwaitedReturn:
    (one,) = scene.state.returns.values()
    return one


def number(scene: Scene) -> str:
    return the_return(scene).number


def test_what_has_to_come_back_has_a_number_that_names_the_case() -> None:
    assert case_of_return(number(asked())) == "7K3M-9Q4X"


def test_every_single_misread_character_of_a_number_is_found() -> None:
    draws = iter([3, 14, 15, 9, 26, 5, 30])
    said = return_number(new_reference(lambda _: next(draws)), 2)
    assert read_return_number(said) == said
    plain = said.replace("-", "")
    for place, right in enumerate(plain):
        for wrong in ALPHABET:
            if wrong != right:
                assert read_return_number(plain[:place] + wrong + plain[place + 1 :]) is None
    for place in range(len(plain) - 1):
        swapped = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
        assert swapped == plain or read_return_number(swapped) is None
    assert read_return_number("") is None


def test_the_label_begins_with_the_number_and_says_where_to_and_until_when() -> None:
    scene = asked()
    assert label_lines(the_return(scene), ZoneInfo("America/Denver")) == (
        f"RETURN {number(scene)}",
        "Alarm Returns",
        "12 Long Road",
        "Denver",
        "Inside: Alarm One, serial number AB-1234-5678",
        f"To arrive by {the_return(scene).due:%Y-%m-%d}",
    )


def test_what_awaits_nothing_has_nothing_to_be_sent_for() -> None:
    scene = Scene().with_a_gap()
    scene.act(ADA, Give("repair"))
    request = replace(asking(owed()), entry=scene.gift("repair"))
    with refused(NothingAwaitedError, "`repair` awaits nothing from the customer; see `amends case show`"):
        scene.act(ADA, request)


def test_nobody_is_asked_to_send_something_for_what_they_have_not_accepted() -> None:
    scene = Scene().on_the_route()
    scene.proposed(terms_of([("refund", ALL)])).approved(by=MIA).offered()
    with pytest.raises(NotAgreedError):
        scene.act(ADA, asking(scene))
    scene.act(ADA, Accept())
    scene.act(ADA, asking(scene))


def test_it_is_to_arrive_later_than_now_and_the_reminder_comes_before() -> None:
    scene = owed()
    with refused(DueDateError, "the day by which it is to arrive has passed; name a later one"):
        scene.act(ADA, asking(scene, days=0))
    with refused(
        DueDateError, "a reminder comes before the day by which it is to arrive; name an earlier one, or none"
    ):
        scene.act(ADA, asking(scene, days=7, remind=7))
    scene.act(ADA, asking(scene, days=1, remind=None))


@pytest.mark.parametrize("read", [SERIAL, "ab12345678", "AB 1234 5678"])
def test_what_arrives_with_its_serial_number_is_the_right_thing(read: str) -> None:
    scene = asked()
    scene.act(ADA, RecordArrival(number(scene), read))
    assert the_return(scene).found is Found.RIGHT
    assert scene.last(2) == ["return_arrived", "fact_stated"]
    assert [gift.remedy for gift in ready(scene.state, POLICY.tree)] == ["refund"]
    scene.act(ADA, BeginFulfilment(scene.gift("refund"), "log"))


def test_what_arrives_with_another_is_not_and_nothing_is_given_for_it() -> None:
    scene = asked()
    scene.act(ADA, RecordArrival(number(scene), "ZZ-1"))
    assert the_return(scene).found is Found.WRONG_DEVICE
    assert [*ready(scene.state, POLICY.tree)] == []


@pytest.mark.parametrize("found", [Found.MISSING, Found.EMPTY])
def test_a_parcel_may_be_missing_or_empty(found: Found) -> None:
    scene = asked()
    scene.act(ADA, RecordArrival(number(scene), None, found))
    assert the_return(scene).found is found
    with refused(SerialError, "where nothing was found, no serial number was read; say what was found"):
        scene.act(ADA, RecordArrival(number(scene), SERIAL, found))


def test_after_the_wrong_thing_the_right_one_may_still_arrive() -> None:
    scene = asked()
    scene.act(ADA, RecordArrival(number(scene), "ZZ-1"))
    scene.act(ADA, RecordArrival(number(scene), SERIAL))
    assert the_return(scene).found is Found.RIGHT
    with refused(NothingAwaitedError, f"return `{number(scene)}` has arrived already; nothing is left to record"):
        scene.act(ADA, RecordArrival(number(scene), SERIAL))


def test_without_a_known_serial_number_somebody_says_whether_it_is_the_right_thing() -> None:
    scene = asked(serial=None)
    with refused(
        SerialError,
        "whether it is the right thing can't be told: the serial number of what is awaited is not known; "
        "say it with `--found right` or `--found wrong_device`",
    ):
        scene.act(ADA, RecordArrival(number(scene), SERIAL))
    scene.act(ADA, RecordArrival(number(scene), SERIAL, Found.RIGHT))
    assert the_return(scene).found is Found.RIGHT


def test_nobody_says_against_the_serial_number_that_it_is_the_right_thing() -> None:
    scene = asked()
    with refused(
        SerialError, "the serial number is not the one that is awaited; leave out `--found`: the number says it"
    ):
        scene.act(ADA, RecordArrival(number(scene), "ZZ-1", Found.RIGHT))
    with refused(SerialError, "the serial number is the one that is awaited; leave out `--found`: the number says it"):
        scene.act(ADA, RecordArrival(number(scene), SERIAL, Found.WRONG_DEVICE))


def test_a_number_of_another_case_is_none_of_this() -> None:
    scene = asked()
    with pytest.raises(NothingAwaitedError, match="nothing is to come back as `7K3M-9Q4X-2Y` in this case"):
        scene.act(ADA, RecordArrival("7K3M-9Q4X-2Y", SERIAL))


def test_who_is_asked_anew_keeps_the_number_and_has_a_later_day() -> None:
    scene = asked()
    before = the_return(scene)
    scene.act(ADA, RecordArrival(before.number, "ZZ-1"))
    scene.act(ADA, asking(scene, days=30))
    assert the_return(scene).number == before.number
    assert the_return(scene).due > before.due
    assert the_return(scene).found is None


def test_the_reminder_comes_in_its_time_and_once() -> None:
    scene = asked()
    with pytest.raises(DueDateError):
        scene.act(ADA, RemindOfReturn(number(scene)))
    scene.wait(timedelta(days=7))
    scene.act(ADA, RemindOfReturn(number(scene)))
    with refused(DueDateError, f"it is not the time to remind of return `{number(scene)}`; wait for it"):
        scene.act(ADA, RemindOfReturn(number(scene)))


def test_what_waited_in_vain_is_released() -> None:
    scene = asked()
    with pytest.raises(DueDateError, match="may arrive until"):
        scene.act(ADA, ExpireReturn(number(scene)))
    scene.wait(timedelta(days=14))
    scene.act(ADA, ExpireReturn(number(scene)))
    assert scene.state.gifts[scene.gift("refund")].state is GiftState.RELEASED
    with pytest.raises(NothingAwaitedError, match="`refund`, which awaited it, is released already"):
        scene.act(ADA, RecordArrival(number(scene), SERIAL))


def test_where_something_else_has_arrived_nothing_ends_by_itself() -> None:
    scene = asked()
    scene.act(ADA, RecordArrival(number(scene), "ZZ-1"))
    scene.wait(timedelta(days=14))
    with pytest.raises(NothingAwaitedError, match="something else has arrived than what was awaited"):
        scene.act(ADA, ExpireReturn(number(scene)))
    scene.act(ADA, Settle(scene.gift("refund"), Outcome.RELEASED, "They keep it."))


def test_where_it_was_agreed_the_agreement_ends_with_it() -> None:
    scene = Scene().on_the_route()
    scene.proposed(terms_of([("refund", ALL)])).approved(by=MIA).offered()
    scene.act(ADA, Accept())
    scene.act(ADA, asking(scene))
    scene.wait(timedelta(days=15))
    scene.act(ADA, ExpireReturn(number(scene)))
    assert scene.state.stage is Stage.MAKING_IT_RIGHT
