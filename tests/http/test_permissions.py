"""Who may do what over HTTP: everybody of both clients asks for everything, and gets in where the table says so."""

from collections.abc import Iterator

import pytest

from amends.app.access.tokens import NewToken, new_token
from amends.app.permissions import PERMISSIONS, is_permitted
from amends.app.tasks import Task
from amends.app.workspace import Desk, Scope
from amends.http.app import build
from amends.http.needs import Door
from amends.settings import Settings
from tests.http.alarm import decided
from tests.http.caller import Caller
from tests.http.house import ACCOUNTS, CUSTOMERS, LANTERN, PEOPLE, Served
from tests.http.requests import Sample, samples

pytestmark = pytest.mark.slow

KEPT_OUT = {"not_permitted", "no_role"}
OF_THE_WHOLE_WORKSPACE = {Task.ADD_CLIENTS, Task.KEEP_THE_STORE, Task.VERIFY}
"""What a role for one client does not reach."""
ENDING = {"/api/v1/logout", "/api/v1/logout-everywhere", "/api/v1/me/password", "/api/v1/users/{user}/password"}
"""What ends somebody's token."""
AT_THEIR_OWN_PLACE = {"/api/v1/users/{user}/roles/revoke"}
"""What somebody can do for their own client to whoever it is."""
SEARCHES_FIRST = {"/api/v1/cases"}
"""Where whoever may not is told that there is nothing, if there is nothing."""
LEAVES_NO_POLICY = {"/api/v1/policies/{policy}/{version}/withdraw"}
HERS = ("lanternlatch", ACCOUNTS[LANTERN], CUSTOMERS[LANTERN], "alarm-care")
"""What stands in no answer to somebody of another client."""


@pytest.fixture(scope="module")
def case(standing: Served) -> str:
    """A case of the alarm brand."""
    return decided(standing.caller("nina"))


@pytest.fixture(scope="module")
def asked(standing: Served, case: str) -> list[Sample]:
    """A request for every route."""
    return list(samples(build(standing.workspace, Settings()), case))


def _sent(caller: Caller, one: Sample) -> tuple[int, str, str]:
    """What comes of a request: the status, the kind of problem, and the text."""
    more = {"content": one.content} if one.content is not None else {"json": one.body}
    headers = {"content-type": "text/csv"} if one.content is not None else {}
    response = caller.asks(one.method, one.path, headers=headers, params=one.query, **more)
    is_problem = response.headers.get("content-type") == "application/problem+json"
    return response.status_code, response.json()["type"].rsplit(":", 1)[1] if is_problem else "", response.text


def _is_permitted(one: Sample, role: str, *, everywhere: bool) -> bool:
    if one.need.permission in set(Door):
        return True
    return is_permitted(one.need.permission, role) and (everywhere or one.need.permission not in OF_THE_WHOLE_WORKSPACE)


def test_strangers_come_in_where_it_is_public_and_nowhere_else(standing: Served, asked: list[Sample]) -> None:
    with standing.caller().staying() as stranger:
        came_in = [one.template for one in asked if _sent(stranger, one)[0] != 401]
    public = {one.template for one in asked if one.need.is_public}
    assert set(came_in) == public - {"/api/v1/login"}


def test_a_token_that_is_none_opens_nothing(standing: Served, asked: list[Sample]) -> None:
    nobody = Caller(standing.address, "amends_" + "x" * 49)
    for one in asked[:10]:
        status, kind, _ = _sent(nobody, one)
        assert one.need.is_public or (status, kind) == (401, "not_recognised"), one.template


@pytest.mark.parametrize("user", ["fleur", "fabio", "flora", "frida", "felix"])
def test_nobody_of_another_client_sees_or_changes_anything(user: str, standing: Served, asked: list[Sample]) -> None:
    wrong = []
    for one, (status, _, text) in _all_sent(standing, user, asked):
        if one.template in AT_THEIR_OWN_PLACE:
            continue
        came_in = status < 300 and not one.need.is_public
        if (one.names_things and came_in) or status >= 500 or (came_in and any(word in text for word in HERS)):
            wrong.append((one.method, one.template, status, text))
    assert wrong == []


@pytest.mark.parametrize("user", ["nina", "tess", "mara", "paul", "alma", "aude", "ana"])
def test_a_role_comes_in_where_the_table_lets_it_and_nowhere_else(
    user: str, standing: Served, asked: list[Sample]
) -> None:
    role = PEOPLE[user][0] if user in PEOPLE else "administrator"
    wrong = []
    for one, (status, kind, text) in _all_sent(standing, user, asked):
        permitted = _is_permitted(one, role, everywhere=user == "ana")
        is_kept_out = kind in KEPT_OUT or (not permitted and one.template in SEARCHES_FIRST and status in (404, 409))
        if is_kept_out is permitted or status >= 500:
            wrong.append((one.method, one.template, permitted, status, text))
    assert wrong == []


@pytest.mark.parametrize("scope", list(Scope))
@pytest.mark.parametrize("user", ["nina", "ana"])
def test_a_token_opens_what_it_is_for_and_nothing_else(
    user: str, scope: Scope, standing: Served, asked: list[Sample]
) -> None:
    role = PEOPLE[user][0] if user in PEOPLE else "administrator"
    made = new_token(Desk(standing.workspace, user), NewToken(name="narrow", scopes=frozenset({scope})))
    wrong = []
    with Caller(standing.address, made.text).staying() as caller:
        for one in asked:
            if one.need.permission not in PERMISSIONS or one.template in LEAVES_NO_POLICY:
                continue
            status, kind, text = _sent(caller, one)
            permitted = _is_permitted(one, role, everywhere=user == "ana")
            permitted = permitted and scope in PERMISSIONS[one.need.permission].scopes
            is_kept_out = kind in KEPT_OUT or (
                not permitted and one.template in SEARCHES_FIRST and status in (404, 409)
            )
            if is_kept_out is permitted or status >= 500:
                wrong.append((one.method, one.template, permitted, status, text))
    assert wrong == []


def _all_sent(standing: Served, user: str, asked: list[Sample]) -> Iterator[tuple[Sample, tuple[int, str, str]]]:
    """What comes of every request of somebody; what ends their token comes last, and each with one that is open."""
    ending = [one for one in asked if one.template in ENDING]
    with standing.caller(user).staying() as caller:
        for one in sorted(asked, key=lambda one: one.template in LEAVES_NO_POLICY):
            if one not in ending:
                yield one, _sent(caller, one)
    for one in ending:
        yield one, _sent(standing.caller(user), one)
