"""Where an amount is filled in, its label names the currency; how much is given at discretion is for people to say."""

import re

import pytest

from amends.cases.gate.acts.route import OpenException
from tests.app.florist import Florist
from tests.desk.in_process import Visitor


def test_what_is_given_at_discretion_is_not_filled_in_beforehand(florist: Florist) -> None:
    with Visitor.coming(florist.workspace, "carla") as carla:
        page = carla.gets(f"/cases/{florist.decided()}/acts/give?remedy=gesture").text
    field = re.search(r'<input id="f-amount"[^>]*>', page)
    assert field is not None
    assert 'value=""' in field[0]
    assert "required" in field[0]
    assert "Up to €30.00." in page


@pytest.mark.parametrize(
    ("act", "label"),
    [
        ("give?remedy=gesture", ">Amount, in EUR</label>"),
        ("restate", ">Amount, in EUR</label>"),
        ("second-opinion", ">Amount, in EUR</label>"),
        ("propose", 'aria-label="Amount, in EUR"'),
        ("approve", ">In a compromise the agent may go up to, in all, in EUR</label>"),
    ],
)
def test_the_label_of_an_amount_names_the_currency(florist: Florist, act: str, label: str) -> None:
    case = florist.decided()
    florist.does("ana", case, OpenException())
    with Visitor.coming(florist.workspace, "carla") as carla:
        assert label in carla.gets(f"/cases/{case}/acts/{act}").text


def test_who_is_asked_for_an_amount_reads_its_currency(florist: Florist) -> None:
    with Visitor.coming(florist.workspace, "ana") as ana:
        assert ">Amount, in EUR</label>" in ana.gets(f"/cases/{florist.decided()}/ask/gesture").text
