"""`amends plan callbacks`: the table, the JSON, and what is said of assumptions that cannot be."""

import json

from tests.cli.command import amends, refused


def test_the_plan_is_a_table_of_the_four_choices() -> None:
    page = amends("plan", "callbacks").output
    assert page.startswith("20,000 contacts a day, 15% of them unhappy: 90,000 unhappy customers a month")
    for choice in ("call all", "sample", "letter", "none"):
        assert f"\n{choice} " in page
    assert "Where the answer turns" in page


def test_the_plan_is_json_for_programs() -> None:
    ended = amends("plan", "callbacks", "--contacts", "1200", "--unhappy", "10", "--json")
    document = json.loads(ended.output)
    assert [choice["choice"] for choice in document["choices"]] == ["call_all", "sample", "letter", "none"]
    assert document["unhappy_a_month"] == 3_600
    assert document["choices"][3]["missed_a_month"] == 3_600


def test_a_plan_can_be_played_through() -> None:
    arguments = ("plan", "callbacks", "--contacts", "600", "--simulate", "--simulated-days", "3")
    assert "Played through, contact by contact (planned / played)" in amends(*arguments).output
    simulated = json.loads(amends(*arguments, "--json").output)["choices"][0]["simulated"]
    assert simulated["share_tried_next_day"] == 1.0


def test_assumptions_that_cannot_be_are_told_together() -> None:
    assert refused("plan", "callbacks", "--contacts", "0", "--reach", "0") == (
        "error: there are 1 to 10,000,000 contacts a day, not `0`; "
        "attempts reach more than 0 and at most 100 percent, not `0`\n"
    )


def test_a_cost_that_is_none_is_told() -> None:
    assert "`cheap` cannot be used for `--cost`" in refused("plan", "callbacks", "--cost", "cheap")


def test_nobody_is_kept_waiting_for_a_simulation_of_years() -> None:
    said = refused("plan", "callbacks", "--simulate", "--simulated-days", "5000")
    assert "`5,000` days of 20,000 contacts cannot be played" in said
    assert "name 1 to 500 days" in said
