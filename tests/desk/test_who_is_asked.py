"""A question is put to the customer only where they are the one to say; the rest is found out."""

from urllib.parse import urlencode

from amends.app.cases.deciding import decide_case
from amends.app.on_case import act_all
from amends.cases.gate.acts.contacts import VerifyCaller
from amends.cases.gate.acts.evidence import StateFact
from tests.app.florist import Florist
from tests.desk.in_process import Visitor


def with_open_facts(florist: Florist, *known: StateFact) -> str:
    """A case in which only some facts are known."""
    case = florist.opened()
    act_all(florist.desk("ana"), case, lambda _: [VerifyCaller("one_time_code"), *known])
    decide_case(florist.desk("ana"), case)
    return case


def test_what_the_policy_has_from_the_records_is_to_be_found_out_and_recorded_as_theirs(florist: Florist) -> None:
    case = with_open_facts(florist, StateFact("withered", True), StateFact("occasion", "birthday"))
    with Visitor.coming(florist.workspace, "ana") as ana:
        page = ana.gets(f"/cases/{case}").text
        assert ">To find out<" in page
        assert "The policy goes by our records for this; write it down only if you have looked it up." in page
        assert '<input type="hidden" name="source" value="record">' in page
        answer = {"fact": "came_late", "source": "record", "value": "true", "record": "slip 7"}
        assert ana.sends(f"/cases/{case}/answer", urlencode(answer)).status == 303
    (said,) = florist.seen(case).statements["came_late"]
    assert (said.value, said.source, said.record) == (True, "record", "slip 7")


def test_what_the_customer_can_tell_is_asked_first(florist: Florist) -> None:
    with Visitor.coming(florist.workspace, "ana") as ana:
        page = ana.gets(f"/cases/{with_open_facts(florist)}").text
    assert ">To find out<" not in page
    assert ">Ask<" in page
    assert '<input type="hidden" name="fact" value="withered">' in page


def test_the_next_step_names_the_fact_that_it_records(florist: Florist) -> None:
    case = with_open_facts(florist, StateFact("withered", True), StateFact("came_late", False), StateFact("price", "9"))
    with Visitor.coming(florist.workspace, "ana") as ana:
        page = ana.gets(f"/cases/{case}").text
    assert ">Record a fact<" not in page.partition('class="steps"')[2].partition("</ol>")[0]
    assert ">Record a fact: occasion<" in page
