"""The catalogue of texts: what pages ask for is there, what is there is asked for, and a room stands in one file."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import amends.desk
from amends.desk.texts import Texts, texts, texts_in

_DESK = Path(amends.desk.__file__).parent
_FOLDERS = sorted(one for one in (_DESK / "texts").iterdir() if one.is_dir() and any(one.glob("*.toml")))
_MOST_LINES = 250

_IN_A_TEMPLATE = re.compile(r"(?<![\w.\"'])t\.((?:[a-z_]+\.)*[a-z_]+)")
_BY_NAME = re.compile(r"""text\(\s*f?["']([a-z_]+(?:\.[a-z_-]+)*)(?:\.)?(?=["'{])""")
_WORKED_OUT = re.compile(
    r"^(acts|alerts|became|called|concessions|earlier|customer_page\.(?:decided|handed)|ends|gift_states|groups|outcomes|per|promised|route|withdrawn)\."
    r"|\.(none_\w+|\w+_of\.\w+|channels\.\w+|kinds\.[\w-]+|scopes\.\w+|states\.\w+)$|(calls|call_records)\.uncharged$|offer\.looked_for$"
)
"""Texts whose name is that of what they tell of: an act, an alert, a state, a list with nothing in it."""


def _sources() -> Iterator[str]:
    for ending in ("*.html", "*.py"):
        for path in sorted(_DESK.rglob(ending)):
            yield path.read_text(encoding="utf-8")


def _paths(room: Texts, path: str = "") -> Iterator[str]:
    for name, inside in room.rooms():
        if isinstance(inside, Texts):
            yield from _paths(inside, f"{path}{name}.")
        else:
            yield path + name


def _exists(path: str) -> bool:
    found: str | Texts = texts()
    for part in path.split("."):
        if isinstance(found, str):
            return False
        inside = dict(found.rooms()).get(part)
        if inside is None:
            return False
        found = inside
    return True


def test_every_text_that_a_page_asks_for_is_there() -> None:
    asked = {path for source in _sources() for rule in (_IN_A_TEMPLATE, _BY_NAME) for path in rule.findall(source)}
    assert len(asked) > 300
    assert sorted(path for path in asked if not _exists(path)) == []


def test_every_text_is_asked_for_somewhere() -> None:
    words = {word for source in _sources() for word in re.findall(r"[a-z0-9_-]+", source)}
    unused = [
        path
        for path in _paths(texts())
        if not _WORKED_OUT.search(path) and path.split(".")[-1].removesuffix("_hint") not in words
    ]
    assert unused == []


@pytest.mark.parametrize("folder", _FOLDERS, ids=lambda one: one.name)
def test_no_file_of_texts_is_too_long_to_be_read_at_once(folder: Path) -> None:
    assert {
        file.name: lines
        for file in folder.glob("*.toml")
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > _MOST_LINES
    } == {}


def test_the_files_of_a_folder_are_one_catalogue(tmp_path: Path) -> None:
    (tmp_path / "call.toml").write_text('[call]\nsay = "Say"\n')
    (tmp_path / "everywhere.toml").write_text('yes = "Yes"\n')
    merged = texts_in(tmp_path)
    assert (merged.text("call.say"), merged.text("yes")) == ("Say", "Yes")


def test_a_room_that_stands_in_two_files_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "call.toml").write_text('[call]\nsay = "Say"\n')
    (tmp_path / "lists.toml").write_text('[call.more]\nask = "Ask"\n')
    with pytest.raises(ValueError, match=r"`call` stands in two files of texts: `call\.toml` and `lists\.toml`"):
        texts_in(tmp_path)
