from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from amends.formats.json_lines import read_rows, write_line
from amends.formats.rows import Row, RowFault, UnusableRow
from tests.formats.test_json_in_two_ways import VALUES


def _rows(text: bytes, maximum_bytes: int = 1_000) -> list[Row | UnusableRow]:
    return list(read_rows(BytesIO(text), maximum_bytes))


def _faults(text: bytes) -> list[str]:
    (row,) = _rows(text)
    assert isinstance(row, UnusableRow)
    return [f"{fault.message}; {fault.help}" if fault.help else fault.message for fault in row.faults]


def test_a_row_is_a_line_and_its_number_is_the_line_in_the_file() -> None:
    rows = _rows(
        b'{"id": "a", "facts": {"x": 1}}\n\n  \n{"facts": {}, "want": "r=1.00", "role": "agent", "team": "care"}'
    )
    assert rows == [Row(1, "a", {"x": 1}), Row(4, None, {}, "r=1.00", "agent", "care")]


def test_line_ends_of_windows_and_a_byte_order_mark_are_passed_over() -> None:
    assert _rows(b'\xef\xbb\xbf{"id": 1, "facts": {}}\r\n{"id": 2, "facts": {}}\r\n') == [Row(1, 1, {}), Row(2, 2, {})]


def test_an_id_is_a_text_or_a_whole_number() -> None:
    assert _faults(b'{"id": true, "facts": {}}') == ["`id` is a text or a whole number"]
    assert _faults(b'{"id": 1.5, "facts": {}}') == ["`id` is a text or a whole number"]


def test_all_that_is_wrong_with_a_row_is_told_at_once() -> None:
    (row,) = _rows(b'{"id": 7, "fact": {}, "want": 3, "team": []}')
    assert row == UnusableRow(
        1,
        7,
        (
            RowFault("`fact` is not a part of a row", help="did you mean `facts`?"),
            RowFault("`facts` is missing"),
            RowFault("`want` is a text"),
            RowFault("`team` is a text"),
        ),
    )


def test_a_line_that_is_no_json_is_told_with_its_column() -> None:
    assert _faults(b'{"id": 1, "facts": {"a": 1, "a": 2}}') == [
        "at column 29: `a` stands twice; first on line 1; keep one of the two"
    ]
    assert _faults(b'{"id": "\xff"}') == ["at column 9: byte 0xff is not UTF-8; save the file as UTF-8"]
    assert _faults(b"[1]") == ['a row is an object; such as {"id": 1, "facts": {}}']
    assert _faults(b'{"facts": [1]}') == ["`facts` is an object of facts"]


def test_a_line_that_is_too_long_is_a_fault_and_the_next_is_read() -> None:
    just = b'{"facts": {}, "id": "%s"}' % (b"x" * 77)
    assert len(just) == 100
    first, second, third = _rows(just + b"\n" + b"x" * 101 + b"\n" + just, maximum_bytes=100)
    assert isinstance(first, Row)
    assert isinstance(second, UnusableRow)
    assert second.number == 2
    assert isinstance(third, Row)
    assert third.number == 3


class _Endless(BytesIO):
    """A file of one row that is read again and again, and counts how often."""

    lines = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        self.lines += 1
        return b'{"facts": {}}\n'


def test_rows_are_read_one_by_one() -> None:
    stream = _Endless()
    rows = read_rows(stream)
    assert [row.number for row, _ in zip(rows, range(3), strict=False)] == [1, 2, 3]
    assert stream.lines <= 4


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), VALUES, max_size=4))
def test_what_is_written_as_a_line_is_read_as_the_same_row(values: dict[str, object]) -> None:
    line = write_line({"id": "r", "facts": values})  # type: ignore[dict-item]  # facts are plain data, too
    assert line.count(b"\n") == 1
    assert _rows(line, maximum_bytes=1_000_000) == [Row(1, "r", values)]  # type: ignore[arg-type]  # as above


@given(st.binary(max_size=60))
def test_whatever_the_bytes_are_every_line_comes_to_something(data: bytes) -> None:
    lines = [line for line in data.split(b"\n") if line.strip(b" \t\r\x0b\x0c")]
    assert len(_rows(data)) == len(lines)
