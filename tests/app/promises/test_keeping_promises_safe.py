"""That what was promised stays as it was recorded, is found when it is changed, and forgets people."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import DBAPIError

from amends.app.administration.erasing import due_to_be_erased, erase_due, erase_person
from amends.app.promises.acting import dispute, restate
from amends.app.promises.reading import PromiseView
from amends.promises.events import ConfirmationAsked, Delivery, DeliveryReported
from amends.promises.promise import Evidence, EvidenceKind
from amends.store.copying import copy_store
from amends.store.verify import verify
from tests.app.promises.sale import TEN_OFF, WORDS, Shop
from tests.store.tampering import tampered
from tests.stores import Databases, seeing_all, writing_all

SAID = "They said two years, and my sister Rosa heard it."


@pytest.fixture
def told(shop: Shop) -> PromiseView:
    """A promise to Carla with everything personal that there can be."""
    made = shop.made(evidence=(Evidence(EvidenceKind.MESSAGE, "carla@example.org, 2 November"),))
    shop.happens(made, ConfirmationAsked("<1@example.org>"))
    shop.happens(made, DeliveryReported("<1@example.org>", Delivery.DEFERRED, "451 mailbox of carla@example.org busy"))
    dispute(shop.desk("dana"), made.row.reference, SAID)
    restate(shop.desk("dana"), made.row.reference, "Ten less for Carla", (TEN_OFF,), "Carla has it on paper")
    shop.billed(made, 12, "short")
    return shop.seen(made)


def problems(shop: Shop) -> list[str]:
    return [str(one) for one in verify(shop.house.workspace.engine)]


def test_a_store_with_promises_verifies(shop: Shop, told: PromiseView) -> None:
    assert problems(shop) == []


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE promise_events SET data = replace(data, '12', '6') WHERE number = 1",
         "event 1 is not what was recorded"),
        ("DELETE FROM promise_events WHERE number = 4", "event 4 is missing"),
        ("UPDATE promises SET confirmation = 'confirmed'", "its row says confirmation is"),
        ("UPDATE promises SET owed = 0", "its row says owed is `0`; its events make it `1`"),
        ("UPDATE promises SET expires_on = '2026-11-03'", "its row says expires_on is"),
        ("UPDATE promise_personal SET value = '\"nothing\"' WHERE field = 'words' AND number = 1",
         "`words` of event 1 is not what was recorded"),
        ("DELETE FROM promise_personal WHERE field = 'words' AND number = 1",
         "`words` of event 1 is gone, though nobody erased it"),
        ("UPDATE promises SET terms = 'what?'", "what stands in terms cannot be read"),
    ],
)  # fmt: skip
def test_whatever_is_changed_behind_the_back_is_found(
    shop: Shop, told: PromiseView, statement: str, problem: str
) -> None:
    tampered(shop.house.workspace.engine, statement)
    found = problems(shop)
    assert any(f"promise `{told.row.reference}`: {problem}" in one for one in found), found


def test_events_of_a_promise_that_is_not_there_are_found(shop: Shop, told: PromiseView) -> None:
    tampered(shop.house.workspace.engine, "DELETE FROM promises")
    assert f"promise `{told.row.id}`: there is no such promise, but there are events of it" in problems(shop)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE promise_events SET at = at",
        "DELETE FROM promise_events",
        "DELETE FROM promises",
        "UPDATE promises SET reference = 'other'",
        "UPDATE promise_personal SET value = 'null'",
    ],
)
def test_the_database_itself_refuses_to_change_what_happened(shop: Shop, told: PromiseView, statement: str) -> None:
    with pytest.raises(DBAPIError), writing_all(shop.house.workspace.engine) as connection:
        connection.exec_driver_sql(statement)


def test_whoever_is_erased_leaves_no_word_of_theirs_and_the_terms_stay(shop: Shop, told: PromiseView) -> None:
    erase_person(shop.desk("ada"), "A-1")
    stored = "\n".join(shop.house.everything())
    for personal in (SAID, WORDS, "carla@example.org", "Ten less for Carla", "on paper", "B-12"):
        assert personal not in stored
    seen = shop.seen(told)
    assert (seen.state.offer.words, seen.state.offer.evidence, seen.row.terms) == (None, (), told.row.terms)
    assert seen.standing.owed == ("short",)
    assert problems(shop) == []


def test_what_is_said_after_an_erasure_is_kept_and_verifies(shop: Shop, told: PromiseView) -> None:
    erase_person(shop.desk("ada"), "A-1")
    shop.later(minutes=1)
    dispute(shop.desk("dana"), told.row.reference, "Not that either.")
    assert shop.seen(told).state.told == "Not that either."
    assert problems(shop) == []


def test_promises_that_are_over_are_forgotten_after_as_long_as_the_client_settled(shop: Shop) -> None:
    over = shop.made(terms=(TEN_OFF,))
    (before,) = due_to_be_erased(shop.desk("ada"))
    assert before.promises == 0
    shop.house.now += timedelta(days=before.client.settings.retention_days + 1)
    fresh = shop.made(terms=(TEN_OFF,))
    (due,) = due_to_be_erased(shop.desk("ada"))
    assert due.promises == 1
    assert erase_due(shop.desk("ada")).erasure.values == 1
    assert (shop.seen(over).state.offer.words, shop.seen(fresh).state.offer.words) == (None, WORDS)
    assert due_to_be_erased(shop.desk("ada"))[0].promises == 0
    assert problems(shop) == []


def test_a_copy_of_the_store_holds_every_promise(shop: Shop, told: PromiseView, databases: Databases) -> None:
    target = databases.empty()
    copied = copy_store(shop.house.workspace.engine, target)
    assert (copied.rows["promises"], copied.rows["promise_events"]) == (1, 6)
    with seeing_all(target) as engine:
        assert list(verify(engine)) == []
    databases.forget(target)
