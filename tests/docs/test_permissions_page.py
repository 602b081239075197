"""The page of who may do what shows the table as it stands in the code; `make record` writes it anew."""

import pytest

from amends.app.permission_table import table_of_acts, table_of_tasks
from tests.docs.pages import ROOT
from tests.golden import assert_golden

PAGE = ROOT / "docs" / "permissions.md"
SHOWN = {"acts": table_of_acts, "tasks": table_of_tasks}


@pytest.mark.golden
def test_the_page_is_made_from_the_table() -> None:
    lines = iter(PAGE.read_text(encoding="utf-8").splitlines(keepends=True))
    made, shown = "", []
    for line in lines:
        made += line
        if line.startswith("<!-- permissions: "):
            name = line.split()[2]
            shown.append(name)
            made += SHOWN[name]()
            # What stands there now goes.
            made += next((after for after in lines if not after.startswith("|")), "")
    assert shown == list(SHOWN)
    assert_golden(PAGE, made)
