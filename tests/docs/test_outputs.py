"""The messages and the outputs that the pages show are the real ones; `make record` writes them anew."""

from pathlib import Path

import pytest

from tests.docs.outputs import with_real_outputs
from tests.docs.pages import PAGES, ROOT
from tests.golden import assert_golden


@pytest.mark.golden
@pytest.mark.parametrize("page", [pytest.param(page, id=str(page.relative_to(ROOT))) for page in PAGES])
def test_what_a_page_shows_is_what_comes_out(page: Path, tmp_path: Path) -> None:
    assert_golden(page, with_real_outputs(page, tmp_path))
