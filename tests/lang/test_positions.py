"""A fault points at the user's own words, however the document breaks, quotes or indents them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.lang.diagnostics import Report
from amends.lang.document import Mapping, Scalar, read_document
from amends.lang.expression.text import ExpressionText
from amends.lang.source import Source, decode
from tests.lang.reading import faults

HEAD = """\
language: 1
policy: test
version: 1
facts: {damaged: boolean, plan: [economy, standard]}
remedies: {refund: {}}
clauses:
  - id: R1
    says: It is refunded.
    grants: refund
"""


def _words_pointed_at(text: str) -> str:
    """The words under the caret of the one fault."""
    (found,) = faults(text)
    line = Source("", text).lines()[found.span.line - 1]
    assert found.span.line == found.span.end_line
    return line[found.span.column - 1 : found.span.end_column - 1]


@pytest.mark.parametrize("condition", [
    "when: damaged and stolen\n",
    "when:     damaged and stolen     # so it is\n",
    "when: 'damaged and stolen'\n",
    'when: "damaged and stolen"\n',
    'when: "\\x64amaged and stolen"\n',
    'when: "damaged\\x20and stolen"\n',
    "when: 'plan == ''economy'' and stolen'\n",
    'when: "plan == \\"economy\\" and stolen"\n',
    'when: "plan == \\"\\u0065conomy\\" and stolen"\n',
    "when: damaged\n      and\n        stolen\n",
    "when: 'damaged\n\n      and stolen'\n",
    'when: "damaged \\\n      and stolen"\n',
    "when: >-\n      damaged\n      and stolen\n",
    "when: >\n\n      damaged\n\n      and stolen\n",
    "when: |\n      damaged\n        and stolen\n",
    "when: |2-\n      damaged and stolen\n",
    "when: >- # a remark\n      damaged and stolen\n",
    "when:\n      damaged and stolen\n",
    "when: plan == 'economy' and stolen\n",
    "when:\tdamaged\tand\tstolen\n",
])  # fmt: skip
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_caret_stands_under_the_unknown_name(condition: str, line_end: str) -> None:
    text = (HEAD + "    " + condition).replace("\n", line_end)
    assert _words_pointed_at(text) == "stolen"


@pytest.mark.parametrize(("condition", "words"), [
    ("damaged == 1", "1"),
    ("1 == damaged", "1"),
    ('"economy" == damaged', '"economy"'),
    ("plan == damaged", "damaged"),
    ("plan in (damaged, 1)", "damaged"),
    ("plan.price == 1", "price"),
    ("(plan).price", "price"),
    ("damaged is not None", "is not"),
    ("(damaged) is (plan)", "is"),
    ("not plan", "plan"),
    ("damaged and (plan)", "plan"),
])  # fmt: skip
def test_the_caret_stands_under_the_word_that_does_not_fit(condition: str, words: str) -> None:
    text = HEAD + f"    when: '{condition}'\n"
    found = faults(text)[0]
    line = text.splitlines()[found.span.line - 1]
    assert line[found.span.column - 1 : found.span.end_column - 1] == words


def test_a_mark_at_the_beginning_of_the_file_takes_no_column() -> None:
    text = decode(b"\xef\xbb\xbf" + b"langage: 1\n")
    found = faults(text)[0]
    assert (found.span.line, found.span.column, found.span.end_column) == (1, 1, 8)


def test_a_block_that_begins_with_a_sign_of_its_own_is_no_confusion() -> None:
    assert _words_pointed_at(HEAD + "    when: >-\n      -1 > stolen\n") == "stolen"


BLANKS = st.sampled_from([" ", "  ", "   "])
WORDS = st.lists(
    st.sampled_from(["and", "plan", "==", "'a'", '"b"', "it''s", "é", "(", ")", "x.y", "Łódź"]), min_size=1
)


@given(WORDS, BLANKS, st.sampled_from(["plain", "single", "double", "folded", "literal"]))
def test_every_letter_of_an_expression_is_found_where_it_stands(words: list[str], blank: str, style: str) -> None:
    written = blank.join(words)
    value = {
        "plain": f"a{blank}{written}",
        "single": "'" + written.replace("'", "''") + "'",
        "double": '"' + written.replace('"', '\\"') + '"',
        "folded": f">-\n  {written}",
        "literal": f"|\n  {written}",
    }[style]
    source = Source("test", f"key: {value}\n")
    root = read_document(Report(source))
    assert isinstance(root, Mapping)
    scalar = root.entries[0][1]
    assert isinstance(scalar, Scalar)
    text = ExpressionText(scalar, source)
    lines = source.lines()
    for place, letter in enumerate(text.text):
        if letter not in " '\"":
            span = text.span(place, place + 1)
            assert lines[span.line - 1][span.column - 1] == letter


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\\'\"\u2028\u2029"),
        max_size=12,
    )
)
def test_letters_of_any_script_before_a_fault_do_not_move_it(city: str) -> None:
    text = HEAD.replace("facts: {", "facts: {city: text, ") + f"    when: 'city == \"{city}\" and stolen'\n"
    found = [one for one in faults(text) if "stolen" in one.message]
    if found:  # else the letters themselves are at fault
        line = Source("", text).lines()[-2]
        assert line[found[0].span.column - 1 : found[0].span.end_column - 1] == "stolen"
