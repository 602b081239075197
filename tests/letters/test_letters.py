"""Letters of every kind in every language, and what each of them says in which case."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from amends.adapters.mail.rendering import as_text
from amends.cases.events.letters import LetterKind
from amends.cases.events.returns import Found
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.giving import Give, Settle, Withhold
from amends.cases.gate.acts.letters import RecordLetterSent
from amends.cases.gate.acts.people import AskSupervisor
from amends.cases.gate.acts.route import Accept, GiveFinalResponse, Reject
from amends.cases.gate.rules.settling import Outcome
from amends.letters.composing import compose
from amends.letters.confirmation import to_come
from amends.letters.letter import Items, Letter
from amends.letters.linked import with_link
from amends.letters.writing import Writing
from tests.cases.scene import ADA, LENA, MIA, Scene
from tests.golden import assert_golden
from tests.letters.desk import (
    GRACE,
    LANGUAGES,
    SCENES,
    agreed,
    covered,
    hung_up,
    last_word,
    letter,
    offered,
    refused,
    reminded,
    shop,
    writing,
)

GOLDENS = Path(__file__).parent / "goldens"


def page(found: Letter) -> str:
    """The letter as a page of plain text."""
    return f"{found.subject}\n\n{as_text(found)}"


def in_one_line(found: Letter) -> str:
    """The letter's words, without the breaks of its lines."""
    return " ".join(page(found).split())


@pytest.mark.golden
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SCENES)
def test_a_letter_reads_as_it_was_read_aloud(kind: LetterKind, language: str) -> None:
    assert_golden(GOLDENS / f"{kind}.{language}.txt", page(letter(kind, language)))


@pytest.mark.golden
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_agreement_reads_as_it_was_read_aloud(language: str) -> None:
    assert_golden(GOLDENS / f"agreement.{language}.txt", page(letter(LetterKind.CONFIRMATION, language, agreed())))


@pytest.mark.parametrize("kind", SCENES)
def test_every_letter_has_the_reference_in_its_subject_and_in_its_last_line(kind: LetterKind) -> None:
    found = letter(kind)
    assert "7K3M-9Q4X" in found.subject
    assert "7K3M-9Q4X" in found.reference_line


@pytest.mark.golden
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_with_a_link_reads_as_it_was_read_aloud(language: str) -> None:
    address = "https://amends.example/c/amends_" + "0" * 49
    found = with_link(letter(LetterKind.FINAL_RESPONSE, language), address, days=14)
    assert f"\n{address}\n" in page(found), "on a line of its own, or no mail program shows it as a link"
    assert_golden(GOLDENS / f"linked.{language}.txt", page(found))


def test_nobody_is_told_to_ask_who_has_decided() -> None:
    scene = offered()
    assert LENA.user in scene.state.deciders
    scene.act(ADA, EndContact())
    found = in_one_line(letter(LetterKind.PATH, scene=scene))
    assert "A manager" in found
    assert "team lead" not in found


def test_a_path_without_a_call_promises_none() -> None:
    scene = shop().called()
    scene.act(ADA, EndContact())
    assert "will call you" not in in_one_line(letter(LetterKind.PATH, scene=scene))


def test_whoever_has_asked_for_somebody_else_reads_by_when_they_are_answered() -> None:
    scene = refused()
    scene.act(ADA, AskSupervisor())
    scene.act(ADA, EndContact())
    found = in_one_line(letter(LetterKind.PATH, scene=scene))
    assert "You have asked that somebody else looks at it. You will be answered by 2 November 2026" in found


def test_where_nobody_in_the_house_is_left_the_path_names_the_body_outside_alone() -> None:
    scene = last_word()
    scene.state = replace(scene.state, deciders={**scene.state.deciders, MIA.user: "manager"})
    found = in_one_line(letter(LetterKind.PATH, scene=scene))
    assert "Bicycle board" in found
    assert "Asking is enough" not in found


def test_the_body_outside_can_be_asked_from_a_day_that_is_named() -> None:
    assert "Bicycle board, outside our company, from 2 December 2026 on" in in_one_line(letter(LetterKind.PATH))


def test_times_are_those_of_the_customers_own_clock_and_say_so() -> None:
    scene, there = hung_up(), replace(GRACE, timezone="America/Los_Angeles")
    due = scene.state.call_back_due
    assert due is not None
    found = compose(LetterKind.PATH, writing(scene, "en", customer=there))
    assert found is not None
    assert f"{due.astimezone(ZoneInfo('America/Los_Angeles')):%H:%M} (Los Angeles time)" in in_one_line(found)


def test_a_final_response_has_every_ground_and_says_that_there_is_no_other() -> None:
    found = in_one_line(letter(LetterKind.FINAL_RESPONSE))
    for says in ("Races end the free repair.", "within 90 days is repaired", "twelve months or more"):
        assert says in found
    assert "These are all the reasons." in found


def test_a_final_response_has_the_clauses_sentences_and_none_of_anybodys_own() -> None:
    assert "We have looked at everything again" not in in_one_line(letter(LetterKind.FINAL_RESPONSE))


def test_what_was_withheld_is_told_by_its_reason_in_the_customers_language() -> None:
    scene = refused()
    scene.restated("shop_credit", "20.00").decided()
    scene.act(ADA, Withhold("shop_credit", "all_well"))
    scene.act(LENA, GiveFinalResponse("No."))
    found = in_one_line(letter(LetterKind.FINAL_RESPONSE, "de", scene))
    assert "Alles wurde sofort in Ordnung gebracht." in found
    assert "Rennen" not in found


def test_an_offer_has_the_exact_terms_and_the_moment_until_which_it_holds() -> None:
    scene = offered()
    scene.act(ADA, EndContact())
    proposal = scene.state.proposal
    assert proposal is not None
    assert proposal.approval is not None
    assert scene.state.call_back is not None
    assert proposal.approval.expires == scene.state.call_back.due
    found = in_one_line(letter(LetterKind.OFFER, scene=scene))
    assert "A free repair, worth €140.00" in found
    assert "A credit for the shop, worth €1,250.00" in found
    assert "It holds until 4 November 2026, 01:00 (Paris time)." in found


@pytest.mark.parametrize("answer", [Accept(), Reject("No.")])
def test_an_offer_that_was_answered_is_not_put_to_anybody_again(answer: object) -> None:
    scene = offered()
    scene.act(ADA, answer)
    assert compose(LetterKind.OFFER, writing(scene)) is None


def test_a_condition_stands_in_the_words_in_which_it_was_put_whatever_the_language() -> None:
    for language in LANGUAGES:
        assert "the bicycle is not raced again" in in_one_line(letter(LetterKind.OFFER, language))


def test_what_an_offer_only_sets_aside_is_not_confirmed() -> None:
    assert compose(LetterKind.CONFIRMATION, writing(offered())) is None


def test_a_confirmation_tells_what_was_given_and_what_is_still_to_come() -> None:
    found = in_one_line(letter(LetterKind.CONFIRMATION))
    assert "Done: - A spare part" in found
    assert "as soon as we have this: the return of the bicycle" in found
    assert "Return number: 4410-7" in found
    assert "Serial number: VT-2026-118" in found


def confirmed(scene: Scene) -> Scene:
    """What has happened was confirmed to the customer."""
    through = scene.state.number
    scene.act(ADA, RecordLetterSent(scene.history[-1].id, through, LetterKind.CONFIRMATION, "en", None, 1, through))
    return scene


def test_what_was_confirmed_is_not_told_again_but_what_is_still_to_come_is() -> None:
    scene = confirmed(covered())
    scene.act(ADA, Settle(scene.gift("repair"), Outcome.RELEASED, "It did not come."))
    assert compose(LetterKind.CONFIRMATION, writing(scene)) is None
    scene = confirmed(covered())
    scene.act(ADA, Give("shop_credit", Decimal("10.00"), "goodwill"))
    found = in_one_line(letter(LetterKind.CONFIRMATION, scene=scene))
    assert "A spare part" not in found
    assert "A credit for the shop, worth €10.00: we are seeing to it" in found


def coming(found: Writing) -> str:
    """What is told of what is still to come."""
    return "\n".join(line for part in to_come(found) if isinstance(part, Items) for line in part.words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_agreed_as_a_sale_is_open_to_the_customer_and_does_not_come_by_itself(language: str) -> None:
    found = writing(agreed(), language)
    gifts = {id: replace(gift, condition=None) for id, gift in found.state.gifts.items()}
    found = replace(found, state=replace(found.state, gifts=gifts))
    words, remedies = found.phrases.confirmation, found.policy.remedies
    sold, at_once = words.to_come_sold.split("{")[0], words.to_come_at_once.removeprefix("{what}")
    assert at_once in coming(found)
    for charge, kind in ((True, None), (False, "discount")):
        as_sale = {name: replace(one, charge=charge, kind=kind) for name, one in remedies.items()}
        told = coming(replace(found, policy=replace(found.policy, remedies=as_sale)))
        assert sold in told
        assert at_once not in told


def test_a_reminder_of_what_has_come_is_not_written() -> None:
    scene = reminded()
    arrived = {number: replace(one, found=Found.RIGHT) for number, one in scene.state.returns.items()}
    scene.state = replace(scene.state, returns=arrived)
    assert compose(LetterKind.REMINDER, writing(scene)) is None


def test_whoever_has_no_name_here_is_greeted_without_one() -> None:
    found = compose(LetterKind.PATH, writing(hung_up(), customer=replace(GRACE, name=None)))
    assert found is not None
    assert found.greeting == "Hello,"
