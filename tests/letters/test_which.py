"""Which letter follows from what."""

from collections.abc import Callable

import pytest

from amends.cases.events.ending import CaseResolved, NeedsMet
from amends.cases.events.letters import LetterKind
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.giving import Give
from amends.cases.gate.acts.route import Accept, GiveFinalResponse, Offer
from amends.directory.settings import ClientSettings
from amends.directory.settings import NeedsNotMet as Choice
from amends.letters.which import MAY_LEAD_TO_ONE, letter_after
from tests.cases.scene import ADA, LENA, Scene
from tests.letters.desk import approved, covered, hung_up, last_word, not_reached, offered, refused, reminded

LETTER = ClientSettings(needs_not_met=Choice.LETTER)


def letters_after(scene: Scene, since: int, settings: ClientSettings | None = None) -> list[LetterKind]:
    """The letters that follow from what has happened since an event."""
    settings = settings or ClientSettings()
    found = [letter_after(one, scene.state, settings) for one in scene.history if one.number > since]
    return [kind for kind in found if kind is not None]


def after_act(scene: Scene, act: object) -> list[LetterKind]:
    """The letters that follow from one act."""
    since = scene.state.number
    scene.act(LENA if isinstance(act, GiveFinalResponse) else ADA, act)
    return letters_after(scene, since)


def test_a_contact_that_ends_without_a_resolution_brings_the_path() -> None:
    assert after_act(refused(), EndContact()) == [LetterKind.PATH]


def test_the_last_word_of_the_house_is_written_and_no_path_after_it() -> None:
    scene = refused()
    assert after_act(scene, GiveFinalResponse("No.")) == [LetterKind.FINAL_RESPONSE]
    assert after_act(scene, EndContact()) == []


def test_an_offer_made_in_a_call_is_written_when_the_call_ends_and_brings_the_path_with_it() -> None:
    scene = offered()
    assert letters_after(scene, 0) == []
    assert after_act(scene, EndContact()) == [LetterKind.OFFER]


def test_an_offer_that_was_accepted_in_the_call_is_confirmed_and_not_written() -> None:
    scene = offered()
    assert after_act(scene, Accept()) == [LetterKind.CONFIRMATION]
    assert after_act(scene, EndContact()) == []


@pytest.mark.parametrize("channel", ["mail", "chat", "E-mail"])
def test_an_offer_on_a_written_channel_is_written_at_once_and_only_then(channel: str) -> None:
    scene = approved()
    scene.act(ADA, EndContact())
    scene.act(ADA, BeginContact(channel))
    scene.act(ADA, VerifyCaller("passcode"))
    assert after_act(scene, Offer()) == [LetterKind.OFFER]
    assert after_act(scene, EndContact()) == []


def test_what_is_promised_by_policy_given_and_asked_back_is_confirmed() -> None:
    scene = covered()
    assert letters_after(scene, 0) == [LetterKind.CONFIRMATION] * 4


def test_whoever_was_tried_often_enough_gets_a_letter_instead_and_nobody_before() -> None:
    scene = not_reached()
    assert letters_after(scene, 0)[-1] is LetterKind.NOT_REACHED
    assert letters_after(scene, 0).count(LetterKind.NOT_REACHED) == 1


def test_a_reminder_is_a_letter() -> None:
    assert letters_after(reminded(), 0)[-1] is LetterKind.REMINDER


def test_what_an_approval_sets_aside_is_told_by_nothing_but_the_offer() -> None:
    assert letters_after(offered(), 0) == []


@pytest.mark.parametrize("answer", [NeedsMet.NO, NeedsMet.PARTLY])
def test_where_the_client_has_chosen_it_a_letter_follows_a_no(answer: NeedsMet) -> None:
    scene = refused()
    scene.record(ADA, CaseResolved(needs_met=answer))
    assert letters_after(scene, scene.state.number - 1, LETTER) == [LetterKind.INSTEAD_OF_CALL]
    assert letters_after(scene, scene.state.number - 1) == []


@pytest.mark.parametrize("answer", [NeedsMet.YES, NeedsMet.DECLINED, NeedsMet.LEFT])
def test_nobody_gets_a_letter_about_unmet_needs_who_did_not_say_so(answer: NeedsMet) -> None:
    scene = refused()
    scene.record(ADA, CaseResolved(needs_met=answer))
    assert letters_after(scene, scene.state.number - 1, LETTER) == []


def test_a_gift_of_policy_is_confirmed_from_the_moment_in_which_it_is_promised() -> None:
    scene = refused()
    assert after_act(scene, Give("workshop_fee")) == [LetterKind.CONFIRMATION]


@pytest.mark.parametrize("make", [covered, reminded, refused, last_word, hung_up])
def test_the_types_that_may_lead_to_a_letter_are_all_that_do(make: Callable[[], Scene]) -> None:
    scene = make()
    leading = [one.event for one in scene.history if letter_after(one, scene.state, LETTER) is not None]
    assert all(isinstance(event, MAY_LEAD_TO_ONE) for event in leading)
