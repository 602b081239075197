"""A case at a glance, its story, and lists of cases."""

import re

from tests.cli.case.workplace import ACCOUNT, WEAK_SIGNAL, Workplace


def test_a_case_at_a_glance_for_somebody_on_a_call(house: Workplace) -> None:
    case = house.decides(facts=WEAK_SIGNAL)
    lines = house.does("nina", "show", case).splitlines()
    assert lines[0] == f"{case} · decided · waits for nina (you)"
    assert lines[1] == f"Ada Mills, account {ACCOUNT}"
    assert lines[2] == "Speaking by phone; verified for account data, history, offers."
    headings = ["ON REQUEST, AT A CHARGE", "YOU MAY GIVE", "NOT COVERED", "Facts", "What is next"]
    assert [line for line in lines if line in headings] == headings
    # What nobody asked for is named, not read out.
    assert "ALSO NOT COVERED: equipment_replacement, batteries, software_repair," in "\n".join(lines)
    assert "  technician_visit: $79.00" in lines


def test_a_lead_sees_what_a_lead_may_give(house: Workplace) -> None:
    case = house.decides(facts=WEAK_SIGNAL)
    assert "  service_credit: up to $20.00\n" in house.does("nina", "show", case)
    assert "  service_credit: up to $60.00\n" in house.does("tess", "show", case)


def test_a_caller_who_was_not_verified_is_marked(house: Workplace) -> None:
    case = house.opens()
    assert "Speaking by phone; NOT VERIFIED: tell nothing of the account yet.\n" in house.does("nina", "show", case)
    house.does("nina", "end-contact", case)
    assert "Nobody is in contact with the customer.\n" in house.does("nina", "show", case)


def test_before_the_decision_the_remedies_are_named(house: Workplace) -> None:
    case = house.opens()
    said = house.does("nina", "show", case)
    assert "Not decided yet, by alarm-care 2026-01-01.1. Its remedies: equipment_replacement, batteries," in said


def test_the_history_tells_everything_with_who_did_it(house: Workplace) -> None:
    case = house.opens()
    house.does("tess", "fact", case, "plan=value", "--from", "record")
    told = house.does("nina", "show", case, "--history")
    assert "Times are those of America/Denver.\n" in told
    assert "nina, agent: opened the case: “the alarm drops out every night”\n" in told
    assert "tess, team lead: recorded your plan: value, from record\n" in told
    history = house.reads("nina", "show", case, "--history")["history"]
    assert [one["event"] for one in history] == ["case_opened", "contact_begun", "fact_stated", "fact_stated"]
    assert history[3]["by"] == {"name": "tess", "role": "team_lead", "team": "care", "kind": "person"}


def test_people_read_times_of_the_client_and_machines_those_of_utc(house: Workplace) -> None:
    case = house.decides(facts=WEAK_SIGNAL)
    house.does("nina", "supervisor", case)
    shown = house.does("nina", "show", case)
    assert re.search(r" · due \d{4}-\d\d-\d\d \d\d:\d\d M[SD]T$", shown.splitlines()[0])
    assert "UTC" not in shown
    assert "UTC" not in house.does("nina", "list")
    assert house.reads("nina", "show", case)["due"].endswith("Z")


def test_the_whole_case_is_there_as_json(house: Workplace) -> None:
    case = house.decides(facts=WEAK_SIGNAL)
    shown = house.reads("nina", "show", case)
    assert (shown["reference"], shown["stage"], shown["waiting_for"]) == (case, "decided", "owner")
    limits = shown["decision"]["remedies"]["service_credit"]["limits"]
    assert limits == {"agent": "20.00", "team_lead": "60.00", "manager": "60.00"}
    assert [*limits] == ["agent", "team_lead", "manager"], "in the policy's order"
    assert shown["restatement"]["remedy"] == "early_end_free"
    assert shown["contact"]["verified_for"] == ["account_data", "history", "offers"]
    assert "history" not in shown
    assert shown["next"][0]["command"] == f"amends case exception {case}"


def test_cases_are_listed_by_stage_by_whom_they_wait_for_and_by_what_is_due(house: Workplace) -> None:
    first, second = house.opens(), house.opens("omar")
    house.does("omar", "supervisor", second)
    rows = house.does("nina", "list").splitlines()
    assert rows[0].split() == ["case", "stage", "customer", "waits", "for", "due", "changed"]
    assert rows[1].startswith(f"{second}  open   Ada Mills  team lead  ")
    assert rows[2].startswith(f"{first}  open   Ada Mills  nina ")

    def listed(*filters: str) -> list[str]:
        return [one["reference"] for one in house.reads("nina", "list", *filters)["cases"]]

    assert listed("--mine") == [first]
    assert listed("--waiting-for", "team_lead") == [second]
    assert listed("--due") == [second]
    assert listed("--stage", "open", "--stage", "decided", "--team", "care") == [second, first]
    assert listed("--stage", "making-it-right") == []
    assert listed("--team", "retention") == []
    assert house.does("nina", "list", "--team", "retention") == "No case is like that.\n"


def test_a_long_list_comes_in_pages(house: Workplace) -> None:
    cases = {house.opens() for _ in range(21)}
    page = house.reads("nina", "list")
    rest = house.reads("nina", "list", "--page", page["next"])
    assert len(page["cases"]) == 20
    assert {one["reference"] for one in [*page["cases"], *rest["cases"]]} == cases
    assert rest["next"] is None
    assert house.does("nina", "list").splitlines()[-1] == f"The next page: --page {page['next']}"
    assert "`yesterday` is no page" in house.is_refused("nina", "list", "--page", "yesterday")
