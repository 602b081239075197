"""What the pages of a case tell of its solution is what stands: whose it is, and what it has come to."""

import re
from decimal import Decimal
from html import unescape
from urllib.parse import urlencode

import pytest

from amends.app.cases.deciding import decide_case
from amends.cases.gate.acts.contacts import VerifyCaller
from amends.cases.gate.acts.evidence import Confirm, Restate
from amends.cases.gate.acts.route import Adjust, Approve, Compromise, Offer, OpenException, Take
from tests.app.florist import Florist, credit
from tests.desk.in_process import Visitor

MORE = "And something more that has to be said. " * 40


def text_of(page: str) -> str:
    """What somebody reads on a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def read_by(florist: Florist, user: str, address: str) -> str:
    """What somebody reads at an address."""
    with Visitor.coming(florist.workspace, user) as visitor:
        answered = visitor.gets(address)
        assert answered.status == 200, answered.text
        return answered.text


def test_after_an_agreement_the_agreed_amount_stands_and_not_the_approved_one(florist: Florist) -> None:
    case = florist.proposed("60.00")
    florist.does("carla", case, Approve(ceiling=Decimal("80.00")))
    florist.does("ana", case, Offer())
    florist.does("ana", case, Compromise(credit("75.00"), "A little more."))
    page = read_by(florist, "ana", f"/cases/{case}")
    assert "<strong>Service credit (€75.00)</strong>" in page
    assert "Offered before: service credit (€60.00)" in text_of(page)
    assert "promised: €75.00" in text_of(page)


@pytest.mark.parametrize(("user", "place"), [("ana", ""), ("carla", "/approval")])
def test_an_adjusted_solution_tells_who_proposed_what_and_who_adjusted_it(
    florist: Florist, user: str, place: str
) -> None:
    case = florist.proposed("80.00")
    florist.does("carla", case, Adjust(credit("58.00"), "Two months."))
    said = text_of(read_by(florist, user, f"/cases/{case}{place}"))
    assert "Ana proposed service credit (€80.00): “They were for her mother's birthday.”" in said
    assert "Carla adjusted it to service credit (€58.00): “Two months.”" in said


def test_what_an_approval_has_set_aside_is_not_promised_yet(florist: Florist) -> None:
    case = florist.proposed("80.00")
    florist.does("carla", case, Adjust(credit("58.00"), "Two months."))
    said = text_of(read_by(florist, "ana", f"/cases/{case}"))
    assert "set aside for the solution: €58.00" in said
    assert "promised: €58.00" not in said


def test_a_solution_does_not_begin_with_what_was_just_refused(florist: Florist) -> None:
    case = florist.decided()
    florist.does("ana", case, OpenException())
    page = read_by(florist, "ana", f"/cases/{case}/acts/propose")
    chosen = re.findall(r'<select name="terms_remedy".*?</select>', page)
    assert chosen
    assert not any("selected" in one for one in chosen)


def test_amounts_are_taken_with_the_sign_of_the_currency(florist: Florist) -> None:
    case = florist.decided()
    florist.does("ana", case, OpenException())
    typed = {"terms_remedy": "service_credit", "terms_amount": "80,00 €", "why": "A birthday."}
    with Visitor.coming(florist.workspace, "ana") as ana:
        refused = ana.sends(f"/cases/{case}/acts/propose", urlencode({**typed, "terms_amount": "$80"})).text
        assert ana.sends(f"/cases/{case}/acts/propose", urlencode(typed)).status == 303
    assert "“$80” is not an amount in EUR" in text_of(refused.replace("<q>", "“").replace("</q>", "”"))
    proposal = florist.seen(case).proposal
    assert proposal is not None
    assert proposal.terms == credit("80.00")


def test_what_is_missing_in_a_form_is_told_without_names_that_are_typed(florist: Florist) -> None:
    case = florist.decided()
    florist.does("ana", case, OpenException())
    typed = {"terms_remedy": "service_credit", "terms_amount": "", "why": "A birthday."}
    with Visitor.coming(florist.workspace, "ana") as ana:
        said = text_of(ana.sends(f"/cases/{case}/acts/propose", urlencode(typed)).text)
    assert "Service credit has an amount Say how much" in said
    assert "service_credit=" not in said


def test_the_list_of_acts_shows_titles_and_only_what_there_is_something_for(florist: Florist) -> None:
    page = read_by(florist, "ana", f"/cases/{florist.decided()}")
    listed = text_of(page[page.index('<ul role="listbox">') : page.index("</dialog>", page.index('id="palette"'))])
    assert "Say back the problem and the wish" in listed
    assert not re.search(r"\b[a-z]+-[a-z]+\b", listed)
    assert "It has arrived" not in listed
    assert "Give your opinion" not in listed


def test_an_answer_button_is_called_by_what_stands_on_it(florist: Florist) -> None:
    case = florist.opened()
    for request in (VerifyCaller("one_time_code"), Restate("They were withered.", "The money.", "refund"), Confirm()):
        florist.does("ana", case, request)
    decide_case(florist.desk("ana"), case)
    page = read_by(florist, "ana", f"/cases/{case}")
    assert '<button name="value" value="true" id="answer"' in page
    assert '<label for="answer">' not in page


def test_what_is_long_stands_behind_its_beginning(florist: Florist) -> None:
    case = florist.proposed("80.00")
    florist.does("carla", case, Adjust(credit("58.00"), MORE))
    page = read_by(florist, "ana", f"/cases/{case}")
    assert f"all of it, {len(MORE)} characters" in page
    assert page.count(MORE) <= 3, "it is behind its beginning on the way and in the note, and in the history"
    florist.does("ana", case, Take())


def test_the_hold_counts_from_what_was_proposed(florist: Florist) -> None:
    case = florist.proposed("80.00")
    proposal = florist.seen(case).proposal
    assert proposal is not None
    page = read_by(florist, "carla", f"/cases/{case}/approval")
    assert f'data-since="{proposal.at.isoformat()}"' in page
