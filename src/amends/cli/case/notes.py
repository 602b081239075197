"""The note of a case, in words and as plain data."""

from amends.app.cases.reading import CaseView
from amends.app.plain.cases import note_to_plain
from amends.app.plain.wording import wording_of
from amends.cases.note import note_of
from amends.cli.case.page import Line, print_page
from amends.cli.case.telling import print_json


def print_note(view: CaseView, *, as_json: bool) -> None:
    """Prints the eight answers."""
    if as_json:
        print_json(note_to_plain(view))
        return
    lines = [Line(f"Note on {view.state.reference}", style="bold")]
    note = note_of(view.history, wording_of(view))
    lines.append(Line(note.dates))
    for question, said in note.answered():
        lines += [Line(), Line(question, style="bold"), *(Line(line, 1) for line in said)]
    print_page(lines)
