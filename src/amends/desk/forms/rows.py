"""The rows of a list that is filled in: what was typed in each, and a row more or less."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from amends.desk.forms.form import Answers

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TypedRows:
    """The rows of a list.

    Attributes:
        rows: what was typed in each, by the names of its fields.
        fresh: the place of a row that was just added, from 1 on; 0 where none was.
        is_changed: whether somebody asked for a row more or less, and nothing else.
        is_none: whether they say that there are none.
    """

    rows: tuple[Row, ...] = ({},)
    fresh: int = 0
    is_changed: bool = False
    is_none: bool = False

    @property
    def filled_in(self) -> tuple[Row, ...]:
        """Those rows in which something was filled in."""
        return tuple(row for row in self.rows if any(row.values()))

    @property
    def is_answer(self) -> bool:
        """Whether they state something: a row at least, or that there are none."""
        return self.is_none or bool(self.filled_in)


def rows_typed(answers: Answers, name: str, fields: Sequence[str]) -> TypedRows:
    """The rows of a list as they came back of a form, with the one more or less that was asked for.

    Args:
        answers: what came back.
        name: how the list is called in the form; a field of it is `name.field`.
        fields: the fields of each row.
    """
    columns = [answers.each(f"{name}.{field}") for field in fields]
    rows = [dict(zip(fields, row, strict=True)) for row in zip_longest(*columns, fillvalue="")]
    if answers.word("add") == name:
        return TypedRows((*rows, {}), fresh=len(rows) + 1, is_changed=True)
    removed = (answers.word("remove") or "").removeprefix(f"{name}.")
    if removed.isdecimal() and 0 < int(removed) <= len(rows):
        del rows[int(removed) - 1]
        return TypedRows(tuple(rows) or ({},), is_changed=True)
    return TypedRows(tuple(rows) or ({},), is_none=answers.word("none") == name)
