"""How much a request asks of the store: a ceiling for what a contact centre does all day."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import Engine, event

from tests.http.house import FLORIST, Served

LOOKING = 15
ACTING = 24


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements that are executed meanwhile."""
    told: list[str] = []

    def hear(_c: object, _k: object, statement: str, _p: object, _x: object, _m: bool) -> None:
        told.append(statement)

    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield told
    finally:
        event.remove(engine, "before_cursor_execute", hear)


def a_case(house: Served) -> str:
    """The reference of a case of the florist's, which is on the phone."""
    said = {"client": FLORIST, "account": "F-7", "policy": "flower-care", "problem": "Withered.", "channel": "phone"}
    reference: str = house.caller("fleur").sends("/cases", said, 201)["reference"]
    return reference


def test_a_look_at_a_case_asks_little(anywhere: Served) -> None:
    case, fleur = a_case(anywhere), anywhere.caller("fleur")
    with counted(anywhere.workspace.engine) as told:
        fleur.reads(f"/cases/{case}")
        told.clear()
        fleur.reads(f"/cases/{case}")
    assert 0 < len(told) <= LOOKING, told


def test_an_act_that_is_done_once_is_answered_within_its_transaction(anywhere: Served) -> None:
    case, fleur = a_case(anywhere), anywhere.caller("fleur")
    with counted(anywhere.workspace.engine) as told:
        fleur.reads(f"/cases/{case}")
        told.clear()
        headers = {"Idempotency-Key": str(uuid4())}
        assert fleur.asks("POST", f"/cases/{case}/end-contact", {}, headers).status_code == 200
    assert 0 < len(told) <= ACTING, told
    acted = [place for place, one in enumerate(told) if one.startswith("INSERT INTO case_events")]
    kept = [place for place, one in enumerate(told) if one.startswith("UPDATE idempotency_keys") and "body" in one]
    assert len(acted) == len(kept) == 1
    assert not any(one.startswith("BEGIN") or "editions" in one for one in told[acted[0] : kept[0]])


def test_a_list_asks_no_more_for_more_cases(anywhere: Served) -> None:
    fleur, asked = anywhere.caller("fleur"), []
    with counted(anywhere.workspace.engine) as told:
        for more in (1, 9):
            for _ in range(more):
                a_case(anywhere)
            fleur.reads("/cases", mine=True)
            told.clear()
            assert len(fleur.reads("/cases", mine=True)["cases"]) >= more
            asked.append(len(told))
    assert asked[0] == asked[1]
