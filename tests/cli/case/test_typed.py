"""What people type about a case: references, terms, amounts, lengths of time, digests."""

from datetime import timedelta
from decimal import Decimal

import pytest

from amends.app.cases.meant import digest_meant
from amends.cli.case.common import reference_meant
from amends.cli.case.typed import read_remedy, read_span, read_terms
from amends.formats.errors import InputError
from tests.cases.scene import Scene, credit


def test_a_reference_is_understood_as_it_was_heard() -> None:
    assert reference_meant(" 7k3m 9q44 ") == "7K3M-9Q44"


def test_a_misheard_reference_is_told_as_one() -> None:
    with pytest.raises(InputError, match="`7K3M-9Q4X` is not the reference of any case") as refused:
        reference_meant("7K3M-9Q4X")
    assert refused.value.help == "have it read again, character by character; it looks like 7K3M-9Q44"


def test_terms_are_remedies_with_exact_amounts_and_a_condition() -> None:
    terms = read_terms(["service_credit=40.10", "equipment_replacement"], "when the old one is back")
    assert terms.words() == "service credit 40.10, equipment replacement (when the old one is back)"
    assert read_remedy("service_credit=40.10") == ("service_credit", Decimal("40.10"))
    assert read_remedy("repair") == ("repair", None)


@pytest.mark.parametrize("text", ["refund=", "refund=ten", "refund=1e3", "refund=4,50"])
def test_an_amount_in_anything_but_plain_digits_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is not an amount"):
        read_remedy(text)


@pytest.mark.parametrize(
    ("text", "span"),
    [("30m", timedelta(minutes=30)), ("4h", timedelta(hours=4)), ("2d", timedelta(days=2)), ("2D", timedelta(days=2))],
)
def test_a_length_of_time_is_a_number_and_a_letter(text: str, span: timedelta) -> None:
    assert read_span(text) == span


@pytest.mark.parametrize("text", ["", "2", "2w", "-1d", "0h", "1.5h"])
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is not a length of time"):
        read_span(text)


def test_terms_are_meant_by_the_beginning_of_their_digest() -> None:
    scene = Scene().on_the_route().proposed()
    digest = credit(87).digest
    assert digest_meant(scene.state, None) is None
    assert digest_meant(scene.state, digest) == digest
    assert digest_meant(scene.state, digest.removeprefix("sha256:")[:8].upper()) == digest
    # Others stay others: the gate tells that these are not the terms that stand.
    assert digest_meant(scene.state, "00000000") == "sha256:00000000"
    with pytest.raises(InputError, match="is too short to name terms"):
        digest_meant(scene.state, "ab")


def test_a_condition_is_typed_for_all_of_the_terms_or_for_one_remedy() -> None:
    typed = ["service_credit=40.00", "early_end_free"]
    assert read_terms(typed, "if x=1").condition == "if x=1"
    assert read_terms(typed, "if x=1").condition_of is None
    of_one = read_terms(typed, "early_end_free=if it stays weak")
    assert (of_one.condition, of_one.condition_of) == ("if it stays weak", "early_end_free")
