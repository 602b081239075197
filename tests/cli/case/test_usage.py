"""How the commands are found, what they leave to a script, and what is told when nothing was done."""

import io
import json
import re
import subprocess
from collections.abc import Callable
from contextlib import redirect_stdout

import pytest

from amends.app.permissions import ACTS
from amends.cases.gate.table import TABLE
from amends.cases.reference import read_reference
from amends.cli.app import run
from amends.cli.case.common import reference_meant
from tests.cli.case.workplace import ACCOUNT, WEAK_SIGNAL, Workplace
from tests.cli.command import AMENDS, amends, environment

_BY_HAND = tuple(transition.act for transition in TABLE if ACTS[transition.act])
_LOOKING = ("facts", "show", "list", "letters", "letter", "attachments", "attachment", "threats")
_COMMANDS = ("open", *_BY_HAND, *_LOOKING, "link", "end-links", "card")


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The page of help of `amends case`, or of one of its commands, as wide as most terminals are."""
    monkeypatch.setenv("COLUMNS", "80")

    def printed(*command: str) -> str:
        output = io.StringIO()
        with redirect_stdout(output):
            assert run(["case", *command, "--help"]) == 0
        return output.getvalue()

    return printed


def test_the_page_of_a_newcomer_tells_the_story_in_its_order(page: Callable[..., str]) -> None:
    told = page()
    headings = re.findall(r"^\d\. .*:$", told, re.MULTILINE)
    assert [one[:2] for one in headings] == ["1.", "2.", "3.", "4.", "5.", "6."]
    listed = re.findall(r"^  ([a-z-]+)  +[A-Z]", told, re.MULTILINE)
    assert listed.index("open") < listed.index("decide") < listed.index("exception") < listed.index("close")
    assert set(listed) == set(_COMMANDS)
    assert max(map(len, told.splitlines())) <= 80


def test_every_reference_in_the_help_is_one_that_could_be(page: Callable[..., str]) -> None:
    found = re.findall(r"\b\d\w{3}-\w{4}\b", page())
    assert found
    assert all(read_reference(one) == one for one in found)


@pytest.mark.parametrize("command", _COMMANDS)
def test_the_help_of_every_command_says_how_it_is_used_and_has_an_example(
    command: str, page: Callable[..., str]
) -> None:
    told = page(command)
    assert told.startswith(f"Usage: amends case {command} ")
    assert f"\nExample:\n  amends case {command} " in told


def test_the_help_of_a_choice_names_what_can_be_chosen(page: Callable[..., str]) -> None:
    assert "One of: yes, partly, no, declined, left, in-writing." in page("resolve")
    assert "One of: given, released, uncertain." in page("settle")
    assert "One of: ended, hung-up, transferred." in page("end-contact")
    stages = " ".join(page("list").split())
    assert "One of: open, decided, making-it-right, proposed, adjusted, approved, offered, agreed, resolved," in stages


def test_a_command_in_a_shell_takes_user_and_store_from_the_environment(house: Workplace) -> None:
    ended = house.types("nina", "case", "open", "--account", ACCOUNT, "--problem", "It beeps.", "--json")
    assert (ended.status, ended.errors) == (0, "")
    opened = json.loads(ended.output)
    assert reference_meant(opened["reference"])
    assert opened["stage"] == "open"
    assert opened["happened"] == [{"event": "case_opened", "sentence": "opened the case: “It beeps.”"}]
    assert set(opened["next"][0]) == {"act", "command", "why", "say", "for", "details"}


def test_who_acts_has_to_be_named(house: Workplace) -> None:
    ended = amends("case", "list", AMENDS_DATABASE=house.database)
    assert (ended.status, ended.output) == (2, "")
    assert ended.errors == (
        "error: nobody is named who acts\n  help: name them with `--as USER`, or once for all with AMENDS_USER\n"
    )


def test_a_word_that_is_none_of_the_choices_is_told_with_them(house: Workplace) -> None:
    case = house.opens()
    assert house.is_refused("nina", "resolve", case, "--needs-met", "partially") == (
        "error: `partially` cannot be used for `--needs-met`\n  help: did you mean `partly`?\n"
    )
    assert house.is_refused("nina", "settle", case, "refund", "done") == (
        "error: `done` cannot be used for `OUTCOME`\n  help: expected `given`, `released` or `uncertain`\n"
    )


def test_what_the_gate_refuses_ends_with_two_and_its_help_on_a_line_of_its_own(house: Workplace) -> None:
    case = house.decides(facts=WEAK_SIGNAL)
    assert house.is_refused("nina", "offer", case).startswith(
        "error: `offer` is not possible while a case is decided\n"
        "  help: what leads on from here: `exception` or `resolve`; `amends case show` tells what is next\n"
    )


def test_with_json_an_error_is_the_one_document_that_is_printed(house: Workplace) -> None:
    case = house.decides(facts=WEAK_SIGNAL)
    refusals = [
        (("give", case, "early_end_free"), "not_given_by_policy"),
        (("show", "AAAA-AAAA"), "input"),
        (("give", case), "usage"),
        (("fact", case, "plan=gold"), "fact"),
    ]
    for arguments, kind in refusals:
        ended = house.runs("nina", *arguments, "--json")
        assert (ended.status, ended.errors) == (2, ""), arguments
        error = json.loads(ended.output)["error"]
        assert set(error) == {"type", "message", "help"}
        assert error["type"] == kind


def test_who_does_not_work_here_sees_nothing_and_who_looks_after_policies_gives_nothing(house: Workplace) -> None:
    case = house.opens()
    assert "there is no user `eve`" in house.is_refused("eve", "show", case)
    assert "the role `policy_owner` may not `give`" in house.is_refused("petra", "give", case, "refund")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("--account", "A-9999"), "no customer is known by that"),
        (("--customer", "ada"), "`ada` is not the id of a customer"),
        ((), "there is nothing to search a customer by"),
        (("--account", ACCOUNT, "--client", "lanternlach"), "there is no client `lanternlach` for whom you work"),
        (("--account", ACCOUNT, "--policy", "phone-care"), "publish one"),
    ],
)
def test_a_case_is_opened_for_a_customer_who_is_known(house: Workplace, said: tuple[str, ...], told: str) -> None:
    assert told in house.is_refused("nina", "open", "--problem", "It beeps.", *said)


def test_a_customer_is_found_by_name_and_phone_as_well(house: Workplace) -> None:
    for known in (("--name", "mills"), ("--phone", "303 555 0141")):
        case = house.reads("nina", "open", "--problem", "It beeps.", *known)["reference"]
        # The only account that they have is meant.
        assert house.reads("nina", "show", case)["customer"]["account"] == ACCOUNT


def test_of_several_customers_who_could_be_meant_each_is_named(house: Workplace) -> None:
    assert house.types("nina", "customer", "add", "--name", "Abe Mills").status == 0
    said = house.is_refused("nina", "open", "--problem", "It beeps.", "--name", "mills")
    assert said.startswith("error: several customers are known by that: Abe Mills (`")
    assert "Ada Mills (`" in said
    assert said.endswith("help: say more of the customer, or name one with `--customer`\n")
    (abe,) = re.findall(r"Abe Mills \(`(.*?)`\)", said)
    case = house.reads("nina", "open", "--problem", "It beeps.", "--customer", abe)["reference"]
    assert house.reads("nina", "show", case)["customer"] == {"id": abe, "name": "Abe Mills", "account": None}


def test_of_two_approvals_that_race_for_one_cap_one_is_told(house: Workplace) -> None:
    # 120.00 in twelve months is the cap of an account; each of two cases is to get 80.00 of it.
    cases = []
    for who in ("nina", "omar"):
        case = house.decides(who, facts=WEAK_SIGNAL)
        house.does(who, "exception", case)
        house.does(who, "propose", case, "service_credit=80.00", "--why", "Fair.")
        cases.append(case)
    racing = [
        subprocess.Popen(
            [*AMENDS, "case", "approve", case],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(AMENDS_USER=lead, AMENDS_DATABASE=house.database),
        )
        for case, lead in zip(cases, ("tess", "tom"), strict=True)
    ]
    ended = [process.communicate() for process in racing]
    assert sorted(process.returncode for process in racing) == [0, 2]
    (told,) = [errors for _, errors in ended if errors]
    assert "cap" in told
    stages = sorted(house.reads("tess", "show", case)["stage"] for case in cases)
    assert stages == ["approved", "proposed"]
