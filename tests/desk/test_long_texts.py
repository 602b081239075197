"""What is written too long is refused with its length, and stands on the page as it was written."""

import re
from html import unescape
from importlib.resources import files
from urllib.parse import urlencode

import pytest

from amends.desk.texts import texts
from amends.desk.visit import CUSTOMER_SESSION
from amends.lang.free_text import LONGEST
from amends.letters.catalogue import LANGUAGES
from tests.app.customer_page.customer import at_their_page, offered
from tests.app.florist import Florist
from tests.desk.in_process import Visitor

TOO_LONG = "It was for my mother. " * 500
SAID = "has 10,999 characters; 10,000 are the most"
_TEXTAREA = re.compile(r"<textarea[^>]*>")
_NO_FREE_TEXT = "document"
"""What a policy's text is called, which has a limit of its own."""


def typed_in(page: str, name: str) -> str:
    """What stands in a field of several lines."""
    found = re.search(rf'<textarea[^>]* name="{name}"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert found is not None, name
    return unescape(found[1])


def test_every_field_of_several_lines_says_how_much_it_takes() -> None:
    templates = [*files("amends.desk").joinpath("templates").iterdir()]
    while templates:
        one = templates.pop()
        if one.is_dir():
            templates += one.iterdir()
            continue
        for field in _TEXTAREA.findall(one.read_text(encoding="utf-8")):
            assert 'maxlength="{{ longest }}"' in field or _NO_FREE_TEXT in field, (one.name, field)


def test_an_act_with_too_long_a_reason_is_refused_with_its_form_as_it_was_filled_in(florist: Florist) -> None:
    case = florist.decided()
    with Visitor.coming(florist.workspace, "ana") as ana:
        at = f"/cases/{case}/acts/restate"
        form = ana.gets(at).text
        names = re.findall(r'<textarea[^>]* name="(\w+)"', form)
        assert f'maxlength="{LONGEST}"' in form
        refused = ana.sends(at, urlencode({**dict.fromkeys(names, "short"), names[0]: TOO_LONG}))
    assert refused.status == 422
    assert SAID in unescape(refused.text)
    assert typed_in(refused.text, names[0]) == TOO_LONG.strip()


def test_a_case_with_too_long_a_problem_is_not_opened_and_the_problem_stays(florist: Florist) -> None:
    customer = florist.seen(florist.opened()).customer
    with Visitor.coming(florist.workspace, "ana") as ana:
        before = ana.gets(f"/customers/{customer}").text
        sent = urlencode({"problem": TOO_LONG, "policy": "flower-care", "channel": "chat"})
        refused = ana.sends(f"/customers/{customer}/cases", sent)
        after = ana.gets(f"/customers/{customer}").text
    assert refused.status == 422
    assert f"The problem {SAID}" in unescape(refused.text)
    assert typed_in(refused.text, "problem") == TOO_LONG.strip()
    assert '<option value="chat" selected>' in refused.text
    assert before.count("/cases/") == after.count("/cases/")


@pytest.mark.parametrize("act", ["refuse", "counter", "contest"])
def test_a_customer_who_writes_too_much_is_told_so_and_loses_nothing(florist: Florist, act: str) -> None:
    case = offered(florist)
    before, proposal = florist.seen(case).number, florist.seen(case).proposal
    assert proposal is not None
    written = urlencode({"words": TOO_LONG, "amount_service_credit": "90.00", "terms": proposal.terms.digest})
    page = at_their_page(florist, case)
    at = f"/c/{page.text}"
    with Visitor.coming(florist.workspace, cookies=f"{CUSTOMER_SESSION}={page.session}") as customer:
        refused = customer.sends(f"{at}/{act}", written)
    assert refused.status == 422
    assert "Your text has 10999 characters, and we can take 10000 at most." in refused.text
    assert TOO_LONG.strip() in unescape(refused.text)
    assert florist.seen(case).number == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language_of_customers(language: str) -> None:
    said = texts(language).text("customer_page.wrong.too_long", length=10_001, longest=LONGEST)
    assert "10001" in said
    assert "10000" in said
