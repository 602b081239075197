"""What pages make of words: somebody's own words stand in quotation marks, and never in backticks."""

import pytest

from amends.desk.quoting import quoting
from tests.app.florist import Florist
from tests.desk.in_process import Visitor


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("`4o` is not an amount", "<q>4o</q> is not an amount"),
        ("choose `a` or `b`", "choose <q>a</q> or <q>b</q>"),
        ("nothing to set in marks", "nothing to set in marks"),
        ("`<b>` and <i>", "<q>&lt;b&gt;</q> and &lt;i&gt;"),
        ("one ` alone", "one ` alone"),
        ("`a` and ` alone", "<q>a</q> and ` alone"),
    ],
)
def test_what_stands_in_backticks_is_set_in_quotation_marks(words: str, shown: str) -> None:
    assert quoting(words) == shown


def test_no_refused_form_shows_a_backtick(florist: Florist) -> None:
    decided, proposed = florist.decided(), florist.proposed()
    refused = {
        f"/cases/{decided}/acts/give": "remedy=gesture&amount=4o&reason=goodwill",
        f"/cases/{decided}/acts/approve": "",
        f"/cases/{proposed}/acts/approve": "ceiling=90.00",
        f"/cases/{decided}/acts/assign": "user=nobody",
        f"/cases/{decided}/answer": "fact=price&value=sixty&source=record",
        f"/cases/{decided}/acts/propose": "terms_remedy=refund&terms_amount=4o&why=x",
    }
    with Visitor.coming(florist.workspace, "ana") as ana:
        pages = {address: ana.sends(address, form) for address, form in refused.items()}
        for address, page in pages.items():
            assert page.status == 422, address
            assert "`" not in page.text, address
        assert "<q>4o</q> is not an amount" in pages[f"/cases/{decided}/acts/give"].text
        assert "`" not in ana.gets("/administration/users").text
