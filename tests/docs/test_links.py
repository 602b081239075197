"""Links on the pages lead somewhere."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT

_LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_FENCED = re.compile(r"^ *```.*?^ *```$", re.DOTALL | re.MULTILINE)
_PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("spec/**/*.md"), *ROOT.glob("examples/**/*.md")]
)


def _links(page: Path) -> list[str]:
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    return [found["target"] for found in _LINK.finditer(text)]


def _anchors(page: Path) -> set[str]:
    """The names under which headings can be linked to."""
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ +(.+?) *$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [pytest.param(page, id=str(page.relative_to(ROOT))) for page in _PAGES])
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    for link in _links(page):
        if re.match(r"[a-z]+:", link):
            continue
        target, _, anchor = link.partition("#")
        linked = (page.parent / target).resolve() if target else page
        assert linked.exists(), f"`{link}` leads nowhere"
        assert linked.is_relative_to(ROOT), f"`{link}` leads out of the project"
        if anchor:
            assert anchor in _anchors(linked), f"`{link}`: no heading has this name"


def test_every_page_of_the_documentation_can_be_found_from_the_first_page_or_the_index() -> None:
    entrances = (ROOT / "README.md", ROOT / "docs" / "README.md")
    linked = {(page.parent / link.partition("#")[0]).resolve() for page in entrances for link in _links(page)}
    assert {page for page in _PAGES if page.is_relative_to(ROOT / "docs")} <= {*linked, *entrances}


@pytest.mark.parametrize("page", [pytest.param(page, id=str(page.relative_to(ROOT))) for page in _PAGES])
def test_every_file_of_the_source_that_a_page_names_is_there(page: Path) -> None:
    named = re.findall(r"`((?:lang|decide|explain|formats|cli)/[\w/]*(?:\.py)?)`", page.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / "src" / "amends" / name).exists()] == []
