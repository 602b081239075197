"""The answer to a question, as it came back of its form: one value, or the rows of a list."""

from amends.app.cases.stating import Stating
from amends.desk.forms.form import Answers, FormError
from amends.desk.forms.rows import TypedRows, rows_typed

VALUE = "value"
"""The name of the field that an answer is typed in; a field of a list is `value.field`."""


def rows_of(answers: Answers) -> TypedRows:
    """The rows of a list that was asked for; an empty one where it was no list."""
    return rows_typed(answers, VALUE, answers.every("field"))


def stating_of(answers: Answers) -> Stating:
    """What was answered.

    Raises:
        FormError: no fact is named, or no row of a list was filled in and nobody says that there are none.
    """
    fact, source, record = answers.words("fact"), answers.word("source"), answers.word("record")
    if not answers.every("field"):
        return Stating(typed={fact: answers.word(VALUE) or ""}, written={}, source=source, record=record)
    rows = rows_of(answers)
    if not rows.is_answer:
        raise FormError(VALUE, "nothing was filled in", "fill in a row, or say that there are none")
    return Stating(typed={}, written={}, rows={fact: rows.filled_in}, source=source, record=record)
