"""Contacts that begin and end, solutions that are taken back, cases that end and go on."""

from tests.cli.case.workplace import ACCOUNT, WEAK_SIGNAL, Workplace
from tests.cli.terminal import on_a_terminal


def test_whoever_calls_again_is_verified_again(house: Workplace) -> None:
    case = house.opens()
    house.does("nina", "verify-caller", case, "passcode")
    house.does("nina", "end-contact", case)
    again = house.does("omar", "contact", case)
    assert "Began a contact by phone" in again
    assert f"amends case verify-caller {case} METHOD" in again
    assert "a contact by phone goes on" in house.is_refused("omar", "contact", case, "chat")
    assert "`pasword`" in house.is_refused("omar", "verify-caller", case, "pasword")


def test_a_solution_that_is_taken_back_sets_its_amount_free(house: Workplace) -> None:
    case = house.decides(facts=WEAK_SIGNAL)
    house.does("nina", "exception", case)
    house.does("nina", "propose", case, "service_credit=40.00", "--condition", "with the next bill", "--why", "Fair.")
    house.does("tess", "approve", case)
    said = house.does("nina", "withdraw", case, "--why", "a booster does more for them")
    assert "a booster does more for them" in said
    shown = house.reads("nina", "show", case)
    assert shown["stage"] == "making_it_right"
    assert [gift["state"] for gift in shown["gifts"]] == ["released"]
    assert shown["make_it_right"]["proposals"][0]["terms"]["condition"] == "with the next bill"


def test_a_case_is_resolved_closed_and_goes_on_when_the_customer_comes_back(house: Workplace) -> None:
    case = house.decides(remedy="software_repair", facts=("firmware_trouble=true", "signal_at_home=good"))
    house.does("nina", "give", case, "software_repair")
    house.does("nina", "settle", case, "software_repair", "given")
    # Nobody asked for the visit, which is free now: it is offered all the same.
    passed_over = house.is_refused("nina", "resolve", case, "--needs-met", "partly")
    assert "`technician_visit` is owed, and was neither given nor declined" in passed_over
    assert f"amends case decline {case} technician_visit" in house.does("nina", "show", case)
    declined = house.does("nina", "decline", case, "technician_visit", "--words", "I am never at home.")
    assert (
        "Offered a technician's visit, which is owed; the customer does not want it: “I am never at home.”" in declined
    )
    assert "  technician_visit: free of charge   [declined]\n" in house.does("nina", "show", case)
    resolved = house.does("nina", "resolve", case, "--needs-met", "partly")
    assert "Resolved the case; the customer's needs were met in part" in resolved
    assert "A call-back is due by " in resolved
    assert "a contact by phone goes on" in house.is_refused("nina", "close", case)
    house.does("nina", "end-contact", case)
    owed = house.is_refused("nina", "close", case)
    assert "a call-back is due by " in owed
    house.does("nina", "contact", case)
    house.does("nina", "end-contact", case)
    house.does("nina", "close", case)
    reopened = house.does("nina", "reopen", case, "--why", "It dropped out again.")
    assert f"{case} · decided" in reopened


def test_a_case_without_make_it_right_has_its_note_as_well(house: Workplace) -> None:
    case = house.decides(facts=WEAK_SIGNAL)
    assert "What was proposed?\n  Does not apply: no solution was proposed.\n" in house.does("nina", "note", case)


def test_on_a_terminal_lines_are_broken_but_commands_stay_whole(house: Workplace) -> None:
    shown = on_a_terminal(
        *(
            "case",
            "open",
            "--account",
            ACCOUNT,
            "--channel",
            "phone",
            "--problem",
            "It drops out " + "every night " * 9,
        ),
        width=60,
        NO_COLOR="1",
        AMENDS_USER="nina",
        AMENDS_DATABASE=house.database,
    )
    assert shown.status == 0
    lines = [line.rstrip() for line in shown.text.splitlines()]
    commands = [line for line in lines if line.startswith("  amends case ")]
    assert any(line.endswith("--remedy REMEDY[=AMOUNT]") for line in commands)
    assert max(len(line) for line in lines if line not in commands) <= 60


def test_a_text_that_is_too_long_is_refused_with_its_length(house: Workplace) -> None:
    case = house.opens()
    said = house.is_refused("nina", "note", case, "--thoughts", "x" * 12_345)
    assert said == (
        "error: what is written has 12,345 characters; 10,000 are the most\n"
        "  help: say it in fewer words, and send it again; nothing was recorded\n"
    )
