"""Facts as they are typed: held to the policy, several at once, with their sources."""

from pathlib import Path

from tests.cli.case.workplace import RECORDS, Workplace

ON_RECORD = {"reported_on"}
"""What a case is opened with."""


def test_facts_are_typed_in_plain_words_and_kept_in_the_policys_form(house: Workplace) -> None:
    case = house.opens()
    house.does("nina", "fact", case, "monthly_fee=29", "plan=value", "--from", "record")
    house.does("nina", "fact", case, "delivered=true", "delivered_on=2026-02-10")
    facts = house.reads("nina", "show", case)["facts"]
    assert {name: one["value"] for name, one in facts.items() if name not in ON_RECORD} == {
        "monthly_fee": "29.00",
        "delivered": True,
        "plan": "value",
        "delivered_on": "2026-02-10",
    }
    assert facts["plan"]["stated"][0]["source"] == "record"
    assert facts["delivered"]["stated"][0]["source"] == "agent"


def test_whoever_states_a_fact_without_a_source_is_told_whom_the_policy_trusts(house: Workplace) -> None:
    case = house.opens()
    said = house.does("nina", "fact", case, "delivered=true", "plan=value", "likely_to_stay=likely")
    assert "Recorded the delivery: yes, from agent\n" in said
    assert (
        "The policy trusts another first: the delivery (carrier), your plan (record); name it with `--from`.\n" in said
    )
    assert "You are the source" not in house.does("nina", "fact", case, "likely_to_stay=possible")
    assert "You are the source" not in house.does("nina", "fact", case, "plan=value", "--from", "record")


def test_to_say_the_same_again_records_nothing(house: Workplace) -> None:
    case = house.opens()
    house.does("nina", "fact", case, "monthly_fee=29", "--from", "record")
    said = house.does("nina", "fact", case, "monthly_fee=29.00", "--from", "record")
    assert said.startswith("Nothing new: that stands in the record already.\n")
    assert len(house.reads("nina", "show", case)["facts"]["monthly_fee"]["stated"]) == 1


def test_the_facts_that_can_be_stated_are_listed_with_what_is_known(house: Workplace) -> None:
    case = house.opens()
    house.does("nina", "fact", case, *RECORDS, "--from", "record")
    rows = house.does("nina", "facts", case).splitlines()
    told = {row.split()[0]: " ".join(row.split()[1:]) for row in rows[: rows.index("Claimed and found")] if row}
    assert told["fact"] == "what it can be trusted from known"
    assert told["plan"] == "`economy` or `value` record value (record)"
    assert told["firmware_trouble"] == "`true` or `false` technician"
    assert told["sensors[N].status"] == "`working`, `dropping out` or `dead` panel"
    assert "cases_last_year" not in told, "nobody states what the ledger knows"
    listed = {one["name"]: one for one in house.reads("nina", "facts", case)["facts"]}
    assert listed["plan"] == {
        "name": "plan",
        "title": "your plan",
        "expected": "`economy` or `value`",
        "trusted_from": "record",
        "is_known": True,
        "value": "value",
        "source": "record",
        "claimed": None,
        "found": [{"value": "value", "source": "record", "by": "nina", "record": None, "shown_by": None}],
        "counts": "record",
        "contradictions": [],
    }


def test_a_fact_like_none_of_the_policys_is_told_where_they_are_listed(house: Workplace) -> None:
    case = house.opens()
    assert house.is_refused("nina", "fact", case, "foo=1") == (
        "error: `foo` is not a fact of the policy\n  help: `amends case facts` lists those that it has\n"
    )


def test_a_fault_of_a_list_is_told_once_however_many_fields_were_stated(house: Workplace) -> None:
    case = house.opens()
    assert house.is_refused("nina", "fact", case, "sensors[3].status=dead", "sensors[3].price=9.00") == (
        "error: `sensors` has 0 elements so far\n  help: state the whole list: `sensors=[…]`\n"
    )


def test_of_several_facts_all_are_recorded_or_none_and_every_fault_is_told(house: Workplace) -> None:
    case = house.opens()
    said = house.is_refused("nina", "fact", case, "plan=gold", "signal_at_hom=weak", "delivered=true")
    assert "`plan` is `gold`; expected `economy` or `value`" in said
    assert "`signal_at_hom` is not a fact of the policy\n  help: did you mean `signal_at_home`?" in said
    assert set(house.reads("nina", "show", case)["facts"]) == ON_RECORD


def test_what_is_worked_out_from_the_ledger_is_not_stated(house: Workplace) -> None:
    case = house.opens()
    assert "`cases_last_year` is reckoned from what was given before" in house.is_refused(
        "nina", "fact", case, "cases_last_year=0"
    )


def test_a_fact_without_a_value_is_one_that_nobody_knows(house: Workplace) -> None:
    case = house.opens()
    assert "Recorded the delivery: not known, from agent" in house.does("nina", "fact", case, "delivered=")


def test_a_contradiction_is_shown_with_what_counts(house: Workplace) -> None:
    case = house.opens()
    house.does("nina", "fact", case, "signal_at_home=fair", "--from", "panel")
    said = house.does("nina", "fact", case, "signal_at_home=weak", "--from", "customer", "--record", "call of today")
    assert "Recorded the cellular signal at your home: weak, from customer (call of today)\n" in said
    assert "  the cellular signal at your home: fair (panel) counts; also stated: weak (customer)\n" in said
    assert house.reads("nina", "show", case)["facts"]["signal_at_home"]["contradicted"] is True


def test_claimed_and_found_are_listed_side_by_side(house: Workplace) -> None:
    case = house.opens()
    house.does("nina", "fact", case, "signal_at_home=fair", "--from", "panel")
    house.does("nina", "fact", case, "signal_at_home=weak", "plan=value", "--from", "customer")
    listed = house.does("nina", "facts", case)
    rows = [" ".join(row.split()) for row in listed[listed.index("Claimed and found") :].splitlines() if row]
    below = [row for row in rows if not row.startswith("the day you told us")]
    assert below == [
        "Claimed and found",
        "fact the customer says found what counts",
        "the cellular signal at your home weak fair (panel) panel, whom the policy trusts",
        "your plan value customer, the last word",
        "Contradictions",
        "the cellular signal at your home: fair (panel) counts; also stated: weak (customer)",
    ]
    fact = house.reads("nina", "show", case)["facts"]["signal_at_home"]
    assert (fact["claimed"]["value"], fact["found"][0]["value"], fact["trusted_from"]) == ("weak", "fair", "panel")
    (contradiction,) = fact["contradictions"]
    assert (contradiction["about"], contradiction["counts"]["source"]) == ("signal_at_home", "panel")


def test_who_states_a_field_of_an_element_leaves_the_rest_to_those_who_said_it(house: Workplace) -> None:
    case = house.opens()
    sensors = '[{"name": "hallway", "kind": "motion", "status": "working"}, {"name": "porch", "status": "working"}]'
    house.does("nina", "fact", case, f"sensors={sensors}", "--from", "customer")
    said = house.does("nina", "fact", case, "sensors[2].status=dead", "--from", "panel")
    assert "  your sensors 2, what the sensor does: dead (panel) counts; also stated: working (customer)\n" in said
    known = house.reads("nina", "show", case)["facts"]["sensors"]["value"]
    assert [(one["name"], one["status"]) for one in known] == [("hallway", "working"), ("porch", "dead")]


def test_one_field_of_an_element_is_stated_by_its_place(house: Workplace) -> None:
    case = house.opens()
    house.does("nina", "fact", case, *RECORDS)
    house.does("nina", "fact", case, "sensors[1].status=dead", "sensors[1].battery_percent=4")
    (sensor,) = house.reads("nina", "show", case)["facts"]["sensors"]["value"]
    assert sensor == {
        "name": "hallway",
        "kind": "motion",
        "status": "dead",
        "battery_percent": 4,
        "price": "45.00",
    }
    assert house.is_refused("nina", "fact", case, "sensors[2].status=dead") == (
        "error: `sensors` has 1 element so far\n  help: state the whole list: `sensors=[…]`\n"
    )
    assert house.is_refused("nina", "fact", case, "sensors[1].prise=9.00") == (
        "error: `sensors[1].prise` is not a fact of the policy\n  help: did you mean `price`?\n"
    )


def test_a_list_is_json_and_what_is_none_is_told_with_its_column(house: Workplace) -> None:
    case = house.opens()
    assert "in `sensors`, at column " in house.is_refused("nina", "fact", case, "sensors=[{]")


def test_facts_can_stand_in_a_file_and_faults_are_shown_where_they_stand(house: Workplace, tmp_path: Path) -> None:
    case = house.opens()
    file = tmp_path / "facts.yaml"
    file.write_text("plan: value\nsignal_at_home: weak\n", encoding="utf-8")
    house.does("nina", "fact", case, "delivered=true", "--file", str(file))
    assert set(house.reads("nina", "show", case)["facts"]) == {"delivered", "plan", "signal_at_home", *ON_RECORD}
    file.write_text("plan: value\nsignal_at_home: week\n", encoding="utf-8")
    said = house.is_refused("nina", "fact", case, "--file", str(file))
    assert said.startswith(f"{file}:2:1: error: `signal_at_home` is `week`")


def test_a_fact_is_named_with_its_value_and_once(house: Workplace) -> None:
    case = house.opens()
    assert house.is_refused("nina", "fact", case) == (
        "error: no fact is named\n  help: state one or more as NAME=VALUE, or give a file with `--file`; "
        f"`amends case facts {case}` lists them\n"
    )
    assert "`delivered` has no value" in house.is_refused("nina", "fact", case, "delivered")
    assert "`plan` stands twice" in house.is_refused("nina", "fact", case, "plan=value", "plan=economy")


def test_something_new_is_decided_on_and_the_difference_told(house: Workplace) -> None:
    case = house.decides(facts=("signal_at_home=good", "firmware_trouble=false"))
    assert "nothing is known that was not known when the case was decided" in house.is_refused("nina", "decide", case)
    stated = house.does("nina", "fact", case, "firmware_trouble=true")
    assert "something is known that the decision was not made on" in stated
    decided = house.does("nina", "decide", case)
    assert "  What is different: trouble in our own software: no → yes\n" in decided
    assert "\nOWED\n  software_repair\n" in decided
