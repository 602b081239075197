"""Whatever cannot be done goes out as problem details: what is wrong, what to do, and nothing of what is inside."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import httpx
import pytest
from sqlalchemy import Engine

from amends.app.workspace import workspace_in
from amends.http.app import build
from amends.settings import Logs, Settings
from amends.store.engine import open_engine, writing
from tests.http.alarm import credit, decided, opened
from tests.http.caller import Caller, kind, problem_in
from tests.http.house import PASSWORD, Served
from tests.http.serving import serving_app


def test_an_address_where_nothing_is_says_where_the_addresses_stand(standing: Served) -> None:
    problem = problem_in(standing.caller().asks("GET", "/api/v1/nothing"))
    assert (kind(problem), problem["status"]) == ("no_such_route", 404)
    assert problem["help"] == "the addresses stand in `/openapi.json`"


def test_a_method_that_is_not_meant_says_which_are(standing: Served) -> None:
    response = standing.caller().asks("PUT", "/health")
    assert (kind(problem_in(response)), response.headers["allow"]) == ("method_not_allowed", "GET")


def test_a_stranger_is_asked_to_log_in(standing: Served) -> None:
    response = standing.caller().asks("GET", "/cases")
    assert kind(problem_in(response)) == "not_logged_in"
    assert response.headers["www-authenticate"] == "Bearer"


def test_a_body_that_is_no_json_cannot_be_read(standing: Served) -> None:
    response = standing.caller().asks("POST", "/login", content=b"{", headers={"content-type": "application/json"})
    assert (kind(problem_in(response)), response.status_code) == ("bad_request", 400)


def test_a_file_where_json_is_expected_is_of_another_kind(standing: Served) -> None:
    response = standing.caller().asks("POST", "/login", content=b"a,b", headers={"content-type": "text/csv"})
    problem = problem_in(response)
    assert (kind(problem), problem["status"]) == ("unsupported_media_type", 415)
    assert problem["help"] == "send it with `Content-Type: application/json`"


def test_every_fault_of_a_request_is_told_at_once_by_its_place(standing: Served) -> None:
    case = opened(standing.caller("nina"))
    problem = standing.caller("nina").is_refused(
        "propose", case, terms={"remedies": [{"remedy": "service_credit", "amount": 40}]}, wy="six years"
    )
    assert (kind(problem), problem["status"]) == ("invalid_request", 422)
    assert [fault["where"] for fault in problem["errors"]] == ["terms.remedies[0].amount", "why", "wy"]


def test_every_fault_of_facts_is_told_at_once(standing: Served) -> None:
    case = opened(standing.caller("nina"))
    problem = standing.caller("nina").is_refused("fact", case, facts={"plan": "gold", "monthly_fee": "x", "moon": 1})
    assert (kind(problem), problem["status"]) == ("fact", 422)
    assert [fault["where"] for fault in problem["errors"]] == ["plan", "monthly_fee", "moon"]


def test_a_number_with_a_point_is_not_taken_as_money(standing: Served) -> None:
    case = opened(standing.caller("nina"))
    problem = standing.caller("nina").is_refused("fact", case, facts={"monthly_fee": 29.5})
    assert (kind(problem), problem["status"]) == ("invalid_request", 422)


def test_what_is_missing_or_not_known_is_told_with_the_word_that_may_be_meant(standing: Served) -> None:
    case = opened(standing.caller("nina"))
    problem = standing.caller("nina").is_refused("verify-caller", case, methd="passcode")
    assert problem["detail"] == "`method` is missing; and 1 more"
    assert problem["errors"][1] == {
        "where": "methd",
        "message": "`methd` is nothing that is taken here",
        "help": "did you mean `method`?",
    }


def test_of_very_many_faults_the_first_are_told(standing: Served) -> None:
    sent = {f"x{number}": 1 for number in range(600)}
    problem = problem_in(standing.caller("nina").asks("POST", "/cases", {"problem": "It broke.", **sent}))
    assert problem["detail"] == "`x0` is nothing that is taken here; and many more"
    assert len(problem["errors"]) == 50


def test_a_value_that_fits_no_kind_of_fact_is_one_fault_that_names_what_fits(standing: Served) -> None:
    case = opened(standing.caller("nina"))
    problem = standing.caller("nina").is_refused("fact", case, facts={"monthly_fee": 29.5, "lines": [{"fee": 1.5}]})
    kinds = "true or false, a whole number or a text in quotation marks"
    assert [(fault["where"], fault["message"], fault["help"]) for fault in problem["errors"]] == [
        (
            "facts.monthly_fee",
            "`facts.monthly_fee`: expected true or false, a whole number, a text in quotation marks or a list",
            'write what has a point as exact text, such as `"20.00"`',
        ),
        (
            "facts.lines[0].fee",
            f"`facts.lines[0].fee`: expected {kinds}",
            'write what has a point as exact text, such as `"20.00"`',
        ),
    ]


def test_a_text_that_is_too_long_is_refused_with_how_long_it_is_and_how_long_it_may_be(standing: Served) -> None:
    nina = standing.caller("nina")
    problem = problem_in(nina.asks("POST", f"/cases/{opened(nina)}/note", {"words": "x" * 12_345}))
    assert (problem["detail"], problem["status"]) == (
        "`words`: expected at most 10,000 characters, and it has 12,345", 422,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"remedy": "service_credit", "amount": 5.5}, "`amount`: expected a text in quotation marks"),
        ({"remedy": "x", "amount": "5,50"}, "`amount`: expected an amount in plain digits, such as `40.00`"),
        ({"remedy": ""}, "`remedy`: it is empty"),
        ({"remedy": "x" * 201}, "`remedy`: expected at most 200 characters, and it has 201"),
        ([], "the body: expected an object"),
        (None, "the body is missing"),
    ],
)
def test_a_fault_of_a_request_says_what_was_expected(standing: Served, sent: object, told: str) -> None:
    nina = standing.caller("nina")
    problem = problem_in(nina.asks("POST", f"/cases/{opened(nina)}/give", sent))
    assert (problem["detail"], problem["status"]) == (told, 422)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("limit=1000", "`limit`: expected at most 200"),
        ("limit=0", "`limit`: expected at least 1"),
        ("limit=abc", "`limit`: expected a whole number"),
    ],
)
def test_a_fault_of_a_query_says_what_was_expected(standing: Served, query: str, told: str) -> None:
    problem = problem_in(standing.caller("nina").asks("GET", f"/cases?{query}"))
    assert (problem["detail"], problem["status"]) == (told, 422)


@pytest.mark.parametrize(
    ("address", "told", "help_text"),
    [
        ("/cases?stages=open", "`stages` is nothing that is asked for here", "did you mean `stage`?"),
        ("/me?colour=red", "`colour` is nothing that is asked for here", "leave it out"),
    ],
)
def test_a_filter_that_is_misspelt_is_told_and_not_passed_over(
    standing: Served, address: str, told: str, help_text: str
) -> None:
    problem = problem_in(standing.caller("nina").asks("GET", address))
    assert (kind(problem), problem["status"]) == ("unknown_query", 422)
    assert (problem["detail"], problem["help"]) == (told, help_text)


def test_a_word_that_is_none_of_a_choice_is_told_with_the_nearest(standing: Served) -> None:
    problem = problem_in(standing.caller("nina").asks("GET", "/cases?stage=opn"))
    assert problem["detail"].startswith("`stage[0]`: expected `open`, `decided`, ")
    assert problem["help"] == "did you mean `open`?"


def test_facts_to_decide_by_are_faulted_in_the_same_words(standing: Served) -> None:
    problem = problem_in(
        standing.caller("nina").asks("POST", "/decide", {"policy": "alarm-care", "facts": {"monthly_fee": 29.5}})
    )
    assert [fault["where"] for fault in problem["errors"]] == ["facts.monthly_fee"]


def test_a_faulty_policy_is_told_by_line_and_column(standing: Served) -> None:
    text = "language: 1\npolicy: p\nversion: 1\nnonsense: here\n"
    paul = standing.caller("paul")
    # A draft may have faults; checking it tells them.
    paul.sends("/policies", {"text": text}, 201)
    problem = problem_in(paul.asks("POST", "/policies/p/1/check"))
    assert (kind(problem), problem["status"]) == ("policy", 422)
    assert {"line 4, column 1"} <= {fault["where"] for fault in problem["errors"]}


def test_a_rule_of_the_gate_goes_out_with_what_can_be_done_instead(standing: Served) -> None:
    nina = standing.caller("nina")
    case = decided(nina)
    early = nina.is_refused("offer", case)
    assert (kind(early), early["status"]) == ("not_now", 409)
    assert early["detail"] == "`offer` is not possible while a case is decided"
    nina.does("exception", case)
    much = nina.is_refused("propose", case, terms=credit("9000.00"), why="x")
    assert (kind(much), much["status"]) == ("cap_exceeded", 409)


def test_a_case_of_another_client_is_not_there(standing: Served) -> None:
    case = opened(standing.caller("nina"))
    problem = problem_in(standing.caller("fleur").asks("GET", f"/cases/{case}"))
    assert (kind(problem), problem["status"]) == ("no_case", 404)


def test_a_misheard_reference_is_told_as_one(standing: Served) -> None:
    problem = problem_in(standing.caller("nina").asks("GET", "/cases/7K3M-9Q4X"))
    assert (kind(problem), problem["status"]) == ("not_that_reference", 404)
    assert problem["help"].startswith("have it read again")


def test_wrong_guesses_make_the_next_one_wait(house: Served) -> None:
    # The clock stands still, so that no lock ends meanwhile.
    at = house.workspace.clock()
    standing_still = replace(house.workspace, clock=lambda: at)
    with serving_app(build(standing_still, Settings(logs=Logs.NONE))) as address:
        stranger = Caller(address)
        guess = {"name": "nina", "password": "wrong wrong wrong"}
        seen = [stranger.asks("POST", "/login", json=guess) for _ in range(7)]
        assert [one.status_code for one in seen] == [401] * 5 + [429] * 2
        assert kind(problem_in(seen[-1])) == "too_many_guesses"
        assert seen[-1].headers["retry-after"] == "1"
        right = stranger.asks("POST", "/login", json={"name": "nina", "password": PASSWORD})
        assert right.status_code == 429


def test_a_request_that_carries_too_much_is_not_read(house: Served) -> None:
    small = replace(Settings(logs=Logs.NONE), longest_body=1024)
    with serving_app(build(house.workspace, small)) as address:
        stranger = Caller(address)
        told = stranger.asks("POST", "/login", json={"name": "x" * 2000, "password": "x"})
        untold = stranger.asks(
            "POST", "/login", content=iter([b"x" * 600, b"x" * 600]), headers={"content-type": "application/json"}
        )
        assert [kind(problem_in(one)) for one in (told, untold)] == ["too_large", "too_large"]
        assert (told.status_code, untold.status_code) == (413, 413)


def test_a_fault_of_amends_has_a_number_and_tells_nothing(
    house: Served, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "hunter2 in /etc/secret"

    def breaks(*_: object) -> None:
        raise RuntimeError(secret)

    monkeypatch.setattr("amends.http.rooms.access.myself", breaks)
    response = house.caller("nina").asks("GET", "/me", headers={"X-Request-ID": "incident-0001"})
    problem = problem_in(response)
    assert (kind(problem), problem["status"]) == ("own_fault", 500)
    assert secret not in response.text
    assert "RuntimeError" not in response.text
    assert problem["instance"] == "urn:amends:request:incident-0001"
    assert "incident-0001" in caplog.text
    assert response.headers["x-content-type-options"] == "nosniff"


@contextmanager
def _impatient(url: str) -> Iterator[tuple[Engine, Served]]:
    """The workspace served by somebody who does not wait long for the store."""
    engine = open_engine(url, busy_milliseconds=50)
    with serving_app(build(workspace_in(engine), Settings(logs=Logs.NONE))) as address:
        yield engine, Served(workspace_in(engine), address)
    engine.dispose()


def test_a_busy_store_says_when_to_try_again(house: Served) -> None:
    nina = house.token("nina")
    url = house.workspace.engine.url.render_as_string(hide_password=False)
    case = opened(house.caller("nina"))
    with _impatient(url) as (_, hasty):
        caller = Caller(hasty.address, nina)
        caller.reads("/me")
        with writing(house.workspace.engine):
            response = caller.asks("POST", f"/cases/{case}/end-contact", json={})
        assert (kind(problem_in(response)), response.status_code) == ("store_busy", 503)
        assert response.headers["retry-after"] == "1"
        assert caller.asks("POST", f"/cases/{case}/end-contact", json={}).status_code == 200


def test_a_store_that_is_gone_keeps_the_server_from_being_ready(house: Served) -> None:
    assert house.caller().reads("/ready") == {"is_ready": True, "why_not": None}
    with writing(house.workspace.engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    response = house.caller().asks("GET", "/ready")
    assert response.status_code == 503
    assert "schema" in response.json()["why_not"]
    assert house.caller().reads("/health")["status"] == "alive"


def test_every_answer_says_what_browsers_are_to_do_with_it(standing: Served) -> None:
    for response in (standing.caller().asks("GET", "/health"), standing.caller().asks("GET", "/nowhere")):
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("given", "is_kept"), [("desk-7.0001", True), ("short", False), ("a b c d e f g", False)])
def test_the_id_of_a_request_is_the_callers_where_it_can_be_used(given: str, is_kept: bool, standing: Served) -> None:
    response: httpx.Response = standing.caller().asks("GET", "/health", headers={"X-Request-ID": given})
    assert (response.headers["x-request-id"] == given) is is_kept


@pytest.mark.parametrize(
    ("named", "lacking"),
    [
        ({"Amends-Role": "agnet"}, "the role `agnet`"),
        ({"Amends-Role": "agent", "Amends-Team": "nigth"}, "the role `agent` and a role in the team `nigth`"),
    ],
)
def test_a_role_or_a_team_that_somebody_does_not_have_is_told_and_not_nothing(
    named: dict[str, str], lacking: str, standing: Served
) -> None:
    problem = problem_in(standing.caller("nina").asks("GET", "/cases", headers=named))
    assert (kind(problem), problem["status"]) == ("no_role", 403)
    assert problem["detail"] == f"`nina` does not have {lacking}"
    assert problem["help"] == "theirs: `agent` in `care`"
