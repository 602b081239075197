"""`amends policy`: from a draft to what governs."""

import pytest

from tests.app.administration.policies import phones
from tests.cli.workspace.shell import Shell


@pytest.fixture
def olga(shell: Shell) -> Shell:
    """The shell of a policy owner, with a document in the folder."""
    shell.writes("phones.policy.yaml", phones())
    return shell.of("olga")


def what_is_next(said: str) -> list[str]:
    _, _, following = said.partition("\nWhat is next\n")
    return [line.strip() for line in following.splitlines() if line.startswith("  amends")]


def test_each_step_says_the_next_one_until_the_policy_governs(olga: Shell) -> None:
    pavel = olga.of("pavel")
    (check,) = what_is_next(olga.sees("policy", "draft", "phones.policy.yaml"))
    show, review = what_is_next(olga.sees(*check.split()[1:]))
    assert "\ncurrency: USD\n" in pavel.sees(*show.split()[1:])
    (publish,) = what_is_next(pavel.sees(*review.split()[1:]))
    said = olga.sees(*publish.split()[1:])
    assert said.startswith("phones 1 of Acme Phones is published, governs from 2026-01-01 on.\n")
    assert what_is_next(said) == [
        'amends client add-team retention --title "…" --site SITE --client acme',
        "amends user add NAME --role team_lead --client acme",
        'amends case open --account NUMBER --client acme --problem "…"',
    ]


def test_the_versions_are_listed(olga: Shell) -> None:
    olga.sees("policy", "draft", "phones.policy.yaml")
    assert olga.sees("policy", "list") == (
        "client  policy  version  state  from  author  reviewer\nacme    phones  1        draft        olga\n"
    )
    (version,) = olga.reads("policy", "list", "--state", "draft")["versions"]
    assert (version["policy"], version["version"], version["hash"]) == ("phones", "1", None)
    assert olga.reads("policy", "list", "--state", "published")["versions"] == []


def test_where_there_is_none_a_draft_is_next(olga: Shell) -> None:
    assert olga.sees("policy", "list").startswith(
        "No version is like that.\n\nWhat is next\n  amends policy draft FILE\n"
    )


def test_the_text_alone_is_what_was_drafted(olga: Shell) -> None:
    olga.sees("policy", "draft", "phones.policy.yaml")
    assert olga.sees("policy", "show", "phones", "1", "--text") == phones()
    assert olga.reads("policy", "show", "phones", "1", "--text")["version"]["text"] == phones()


def test_a_draft_is_read_from_standard_input_too(olga: Shell) -> None:
    assert olga.reads("policy", "draft", "-", given=phones())["version"]["state"] == "draft"


def test_a_fault_is_shown_where_it_stands(olga: Shell) -> None:
    text = phones().replace("allows: [credit, letter]", "allows: [cerdit]")
    olga.sees("policy", "draft", olga.writes("wrong.policy.yaml", text))
    said = olga.is_refused("policy", "check", "phones", "1")
    assert said.startswith("phones 1:16:53: error: `cerdit` is not a remedy\n  16 |   - {id: C1,")
    assert said.endswith("  help: did you mean `credit`?\n")


def test_a_document_without_its_names_is_no_draft(olga: Shell) -> None:
    said = olga.is_refused("policy", "draft", olga.writes("empty.policy.yaml", "language: 1\n"))
    assert said.startswith("empty.policy.yaml:1:1: error: ")
    olga.writes("latin.policy.yaml", "")
    (olga.folder / "latin.policy.yaml").write_bytes(b"policy: caf\xe9\n")
    assert olga.is_refused("policy", "draft", "latin.policy.yaml").startswith(
        "error: `latin.policy.yaml`: the file is not UTF-8: byte 0xe9 cannot be read\n  help: save the file as UTF-8"
    )


def test_who_wrote_it_asks_somebody_else(olga: Shell) -> None:
    olga.sees("policy", "draft", "phones.policy.yaml")
    digest = olga.reads("policy", "check", "phones", "1")["version"]["hash"]
    assert olga.is_refused("policy", "review", "phones", "1", "--read", digest) == (
        "error: `olga` wrote `phones 1` and cannot review it\n  help: ask somebody else to\n"
    )


def test_what_differs_is_shown_line_by_line(olga: Shell) -> None:
    olga.sees("policy", "draft", "phones.policy.yaml")
    olga.sees("policy", "draft", "-", given=phones("2").replace("limit: 100.00", "limit: 120.00"))
    lines = olga.sees("policy", "diff", "phones", "1", "2").splitlines()
    assert "+  - {of: credit, per: customer, over: months(12), limit: 120.00}" in lines
    assert olga.sees("policy", "diff", "phones", "1", "1") == "Their texts are the same.\n"


def test_a_version_is_withdrawn_with_its_reason(olga: Shell) -> None:
    olga.sees("policy", "draft", "phones.policy.yaml")
    digest = olga.reads("policy", "check", "phones", "1")["version"]["hash"]
    olga.of("pavel").sees("policy", "review", "phones", "1", "--read", digest)
    olga.sees("policy", "publish", "phones", "1")
    said = olga.sees("policy", "withdraw", "phones", "1", "--why", "It promises too little.")
    assert said.startswith("phones 1 of Acme Phones is withdrawn, was to govern from 2026-01-01 on.")
    shown = olga.sees("policy", "show", "phones", "1")
    assert "\n  written by olga on 20" in shown
    assert "\n  reviewed by pavel on 20" in shown
    assert "\n  withdrawn by olga on 20" in shown
    assert ": It promises too little.\n" in shown


def test_a_day_is_needed_where_the_document_names_none(olga: Shell) -> None:
    text = phones().replace("in_force: {from: 2026-01-01}\n", "")
    olga.sees("policy", "draft", "-", given=text)
    digest = olga.reads("policy", "check", "phones", "1")["version"]["hash"]
    (publish,) = what_is_next(olga.of("pavel").sees("policy", "review", "phones", "1", "--read", digest))
    assert publish == "amends policy publish phones 1 --from DAY --client acme"
    assert olga.is_refused("policy", "publish", "phones", "1", "--from", "soon").startswith(
        "error: `soon` cannot be used for `--from`\n  help: write a day such as 2026-11-01"
    )
    published = olga.reads("policy", "publish", "phones", "1", "--from", "2026-12-01")["version"]
    assert published["first_day"] == "2026-12-01"
