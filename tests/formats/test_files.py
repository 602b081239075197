import os
import threading
from pathlib import Path

import pytest

from amends.formats.errors import InputError, UnreadableFactsError
from amends.formats.given_facts import given_facts
from amends.formats.kinds import FactsKind, cases_kind, facts_kind, kind_of_text
from amends.formats.output import is_same_file, whole_file, write_new_file


def test_the_kind_of_a_file_is_told_by_its_ending() -> None:
    assert [facts_kind(name) for name in ("a.json", "b.yaml", "c.YML")] == [
        FactsKind.JSON, FactsKind.YAML, FactsKind.YAML
    ]  # fmt: skip
    for name in ("a.txt", "json", "a.jsonl", ""):
        with pytest.raises(
            InputError, match=r"the facts of a case are read from files that end in `\.json`, `\.yaml` or `\.yml`"
        ):
            facts_kind(name)
    with pytest.raises(InputError, match=r"cases are read from files that end in `\.jsonl`, `\.csv` or `\.parquet`"):
        cases_kind("cases.xlsx")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"a": 1}', FactsKind.JSON),
        (' {\n "a": 1}', FactsKind.JSON),
        ("{}", FactsKind.JSON),
        ("[1]", FactsKind.JSON),
        ("{a: 1}", FactsKind.YAML),
        ("a: 1", FactsKind.YAML),
        ("{'a': 1}", FactsKind.YAML),
        ("", FactsKind.YAML),
    ],
)
def test_the_kind_of_a_text_is_told_by_how_it_begins(text: str, kind: FactsKind) -> None:
    assert kind_of_text(text) is kind


def test_an_argument_that_holds_other_bytes_than_utf_8_is_told() -> None:
    with pytest.raises(UnreadableFactsError, match="FACTS:1:5: error: byte 0xff is not UTF-8"):
        given_facts(b"{a: \xff}".decode("utf-8", errors="surrogateescape"))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(16_000_001)
    with pytest.raises(InputError, match="is larger than 16,000,000 bytes"):
        given_facts(str(large))


def test_a_file_takes_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("before", encoding="utf-8")
    with whole_file(str(target)) as stream:
        stream.write("after")
        assert target.read_text(encoding="utf-8") == "before"
    assert target.read_text(encoding="utf-8") == "after"
    with pytest.raises(RuntimeError), whole_file(str(target)) as stream:
        stream.write("half")
        raise RuntimeError
    assert target.read_text(encoding="utf-8") == "after"
    assert [file.name for file in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_link_stays_a_link_to_what_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "link.jsonl"
    link.symlink_to(tmp_path / "there" / "out.jsonl")
    with whole_file(str(link)) as stream:
        stream.write("x")
    assert link.is_symlink()
    assert (tmp_path / "there" / "out.jsonl").read_text(encoding="utf-8") == "x"


def test_a_pipe_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    with whole_file(str(pipe)) as stream:
        stream.write("x\n")
    reader.join()
    assert read == ["x\n"]
    assert pipe.is_fifo()


def test_a_file_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    with (
        pytest.raises(InputError, match="cannot be written: the directory"),
        whole_file(str(tmp_path / "no" / "out.jsonl")),
    ):
        pass
    with pytest.raises(InputError, match="is a directory; expected a file"), whole_file(str(tmp_path)):
        pass


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    target = tmp_path / "new.yaml"
    write_new_file(str(target), "first")
    with pytest.raises(InputError, match="is there already and is not overwritten"):
        write_new_file(str(target), "second")
    assert target.read_text(encoding="utf-8") == "first"


def test_two_names_of_one_file_are_known_as_one(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("", encoding="utf-8")
    os.link(one, other)
    assert is_same_file(str(one), str(other))
    assert not is_same_file(str(one), str(tmp_path / "missing"))
