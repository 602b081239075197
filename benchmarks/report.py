"""What was measured, as one page of Markdown."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from benchmarks.results import Cell, Section, Table, Unit

_SCALES = ((1.0, "s", 1.0), (1e-3, "ms", 1e3), (1e-6, "µs", 1e6), (0.0, "ns", 1e9))


def page(sections: Iterable[Section], facts: Mapping[str, str], remarks: Sequence[str]) -> str:
    """The whole page."""
    lines = ["# What was measured", ""]
    lines += [
        "Made by `make bench`, never by hand. What it means: [docs/performance.md](../docs/performance.md).",
        "",
    ]
    lines += [f"- {name}: {value}" for name, value in facts.items()]
    lines += [
        "",
        "A figure is the median of several runs, with the lowest and the highest of them in brackets. What is compared "
        "ran in turn in one run. Machines drift: **only the ratios count**, and only within one table.",
        "",
    ]
    for remark in remarks:
        lines += [remark, ""]
    for section in sections:
        lines += [f"## {section.title}", ""]
        for table in section.tables:
            lines += [*_table(table), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(table: Table) -> list[str]:
    lines = [f"### {table.title}", ""]
    if table.rows:
        lines += [_row(table.columns), _row(["---"] * len(table.columns))]
        lines += [_row([_told(cell) for cell in row]) for row in table.rows]
    for note in table.notes:
        lines += ["", note]
    return lines


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _told(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    tell = _FORMS[cell.unit](cell.median)
    if cell.low == cell.high:
        return tell(cell.median)
    return f"{tell(cell.median)} ({_bare(tell(cell.low))}–{_bare(tell(cell.high))})"


def _bare(told: str) -> str:
    return told.partition(" ")[0].lstrip("×")


def _seconds(scale_of: float) -> Callable[[float], str]:
    for least, unit, factor in _SCALES:
        if scale_of >= least:
            return lambda value: f"{_digits(value * factor)} {unit}"
    return lambda value: f"{value} s"


def _bytes(scale_of: float) -> Callable[[float], str]:
    if scale_of >= 1e6:
        return lambda value: f"{_digits(value / 1e6)} MB"
    return lambda value: f"{_digits(value / 1e3)} kB"


def _times(_: float) -> Callable[[float], str]:
    return lambda value: f"×{_digits(value)}"


def _rows_a_second(_: float) -> Callable[[float], str]:
    return lambda value: f"{value:,.0f}"


_FORMS: dict[Unit, Callable[[float], Callable[[float], str]]] = {
    Unit.SECONDS: _seconds,
    Unit.BYTES: _bytes,
    Unit.TIMES: _times,
    Unit.ROWS_A_SECOND: _rows_a_second,
}


def _digits(value: float) -> str:
    """Three digits that count below a thousand, whole numbers above."""
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if value >= 0.1 or value == 0 else f"{value:.3f}"
