"""What was measured, as plain data: sections of tables of figures and words."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from statistics import median
from typing import Self, TypedDict


class Unit(StrEnum):
    SECONDS = "s"
    BYTES = "bytes"
    TIMES = "times"
    ROWS_A_SECOND = "rows/s"


@dataclass(frozen=True, slots=True)
class Figure:
    """The median of several runs, and the lowest and the highest of them."""

    median: float
    low: float
    high: float
    unit: Unit

    @classmethod
    def of(cls, values: Iterable[float], unit: Unit) -> Self:
        found = sorted(values)
        return cls(median(found), found[0], found[-1], unit)


Cell = str | Figure


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One question and the tables that answer it."""

    name: str
    title: str
    tables: Sequence[Table]


class PlainFigure(TypedDict):
    median: float
    low: float
    high: float
    unit: str


class PlainTable(TypedDict):
    title: str
    columns: list[str]
    rows: list[list[str | PlainFigure]]
    notes: list[str]


class PlainSection(TypedDict):
    name: str
    title: str
    tables: list[PlainTable]


def to_plain(section: Section) -> PlainSection:
    plain: PlainSection = asdict(section)  # type: ignore[assignment]  # its fields are those of the dataclass
    return plain


def from_plain(plain: PlainSection) -> Section:
    return Section(plain["name"], plain["title"], [_table(table) for table in plain["tables"]])


def _table(plain: PlainTable) -> Table:
    rows = [[_cell(cell) for cell in row] for row in plain["rows"]]
    return Table(plain["title"], plain["columns"], rows, plain["notes"])


def _cell(plain: str | PlainFigure) -> Cell:
    if isinstance(plain, str):
        return plain
    return Figure(plain["median"], plain["low"], plain["high"], Unit(plain["unit"]))
