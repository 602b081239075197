"""A solution whose condition is of one of its remedies: the rest is given at once."""

from urllib.parse import urlencode

from amends.app.on_case import act_all
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.route import Approve, Offer, OpenException
from amends.cases.terms import Terms
from tests.app.customer_page.customer import at_their_page
from tests.app.florist import Florist
from tests.desk.in_process import Visitor

WEAK = "the flowers are withered again after a week"
ROWS = [
    ("terms_remedy", "service_credit"),
    ("terms_amount", "40"),
    ("terms_remedy", "refund"),
    ("terms_amount", "60"),
    ("why", "It was a birthday."),
]


def proposed(florist: Florist, *more: tuple[str, str]) -> tuple[str, Terms]:
    """The terms of a solution that was proposed on the page."""
    case = florist.decided()
    florist.does("ana", case, OpenException())
    with Visitor.coming(florist.workspace, "ana") as ana:
        sent = ana.sends(f"/cases/{case}/acts/propose", urlencode([*ROWS, *more]))
        assert sent.status == 303, sent.text
    proposal = florist.seen(case).proposal
    assert proposal is not None
    return case, proposal.terms


def test_a_condition_is_of_the_one_remedy_that_was_chosen(florist: Florist) -> None:
    _, terms = proposed(florist, ("terms_condition", WEAK), ("terms_condition_of", "refund"))
    assert terms.condition_for("refund") == WEAK
    assert terms.condition_for("service_credit") is None


def test_a_condition_is_of_everything_where_nothing_was_chosen(florist: Florist) -> None:
    _, terms = proposed(florist, ("terms_condition", WEAK), ("terms_condition_of", ""))
    assert terms.condition_for("refund") == terms.condition_for("service_credit") == WEAK


def test_plain_terms_need_nothing_of_that(florist: Florist) -> None:
    case, terms = proposed(florist, ("terms_condition", ""), ("terms_condition_of", "refund"))
    assert (terms.condition, terms.condition_of) == (None, None)
    with Visitor.coming(florist.workspace, "carla") as carla:
        assert "<details ><summary>Only under a condition" in carla.gets(f"/cases/{case}/acts/adjust").text


def test_an_approver_adjusts_terms_with_the_condition_that_they_have(florist: Florist) -> None:
    case, _ = proposed(florist, ("terms_condition", WEAK), ("terms_condition_of", "refund"))
    with Visitor.coming(florist.workspace, "carla") as carla:
        page = carla.gets(f"/cases/{case}/acts/adjust").text
    assert f'value="{WEAK}"' in page
    assert '<option value="refund" selected>only refund; the rest is given at once' in page


def test_the_customer_reads_which_part_waits_for_the_condition(florist: Florist) -> None:
    case, _ = proposed(florist, ("terms_condition", WEAK), ("terms_condition_of", "refund"))
    florist.does("carla", case, Approve())
    act_all(florist.desk("ana"), case, lambda _: [Offer(), EndContact()])
    solution = at_their_page(florist, case).sees().solution
    assert solution is not None
    assert solution.terms == (
        "Service credit, worth €40.00",
        f"Refund, worth €60.00: you get it if this comes true: “{WEAK}”.",
    )
    assert solution.condition is None
