"""The policy registry in the store: what was published stays, whoever writes to the database."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, delete, update
from sqlalchemy.exc import IntegrityError

from amends.registry.governing import Governs, governing
from amends.registry.reading import policy_of
from amends.registry.version import PolicyState, PolicyVersion
from amends.store.directory import NotThereError, add
from amends.store.engine import reading, writing
from amends.store.errors import ChangedMeanwhileError
from amends.store.registry import (
    add_version,
    change_version,
    list_versions,
    policies_of,
    version,
    version_named,
    versions_of,
)
from amends.store.registry_tables import policy_versions
from tests.registry.versions import CLIENT, checked, document, drafted, published, reviewed, withdrawn
from tests.store.databases import new_store
from tests.store.house import ACME, OTHER, furnish, id_of
from tests.store.plans import plans_of
from tests.stores import on_sqlite

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
LIVES = [drafted(), checked(), reviewed(), published(), withdrawn(published())]


@pytest.fixture
def registry(engine: Engine) -> Iterator[Connection]:
    """An empty registry of two clients."""
    assert ACME.id == CLIENT
    with writing(engine) as connection:
        furnish(connection)
        yield connection


@pytest.mark.parametrize("kept", LIVES, ids=lambda one: one.state)
def test_what_is_kept_comes_back(registry: Connection, kept: PolicyVersion) -> None:
    add_version(registry, kept)
    assert version(registry, kept.id, [ACME.id]) == kept
    assert version_named(registry, ACME.id, "phone-care", "1") == kept
    assert versions_of(registry, ACME.id, "phone-care") == (kept,)


def test_another_client_does_not_see_it(registry: Connection) -> None:
    add_version(registry, published())
    assert version(registry, published().id, [OTHER.id]) is None
    assert version_named(registry, OTHER.id, "phone-care", "1") is None
    assert versions_of(registry, OTHER.id, "phone-care") == ()
    assert list_versions(registry, [OTHER.id]).records == ()


def test_a_version_goes_through_its_life(registry: Connection) -> None:
    add_version(registry, LIVES[0])
    for before, after in pairwise(LIVES):
        change_version(registry, before, after)
        assert version(registry, after.id, [ACME.id]) == after


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(registry: Connection) -> None:
    add_version(registry, checked())
    change_version(registry, checked(), reviewed())
    with pytest.raises(ChangedMeanwhileError) as caught:
        change_version(registry, checked(), reviewed())
    assert caught.value.message == ("`phone-care 1` is no longer checked as it was: someone else changed it meanwhile")


def test_a_review_of_a_text_that_was_revised_meanwhile_is_refused(registry: Connection) -> None:
    add_version(registry, checked(document(says="Every phone is replaced.")))
    with pytest.raises(ChangedMeanwhileError):
        change_version(registry, checked(), reviewed())


def test_a_policy_is_read_from_the_store_and_governs(registry: Connection) -> None:
    add_version(registry, published())
    answer = governing(versions_of(registry, ACME.id, "phone-care"), {"purchased_on": date(2026, 11, 2)})
    assert isinstance(answer, Governs)
    assert policy_of(answer.version).hash == published().hash


ALTERED: dict[str, object] = {
    "id": id_of(77), "client": OTHER.id, "policy": "laptop-care", "version": "2", "text": "another", "state": "draft",
    "author": id_of(77), "drafted_at": LONG_AGO, "hash": "sha256:0", "corrects": "0", "first_day": date(2020, 1, 1),
    "by": "today", "timezone": "Europe/Oslo", "reviewer": id_of(77), "reviewed_at": LONG_AGO, "publisher": id_of(77),
    "published_at": LONG_AGO, "withdrawn_by": id_of(77), "withdrawn_at": LONG_AGO, "withdrawn_because": "No reason.",
}  # fmt: skip


@pytest.mark.parametrize("lasting", [published(), withdrawn(published())], ids=lambda one: one.state)
@pytest.mark.parametrize("column", [field.name for field in fields(PolicyVersion)])
def test_the_database_itself_keeps_what_was_published(
    registry: Connection, lasting: PolicyVersion, column: str
) -> None:
    add_version(registry, lasting)
    with pytest.raises(IntegrityError, match="what was published in policy_versions stays"):
        registry.execute(update(policy_versions).values({column: ALTERED[column]}))


def test_the_database_itself_deletes_nothing_that_was_published(registry: Connection) -> None:
    for number, lasting in enumerate((published(), withdrawn(published())), start=1):
        add_version(registry, replace(lasting, id=id_of(number), version=str(number)))
        refused = pytest.raises(IntegrityError, match="what was published in policy_versions stays")
        with refused, registry.begin_nested():
            registry.execute(delete(policy_versions).where(policy_versions.c.id == id_of(number)))


def test_a_draft_may_be_deleted_and_changed(registry: Connection) -> None:
    add_version(registry, drafted())
    registry.execute(update(policy_versions).values(text="another"))
    registry.execute(delete(policy_versions))
    assert versions_of(registry, ACME.id, "phone-care") == ()


def test_withdrawing_changes_nothing_else(registry: Connection) -> None:
    add_version(registry, published())
    with pytest.raises(IntegrityError, match="stays"):
        change_version(registry, published(), replace(withdrawn(published()), text="another"))


def test_there_is_one_version_of_a_name(registry: Connection) -> None:
    add_version(registry, published())
    with pytest.raises(IntegrityError), registry.begin_nested():
        add_version(registry, drafted(number=101))
    add_version(registry, replace(drafted(number=102), client=OTHER.id))


def test_nobody_is_kept_as_the_reviewer_of_their_own_text(registry: Connection) -> None:
    with pytest.raises(IntegrityError, match="four_eyes"):
        add_version(registry, replace(reviewed(), reviewer=reviewed().author))


@pytest.mark.parametrize("missing", ["hash", "first_day", "reviewer", "publisher", "published_at"])
def test_nothing_is_kept_as_published_that_lacks_what_it_takes(registry: Connection, missing: str) -> None:
    changes: dict[str, None] = {missing: None}
    with pytest.raises(IntegrityError, match="published_whole"):
        add_version(registry, replace(published(), **changes))  # type: ignore[arg-type]  # any of them may be None


def test_versions_are_listed_by_policy_and_state(registry: Connection) -> None:
    first, second = published(), drafted(document("2"), number=101)
    other = replace(drafted(document("1"), number=102), policy="laptop-care")
    for one in (first, second, other):
        add_version(registry, one)
    assert list_versions(registry, [ACME.id]).records == (first, second, other)
    assert list_versions(registry, [ACME.id], policy="phone-care").records == (first, second)
    assert list_versions(registry, [ACME.id], state=PolicyState.DRAFT).records == (second, other)


def test_the_policies_of_a_client_are_those_that_are_published(registry: Connection) -> None:
    second = published(document("2", start="2026-12-01"), number=101)
    unpublished = replace(reviewed(), id=id_of(102), policy="laptop-care")
    foreign = replace(published(), id=id_of(103), client=OTHER.id, policy="cable-care")
    for one in (published(), second, unpublished, foreign):
        add_version(registry, one)
    assert policies_of(registry, ACME.id) == ("phone-care",)
    assert policies_of(registry, OTHER.id) == ("cable-care",)


def test_pages_hold_every_version_once(registry: Connection) -> None:
    for number in range(5):
        add_version(registry, drafted(document(f"v{number}"), number=200 + number))
    found, last, pages = [], None, 0
    while pages == 0 or last is not None:
        page = list_versions(registry, [ACME.id], after=last, limit=2)
        found += [one.version for one in page.records]
        last, pages = page.last, pages + 1
    assert (found, pages) == ([f"v{number}" for number in range(5)], 3)


def test_a_page_after_what_one_may_not_see_is_refused(registry: Connection) -> None:
    add_version(registry, drafted())
    with pytest.raises(NotThereError):
        list_versions(registry, [OTHER.id], after=drafted().id)


@on_sqlite
def test_the_versions_of_a_policy_are_found_by_an_index(registry: Connection) -> None:
    with plans_of(registry) as plans:
        versions_of(registry, ACME.id, "phone-care")
        version_named(registry, ACME.id, "phone-care", "1")
        list_versions(registry, [ACME.id], state=PolicyState.PUBLISHED)
    assert [plan.split(" ", 1)[0] for plan in plans] == ["SEARCH"] * 3
    assert "(client=? AND policy=?)" in plans[0]
    assert "(client=? AND policy=? AND version=?)" in plans[1]
    assert plans[2] == "SEARCH policy_versions USING INDEX ix_policy_versions_state (client=? AND state=?)"


def test_a_version_outlives_the_connection(tmp_path: Path) -> None:
    with new_store(tmp_path / "kept.db") as engine:
        with writing(engine) as connection:
            add(connection, ACME)
            add_version(connection, published())
        with reading(engine) as connection:
            assert version(connection, published().id, [ACME.id]) == published()
