"""The online shop: the policy's own cases, the adapter that only renames, and how far a ground truth agrees."""

import ast
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from amends import Decision, Policy, load
from examples.retail import adapter, agreement

HOME = Path(agreement.__file__).parent
CASE_FILES = sorted((HOME / "cases").glob("*.yaml"))
DISAGREE = {"retail-105-0"}
UNDECIDED = {"retail-50-n25": ("status",)}
AGREE_AT_LEAST = 127
REQUESTS = 129

with_the_cases_of_others = pytest.mark.skipif(not agreement.CASES.exists(), reason=agreement.SKIPPED)


class AmountsAsTheyStand(yaml.SafeLoader):
    """Reads `48.00` as the text that it is: money is never a float."""


def as_it_stands(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> str:
    return str(node.value)


AmountsAsTheyStand.add_constructor("tag:yaml.org,2002:float", as_it_stands)


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load(agreement.POLICY)


@pytest.fixture(scope="module")
def own_cases() -> dict[str, dict[str, object]]:
    lines = (HOME / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    return {case["id"]: case for case in map(json.loads, lines)}


@pytest.fixture(scope="module")
def rows() -> list[agreement.Row]:
    return agreement.read_cases(agreement.CASES)


@pytest.fixture(scope="module")
def compared(policy: Policy, rows: list[agreement.Row]) -> list[agreement.Compared]:
    return [agreement.compare(policy, row) for row in rows]


def decide(policy: Policy, case: Mapping[str, object]) -> Decision:
    facts = case["facts"]
    assert isinstance(facts, dict)
    return policy.decide(facts, want=str(case["want"]), role="agent")


# The policy's own cases


def test_the_policy_has_no_warnings(policy: Policy) -> None:
    assert policy.warnings == ()


@pytest.mark.parametrize(
    ("case", "status", "clauses"),
    [
        ("cancel-after-a-change", "not_covered", "C1"),
        ("cancel-for-another-reason", "excluded", "C2"),
        ("cancel-one-item", "excluded", "C3"),
        ("change-for-a-dearer-one", "owed", "M1"),
        ("change-shirt-to-shoe-sold-out", "excluded", "E3 E4"),
        ("exchange-for-a-cheaper-one", "owed", "E1"),
        ("exchange-gift-card-too-small", "excluded", "E6"),
        ("exchange-item-of-another-order", "excluded", "G2"),
        ("exchange-nothing-named", "excluded", "G3"),
        ("exchange-payment-not-named", "undecided", "E6 G1"),
        ("exchange-two-for-one", "excluded", "E2"),
        ("new-address-too-late", "not_covered", "A1"),
        ("new-address-while-pending", "owed", "A1"),
        ("order-of-a-friend", "forbidden", "F1"),
        ("pay-with-the-gift-card-instead", "excluded", "P4"),
        ("pay-with-the-other-card-instead", "owed", "P1"),
        ("return-to-another-card", "excluded", "R2"),
        ("return-to-the-gift-card", "owed", "R1"),
        ("undo-a-cancellation", "referred", "C5"),
        ("undo-order-not-named", "undecided", "C5"),
    ],
)
def test_a_case_is_settled_by_its_clauses(
    policy: Policy, own_cases: Mapping[str, Mapping[str, object]], case: str, status: str, clauses: str
) -> None:
    remedy = decide(policy, own_cases[case])[str(own_cases[case]["want"])]
    settling = [ground.clause.id for ground in remedy.grounds] or remedy.because
    assert (remedy.status, " ".join(settling)) == (status, clauses)


def test_what_is_owed_awaits_the_customers_name_and_yes(
    policy: Policy, own_cases: Mapping[str, Mapping[str, object]]
) -> None:
    case = own_cases["return-to-the-gift-card"]
    facts = case["facts"]
    assert isinstance(facts, dict)
    asked = decide(policy, case)["refund"]
    said_yes = policy.decide({**facts, "confirmed": True}, want="refund", role="agent")["refund"]
    assert (asked.value, asked.awaits is None) == (Decimal("31.50"), False)
    assert (said_yes.value, said_yes.awaits) == (Decimal("31.50"), None)


def test_of_two_equal_items_one_can_be_exchanged(policy: Policy, own_cases: Mapping[str, Mapping[str, object]]) -> None:
    decision = decide(policy, own_cases["exchange-for-a-cheaper-one"])
    assert decision["refund_of_difference"].value == Decimal("6.50")
    assert decision["price_difference"].status == "not_covered"


def test_a_gift_card_that_holds_the_difference_to_the_cent_is_enough(
    policy: Policy, own_cases: Mapping[str, Mapping[str, object]]
) -> None:
    assert decide(policy, own_cases["change-for-a-dearer-one"])["price_difference"].value == Decimal("15.50")


def test_only_the_payment_method_is_asked_where_only_that_is_missing(
    policy: Policy, own_cases: Mapping[str, Mapping[str, object]]
) -> None:
    decision = decide(policy, own_cases["exchange-payment-not-named"])
    assert [str(question.place) for question in decision.ask] == ["payment_method_chosen"]


def test_the_case_files_and_the_lines_hold_the_same(own_cases: Mapping[str, Mapping[str, object]]) -> None:
    facts = {file.stem: yaml.load(file.read_text(encoding="utf-8"), AmountsAsTheyStand) for file in CASE_FILES}
    assert facts == {name: case["facts"] for name, case in own_cases.items()}


@pytest.mark.parametrize("file", CASE_FILES, ids=lambda file: file.stem)
def test_a_case_file_begins_with_its_command(file: Path, own_cases: Mapping[str, Mapping[str, object]]) -> None:
    command = f"--want {own_cases[file.stem]['want']} --as agent"
    assert f"examples/retail/cases/{file.name} {command}\n" in file.read_text(encoding="utf-8")


# The adapter

JUDGING = (
    ast.Compare, ast.BinOp, ast.BoolOp, ast.UnaryOp, ast.AugAssign, ast.If, ast.IfExp, ast.While, ast.Try, ast.Match,
    ast.Assert, ast.Lambda,
)  # fmt: skip
CALLS_ALLOWED = {"filter", "join", "items"}


def judgements(source: str) -> list[str]:
    """Whatever in the source compares, reckons, branches or calls more than renaming needs."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.comprehension(ifs=[_, *_]):
                found.append("if in a comprehension")
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name not in CALLS_ALLOWED:
                found.append(f"call of {name}")
            case ast.Import() | ast.ImportFrom() if ast.unparse(node).split()[1] != "collections.abc":
                found.append(ast.unparse(node))
            case _ if isinstance(node, JUDGING):
                found.append(type(node).__name__)
    return found


def test_the_adapter_only_renames_and_retypes() -> None:
    assert judgements(Path(adapter.__file__).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "late = status != 'pending'",
        "total = price + tax",
        "card = chosen or original",
        "total = sum(prices)",
        "wanted = [item for item in items if item]",
        "if lost: status = 'lost'",
        "status = 'lost' if lost else status",
        "import operator",
        "balance = -amount",
        "items = sorted(items)",
    ],
)
def test_an_adapter_that_judges_would_be_found_out(source: str) -> None:
    assert judgements(source)


def test_a_field_that_a_record_does_not_have_stays_unknown() -> None:
    assert adapter.facts_of({"status": "pending"}, {"kind": "cancel_pending_order"}) == {"status": "pending"}


def test_fields_get_the_policys_names_and_types() -> None:
    record = {"payment_methods": {"gift-1": {"source": "gift_card", "balance": Decimal("5.00")}}}
    request = {"item_ids": ["a", "a"], "partial": ["a", "b"], "payment_method_id": "gift-1", "note": "not a fact"}
    assert adapter.facts_of(record, request) == {
        "payment_methods": [{"payment_method_id": "gift-1", "source": "gift_card", "balance": Decimal("5.00")}],
        "item_ids": [{"item_id": "a"}, {"item_id": "a"}],
        "partial": "a, b",
        "payment_method_chosen": "gift-1",
    }


# The agreement


@with_the_cases_of_others
def test_the_policy_agrees_with_the_ground_truth_but_for_what_the_readme_argues(
    compared: list[agreement.Compared],
) -> None:
    by_verdict = {verdict: {case.case for case in compared if case.verdict is verdict} for verdict in agreement.Verdict}
    assert len(compared) == REQUESTS
    assert len(by_verdict[agreement.Verdict.AGREES]) >= AGREE_AT_LEAST
    assert by_verdict[agreement.Verdict.DISAGREES] == DISAGREE
    assert by_verdict[agreement.Verdict.UNDECIDED] == set(UNDECIDED)
    assert by_verdict[agreement.Verdict.NOT_COMPARED] == set()


@with_the_cases_of_others
def test_what_is_undecided_asks_for_what_the_record_does_not_hold(compared: list[agreement.Compared]) -> None:
    assert {case.case: case.asks for case in compared if case.case in UNDECIDED} == UNDECIDED


@with_the_cases_of_others
def test_amounts_are_the_sums_and_differences_of_the_records_prices(
    rows: list[agreement.Row], compared: list[agreement.Compared]
) -> None:
    owed = [(row, case) for row, case in zip(rows, compared, strict=True) if case.ours == "owed"]
    assert {case.case: case.our_amount for _, case in owed} == {case.case: reckoned(row) for row, case in owed}


def reckoned(row: agreement.Row) -> str:
    """What the table should show, reckoned from the record without the policy."""
    record, named = row["facts"], row["request"].get("item_ids")
    assert record is not None
    items, new_items = record["items"], record.get("new_items")
    assert isinstance(items, list)
    if not isinstance(named, list):
        return f"{sum(item['price'] for item in items):.2f}"
    prices = {item["item_id"]: item["price"] for item in items}
    old: Decimal = sum((prices[item_id] for item_id in named), Decimal(0))
    if not isinstance(new_items, list):
        return f"{old:.2f}"
    new: Decimal = sum((item["price"] for item in new_items), Decimal(0))
    return f"{old - new:.2f} back" if old > new else f"{new - old:.2f} to pay"


@with_the_cases_of_others
def test_the_report_lists_every_request_and_says_what_disagrees(
    rows: list[agreement.Row], compared: list[agreement.Compared]
) -> None:
    lines = agreement.report(compared).splitlines()
    assert [line.split()[0] for line in lines[1 : REQUESTS + 1]] == [row["case_id"] for row in rows]
    assert "   1 of 129: disagrees" in lines
    assert any(line.startswith("retail-105-0 disagrees: 21.10 more to pay") for line in lines)
    assert "retail-50-n25 is undecided, and asks for: status" in lines


def test_every_disagreement_is_argued_in_the_readme() -> None:
    readme = (HOME / "README.md").read_text(encoding="utf-8")
    assert set(agreement.ARGUED) == DISAGREE
    assert all(f"\n### {case}:" in readme for case in (*DISAGREE, *UNDECIDED))


def test_without_the_data_the_command_says_that_it_was_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(agreement, "CASES", tmp_path / "absent.jsonl")
    agreement.main()
    assert capsys.readouterr().out.startswith("skipped: the cases are not there (../shared/data/retail.cases.jsonl")


def test_an_information_row_is_listed_and_not_compared(policy: Policy) -> None:
    row = agreement.Row(
        case_id="what-is-my-balance",
        request={"kind": "cancel_pending_order"},
        facts={"status": "delivered"},
        ground_truth={"verdict": "info"},
    )
    assert "   1 of 1: not compared" in agreement.report([agreement.compare(policy, row)]).splitlines()
