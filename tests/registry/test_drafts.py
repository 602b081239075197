"""Drafting and revising a policy."""

from dataclasses import replace
from uuid import UUID

import pytest

import amends
from amends.registry.life import PublishedStaysError, draft
from amends.registry.version import PolicyState, PolicyVersion
from tests.registry.versions import AUTHOR, CLIENT, REVIEWER, at, document, drafted, published, reviewed, withdrawn

FAULTY = document().replace("when: broken", "when: brokn")


def revised(existing: PolicyVersion, text: str) -> PolicyVersion:
    return draft(text, id=UUID(int=999), client=CLIENT, actor=REVIEWER, at=at(5), existing=existing)


def test_a_draft_takes_its_names_from_the_document() -> None:
    version = drafted(document("2026-11-01.1"))
    assert (version.policy, version.version, version.title) == ("phone-care", "2026-11-01.1", "phone-care 2026-11-01.1")
    assert (version.state, version.author, version.drafted_at) == (PolicyState.DRAFT, AUTHOR.user, at(0))


def test_a_draft_may_have_faults() -> None:
    assert drafted(FAULTY).version == "1"


def test_the_meaning_of_a_draft_is_not_known_before_it_is_checked() -> None:
    assert drafted().hash is None


@pytest.mark.parametrize("text", [
    "", "language: 1\npolicy: phone-care\n", "language: 1\nversion: 1\n", "- a\n- b\n", "policy: [", "policy: a\x00b",
])  # fmt: skip
def test_a_document_that_does_not_tell_its_names_is_no_draft(text: str) -> None:
    with pytest.raises(amends.PolicyError):
        drafted(text or "\n")


def test_a_draft_that_is_revised_keeps_its_id_and_gets_another_author() -> None:
    again = revised(drafted(), document(says="Every phone is replaced."))
    assert again == replace(
        drafted(), text=document(says="Every phone is replaced."), author=REVIEWER.user, drafted_at=at(5)
    )


def test_what_was_reviewed_and_is_revised_is_a_draft_again() -> None:
    again = revised(reviewed(), document())
    assert (again.state, again.hash, again.reviewer, again.first_day) == (PolicyState.DRAFT, None, None, None)


@pytest.mark.parametrize("lasting", [published(), withdrawn(published())])
def test_a_version_that_was_published_is_never_changed(lasting: PolicyVersion) -> None:
    other = document(says="Nothing is replaced.")
    with pytest.raises(PublishedStaysError) as caught:
        revised(lasting, other)
    assert caught.value.message == (
        f"`phone-care 1` is {lasting.state} and stays as it is: it is `{lasting.hash}`, "
        f"this text `{amends.loads(other).hash}`"
    )
    assert caught.value.help == "give the text a version of its own"


def test_the_same_meaning_once_more_is_nothing_new() -> None:
    with pytest.raises(PublishedStaysError) as caught:
        revised(published(), document() + "\n# with a comment\n")
    assert caught.value.message == "`phone-care 1` is published already, with this meaning"


def test_a_faulty_text_for_a_published_version_is_told_its_faults() -> None:
    with pytest.raises(amends.PolicyError) as caught:
        revised(published(), FAULTY)
    assert "brokn" in str(caught.value)
