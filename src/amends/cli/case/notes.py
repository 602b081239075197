"""The note of a case, in words and as plain data."""

from amends.app.cases.reading import CaseView
from amends.cases.note import note_of
from amends.cli.case.page import Line, print_page
from amends.cli.case.telling import print_json


def print_note(view: CaseView, *, as_json: bool) -> None:
    """Prints the eight answers."""
    answered = note_of(view.history).answered()
    if as_json:
        answers = [{"question": question, "answer": list(lines)} for question, lines in answered]
        print_json({"reference": view.state.reference, "answers": answers})
        return
    lines = [Line(f"Note on {view.state.reference}", style="bold")]
    for question, said in answered:
        lines += [Line(), Line(question, style="bold"), *(Line(line, 1) for line in said)]
    print_page(lines)
