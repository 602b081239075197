from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine, func, select, text

from amends.cases.events.contacts import CaseOpened
from amends.cases.events.evidence import ProblemRestated
from amends.directory.customers import Account, Customer, Household, Order, Product
from amends.directory.search import CustomerSearch
from amends.store import directory
from amends.store.cases import find, load
from amends.store.cases_tables import case_personal
from amends.store.checkpoints import make_checkpoint
from amends.store.directory_search import search_customers
from amends.store.engine import reading, writing
from amends.store.erasure import (
    Erasure,
    ErasureRequest,
    NoCustomerError,
    customer_before,
    erase_cases,
    erase_customer,
    pseudonyms_of,
)
from amends.store.erasure_tables import erasures, pseudonyms
from amends.store.scrubbing import Left, scrub
from amends.store.verify import verify
from tests.store.histories import BEGIN, Story, events_of, new_id, restated
from tests.store.house import ACME, DANA, OTHER, furnish
from tests.stores import on_sqlite

KEY = b"a key that is not in the store"
LATER = BEGIN + timedelta(days=30)

HOUSEHOLD = Household(id=new_id(), client=ACME.id, address="17 Hollow Lane")
ANNA = Customer(
    id=new_id(), client=ACME.id, name="Anna Ohm", phone="+1 555 0134 771", email="Anna.Ohm@example.org",
    language="en", household=HOUSEHOLD.id,
)  # fmt: skip
BERT = Customer(id=new_id(), client=ACME.id, name="Bert Volta", email="bert@example.org")
ACCOUNT = Account(id=new_id(), client=ACME.id, customer=ANNA.id, number="AC-9981-44")
ORDER = Order(id=new_id(), client=ACME.id, customer=ANNA.id, number="ORD-77310")
PRODUCT = Product(id=new_id(), client=ACME.id, customer=ANNA.id, title="phone", serial="SN-55512-K")

OF_ANNA = [
    "Anna Ohm", "anna ohm", "ohm anna", "555 0134 771", "15550134771", "Anna.Ohm@example.org", "anna.ohm@example.org",
    "17 Hollow Lane", "AC-9981-44", "ac998144", "ORD-77310", "SN-55512-K", "sn55512k",
    "my alarm never rings", "the alarm is silent since the update", "a phone that wakes her",
]  # fmt: skip


def request() -> ErasureRequest:
    return ErasureRequest(id=new_id(), by=DANA.id, at=LATER)


@pytest.fixture
def story(engine: Engine) -> Story:
    """A case of Anna's, beside one of Bert's."""
    story = Story(client=ACME.id, customer=ANNA.id, problem="my alarm never rings", reference="M2-1")
    with writing(engine) as connection:
        furnish(connection)
        for record in (HOUSEHOLD, ANNA, BERT, ACCOUNT, ORDER, PRODUCT):
            directory.add(connection, record)
        story.keep(connection, restated("the alarm is silent since the update", "a phone that wakes her"))
        Story(client=ACME.id, customer=BERT.id, problem="a bill of 5.00 too much", reference="M2-2").keep(connection)
        make_checkpoint(connection, BEGIN)
    return story


def erase(engine: Engine) -> Erasure:
    with writing(engine) as connection:
        return erase_customer(connection, ACME.id, ANNA.id, request(), KEY)


def bytes_of(engine: Engine) -> bytes:
    """Everything that stands in the store's files."""
    assert engine.url.database is not None
    path = Path(engine.url.database)
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


def left(engine: Engine) -> list[str]:
    """What of Anna stands somewhere in the files."""
    content = bytes_of(engine)
    return [value for value in OF_ANNA if value.encode() in content]


@on_sqlite
def test_before_it_is_erased_all_of_it_stands_in_the_files(engine: Engine, story: Story) -> None:
    assert left(engine) == OF_ANNA


@on_sqlite
def test_nothing_of_an_erased_person_is_left_anywhere_in_the_files(engine: Engine, story: Story) -> None:
    erase(engine)
    scrub(engine)
    assert left(engine) == []
    assert b"a bill of 5.00 too much" in bytes_of(engine)


@on_sqlite
def test_nothing_is_left_of_a_person_with_a_long_history(engine: Engine, story: Story) -> None:
    with writing(engine) as connection:
        for number in range(200):
            story.keep(connection, restated(f"the alarm is silent since the update {number} " * 20))
    with writing(engine) as connection:
        for number in range(200):
            Story(client=ACME.id, customer=BERT.id, reference=f"M3-{number}").keep(connection, restated())
    erase(engine)
    scrub(engine)
    assert left(engine) == []


@on_sqlite
def test_nothing_is_left_where_the_pages_of_an_index_were_split(engine: Engine) -> None:
    # Deleting overwrites what is deleted, but not the copies that a split left in a page; writing the file anew does.
    chance = Random(1)
    names = [f"{chance.getrandbits(64):016x} {'Anna Ohm' if number % 7 else 'Bert'}" for number in range(4_000)]
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE names (name TEXT PRIMARY KEY) WITHOUT ROWID"))
        connection.execute(text("INSERT INTO names VALUES (:name)"), [{"name": name} for name in names])
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM names WHERE name LIKE '%Anna Ohm'"))
    scrub(engine)
    assert left(engine) == []


@on_sqlite
def test_the_salts_are_gone_too(engine: Engine, story: Story) -> None:
    with reading(engine) as connection:
        salts = [
            salt.hex().encode()
            for salt in connection.execute(
                select(case_personal.c.salt).where(case_personal.c.case == story.id)
            ).scalars()
        ]
    assert len(salts) == 3
    erase(engine)
    scrub(engine)
    content = bytes_of(engine)
    assert not any(salt in content for salt in salts)


def test_chains_checkpoints_and_rows_verify_afterwards(engine: Engine, story: Story) -> None:
    erase(engine)
    scrub(engine)
    assert list(verify(engine)) == []


def test_the_case_is_still_told_without_what_was_said(engine: Engine, story: Story) -> None:
    erase(engine)
    with reading(engine) as connection:
        opened, said = events_of(load(connection, [ACME.id], story.id))
        assert find(connection, [ACME.id], story.id).customer == ANNA.id
    assert isinstance(opened, CaseOpened)
    assert isinstance(said, ProblemRestated)
    assert (opened.problem, said.issue, said.wish) == (None, None, None)
    assert opened.reference == "M2-1"


def test_the_cases_of_others_stay_as_they_are(engine: Engine, story: Story) -> None:
    erase(engine)
    with reading(engine) as connection:
        (opened,) = events_of(load(connection, [ACME.id], "M2-2"))
        assert directory.get(connection, Customer, BERT.id, [ACME.id]) == BERT
    assert isinstance(opened, CaseOpened)
    assert opened.problem == "a bill of 5.00 too much"


def test_it_is_said_and_noted_how_much_was_erased(engine: Engine, story: Story) -> None:
    erasure = erase(engine)
    assert erasure == Erasure(cases=1, values=3, records=5)
    with reading(engine) as connection:
        noted = connection.execute(select(erasures)).mappings().one()
    assert (noted["customer"], noted["by"], noted["at"], noted["cases"]) == (ANNA.id, DANA.id, LATER, 1)


def test_the_directory_keeps_the_ids_and_nothing_else(engine: Engine, story: Story) -> None:
    erase(engine)
    with reading(engine) as connection:
        assert directory.get(connection, Customer, ANNA.id, [ACME.id]) == replace(
            ANNA, name=None, phone=None, email=None
        )
        assert directory.get(connection, Account, ACCOUNT.id, [ACME.id]) == replace(ACCOUNT, number=None)
        assert directory.get(connection, Order, ORDER.id, [ACME.id]) == replace(ORDER, number=None)
        assert directory.get(connection, Product, PRODUCT.id, [ACME.id]) == replace(PRODUCT, serial=None)
        assert directory.get(connection, Household, HOUSEHOLD.id, [ACME.id]) == replace(HOUSEHOLD, address=None)


def test_an_erased_customer_is_not_found_any_more(engine: Engine, story: Story) -> None:
    erase(engine)
    with reading(engine) as connection:
        for search in (
            CustomerSearch(name="Anna"),
            CustomerSearch(phone="+1 555 0134 771"),
            CustomerSearch(account="AC-9981-44"),
        ):
            assert search_customers(connection, search, [ACME.id]).customers == ()


def test_the_address_stays_where_somebody_else_lives(engine: Engine, story: Story) -> None:
    carl = Customer(id=new_id(), client=ACME.id, name="Carl Ohm", household=HOUSEHOLD.id)
    with writing(engine) as connection:
        directory.add(connection, carl)
    erase(engine)
    with writing(engine) as connection:
        assert directory.get(connection, Household, HOUSEHOLD.id, [ACME.id]) == HOUSEHOLD
        erase_customer(connection, ACME.id, carl.id, request(), KEY)
        assert directory.get(connection, Household, HOUSEHOLD.id, [ACME.id]) == replace(HOUSEHOLD, address=None)


def test_who_comes_back_is_known_by_the_pseudonym_however_it_is_written(engine: Engine, story: Story) -> None:
    erase(engine)
    with reading(engine) as connection:
        assert customer_before(connection, KEY, ACME.id, email=" anna.ohm@EXAMPLE.org") == ANNA.id
        assert customer_before(connection, KEY, ACME.id, phone="+1 (555) 0134-771") == ANNA.id
        assert customer_before(connection, KEY, ACME.id, accounts=["ac 9981 44"]) == ANNA.id
        assert customer_before(connection, KEY, ACME.id, email="bert@example.org") is None
        assert customer_before(connection, KEY, ACME.id) is None


def test_a_pseudonym_tells_nothing_without_the_key_or_to_another_client(engine: Engine, story: Story) -> None:
    erase(engine)
    with reading(engine) as connection:
        assert customer_before(connection, b"another key", ACME.id, email=ANNA.email) is None
        assert customer_before(connection, KEY, OTHER.id, email=ANNA.email) is None
        kept = set(connection.execute(select(pseudonyms.c.digest)).scalars())
    assert kept == pseudonyms_of(KEY, ACME.id, email=ANNA.email, phone=ANNA.phone, accounts=["AC-9981-44"])


def test_erasing_twice_is_as_good_as_once(engine: Engine, story: Story) -> None:
    erase(engine)
    assert erase(engine) == Erasure(cases=1, values=0, records=5)
    with reading(engine) as connection:
        assert connection.execute(select(func.count()).select_from(pseudonyms)).scalar_one() == 3
    assert list(verify(engine)) == []


def test_what_is_said_after_an_erasure_is_kept_and_verified(engine: Engine, story: Story) -> None:
    erase(engine)
    story.begin = LATER + timedelta(days=1)
    with writing(engine) as connection:
        story.keep(connection, restated("it is silent again"))
    assert list(verify(engine)) == []
    with writing(engine) as connection:
        connection.execute(case_personal.delete())
    assert [finding.problem for finding in verify(engine) if finding.subject == "M2-1"] == [
        "`issue` of event 3 is gone, though nobody erased it",
        "`wish` of event 3 is gone, though nobody erased it",
    ]


def test_a_customer_of_another_client_is_not_there(engine: Engine, story: Story) -> None:
    with pytest.raises(NoCustomerError, match="no customer"), writing(engine) as connection:
        erase_customer(connection, OTHER.id, ANNA.id, request(), KEY)


def test_some_cases_are_erased_and_the_directory_stays(engine: Engine, story: Story) -> None:
    with writing(engine) as connection:
        assert erase_cases(connection, ACME.id, [story.id, new_id()], request()) == Erasure(1, 3, 0)
        assert erase_cases(connection, OTHER.id, [story.id], request()) == Erasure(0, 0, 0)
        assert directory.get(connection, Customer, ANNA.id, [ACME.id]) == ANNA
    assert list(verify(engine)) == []


@on_sqlite
def test_while_somebody_reads_it_is_told_that_the_file_still_holds_what_was_erased(
    engine: Engine, story: Story
) -> None:
    with reading(engine) as connection:
        connection.execute(select(case_personal)).all()
        erase(engine)
        assert scrub(engine) is Left.IN_FILE
    assert scrub(engine) is Left.NOWHERE
    assert left(engine) == []
