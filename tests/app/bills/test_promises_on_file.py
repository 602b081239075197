"""A case that somebody opens for a customer with a promise on file: nobody asks what exactly was promised."""

from dataclasses import replace
from uuid import UUID

from amends.app.cases.deciding import decide_case
from amends.app.cases.opening import Opening, open_case
from amends.app.cases.questions import open_questions
from amends.app.cases.reading import view
from amends.app.cases.stating import Stating, state_facts
from amends.app.promises.reading import PromiseView
from amends.cases.events.event import Plain
from amends.cases.facts import known_facts
from amends.cases.state import CaseState
from amends.formats.values import Value
from tests.app.bills.wrenfield import CLIENT, FREE_BOX, PLAN, TEN_OFF, Wrenfield

POLICY = "cable-care"


def elements(value: Plain) -> list[dict[str, Plain]]:
    """The records of a list."""
    assert isinstance(value, list)
    return [one for one in value if isinstance(one, dict)]


def opened(wrenfield: Wrenfield, promise: PromiseView, account: UUID | None = None) -> CaseState:
    """A case of whom it was promised to, opened on the phone."""
    assert promise.customer is not None
    about = account or promise.row.account
    opening = Opening(
        client=CLIENT,
        customer=promise.customer.id,
        policy=POLICY,
        problem="I was promised more.",
        channel="phone",
        account=about,
    )
    return open_case(wrenfield.desk("ana"), opening)


def test_it_knows_what_was_promised_in_the_words_of_the_policy_and_from_which_promise(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised("4471-2", FREE_BOX, TEN_OFF)
    case = opened(wrenfield, promise)
    (said,) = case.statements["promises"]
    assert (said.source, said.record) == ("record", f"the promise on file: {promise.row.reference}")
    assert [
        (one["kind"], one["amount"], one["for_months"], one["made_by"], one["recorded_by"])
        for one in elements(said.value)
    ] == [("free_box", "0.00", 12, "care", "seller"), ("monthly_discount", "10.00", 12, "care", "seller")]


def test_what_exactly_was_promised_is_not_asked(wrenfield: Wrenfield) -> None:
    case = opened(wrenfield, wrenfield.promised("4471-2", FREE_BOX, TEN_OFF))
    decide_case(wrenfield.desk("ana"), case.id)
    asked = open_questions(view(wrenfield.desk("ana"), case.id))
    names = [one.name for one in (*asked.pressing, *asked.others)]
    assert names
    assert not [name for name in names if name.startswith("promises")]


def test_of_what_the_policy_has_no_word_for_it_is_asked(wrenfield: Wrenfield) -> None:
    assert "promises" not in opened(wrenfield, wrenfield.promised("4471-2", replace(TEN_OFF, item=PLAN))).statements


def test_what_was_promised_for_another_account_is_left_out(wrenfield: Wrenfield) -> None:
    promise, other = wrenfield.promised("4471-2", TEN_OFF), wrenfield.promised("5000-1", TEN_OFF)
    assert "promises" not in opened(wrenfield, promise, other.row.account).statements


def test_the_customers_own_word_stands_beside_it_and_counts(wrenfield: Wrenfield) -> None:
    case = opened(wrenfield, wrenfield.promised("4471-2", TEN_OFF))
    said: list[Value] = [{"kind": "monthly_discount", "amount": "15.00", "for_months": 12}]
    state_facts(wrenfield.desk("ana"), case.id, Stating(typed={}, written={"promises": said}, source="customer"))
    seen = view(wrenfield.desk("ana"), case.id)
    (known,) = elements(known_facts(seen.state, seen.policy)["promises"])
    assert known["amount"] == "15.00"
