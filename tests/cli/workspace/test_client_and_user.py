"""`amends client` and `amends user`: the house and its people."""

import pytest

from tests.cli.workspace.shell import Shell

ZEPHYR = ("client", "add", "zephyr", "--title", "Zephyr Air", "--timezone", "Europe/Paris", "--currency", "EUR")


def test_a_client_is_added_with_its_languages(shell: Shell) -> None:
    added = shell.reads(*ZEPHYR, "--language", "fr", "--language", "en")["client"]
    assert (added["name"], added["currency"], added["languages"]) == ("zephyr", "EUR", ["fr", "en"])
    assert [client["name"] for client in shell.reads("client", "list")["clients"]] == ["acme", "borealis", "zephyr"]


def test_a_client_speaks_at_least_one_language(shell: Shell) -> None:
    assert shell.is_refused(*ZEPHYR).startswith("error: `amends client add` needs `--language`")


def test_clients_are_listed_in_a_table(shell: Shell) -> None:
    assert shell.sees("client", "list") == (
        "client    title        currency  time zone         languages\n"
        "acme      Acme Phones  USD       America/New_York  en\n"
        "borealis  Borealis     NOK       Europe/Oslo       nb\n"
    )


def test_a_client_is_shown_with_its_teams_and_settings(shell: Shell) -> None:
    said = shell.sees("client", "show", "acme")
    assert said.startswith(
        "Acme Phones (`acme`)\n  USD, America/New_York, speaks en\n\nTeams\n  Customer care (`care`)"
    )
    assert "\n  kept after the end: 1,095 days\n" in said


def test_settings_are_changed_one_by_one(shell: Shell) -> None:
    settings = shell.of("ada").reads(
        *("client", "change", "--retention-days", "730", "--needs-not-met", "sample", "--sample-percent", "5"),
        *("--verify-by", "passcode=all", "--verify-by", "visit=history,offers", "--verify-by", "one_time_code=nothing"),
        *("--reason", "delay", "--reason", "our_mistake", "--approval-hours", "2", "--approval-from", "approval"),
        *("--exception-label", "Put It Right", "--hold-minutes", "1", "--rounds", "2", "--approver-seconds", "45"),
        *("--hours", "mon-fri 09:00-17:00", "--holidays", "US-CA", "--day", "2026-12-24=closed"),
        *("--reason-to-withhold", "too_late=That was too long ago.", "--hold-sentence", "One moment, please."),
        *("--call-back-days", "2", "--call-back-attempts", "4"),
    )["client"]["settings"]
    expected = {
        "verification": {
            "security_question": ["account_data", "offers"],
            "passcode": ["account_data", "call_records", "history", "offers"],
            "identity_document": ["account_data", "call_records", "history", "offers"],
            "visit": ["history", "offers"],
        },
        "reasons": ["delay", "our_mistake"],
        "reasons_to_withhold": {"too_late": "That was too long ago."},
        "approval_expiry": {"counted_from": "approval", "seconds": 7_200},
        "needs_not_met": "sample",
        "sample_percent": 5,
        "exception_label": "Put It Right",
        "retention_days": 730,
        "hold_budget_minutes": 1,
        "call_back_days": 2,
        "call_back_attempts": 4,
        "hold_sentence": "One moment, please.",
        "rounds": 2,
        "approver_seconds": 45,
        "calendar": {
            "hours": "mon-fri 09:00-17:00",
            "country": "US",
            "subdivision": "CA",
            "days": {"2026-12-24": "closed"},
        },
    }
    assert {name: settings[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--verify-by", "passcode"], "`passcode` does not say what may be told\n  help: write it like `passcode="),
        (["--verify-by", "passcode=ofers"], "`ofers` is no kind of data\n  help: did you mean `offers`?"),
        (["--retention-days", "0"], "what is personal is kept for at least 1 day, not `0`"),
        (["--retention-days", "long"], "`long` cannot be used for `--retention-days`\n  help: write a whole number"),
        (["--needs-not-met", "often"], "`often` cannot be used for `--needs-not-met`"),
        (["--timezone", "Mars/Base"], "`Mars/Base` is not a time zone"),
        (["--hours", "9 to 5"], "`to` is no day of the week\n  help: expected mon, tue"),
        (["--day", "24.12.=closed"], "`24.12.=closed` is no day with hours"),
        (["--holidays", "us"], "no holidays are known for the country `us`; did you mean `US`?"),
        (["--reason-to-withhold", "late"], "`late` does not say what the customer is told"),
    ],
)
def test_a_setting_that_cannot_be_is_told(shell: Shell, typed: list[str], said: str) -> None:
    assert shell.is_refused("client", "change", "acme", *typed).startswith(f"error: {said}")


def test_a_site_and_a_team_say_what_is_next(shell: Shell) -> None:
    ada = shell.of("ada")
    assert 'amends client add-team NAME --title "…" --site ohio' in ada.sees(
        "client", "add-site", "ohio", "--title", "Ohio"
    )
    said = ada.sees("client", "add-team", "retention", "--title", "Retention", "--site", "ohio")
    assert said.startswith("The team Retention is added, as `retention`.\n")
    assert "amends user add NAME --role ROLE --team retention" in said


def test_whoever_names_the_client_is_told_it_in_what_is_next(shell: Shell) -> None:
    ada = shell.of("ada")
    said = ada.sees("client", "add-site", "ohio", "--title", "Ohio", "--client", "acme")
    assert 'amends client add-team NAME --title "…" --site ohio --client acme\n' in said
    said = ada.sees("client", "add-team", "retention", "--title", "Retention", "--site", "ohio", "--client", "acme")
    assert "amends user add NAME --role ROLE --team retention --client acme\n" in said
    said = ada.sees("user", "add", "eli", "--role", "agent", "--team", "care", "--client", "acme")
    assert "What is next\n  amends user password eli\n" in said
    assert "amends user grant eli ROLE --client acme\n" in said
    ada.sees("endpoint", "add", "billing", "https://billing.example/", "--client", "acme")
    assert "amends endpoint retire billing --client acme\n" in ada.sees(
        "endpoint", "rotate", "billing", "--client", "acme"
    )


def test_a_user_is_added_granted_and_shown(shell: Shell) -> None:
    ada = shell.of("ada")
    ada.sees("user", "add", "eli", "--full-name", "Eli Moss", "--role", "agent", "--team", "care")
    ada.sees("user", "grant", "eli", "policy_owner", "--client", "acme")
    assert ada.sees("user", "show", "eli") == (
        "`eli` is active. Eli Moss\n  agent in care for acme\n  policy_owner for acme\n"
    )
    user = ada.reads("user", "revoke", "eli", "agent", "--team", "care")["user"]
    assert user["roles"] == [{"role": "policy_owner", "client": "acme", "team": None}]


def test_who_is_taken_out_acts_no_more(shell: Shell) -> None:
    assert shell.sees("user", "deactivate", "dana").startswith("`dana` acts no more.\n")
    assert shell.of("dana").is_refused("client", "list").startswith("error: `dana` is no longer active")
    assert "dana" in shell.sees("user", "list")
    assert shell.reads("user", "activate", "dana")["user"]["active"]
    shell.of("dana").sees("client", "list")


def test_what_is_known_of_a_user_is_changed(shell: Shell) -> None:
    user = shell.reads("user", "change", "dana", "--full-name", "Dana Reyes", "--email", "dana@example.org")["user"]
    assert (user["full_name"], user["email"]) == ("Dana Reyes", "dana@example.org")


def test_users_are_listed_with_their_roles(shell: Shell) -> None:
    assert shell.of("ada").sees("user", "list", "--client", "acme").splitlines()[:4] == [
        "user   name       roles",
        "ada               administrator for acme",
        "ana    Ana Reyes  administrator for every client",
        "dana              agent for acme",
    ]


def test_the_last_administrator_stays(shell: Shell) -> None:
    assert shell.is_refused("user", "revoke", "ana", "administrator") == (
        "error: nobody would be left who looks after the workspace\n"
        "  help: make somebody else its administrator first: `amends user grant NAME administrator`\n"
    )


def test_an_ai_agent_is_added_listed_and_shown_as_one(shell: Shell) -> None:
    said = shell.sees("user", "add", "amy", "--kind", "ai_agent", "--role", "agent", "--client", "acme")
    assert said.startswith("`amy` is added.\n  an AI agent: what it does is told as such\n  agent for acme\n")
    assert "amends token new NAME --for act --as amy\n    an AI agent comes with a token; it has no password" in said
    assert "\namy (AI agent)  " in shell.sees("user", "list")
    shown = {one["name"]: one["kind"] for one in shell.reads("user", "list")["users"]}
    assert (shown["amy"], shown["ada"]) == ("ai_agent", "person")
    assert shell.reads("user", "change", "amy", "--kind", "person")["user"]["kind"] == "person"


def test_names_that_no_policy_knows_yet_are_taken_and_told(shell: Shell) -> None:
    said = shell.of("ada").sees("client", "change", "--bills-policy", "bil-care", "--fulfil", "credt=log")
    assert said.startswith(
        "Acme Phones is changed.\nwarning: `acme` has no policy `bil-care` yet; nothing is known so far\n"
        "warning: `acme` has no policy with a remedy, or a kind of remedies, `credt` yet; nothing is known so far\n"
    )
    granted = shell.sees("user", "grant", "dana", "adminstrator", "--client", "acme")
    assert "warning: `acme` has no policy with a role `adminstrator` yet; did you mean `administrator`?" in granted
    assert len(shell.reads("user", "show", "dana")["user"]["warnings"]) == 1
    assert len(shell.reads("client", "show", "acme")["client"]["warnings"]) == 2
