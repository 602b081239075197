"""Files that the commands of a page write are shown as they are; `make record` writes them anew."""

from pathlib import Path

import pytest

from tests.docs.outputs import with_real_outputs
from tests.docs.pages import PAGES, ROOT, parts
from tests.golden import assert_golden

_WRITING = [page for page in PAGES if any(part.kind == "written" for part in parts(page))]


def with_written_files(page: Path, folder: Path) -> str:
    """The page with every file on it as the commands before it wrote it."""
    with_real_outputs(page, folder)
    lines = page.read_text(encoding="utf-8").split("\n")
    for part in reversed(parts(page)):
        if part.kind == "written":
            text = (folder / part.arguments).read_text(encoding="utf-8")
            lines[part.first : part.last] = text.rstrip("\n").split("\n")
    return "\n".join(lines)


@pytest.mark.golden
@pytest.mark.parametrize("page", [pytest.param(page, id=str(page.relative_to(ROOT))) for page in _WRITING])
def test_a_file_on_a_page_is_what_its_commands_write(page: Path, tmp_path: Path) -> None:
    assert_golden(page, with_written_files(page, tmp_path))
