"""Letters in the case: what became of each, and whose next step it is when one does not arrive."""

from dataclasses import replace
from uuid import UUID

import pytest

from amends.cases.events.letters import LetterFault, LetterKind, status_in_words
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.letters import PostLetter, RecordLetterFailed, RecordLetterSent, SendLetterAgain
from amends.cases.gate.acts.route import Reject
from amends.cases.gate.rules.letters import (
    LetterIsRecordedError,
    LetterOnItsWayError,
    NoLetterError,
    NothingToSendError,
)
from amends.cases.parts import LetterState
from amends.cases.recorded import By
from tests.cases.follower import steps_for
from tests.cases.scene import ADA, LENA, Scene, refused

AMENDS = By(UUID(int=0), "amends")
NOT_THERE = "no such letter was sent in this case, nor failed to be; see which there are: `amends case letters`"


def sent(number: int = 3, sending: int = 1, kind: LetterKind = LetterKind.PATH, through: int = 5) -> RecordLetterSent:
    """A letter that follows from an event went out."""
    return RecordLetterSent(UUID(int=number), number, kind, "en", None, sending, through)


def failed(
    number: int = 3, sending: int = 1, fault: LetterFault = LetterFault.CAME_BACK, status: str | None = "5.1.1"
) -> RecordLetterFailed:
    """A letter did not arrive."""
    return RecordLetterFailed(UUID(int=number), number, LetterKind.PATH, sending, 5, fault, status)


def with_a_letter() -> Scene:
    """The path was sent."""
    scene = Scene().with_a_gap()
    scene.act(ADA, EndContact())
    scene.act(AMENDS, sent())
    return scene


def state_of(scene: Scene, number: int = 3) -> LetterState:
    """How far a letter has come."""
    return scene.state.letters[UUID(int=number)].state


def test_a_letter_is_sent_comes_back_is_asked_for_again_and_goes_by_post() -> None:
    scene = with_a_letter()
    assert state_of(scene) is LetterState.SENT
    scene.act(AMENDS, failed())
    assert state_of(scene) is LetterState.FAILED
    assert [one.number for one in scene.state.failed_letters] == [3]
    scene.act(ADA, SendLetterAgain(UUID(int=3)))
    assert state_of(scene) is LetterState.ASKED
    scene.act(AMENDS, failed(sending=2, fault=LetterFault.REFUSED))
    scene.act(LENA, PostLetter(UUID(int=3), "en"))
    assert state_of(scene) is LetterState.POSTED
    assert scene.state.letters[UUID(int=3)].sending == 3


def test_one_sending_is_recorded_once() -> None:
    scene = with_a_letter()
    told = "what became of that letter is recorded already; see `amends case letters`"
    with refused(LetterIsRecordedError, told):
        scene.act(AMENDS, sent())


def test_one_sending_fails_once_and_an_earlier_one_no_longer_counts() -> None:
    scene = with_a_letter()
    scene.act(AMENDS, failed())
    with refused(LetterIsRecordedError, "that the letter failed is recorded already; see `amends case letters`"):
        scene.act(AMENDS, failed())
    scene.act(ADA, SendLetterAgain(UUID(int=3)))
    with refused(LetterIsRecordedError, "that letter was sent again since; see `amends case letters`"):
        scene.act(AMENDS, failed())
    scene.act(AMENDS, sent(sending=2))
    assert state_of(scene) is LetterState.SENT


@pytest.mark.parametrize("request_of", [SendLetterAgain(UUID(int=9)), PostLetter(UUID(int=9), "en")])
def test_a_letter_that_was_never_written_is_neither_sent_again_nor_posted(request_of: object) -> None:
    with refused(NoLetterError, NOT_THERE):
        with_a_letter().act(ADA, request_of)


@pytest.mark.parametrize("request_of", [SendLetterAgain(UUID(int=3)), PostLetter(UUID(int=3), "en")])
def test_what_is_about_to_be_sent_is_not_sent_twice(request_of: object) -> None:
    scene = with_a_letter()
    scene.act(ADA, SendLetterAgain(UUID(int=3)))
    with refused(LetterOnItsWayError, "the letter is about to be sent; wait for it, and look again"):
        scene.act(ADA, request_of)


def test_an_offer_that_was_rejected_is_not_put_to_the_customer_again() -> None:
    scene = Scene().with_an_offer()
    scene.act(AMENDS, sent(kind=LetterKind.OFFER))
    scene.act(ADA, SendLetterAgain(UUID(int=3)))
    scene.act(AMENDS, sent(sending=2, kind=LetterKind.OFFER))
    scene.act(ADA, Reject("No."))
    told = "the offer in that letter does not stand any more; the customer is told what holds now"
    with refused(NothingToSendError, told):
        scene.act(ADA, SendLetterAgain(UUID(int=3)))


def test_a_confirmation_confirms_up_to_where_it_tells_also_when_it_fails() -> None:
    scene = with_a_letter()
    assert scene.state.confirmed_through == 0
    scene.act(AMENDS, sent(number=7, kind=LetterKind.CONFIRMATION, through=9))
    assert scene.state.confirmed_through == 9
    scene.act(AMENDS, replace(failed(number=8), kind=LetterKind.CONFIRMATION, through=12))
    assert scene.state.confirmed_through == 12


def test_a_letter_that_came_back_is_the_owners_next_step() -> None:
    scene = with_a_letter()
    scene.act(AMENDS, failed())
    step = next(one for one in steps_for(scene, ADA) if one.act == "post-letter")
    assert step.command == "amends case post-letter 7K3M-9Q4X 3"
    assert step.why == (
        "the letter on who can be asked next did not reach the customer: it came back, there is no such mailbox (5.1.1)"
    )
    assert step.details == (
        "with another e-mail address: `amends case send-letter 7K3M-9Q4X 3`",
        "by post: print it with `amends case letter 7K3M-9Q4X 3`, then say so here",
    )


@pytest.mark.parametrize("fault", [LetterFault.NO_ADDRESS, LetterFault.NO_MAIL])
def test_whoever_has_no_address_is_written_to_by_post(fault: LetterFault) -> None:
    scene = with_a_letter()
    scene.act(AMENDS, failed(number=4, fault=fault, status=None))
    step = next(one for one in steps_for(scene, ADA) if one.act == "post-letter")
    assert step.why == f"the letter on who can be asked next did not reach the customer: {fault.words}"
    assert step.details == ("print it with `amends case letter 7K3M-9Q4X 4`", "then say here that it is posted")


def test_a_letter_that_was_posted_is_nobodys_next_step() -> None:
    scene = with_a_letter()
    scene.act(AMENDS, failed())
    scene.act(ADA, PostLetter(UUID(int=3), "en"))
    assert "post-letter" not in [one.act for one in steps_for(scene, ADA)]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("5.1.1", "there is no such mailbox (5.1.1)"),
        ("5.2.2", "the mailbox is full (5.2.2)"),
        ("5.2.1", "the mailbox takes nothing in (5.2.1)"),
        ("5.7.26", "the other side does not want it (5.7.26)"),
        ("4.4.7", "the other side could not be reached (4.4.7)"),
        ("5.6.7", "5.6.7"),
        ("550", "550"),
    ],
)
def test_a_status_is_told_in_words_where_it_is_known(status: str, words: str) -> None:
    assert status_in_words(status) == words
