"""Whatever somebody does to a case, what they write about it has one longest length."""

from dataclasses import fields, replace
from typing import get_type_hints

import pytest

from amends.cases.gate.acts.evidence import Restate, StateFact
from amends.cases.gate.acts.route import Propose
from amends.cases.gate.table import TABLE
from amends.cases.gate.texts import check_texts
from amends.lang.free_text import LONGEST, TextTooLongError
from tests.cases.scene import ADA, Scene, credit

TOO_LONG = "x" * (LONGEST + 1)
TEXTS = [
    (transition.request, field.name)
    for transition in TABLE
    for field in fields(transition.request)
    if get_type_hints(transition.request)[field.name] in (str, str | None)
]


@pytest.mark.parametrize(("request_type", "name"), TEXTS, ids=lambda one: getattr(one, "__name__", one))
def test_no_text_of_any_act_is_longer_than_the_longest(request_type: type[object], name: str) -> None:
    request = object.__new__(request_type)
    for field in fields(request_type):  # type: ignore[arg-type]  # every request of the gate is a dataclass
        object.__setattr__(request, field.name, TOO_LONG if field.name == name else None)

    with pytest.raises(TextTooLongError) as raised:
        check_texts(request)

    assert raised.value.field == name


@pytest.mark.parametrize(
    ("request_", "what"),
    [
        (Restate(TOO_LONG, "All of it.", "refund"), "the problem"),
        (Propose(replace(credit("5.00"), condition=TOO_LONG), "Fair."), "the condition"),
        (StateFact("said", TOO_LONG), "what is stated"),
        (StateFact("lines", [{"note": TOO_LONG}]), "what is stated"),
    ],
)
def test_who_writes_too_much_is_told_what_is_too_long_and_nothing_happens(request_: object, what: str) -> None:
    scene = Scene().on_the_route() if isinstance(request_, Propose) else Scene().called()
    before = scene.state

    with pytest.raises(TextTooLongError, match=f"{what} has 10,001 characters; 10,000 are the most"):
        scene.act(ADA, request_)

    assert scene.state == before
