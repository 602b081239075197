"""Calls that are owed, from the command line."""

import json

from tests.cli.case.workplace import Workplace


def owing(house: Workplace) -> str:
    """A case whose customer hung up."""
    case = house.opens()
    house.does("nina", "end-contact", case, "--how", "hung-up")
    return case


def lists(house: Workplace, *arguments: str) -> str:
    ended = house.types("nina", "callbacks", *arguments)
    assert (ended.status, ended.errors) == (0, "")
    return ended.output


def test_the_work_list_says_whom_to_call_and_when(house: Workplace) -> None:
    case = owing(house)
    page = lists(house, "list", "--mine")
    assert " ".join(page.splitlines()[0].split()) == "case customer number call from until tried who calls why"
    assert case in page
    assert "the customer hung up before the case was resolved" in page
    assert f"amends case try-call-back {case} OUTCOME" in page
    (call,) = json.loads(lists(house, "list", "--json"))["call_backs"]
    assert (call["case"], call["owner"], call["customer"]["phone"]) == (case, "nina", "+1 303 555 0141")
    assert (call["customer"]["timezone"], call["customer"]["call_window"]) == ("America/Denver", "09:00-20:00")


def test_where_nothing_is_owed_the_list_says_so(house: Workplace) -> None:
    house.opens()
    assert lists(house, "list") == "No call is owed.\n"


def test_a_call_before_its_time_is_refused_with_what_to_do(house: Workplace) -> None:
    case = owing(house)
    said = house.is_refused("nina", "try-call-back", case, "no_answer")
    assert said.startswith("error: the customer is called from ")
    assert "help: wait until then; or agree on an earlier time" in said


def test_the_customer_agrees_on_a_time_of_their_own(house: Workplace) -> None:
    case = owing(house)
    agreed = house.does("nina", "agree-call-back", case, "--from", "2099-11-06T12:00", "--to", "2099-11-06T13:00")
    assert "Agreed to call between 2099-11-06 12:00 MST and 2099-11-06 13:00 MST" in agreed
    assert "agreed" in lists(house, "list")
    assert house.is_refused("nina", "agree-call-back", case, "--from", "noon", "--to", "2099-11-06T13:00") == (
        "error: `noon` is no time\n  help: write it like `2026-11-06T12:00`, by the customer's clock\n"
    )


def test_calls_change_hands_one_by_one_or_with_a_shift(house: Workplace) -> None:
    first, second = owing(house), owing(house)
    assert lists(house, "assign", first, "omar").startswith(f"`omar` calls the customer of {first}.")
    assert lists(house, "hand-over", "nina", "--to", "omar").startswith("`omar` makes 1 call of `nina` from now on.")
    again = lists(house, "hand-over", "nina", "--to", "omar")
    assert again.startswith("No call of `nina` is owed: nothing was handed over.")
    assert {call["owner"] for call in json.loads(lists(house, "list", "--json"))["call_backs"]} == {"omar"}
    house.does("nina", "assign-call-back", second, "nina")
    (mine,) = json.loads(lists(house, "list", "--mine", "--json"))["call_backs"]
    assert mine["case"] == second


def test_a_customer_who_wants_no_call_is_left_in_peace(house: Workplace) -> None:
    case = owing(house)
    house.does("nina", "end-call-back", case, "not_wanted", "--words", "I will write.")
    assert lists(house, "list") == "No call is owed.\n"
    assert house.is_refused("nina", "try-call-back", case, "reached").startswith(
        "error: no call is owed to the customer"
    )
    house.does("nina", "promise-call-back", case, "--why", "they asked for one after all")
    assert "somebody promised it" in lists(house, "list")


def test_whoever_resolves_a_case_says_whether_a_call_that_was_promised_is_kept_or_was_settled(house: Workplace) -> None:
    case = house.decides(remedy="software_repair", facts=("firmware_trouble=true", "signal_at_home=good"))
    for remedy in ("software_repair", "technician_visit"):
        house.does("nina", "give", case, remedy)
        house.does("nina", "settle", case, remedy, "given")
    house.does("nina", "promise-call-back", case, "--why", "I look for a solution.")

    said = house.is_refused("nina", "resolve", case, "--needs-met", "yes")
    assert "error: a call-back is still promised, by " in said
    assert "`--call-back kept` or `--call-back settled`" in said
    done = house.does("nina", "resolve", case, "--needs-met", "yes", "--call-back", "settled")

    assert "The customer was reached otherwise: “what the call was for was settled when the case was resolved”" in done
    assert lists(house, "list") == "No call is owed.\n"
