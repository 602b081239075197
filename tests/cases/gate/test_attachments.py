"""What is handed in: numbered in its case, no more than is taken, and named as the evidence of a fact."""

from dataclasses import replace
from uuid import UUID

import pytest

from amends.cases.events.attachments import Attached, AttachmentKind, size_words
from amends.cases.gate.acts.attachments import Attach
from amends.cases.gate.acts.evidence import StateFact
from amends.cases.gate.passing import NotNowError
from amends.cases.gate.rules.attachments import (
    AttachmentTooLargeError,
    NoSuchAttachmentError,
    TooManyAttachmentsError,
)
from amends.cases.recorded import CUSTOMER
from amends.cases.story import story
from amends.cases.wording import PLAIN
from amends.directory.attachments import MEGABYTE
from tests.cases.scene import BO, LENA, Scene, refused


def picture(number: int = 1, size: int = 2_400_000) -> Attach:
    """A picture, told apart from others by a number."""
    return Attach(
        attachment=UUID(int=number), kind=AttachmentKind.JPEG, size=size, digest=f"{number:064x}", file_name="box.jpg"
    )


def test_attachments_are_numbered_in_their_case() -> None:
    scene = Scene()
    scene.act(LENA, picture(1))
    scene.act(BO, picture(2))
    assert [(one.number, one.by) for one in scene.state.attachments] == [(1, LENA), (2, BO)]


def test_the_story_tells_what_was_handed_in() -> None:
    scene = Scene()
    scene.act(LENA, picture())
    line = story(scene.history, PLAIN)[-1]
    assert line.what == "handed in attachment 1, “box.jpg”: picture (JPEG), 2.3 MB"


def test_an_erased_name_shows_as_such() -> None:
    (event,) = Scene().act(LENA, picture())
    assert isinstance(event, Attached)
    assert replace(event, file_name=None, digest=None).sentence() == (
        "handed in attachment 1, (erased): picture (JPEG), 2.3 MB"
    )


def test_the_same_handed_in_again_adds_nothing() -> None:
    scene = Scene()
    scene.act(LENA, picture())
    assert scene.act(BO, replace(picture(), attachment=UUID(int=9), file_name="again.jpg")) == []


def test_what_the_house_has_the_customer_can_hand_in_as_well() -> None:
    scene = Scene()
    scene.act(LENA, picture())
    assert scene.act(CUSTOMER, picture()) != []
    assert [one.is_from_customer for one in scene.state.attachments] == [False, True]


def test_nothing_is_larger_than_what_the_client_takes() -> None:
    assert Scene().act(LENA, picture(size=10 * MEGABYTE)) != []
    with refused(
        AttachmentTooLargeError,
        "it has 10.5 MB, and at most 10 MB are taken; hand in a smaller picture, or the pages that matter",
    ):
        Scene().act(LENA, picture(size=11_000_000))


def test_a_case_has_so_many_attachments_as_the_client_takes() -> None:
    scene = Scene()
    for number in range(1, 21):
        scene.act(LENA, picture(number))
    with refused(
        TooManyAttachmentsError,
        "the case has 20 attachments, and at most 20 are taken; "
        "put several pages into one PDF; or an administrator lets the client take more",
    ):
        scene.act(LENA, picture(21))


def test_nothing_is_handed_in_once_the_case_rests() -> None:
    with pytest.raises(NotNowError):
        Scene().at_rest().act(LENA, picture())


def test_an_attachment_is_named_as_what_shows_a_fact() -> None:
    scene = Scene()
    scene.act(LENA, picture())
    (event,) = scene.act(LENA, StateFact("firmware_trouble", True, "customer", "call of today", shown_by=1))
    assert event.sentence() == "recorded firmware trouble: yes, from customer (call of today; attachment 1)"
    (statement,) = scene.state.statements["firmware_trouble"]
    assert statement.shown_by == 1


def test_to_say_the_same_with_something_that_shows_it_adds_that() -> None:
    scene = Scene()
    scene.act(LENA, picture())
    scene.act(LENA, StateFact("firmware_trouble", True))
    assert scene.act(LENA, StateFact("firmware_trouble", True)) == []
    assert scene.act(LENA, StateFact("firmware_trouble", True, shown_by=1)) != []
    assert scene.act(LENA, StateFact("firmware_trouble", True)) == []


@pytest.mark.parametrize("number", [0, 2, -1])
def test_what_was_not_handed_in_shows_nothing(number: int) -> None:
    scene = Scene()
    scene.act(LENA, picture())
    with refused(NoSuchAttachmentError, f"the case has no attachment {number}; name one of `amends case attachments`"):
        scene.act(LENA, StateFact("firmware_trouble", True, shown_by=number))
    with refused(NoSuchAttachmentError, "the case has no attachment 1; hand it in first: `amends case attach`"):
        Scene().act(LENA, StateFact("firmware_trouble", True, shown_by=1))


@pytest.mark.parametrize(
    ("size", "words"), [(1, "1 byte"), (812, "812 bytes"), (14_336, "14 KB"), (2_516_582, "2.4 MB")]
)
def test_a_size_is_told_as_people_speak_of_it(size: int, words: str) -> None:
    assert size_words(size) == words
