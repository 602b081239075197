"""The airline's policy, its adapter, and how far it agrees with what others judged and with what an AI agent did."""

import ast
import inspect
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import amends
from examples.airline import adapter, agent_decisions, agreement, records
from examples.airline.agreement import Agreement, Compared
from examples.airline.answers import Answer

EXAMPLE = Path(records.__file__).parent
README = (EXAMPLE / "README.md").read_text(encoding="utf-8")
POLICY = records.policy()

needs_cases = pytest.mark.skipif(not records.CASES.exists(), reason=records.skipped(records.CASES))
needs_log = pytest.mark.skipif(not records.LOG.exists(), reason=records.skipped(records.LOG))


def test_the_policy_warns_only_of_what_its_prose_refuses_outright() -> None:
    refused_outright = [
        "removed_bags",
        "later_insurance",
        "passenger_number_change",
        "fee_waiver",
        "partial_refund",
        "insurance_refund",
    ]
    assert [warning.message for warning in POLICY.warnings] == [
        f"no clause grants, allows or refers `{remedy}`, so it is always refused" for remedy in refused_outright
    ]


# The example's own cases.

STORIES = {
    "booked-on-this-day-yesterday": ("owed", "620.00", ["C2"]),
    "booked-a-minute-earlier": ("not_covered", None, []),
    "insured-and-ill": ("owed", "620.00", ["C5"]),
    "insured-and-busy": ("not_covered", None, []),
    "insured-and-not-said-why": ("undecided", None, ["C5"]),
    "halfway-there": ("referred", "620.00", ["C1"]),
    "airline-cancelled-a-flight": ("owed", "620.00", ["C3"]),
    "basic-economy-two-days-later": ("excluded", None, ["F2"]),
    "new-flights-not-chosen-yet": ("undecided", None, ["F3"]),
    "business-on-the-way-out-only": ("excluded", None, ["K3"]),
    "business-for-everybody": ("owed", "1480.00", ["K5"]),
    "fifth-bag": ("owed", "50.00", ["B2"]),
    "one-traveller-less": ("forbidden", None, ["P2"]),
    "delayed-and-moving-on": ("discretionary", "100.00", ["G2"]),
    "delayed-and-staying": ("not_covered", None, []),
    "delayed-without-standing": ("excluded", None, ["G3"]),
    "story-without-a-reservation": ("undecided", None, ["G1", "G3"]),
}


def _decided(story: str) -> tuple[amends.Decision, str]:
    lines = (EXAMPLE / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    case = {line["id"]: line for line in map(json.loads, lines)}[story]
    return POLICY.decide(case["facts"], want=case["want"], role="agent"), case["want"]


@pytest.mark.parametrize("story", STORIES)
def test_a_story_ends_as_the_prose_says(story: str) -> None:
    decision, want = _decided(story)
    plain = decision.to_dict()["remedies"]
    assert isinstance(plain, dict)
    remedy = plain[want]
    assert isinstance(remedy, dict)
    assert (remedy["status"], remedy["value"], remedy["because"]) == STORIES[story]


def test_every_story_has_its_file_its_line_and_its_row_in_the_readme() -> None:
    files = {path.stem for path in (EXAMPLE / "cases").glob("*.yaml")}
    lines = [json.loads(line)["id"] for line in (EXAMPLE / "cases.jsonl").read_text(encoding="utf-8").splitlines()]
    assert files == set(lines) == set(STORIES)
    assert all(f"`{story}`" in README for story in STORIES)


def test_a_refused_cancellation_tells_all_the_ways_that_were_not_open() -> None:
    decision, want = _decided("booked-a-minute-earlier")
    assert [ground.clause.id for ground in decision[want].grounds] == ["C1", "C2", "C3", "C4", "C5"]


def test_an_insured_traveller_who_has_not_said_why_is_asked_why_and_nothing_else() -> None:
    decision, _ = _decided("insured-and-not-said-why")
    assert [str(question.place) for question in decision.ask] == ["reason"]


def test_a_certificate_for_a_delay_waits_for_the_change_and_is_within_what_the_agent_may_give() -> None:
    decision, _ = _decided("delayed-and-moving-on")
    assert decision["certificate"].awaits is not None
    assert decision.gap is False


# The cases that others judged.


@pytest.fixture(scope="module")
def compared() -> list[Compared]:
    return agreement.compare(POLICY, records.cases())


def _cases(compared: list[Compared], agreement: Agreement) -> list[str]:
    return [one.case for one in compared if one.agreement is agreement]


@needs_cases
def test_at_least_52_of_the_54_cases_agree(compared: list[Compared]) -> None:
    assert len(compared) == 54
    assert len(_cases(compared, Agreement.AGREES)) >= 52


@needs_cases
def test_exactly_the_argued_case_disagrees(compared: list[Compared]) -> None:
    assert _cases(compared, Agreement.DISAGREES) == ["airline-39-70"] == list(agreement.ARGUED)


@needs_cases
def test_a_story_with_no_reservation_behind_it_is_undecided_and_asks(compared: list[Compared]) -> None:
    assert _cases(compared, Agreement.UNDECIDED) == ["airline-4-4"]
    assert {one.case: one.questions for one in compared}["airline-4-4"] == (
        "segments",
        "membership",
        "cabin",
        "insurance",
    )


@needs_cases
def test_no_case_is_undecided_because_something_cannot_be_computed() -> None:
    for record in records.cases():
        want = adapter.REMEDY[str(record["request"]["kind"])]
        facts = adapter.case_facts(record["request"], record["facts"])
        assert POLICY.decide(facts, want=want, role="agent").undefined == ()


@needs_cases
def test_four_of_the_denials_are_hand_overs_of_trips_that_have_begun(compared: list[Compared]) -> None:
    handed_over = [one.case for one in compared if one.answer is Answer.HAND_OVER]
    assert handed_over == ["airline-9-12", "airline-39-71", "airline-39-72", "airline-41-75"]


@needs_cases
def test_every_amount_that_both_name_is_the_same(compared: list[Compared]) -> None:
    amounts = {one.case: one.amounts for one in compared if one.amounts is not None}
    assert list(amounts) == ["airline-3-3", "airline-12-17", "airline-17-26", "airline-21-38", "airline-33-58"]
    assert all(ours == theirs for ours, theirs in amounts.values())


@needs_cases
def test_six_cases_rest_on_a_flag_that_their_request_does_not_bear() -> None:
    unknown = agreement.compare(POLICY, records.cases(), unflagged=None)
    undecided = _cases(unknown, Agreement.UNDECIDED)
    assert undecided == [
        "airline-4-4",
        "airline-7-8",
        "airline-11-15",
        "airline-15-22",
        "airline-17-24",
        "airline-21-37",
        "airline-33-55",
    ]


@needs_cases
def test_the_readme_tells_the_figures_that_the_command_prints(compared: list[Compared]) -> None:
    for line in agreement.totals(compared).splitlines():
        assert line in README
    assert agreement.counts(agreement.compare(POLICY, records.cases(), unflagged=None)) in README
    assert all(case in README for case in agreement.ARGUED)


@needs_cases
def test_the_comparison_of_the_cases_runs_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert agreement.main() == 0
    assert "disagrees  airline-39-70: insured economy" in capsys.readouterr().out


# What an AI agent did.


@pytest.fixture(scope="module")
def reviewed() -> list[agent_decisions.Reviewed]:
    return agent_decisions.review(POLICY, records.log())


@needs_log
def test_at_least_212_of_the_216_decided_rows_agree_with_their_label(reviewed: list[agent_decisions.Reviewed]) -> None:
    decided = [one for one in reviewed if one.answer is not Answer.UNDECIDED]
    assert len(reviewed) == 252
    assert len(decided) >= 216
    assert sum(not one.contradicts_label for one in decided) >= 212


@needs_log
def test_exactly_the_argued_rows_disagree_with_their_label(reviewed: list[agent_decisions.Reviewed]) -> None:
    found = Counter((one.row["task"], one.row["reservation_id"]) for one in reviewed if one.contradicts_label)
    assert found == {("39", "MSJ4OA"): 4}
    assert list(found) == list(agent_decisions.ARGUED)


@needs_log
def test_every_wrong_grant_that_can_be_decided_is_refused(reviewed: list[agent_decisions.Reviewed]) -> None:
    answers = Counter(one.answer for one in reviewed if one.row["outcome"] == "wrong_grant")
    assert answers == {Answer.DENY: 29, Answer.HAND_OVER: 16, Answer.UNDECIDED: 6}


@needs_log
def test_what_the_log_does_not_hold_is_asked(reviewed: list[agent_decisions.Reviewed]) -> None:
    asked = Counter((one.row["request"], one.questions[0]) for one in reviewed if one.answer is Answer.UNDECIDED)
    assert asked == {("change_flights", "changes_trip"): 32, ("compensate", "segments"): 4}


@needs_log
def test_the_readme_tells_the_review_as_the_command_prints_it(reviewed: list[agent_decisions.Reviewed]) -> None:
    for part in (agent_decisions.matrix, agent_decisions.totals, agent_decisions.asked):
        assert part(reviewed) in README


@needs_log
def test_the_review_of_the_log_runs_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert agent_decisions.main() == 0
    assert "4 × task 39, cancel MSJ4OA: deny (no clause grants it)" in capsys.readouterr().out


@pytest.mark.parametrize("compare", [agreement.main, agent_decisions.main])
def test_where_the_data_are_absent_the_commands_say_that_they_compared_nothing(
    compare: Callable[[Path], int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(tmp_path / "airline.jsonl") == 0
    assert capsys.readouterr().out == ("Skipped: ../shared/data/airline.jsonl is not there, so nothing was compared.\n")


# The adapter.

COMPUTES_OR_CHOOSES = (
    ast.Assert,
    ast.AugAssign,
    ast.BinOp,
    ast.BoolOp,
    ast.Compare,
    ast.If,
    ast.IfExp,
    ast.JoinedStr,
    ast.Lambda,
    ast.Match,
    ast.Try,
    ast.UnaryOp,
    ast.While,
)
RENAMING_CALLS = {
    *("_elements", "_flights", "_renamed", "_reservation_facts"),
    *("get", "intersection", "items", "register", "set", "sorted"),
}
JUDGED = {"ground_truth", "verdict", "granted", "outcome", "transferred", "run_reward", "gt_verdict", "gt_amount"}


def _without_annotations(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
    return tree


def _beyond_renaming(source: str) -> list[str]:
    """The expressions of a module that compute, compare, choose, or call what is not known to rename."""
    found = []
    for node in ast.walk(_without_annotations(ast.parse(source))):
        filters = isinstance(node, ast.comprehension) and bool(node.ifs)
        called = ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else None
        if isinstance(node, COMPUTES_OR_CHOOSES) or filters or (called and called not in RENAMING_CALLS):
            found.append(ast.unparse(node) if isinstance(node, ast.expr | ast.stmt) else "a filter")
    return found


def test_the_adapter_renames_and_does_nothing_else() -> None:
    assert _beyond_renaming(inspect.getsource(adapter)) == []


@pytest.mark.parametrize(
    "source",
    [
        "fresh = record['hours_since_booking'] <= 24",
        "hours = (now - created_at) / 3600",
        "insured = record['insurance'] and record['reason']",
        "cabin = 'business' if record['cabin'] else None",
        "if record['task_id']: verdict = 'deny'",
        "flown = [one for one in segments if one['landed']]",
        "flown = list(filter(landed, segments))",
        "late = not record['on_time']",
        "total = sum(amounts)",
        "match record['kind']:\n    case 'cancel': pass",
    ],
)
def test_a_rule_that_slipped_into_the_adapter_would_be_found(source: str) -> None:
    assert _beyond_renaming(source)


def test_nothing_that_others_judged_has_a_name_in_the_adapter() -> None:
    texts = {node.value for node in ast.walk(ast.parse(inspect.getsource(adapter))) if isinstance(node, ast.Constant)}
    assert not texts & JUDGED
    assert set(inspect.signature(adapter.case_facts).parameters) == {"request", "reservation", "unflagged"}


def test_the_hours_since_booking_of_a_case_are_left_to_the_policy() -> None:
    assert "hours_since_booking" not in adapter.RESERVATION
    assert {"created_at", "now"} <= set(adapter.RESERVATION)


def test_a_reservation_that_is_not_there_leaves_everything_about_it_unknown() -> None:
    assert adapter.case_facts({"kind": "compensate", "complaint": "cancelled"}, None, unflagged=None) == {
        "request": "compensate",
        "complaint": "cancelled",
        "changes_trip": None,
        "only_part": None,
    }


def test_the_cabin_of_a_request_is_later_than_that_of_the_record() -> None:
    record = {"cabin": "basic_economy", "payment_history": [], "segments": []}
    assert adapter.case_facts({"cabin": "economy"}, record)["cabin"] == "economy"
