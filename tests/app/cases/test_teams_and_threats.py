"""Care sees what retention could give for the same facts; the record shows what was given only after a threat."""

from decimal import Decimal

import pytest

from amends.app.cases.board import board
from amends.app.cases.price_of_threats import price_of_threats
from amends.app.finding import NotFoundError
from amends.app.plain.cases import case_to_plain
from amends.cases.events.deciding import Decided
from amends.cases.events.evidence import FactStated
from amends.cases.gate.acts.evidence import Confirm
from amends.cases.gate.acts.giving import Decline, Give, Reverse, Settle, Withhold
from amends.cases.gate.rules.giving import BeyondAuthorityError
from amends.cases.gate.rules.settling import Outcome
from amends.cases.threats import Before, after_threats, threats_in
from amends.policy import loads
from amends.store.verify import verify
from tests.app.cases.wrenfield import THREAT, TREE, Wrenfield
from tests.app.florist import Florist
from tests.cases.scene import POLICY

LEAVING = {"months_left": 2}


def given_after(wrenfield: Wrenfield, case: str) -> list[tuple[str, Before]]:
    return [(one.remedy, one.before) for one in wrenfield.sees("ana", case).after_threats]


def threatens(wrenfield: Wrenfield, case: str, user: str = "ana") -> None:
    """The customer says that they will leave; it is written down, and the policy is asked again."""
    wrenfield.states(user, case, None, **{THREAT: True})
    wrenfield.decides(user, case)


def test_care_sees_what_retention_could_give_for_the_same_facts(wrenfield: Wrenfield) -> None:
    case = wrenfield.decided(**LEAVING)
    (retention,) = wrenfield.sees("ana", case).other_teams["renewal_offer"]
    assert (retention.team, retention.status) == ("retention", "discretionary")
    assert retention.limits == {
        "agent": Decimal("120.00"),
        "team_lead": Decimal("180.00"),
        "manager": Decimal("180.00"),
    }
    entry = next(one for group in board(wrenfield.sees("ana", case)).values() for one in group if one.other_teams)
    assert (entry.remedy, entry.most) == ("renewal_offer", Decimal("60.00"))
    assert [(one.who, one.most) for one in entry.other_teams[0].able][:2] == [
        ("an agent", "$120.00"),
        ("a team lead", "$180.00"),
    ]


def test_retention_sees_what_care_could_give(wrenfield: Wrenfield) -> None:
    case = wrenfield.decided(**LEAVING)
    (care,) = wrenfield.sees("rita", case).other_teams["renewal_offer"]
    assert (care.team, care.limits["agent"]) == ("care", Decimal("60.00"))


def test_what_retention_decided_lends_care_nothing_of_its_authority(wrenfield: Wrenfield) -> None:
    case = wrenfield.decided(**LEAVING)
    wrenfield.states("rita", case, "record", times_called=2)
    wrenfield.decides("rita", case)
    with pytest.raises(BeyondAuthorityError):
        wrenfield.does("ana", case, Give("renewal_offer", Decimal("61.00"), "loyalty"))
    wrenfield.does("ana", case, Give("renewal_offer", Decimal("60.00"), "loyalty"))


def test_retention_needs_no_threat_to_give_what_it_may(wrenfield: Wrenfield) -> None:
    case = wrenfield.decided(**LEAVING)
    wrenfield.does("rita", case, Give("renewal_offer", Decimal("120.00"), "loyalty"))
    assert given_after(wrenfield, case) == []
    assert list(verify(wrenfield.workspace.engine)) == []


def test_what_is_the_same_in_both_teams_is_not_told(wrenfield: Wrenfield) -> None:
    assert set(wrenfield.sees("ana", wrenfield.decided(**LEAVING)).other_teams) == {"renewal_offer"}
    assert wrenfield.sees("ana", wrenfield.decided()).other_teams == {}


def test_the_document_of_a_case_tells_it_as_well(wrenfield: Wrenfield) -> None:
    case = wrenfield.decided(**LEAVING)
    document = case_to_plain(wrenfield.sees("ana", case), with_history=False)
    (retention,) = document["decision"]["remedies"]["renewal_offer"]["other_teams"]  # type: ignore[index]
    assert (retention["team"], retention["limits"]["agent"]) == ("retention", "120.00")


def test_the_threat_is_what_the_policy_says_it_is_blind_to() -> None:
    assert threats_in(TREE) == {THREAT}
    assert threats_in(POLICY.tree) == frozenset()
    blind_to_teams = loads(
        "language: 1\npolicy: p\nversion: 2026-01-01.1\ntimezone: UTC\nroles: [agent]\nteams: [care, retention]\n"
        "facts:\n  plan: {type: [gold, basic]}\n  is_ill: {type: boolean, sensitive: true}\n  leaves: {type: boolean}\n"
        "remedies:\n  visit: {kind: repair}\nclauses:\n  - {id: A, says: A visit., grants: visit}\n"
        "guarantees:\n  - {id: N1, says: Nobody is asked., blind_to: [team, plan, is_ill, leaves]}\n"
    )
    assert threats_in(blind_to_teams.tree) == {"leaves"}


def test_what_is_given_before_a_threat_is_no_price_of_one(wrenfield: Wrenfield) -> None:
    case = wrenfield.decided()
    wrenfield.does("ana", case, Give("box_refund"))
    threatens(wrenfield, case)
    assert given_after(wrenfield, case) == []


def test_as_it_happened_retention_gives_after_the_threat_what_care_could_have_given(wrenfield: Wrenfield) -> None:
    case = wrenfield.decided(**LEAVING)
    wrenfield.does("ana", case, Withhold("renewal_offer", "lowest_already"))
    wrenfield.hangs_up("ana", case)

    wrenfield.calls("rita", case)
    wrenfield.states("rita", case, "record", times_called=2)
    threatens(wrenfield, case, "rita")
    wrenfield.does("rita", case, Give("box_refund"), Give("renewal_offer", Decimal("60.00"), "loyalty"))

    found = wrenfield.sees("ana", case).after_threats
    assert [(one.remedy, one.amount, one.before) for one in found] == [
        ("box_refund", Decimal("149.00"), Before.OWED),
        ("renewal_offer", Decimal("60.00"), Before.WITHHELD),
    ]
    box = found[0]
    assert box.decided_by is not None
    assert box.given_by is not None
    assert (box.decided_by.name, box.decided_by.team) == ("ana", "care")
    assert (box.given_by.name, box.given_by.team) == ("rita", "retention")
    assert (box.threat, box.is_exception, box.same_contact) == (THREAT, False, False)
    assert box.decided_at < box.threatened_at < box.given_at


def test_as_it_goes_care_gives_it_at_once_and_nothing_is_left_for_a_threat(wrenfield: Wrenfield) -> None:
    case = wrenfield.decided(**LEAVING)
    wrenfield.does("ana", case, *map(Give, ("box_refund", "discount_refund", "discount_ahead")))
    wrenfield.hangs_up("ana", case)
    wrenfield.calls("rita", case)
    threatens(wrenfield, case, "rita")
    assert given_after(wrenfield, case) == []


def test_what_something_else_that_became_known_has_brought_is_no_price_of_a_threat(wrenfield: Wrenfield) -> None:
    case = wrenfield.decided()
    wrenfield.states(
        "ana", case, "record", missed_appointment=True, had_outage=True, outage_hours="30", **{THREAT: True}
    )
    wrenfield.states("ana", case, "record", outage_on="2026-12-01")
    wrenfield.decides("ana", case)
    wrenfield.does("ana", case, Give("outage_credit"), Give("installation_refund"), Give("box_refund"))
    assert given_after(wrenfield, case) == [("box_refund", Before.OWED)]


def test_where_nothing_was_decided_before_the_threat_nothing_is_compared(wrenfield: Wrenfield) -> None:
    case = wrenfield.decided(**{THREAT: True})
    wrenfield.does("ana", case, Give("box_refund"))
    assert given_after(wrenfield, case) == []


def test_what_was_not_wanted_or_was_taken_back_again_does_not_count(wrenfield: Wrenfield) -> None:
    case = wrenfield.decided()
    wrenfield.does("ana", case, Decline("written_summary"))
    threatens(wrenfield, case)
    state = wrenfield.does("ana", case, Give("written_summary"), Give("box_refund"))
    assert given_after(wrenfield, case) == [("box_refund", Before.OWED)]
    box = next(gift.id for gift in state.gifts.values() if gift.remedy == "box_refund")
    wrenfield.does("ana", case, Settle(box, Outcome.GIVEN), Reverse(box, "credited to another account"))
    assert given_after(wrenfield, case) == []


def test_a_threat_that_was_taken_back_was_made_all_the_same(wrenfield: Wrenfield) -> None:
    case = wrenfield.decided()
    threatens(wrenfield, case)
    wrenfield.states("ana", case, None, **{THREAT: False})
    wrenfield.does("ana", case, Confirm(), Give("box_refund"))
    assert given_after(wrenfield, case) == [("box_refund", Before.OWED)]


def test_the_price_is_found_in_the_history_alone(wrenfield: Wrenfield) -> None:
    case = wrenfield.decided()
    threatens(wrenfield, case)
    wrenfield.does("ana", case, Give("box_refund"))
    seen = wrenfield.sees("ana", case)
    assert after_threats(seen.history, TREE) == seen.after_threats
    kinds = [type(one.event) for one in seen.history]
    assert kinds.index(Decided) < len(kinds) - 1 - kinds[::-1].index(FactStated)


def test_what_our_records_show_of_a_promise_is_stated_beside_the_customers_word(wrenfield: Wrenfield) -> None:
    case = wrenfield.decided(reported_on="2027-06-01", taken_on_word=3)
    before = wrenfield.sees("ana", case).state.decision
    assert before is not None
    assert before.decided.remedies["box_refund"].status == "discretionary"
    wrenfield.types("ana", case, "record", {"promises[1].recorded_by": "seller"})
    after = wrenfield.decides("ana", case).decision
    assert after is not None
    assert after.decided.remedies["box_refund"].status == "owed"
    (contradiction,) = wrenfield.sees("ana", case).contradictions
    assert (str(contradiction.place), contradiction.counts.source) == ("promises[1].recorded_by", "record")


def test_the_report_tells_every_case_with_a_threat_and_what_it_brought(wrenfield: Wrenfield) -> None:
    wrenfield.decided()
    nothing_changed, paid = wrenfield.decided(), wrenfield.decided()
    wrenfield.does("ana", nothing_changed, Give("box_refund"))
    for case in (nothing_changed, paid):
        threatens(wrenfield, case)
    wrenfield.does("ana", paid, Give("box_refund"))

    found = price_of_threats(wrenfield.desk("olga"))
    assert [(one.reference, [gift.remedy for gift in one.given]) for one in found] == [
        (nothing_changed, []),
        (paid, ["box_refund"]),
    ]
    assert price_of_threats(wrenfield.desk("olga"), since=wrenfield.clock.now) == ()
    assert len(price_of_threats(wrenfield.desk("olga"), "cable")) == 2
    with pytest.raises(NotFoundError):
        price_of_threats(wrenfield.desk("olga"), "alarm")


def test_without_a_policy_that_is_blind_to_something_there_is_nothing_to_report(florist: Florist) -> None:
    florist.decided()
    assert price_of_threats(florist.desk("olga")) == ()
