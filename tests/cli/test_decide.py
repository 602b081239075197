import json
from pathlib import Path

from tests.cli.command import PHONE, ROOT, amends, refused

CASES = ROOT / "examples" / "phone" / "cases"


def test_the_case_of_the_two_senior_agents_is_decided_as_json() -> None:
    ended = amends(
        "decide", PHONE, str(CASES / "broken-phone-178-days-admitted.yaml"), "--json", "--want", "replacement"
    )
    decision = json.loads(ended.output)
    assert (ended.status, ended.errors) == (0, "")
    assert decision["remedies"]["replacement"]["status"] == "excluded"
    assert [ground["clause"] for ground in decision["remedies"]["replacement"]["grounds"]] == ["W2", "W1"]
    assert decision["gap"] is True
    assert decision["facts"]["phone_price"] == "320.00"


def test_without_json_the_words_stand_under_the_name_and_the_version(shop: str) -> None:
    ended = amends("decide", shop, "{broken: true, price: 80.00}", "--want", "replacement")
    assert ended.status == 0
    assert ended.output.startswith("shop, version 1\n\n")
    assert "80.00" in ended.output


def test_explain_prints_the_words_and_nothing_else(shop: str) -> None:
    decided = amends("decide", shop, "{broken: true}", "--want", "replacement")
    explained = amends("explain", shop, "{broken: true}", "--want", "replacement")
    assert explained.status == 0
    assert decided.output == "shop, version 1\n\n" + explained.output


def test_facts_are_an_object_of_json_an_object_of_yaml_a_file_or_standard_input(shop: str, tmp_path: Path) -> None:
    for name, text in {"a.json": '{"price": 80.10}', "a.yaml": "price: 80.10\n", "a.yml": "{price: 80.10}"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert _price(amends("decide", shop, str(tmp_path / name), "--json").output) == "80.10"
        assert _price(amends("decide", shop, "-", "--json", given=text).output) == "80.10"
    assert _price(amends("decide", shop, '{"price": 80.10}', "--json").output) == "80.10"
    assert _price(amends("decide", shop, " {price: 80.10}", "--json").output) == "80.10"


def test_an_amount_never_passes_through_binary_floating_point(shop: str) -> None:
    assert _price(amends("decide", shop, '{"price": 1234567890123456789012345678.91}', "--json").output) == (
        "1234567890123456789012345678.91"
    )


def _price(output: str) -> str:
    return str(json.loads(output)["facts"]["price"])


def test_role_and_team_go_into_the_decision(shop: str) -> None:
    decision = json.loads(amends("decide", shop, "{}", "--json", "--as", "agent", "--team", "care").output)
    assert decision["facts"] == {"role": "agent", "team": "care"}


def test_a_language_of_the_policy_is_used_for_the_words_and_the_questions(shop: str) -> None:
    assert "Lo que se rompe se cambia." in amends("explain", shop, "{broken: true}", "--language", "es").output
    decision = json.loads(amends("decide", shop, "{}", "--json", "--language", "es").output)
    assert decision["ask"][0]["ask"] == "¿Todavía funciona?"


def test_a_language_that_the_policy_is_not_written_in_is_refused(shop: str) -> None:
    assert refused("explain", shop, "{}", "--language", "fr") == (
        "error: the policy is not written in `fr`\n  help: expected `en` or `es`\n"
    )


def test_a_fact_that_does_not_fit_is_shown_where_it_stands(shop: str, tmp_path: Path) -> None:
    facts = tmp_path / "case.yaml"
    facts.write_text("price: 80.00\nplan: pluss\nparts:\n  - {name: lid, price: -}\n", encoding="utf-8")
    assert refused("decide", shop, str(facts)) == (
        f"{facts}:2:1: error: `plan` is `pluss`; expected `basic` or `plus`\n"
        "  2 | plan: pluss\n"
        "    | ^^^^^^^^^^^\n"
        "  help: did you mean `plus`?\n"
        "\n"
        f"{facts}:4:17: error: `parts[1].price` is `-`; expected an amount in plain digits, such as 10.00\n"
        "  4 |   - {name: lid, price: -}\n"
        "    |                 ^^^^^^^^\n"
    )


def test_a_line_with_a_sensitive_fact_is_never_shown(shop: str) -> None:
    said = refused("decide", shop, '{"card_number": "4111 1111", "plan": "gold"}')
    assert "4111" not in said
    assert "FACTS:1:2: error: `card_number` is a value that is not shown; expected a whole number\n" in said
    assert "`plan` is `gold`" in said


def test_an_unknown_role_has_no_place_but_a_suggestion(shop: str) -> None:
    assert refused("decide", shop, "{}", "--as", "agnt") == (
        "error: `role` is `agnt`; expected `agent` or `team_lead`\n  help: did you mean `agent`?\n"
    )


def test_an_unknown_want_is_refused(shop: str) -> None:
    assert "`replacment` is not a remedy of the policy; did you mean `replacement`?" in refused(
        "decide", shop, "{}", "--want", "replacment"
    )


def test_a_policy_with_faults_is_refused_with_every_fault(tmp_path: Path) -> None:
    policy = tmp_path / "bad.policy.yaml"
    policy.write_text(
        "language: 1\npolicy: bad\nversion: 1\nremedies: {a: {}}\nclauses: []\nroels: [x]\n", encoding="utf-8"
    )
    said = refused("decide", str(policy), "{}")
    assert f"{policy}:6:1: error: `roels`" in said
    assert "help: did you mean `roles`?" in said


def test_control_characters_in_what_was_given_do_not_reach_the_terminal(shop: str) -> None:
    said = refused("decide", shop, r'{"plan": "\u001b[31mred\u0007"}')
    assert "\x1b" not in said
    assert "\x07" not in said
    assert "`plan` is `\N{REPLACEMENT CHARACTER}[31mred" in said


def test_of_very_many_wrong_facts_the_first_are_told(shop: str) -> None:
    said = refused("decide", shop, "-", given="\n".join(f"x{number}: 1" for number in range(1_000)))
    assert said.count(": error: ") == 50
    assert said.endswith("error: and 950 more; repair these and try again\n")
