"""Which row of a table fits a case."""

from collections.abc import Sequence

from amends.lang.tree import Band, Cell, Row, Scalar, Table


def fitting_row(table: Table, keys: Sequence[Scalar]) -> Row | None:
    """The row that fits the keys; of several the one with the fewest `_`. None where no row fits."""
    fitting = (row for row in table.rows if all(map(fits_cell, row.cells, keys)))
    return min(fitting, key=lambda row: sum(cell is None for cell in row.cells), default=None)


def fits_cell(cell: Cell, value: Scalar) -> bool:
    """Whether a value is what the cell asks for."""
    if cell is None:
        return True
    if not isinstance(cell, Band):
        return cell == value
    above = cell.lower is None or cell.lower <= value  # type: ignore[operator]  # a band and its key have one type
    if not above or cell.upper is None:
        return above
    return value < cell.upper or (cell.includes_upper and value == cell.upper)  # type: ignore[operator]
