"""A fault of ours is told as one, with the number under which the log says why; nothing of it is on the page."""

import logging
import re

import pytest
from sqlalchemy import Engine, event

from tests.app.florist import Florist
from tests.desk.in_process import Visitor


def _breaks(engine: Engine) -> None:
    """From now on the store fails when cases are asked for."""

    def fail(_: object, __: object, statement: str, *___: object) -> None:
        if "FROM cases" in statement:
            raise ZeroDivisionError("a secret of the house")

    event.listen(engine, "before_cursor_execute", fail)


@pytest.mark.parametrize("headers", [{}, {"hx_request": "true"}])
def test_a_fault_of_ours_is_told_with_its_number(
    florist: Florist, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    case = florist.decided()
    with Visitor.coming(florist.workspace, "ana") as ana, caplog.at_level(logging.ERROR):
        _breaks(florist.workspace.engine)
        page = ana.gets(f"/cases/{case}", **headers)

    assert page.status == 500
    number = re.search("The number of this incident is ([0-9a-f]+)", page.text)
    assert number is not None
    assert number[1] in caplog.text
    assert "a secret of the house" in caplog.text
    assert "a secret of the house" not in page.text
    assert "may have been kept" in page.text
    assert f'href="/cases/{case}"' in page.text
    assert page.headers.get("hx-retarget") == ("#sheet" if headers else None)
