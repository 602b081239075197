"""Who may look into call records, what they show, and what becomes of it in a case."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from amends.app.calls.asked import CallsAsked
from amends.app.calls.errors import SpanError, WhichAccountError
from amends.app.calls.looking import look_for_case, look_without_case
from amends.app.calls.looks import LooksWanted, see_looks
from amends.app.calls.own_calls import OwnCall, record_own_call
from amends.app.calls.worksheets import list_worksheets, read_worksheet
from amends.app.cases.deciding import decide_case
from amends.app.cases.reading import view
from amends.app.cases.stating import Stating, state_facts
from amends.app.on_case import act
from amends.app.permissions import NotPermittedError
from amends.calls.sums import SumOf
from amends.cases.facts import contradictions, known_facts
from amends.cases.gate.acts.contacts import EndContact, VerifyCaller
from amends.cases.gate.rules.disclosing import NotVerifiedError
from amends.formats.values import Value
from tests.app.calls.tidewren import CHARGED_FOR_NOTHING, LEO, THE_SAME_QUESTION, Tidewren, csv_of
from tests.calls.lottery import ACCOUNT, BEGINS, ENDS, LOTTERY, NEIGHBOUR, OF_NEIGHBOURS, shown

BILL = csv_of(LEO, CHARGED_FOR_NOTHING, OF_NEIGHBOURS)
OF_LEO = replace(THE_SAME_QUESTION, account=ACCOUNT)


@pytest.fixture
def tidewren(tidewren: Tidewren) -> Tidewren:
    """With the records of March."""
    tidewren.imports(BILL)
    return tidewren


def test_the_records_show_what_the_pure_answer_says(tidewren: Tidewren) -> None:
    found = look_for_case(tidewren.desk("ana"), tidewren.case(), THE_SAME_QUESTION)

    pure = shown(LEO, CHARGED_FOR_NOTHING, OF_NEIGHBOURS)
    assert found.evidence == pure
    told = {one.of: one.told for one in found.sheet.sums}
    assert told[SumOf.GIVEN_BACK] == "$0.50"
    assert told[SumOf.STAYS] == "$2.50"


def test_the_same_question_gives_the_same_digest_however_it_is_written_and_by_whomever(tidewren: Tidewren) -> None:
    by_ana = look_for_case(tidewren.desk("ana"), tidewren.case(), THE_SAME_QUESTION).evidence
    otherwise = CallsAsked(number="(1) 800 555 0186", account="3301", begins=BEGINS, ends=ENDS)

    assert look_without_case(tidewren.desk("udo"), None, otherwise).evidence.digest == by_ana.digest


def test_for_a_case_nobody_looks_before_the_caller_was_verified_for_call_records(tidewren: Tidewren) -> None:
    case = tidewren.case(verified=False)
    with pytest.raises(NotVerifiedError):
        look_for_case(tidewren.desk("ana"), case, THE_SAME_QUESTION)

    act(tidewren.desk("ana"), case, VerifyCaller("passcode"))
    with pytest.raises(NotVerifiedError, match="call records"):
        look_for_case(tidewren.desk("ana"), case, THE_SAME_QUESTION)

    act(tidewren.desk("ana"), case, VerifyCaller("one_time_code"))
    look_for_case(tidewren.desk("ana"), case, THE_SAME_QUESTION)
    act(tidewren.desk("ana"), case, EndContact())
    with pytest.raises(NotVerifiedError):
        look_for_case(tidewren.desk("ana"), case, THE_SAME_QUESTION)


def test_an_agent_sees_no_records_without_a_case_and_an_administrator_none_at_all(tidewren: Tidewren) -> None:
    for user in ("ana", "carla", "ada"):
        with pytest.raises(NotPermittedError):
            look_without_case(tidewren.desk(user), None, OF_LEO)
    with pytest.raises(NotPermittedError):
        look_for_case(tidewren.desk("udo"), tidewren.case(), THE_SAME_QUESTION)


def test_a_verified_caller_opens_no_one_elses_records(tidewren: Tidewren) -> None:
    with pytest.raises(WhichAccountError, match=NEIGHBOUR):
        look_for_case(tidewren.desk("ana"), tidewren.case(), replace(THE_SAME_QUESTION, account=NEIGHBOUR))


def test_a_span_that_holds_no_time_is_refused(tidewren: Tidewren) -> None:
    with pytest.raises(SpanError):
        look_without_case(tidewren.desk("udo"), None, replace(OF_LEO, ends=BEGINS))


def test_each_look_is_kept_with_who_when_and_for_which_case(tidewren: Tidewren) -> None:
    case = tidewren.case()
    look_for_case(tidewren.desk("ana"), case, THE_SAME_QUESTION)
    tidewren.now += timedelta(minutes=5)
    look_without_case(tidewren.desk("udo"), None, OF_LEO)

    looks = see_looks(tidewren.desk("udo")).looks
    assert [(one.user, one.look.role, one.reference, one.look.found) for one in looks] == [
        ("udo", "auditor", None, 22),
        ("ana", "agent", case, 22),
    ]
    assert {(one.look.account, one.look.number, one.look.begins, one.look.ends) for one in looks} == {
        ("3301", LOTTERY, BEGINS, ENDS)
    }
    assert [one.user for one in see_looks(tidewren.desk("ada"), LooksWanted(user="ana", account=ACCOUNT)).looks] == [
        "ana"
    ]


def test_a_look_that_was_refused_found_nothing_and_is_not_kept_as_one(tidewren: Tidewren) -> None:
    with pytest.raises(NotVerifiedError):
        look_for_case(tidewren.desk("ana"), tidewren.case(verified=False), THE_SAME_QUESTION)

    assert see_looks(tidewren.desk("udo")).looks == ()


def test_the_log_of_looks_is_read_page_by_page_and_not_by_agents(tidewren: Tidewren) -> None:
    for _ in range(3):
        look_without_case(tidewren.desk("udo"), None, OF_LEO)

    first = see_looks(tidewren.desk("udo"), limit=2)
    second = see_looks(tidewren.desk("udo"), before=first.next, limit=2)
    assert (len(first.looks), len(second.looks), second.next) == (2, 1, None)
    with pytest.raises(NotPermittedError):
        see_looks(tidewren.desk("ana"))


def shared_in(tidewren: Tidewren, case: str) -> tuple[str, ...]:
    """The facts that were stated."""
    record_own_call(
        tidewren.desk("ana"), None, OwnCall(number=LOTTERY, answered=True, seconds_to_answer=4, heard="the recording")
    )
    return look_for_case(tidewren.desk("ana"), case, THE_SAME_QUESTION, share=True).facts


def test_a_bill_that_is_wrong_in_part_is_answered_to_the_cent_in_the_case(tidewren: Tidewren) -> None:
    case = tidewren.case()
    state_facts(
        tidewren.desk("ana"),
        case,
        Stating(typed={}, written={"problem": "calls on the bill", "on_stolen_register": False}, source="customer"),
    )

    assert shared_in(tidewren, case) == ("calls", "test_call_answered")
    decided = decide_case(tidewren.desk("ana"), case).decision
    assert decided is not None
    given = decided.decided.remedies
    assert (given["call_credit"].status, given["call_credit"].value) == ("owed", Decimal("0.50"))
    assert given["connected_call_credit"].status == "excluded"


def test_what_was_claimed_stands_beside_what_was_found_and_the_records_count(tidewren: Tidewren) -> None:
    case = tidewren.case()
    claimed: list[Value] = [
        {"dialled": LOTTERY, "made_at": "2026-03-01T17:00:00Z", "connected": False, "charge": "5.00"}
    ]
    state_facts(tidewren.desk("ana"), case, Stating(typed={}, written={"calls": claimed}, source="customer"))
    shared_in(tidewren, case)

    state = tidewren.state(case)
    tree = view(tidewren.desk("ana"), case).policy
    calls = known_facts(state, tree)["calls"]
    assert isinstance(calls, list)
    assert len(calls) == 22
    [found] = [one for one in contradictions(state, tree) if one.fact == "calls"]
    assert found.counts.source == "record"
    assert (found.counts.record or "").startswith("call records, digest ")
    assert [one.source for one in found.others] == ["customer"]


def test_to_share_it_again_adds_nothing(tidewren: Tidewren) -> None:
    case = tidewren.case()
    shared_in(tidewren, case)
    number = tidewren.state(case).number
    look_for_case(tidewren.desk("ana"), case, THE_SAME_QUESTION, share=True)

    assert tidewren.state(case).number == number
    assert len(list_worksheets(tidewren.desk("ana"), case)) == 1


def test_a_worksheet_is_read_again_as_it_was_shared_whatever_comes_in_later(tidewren: Tidewren) -> None:
    case = tidewren.case()
    shared_in(tidewren, case)
    before = read_worksheet(tidewren.desk("ana"), case, 1)
    tidewren.imports(csv_of([LEO[0]._replace(call="late", charge=Decimal("7.00"))]))
    tidewren.now += timedelta(days=1)
    record_own_call(tidewren.desk("ana"), None, OwnCall(number=LOTTERY, answered=False))
    act(tidewren.desk("ana"), case, EndContact())

    after = read_worksheet(tidewren.desk("carla"), case, 1)
    assert after.sheet == before.sheet
    assert tidewren.findings() == []
    assert [one.user for one in see_looks(tidewren.desk("udo")).looks][:1] == ["carla"]


def test_who_looks_is_told_that_another_case_has_a_worksheet_of_these_calls(tidewren: Tidewren) -> None:
    first, second = tidewren.case(), tidewren.case()
    ana = tidewren.desk("ana")
    assert look_for_case(ana, first, THE_SAME_QUESTION, share=True).elsewhere == ()
    assert look_for_case(ana, first, THE_SAME_QUESTION).elsewhere == ()

    a_part_of_it = replace(THE_SAME_QUESTION, begins=BEGINS + timedelta(days=3), ends=BEGINS + timedelta(days=5))
    assert look_for_case(ana, second, a_part_of_it).elsewhere == (first,)
    afterwards = replace(THE_SAME_QUESTION, begins=ENDS, ends=ENDS + timedelta(days=5))
    assert look_for_case(ana, second, afterwards).elsewhere == ()
    before = replace(THE_SAME_QUESTION, begins=BEGINS - timedelta(days=5), ends=BEGINS)
    assert look_for_case(ana, second, before).elsewhere == ()
    otherwise = replace(THE_SAME_QUESTION, number="800 555 9999")
    assert look_for_case(ana, second, otherwise).elsewhere == ()
