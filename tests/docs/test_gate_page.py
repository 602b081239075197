"""The page of the gate shows the table and the stages as they stand in the code; `make record` writes them anew."""

import pytest

from amends.cases.gate.diagram import state_diagram, table_of_acts
from tests.docs.pages import ROOT, parts
from tests.golden import assert_golden

PAGE = ROOT / "docs" / "the-gate.md"
SHOWN = {"stages": state_diagram, "acts": table_of_acts}


@pytest.mark.golden
def test_the_page_of_the_gate_is_made_from_its_table() -> None:
    lines = PAGE.read_text(encoding="utf-8").split("\n")
    shown = [part for part in parts(PAGE) if part.kind == "gate"]
    assert {part.arguments for part in shown} == set(SHOWN)
    for part in reversed(shown):
        lines[part.first : part.last] = SHOWN[part.arguments]().rstrip("\n").split("\n")
    assert_golden(PAGE, "\n".join(lines))
