import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.formats.csv_records import BrokenRecord, Record, cell_places, read_records

_CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6) | st.text(
    alphabet='",\r\nx', max_size=6
)
_RECORDS = st.lists(st.lists(_CELLS, min_size=1, max_size=4), max_size=5)
_DOUBLED = 'a cell with quotation marks stands in quotation marks, and each one in it is doubled: "6"" of cable"'


def _read(text: bytes, maximum_bytes: int = 1_000) -> list[Record | BrokenRecord]:
    return list(read_records(BytesIO(text), maximum_bytes))


def _cells(text: bytes) -> list[list[str]]:
    records = _read(text)
    assert all(isinstance(record, Record) for record in records), records
    return [record.cells for record in records if isinstance(record, Record)]


def _told(text: bytes, maximum_bytes: int = 1_000) -> list[tuple[int, list[str] | str]]:
    """The line of each record with its cells, or with what is wrong with it."""
    records = _read(text, maximum_bytes)
    return [(one.line, one.cells if isinstance(one, Record) else one.message) for one in records]


def test_a_record_is_a_line_and_a_comma_stands_between_two_cells() -> None:
    assert _told(b"id,plan\n1,basic\n2,\n,\n") == [
        (1, ["id", "plan"]),
        (2, ["1", "basic"]),
        (3, ["2", ""]),
        (4, ["", ""]),
    ]


def test_lines_end_as_on_unix_or_as_on_windows_and_the_last_one_as_it_likes() -> None:
    assert _cells(b"a,b\r\n1,2") == _cells(b"a,b\n1,2\n") == _cells(b"a,b\n1,2\r") == [["a", "b"], ["1", "2"]]


def test_a_byte_order_mark_is_no_part_of_the_first_cell() -> None:
    assert _cells(b"\xef\xbb\xbfid\n1\n") == [["id"], ["1"]]
    assert _cells(b'\xef\xbb\xbf"i\nd",x\n') == [["i\nd", "x"]]
    assert _cells("id\n\ufeff1\n".encode()) == [["id"], ["\ufeff1"]]


def test_a_cell_in_quotation_marks_holds_commas_line_breaks_and_doubled_quotation_marks() -> None:
    assert _cells(b'"a,b","6"" of\r\ncable","",x\n1\n') == [["a,b", '6" of\r\ncable', "", "x"], ["1"]]


def test_the_line_of_a_record_is_the_one_on_which_it_begins() -> None:
    assert [record.line for record in _read(b'a\n"1\n2\n3"\n\n4\n')] == [1, 2, 6]


def test_empty_lines_are_passed_over_and_an_empty_cell_in_quotation_marks_is_none() -> None:
    assert _told(b'a\n\n\r\n""\n1\n') == [(1, ["a"]), (4, [""]), (5, ["1"])]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'1,5" screen,x', "a quotation mark stands in the midst of cell 2"),
        (b'1,"5" screen,x', "cell 2 goes on after its closing quotation mark"),
        (b'"",1\r2', "a carriage return stands in the midst of cell 2"),
        (b"1,\xfc,2", "byte 0xfc is not UTF-8"),
        (b"1,\0,2", "the row holds a NUL character"),
        (b"1," + b"x" * 1_000, "the row has more than 1,000 bytes"),
    ],
)
def test_a_record_that_cannot_be_read_is_told_and_the_next_line_is_read(line: bytes, message: str) -> None:
    assert _told(b"a\n" + line + b"\n2,3\n") == [(1, ["a"]), (2, message), (3, ["2", "3"])]


def test_what_to_do_about_a_quotation_mark_is_told_with_an_example() -> None:
    (broken,) = _read(b'6" of cable\n')
    assert broken == BrokenRecord(1, "a quotation mark stands in the midst of cell 1", _DOUBLED)


def test_a_quotation_mark_that_is_never_closed_takes_the_lines_up_to_the_next_one() -> None:
    assert _told(b'a,b\n1,"x\n2,y\n3,"z"\n4,w\n') == [
        (1, ["a", "b"]),
        (2, "cell 2 goes on after its closing quotation mark"),
        (5, ["4", "w"]),
    ]
    assert _told(b'a,b\n1,"x\n2,y\n')[1] == (2, "cell 2 begins with a quotation mark and has none at its end")


def test_a_row_over_many_lines_that_is_too_long_is_told_and_the_line_behind_it_is_read() -> None:
    assert _told(b'a\n"' + b"x" * 30 + b"\n" + b"y" * 30 + b"\n2\n", maximum_bytes=50) == [
        (1, ["a"]),
        (2, "the row has more than 50 bytes"),
        (4, ["2"]),
    ]


def test_a_row_may_be_as_long_as_is_said() -> None:
    just, longer = b"x" * 50 + b"\n", b"x" * 51 + b"\n"
    assert _told(just, maximum_bytes=50) == [(1, ["x" * 50])]
    assert _told(longer, maximum_bytes=50) == [(1, "the row has more than 50 bytes")]


class _Endless(BytesIO):
    """A file of one line that is read again and again, and counts how often."""

    lines = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        self.lines += 1
        return b"1,2\n"


def test_records_are_read_one_by_one() -> None:
    stream = _Endless()
    records = read_records(stream)
    assert [record.line for record, _ in zip(records, range(3), strict=False)] == [1, 2, 3]
    assert stream.lines <= 4


def _written(records: list[list[str]], line_end: str) -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows(records)
    return text.getvalue().encode()


@given(_RECORDS, st.sampled_from(["\n", "\r\n"]))
def test_what_the_standard_library_writes_is_read_as_it_was(records: list[list[str]], line_end: str) -> None:
    assert _cells(_written(records, line_end)) == records


@given(_RECORDS)
def test_where_each_cell_stands_in_its_record_is_known(records: list[list[str]]) -> None:
    for record in _read(_written(records, "\n")):
        assert isinstance(record, Record)
        written = [record.text[start:end] for start, end in cell_places(record.text)]
        assert written == ['"' + cell.replace('"', '""') + '"' for cell in record.cells]


@given(st.text(alphabet='",\r\nx\0', max_size=20).map(str.encode) | st.binary(max_size=40))
def test_whatever_the_bytes_are_lines_only_rise_and_what_is_read_was_there(data: bytes) -> None:
    records = _read(data, maximum_bytes=15)
    lines = [record.line for record in records]
    assert lines == sorted(set(lines))
    for record in records:
        if isinstance(record, Record):
            assert record.text.encode() in data
