"""The origins of other help desks that may show cards."""

import pytest

from amends.directory.origins import faults_of_origins


@pytest.mark.parametrize("origin", ["https://desk.example", "https://desk.example:8443", "http://localhost:3000"])
def test_an_origin_is_a_scheme_and_a_host(origin: str) -> None:
    assert list(faults_of_origins([origin])) == []


@pytest.mark.parametrize(
    "origin",
    [
        "*",
        "desk.example",
        "https://desk.example/",
        "https://*.example",
        "https://desk.example; script-src *",
        "https://DESK.example",
        "javascript:alert(1)",
    ],
)
def test_what_is_none_may_show_nothing(origin: str) -> None:
    (fault,) = faults_of_origins([origin])
    assert "is no origin" in fault


def test_what_is_not_encrypted_may_show_nothing_but_on_this_machine() -> None:
    (fault,) = faults_of_origins(["http://desk.example"])
    assert "is not encrypted" in fault
