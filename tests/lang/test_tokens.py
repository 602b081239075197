"""The words and signs that an expression is made of, and those that it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.lang.document import Scalar
from amends.lang.expression import tokens
from amends.lang.expression.text import ExpressionText
from amends.lang.source import Source, Span
from tests.lang.reading import faults, policy, type_of

PIECES = [
    "damaged", "plan", "f", "not", "and", "or", "in", "if", "else", "for", "x", "default", "=", "==", "!=", "<", "<=",
    ">", ">=", "<>", "<<", "->", "+", "-", "*", "**", "/", "//", "(", ")", "[", "]", "{", "}", ",", ".", ":", " ", " ",
    " ", "0", "7", "007", "1.50", ".5", "1e5", "1_000", "1,000", '"a"', "'a'", '"', "'", "\\", '"\\n"', "#", "%", "$",
    "&", "&&", "|", "!", "é", "“", "\u00a0", "\t",
]  # fmt: skip


def _text(words: str) -> ExpressionText:
    span = Span(1, 1, 1, len(words) + 1)
    return ExpressionText(Scalar(words, span, 0, len(words)), Source("x", words))


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_is_passed_at_once_has_no_fault_when_it_is_looked_at_closely(words: str) -> None:
    text = _text(words)
    if tokens._is_plainly_right(text.text, 50):
        assert tokens._Check(text, 50).fault() is None


@pytest.mark.parametrize("words", [
    "damaged", "not damaged", "(damaged or stolen) and late", 'plan in ("a", "b")', "goodwill[plan].amount",
    "days(0) <= a - b <= days(30)", "1.50", "0.5", "10", "any(p.late for p in parcels if p.worth > 1)",
    'city == "#1 in town"', "city == 'it is \"so\"'", "round(x, 2)", "-5", "a - -5",
])  # fmt: skip
def test_what_a_policy_writes_every_day_is_passed_at_once(words: str) -> None:
    assert tokens._is_plainly_right(words, 50)


@pytest.mark.parametrize("words", [
    "'a' 'b'", '"a" "b"', "'a'\"b\"", "f'a'", '"a\\b"', "1,000", "007", "1e5", ".5", "5.", "x.5", "a = b", "a === b",
    "a <> b", "a -> b", "a ** b", "a // b", "a % b", "(a", "a)", "(a]", "é", "a # b", "a\tb", "{a}", "a: b",
    "not " * 51 + "a",
    "(" * 51 + "a" + ")" * 51, "9" * 39,
])  # fmt: skip
def test_anything_else_is_looked_at_closely(words: str) -> None:
    assert not tokens._is_plainly_right(words, 50)


@pytest.mark.parametrize(("words", "message", "help_text"), [
    ("damaged && late", "`&&` is not part of the language", "did you mean `and`?"),
    ("claims => 2", "`=>` is not part of the language", "did you mean `>=`?"),
    ("claims ≤ 2", "`≤` is not part of the language", "did you mean `<=`?"),
    ("claims =! 2", "`=!` is not part of the language", "did you mean `!=`?"),
    ("(claims = 2)", "`=` is not part of the language", "did you mean `==`?"),
    ("any(late = True for p in parcels)", "`=` is not part of the language", "did you mean `==`?"),
    ("round(claims, places=2)", "`places=` is not part of the language", "`default=`"),
    ("claims << 2", "`<<` is not part of the language", None),
    ("claims > 007", "`007` is not a plain number", "write digits only"),
    ("claims > 1,000", "`1,000` is not a plain number", "write it without commas: `1000`"),
    ("claims > .5", "`.5` is not a plain number", "write digits only"),
    ("claims > 5.", "`5.` is not a plain number", "write digits only"),
    ("claims > 5days", "`5days` is not a plain number", "write digits only"),
    ("(damaged]", "`]` cannot close `(`", "write `)`"),
    ("damaged)", "`)` closes a bracket that was not opened", "remove it"),
    ("(damaged", "`(` is not closed", "close it with `)`"),
    ('city == "a', 'the text "a is not closed', 'close it with "'),
    ('city == "a" "b"', '"b" follows another text', "put a comma between the two"),
    ('city == b"a"', "a text has no letter before its quotation mark, found `b`", "remove the letter"),
    ("damaged # so", "`#` is not part of the language", "a comment stands on a line of its own"),
    ("claims > 50%", "`%` is not part of the language", "write a share as a decimal"),
    ("größe > 1", "`größe` holds `ö` (U+00F6, latin small letter o with diaeresis)", "the letters a to z"),
    ("damaged\u00a0or late", "U+00A0, no-break space", "write a plain space"),
    ("damaged AND late", "`AND` is not part of the language", "did you mean `and`?"),
    ("Not damaged", "`Not` is not part of the language", "did you mean `not`?"),
    ("damaged and", "the expression ends too soon, after `and`", None),
    ("damaged late", "the expression cannot be read at `late`", None),
    ("claims > 2 if damaged", "the expression cannot be read at", None),
    ("damaged is late", "`is late` is not part of the language", "use `==` or `!=`"),
    ("plan is not None", "`is not None` is not part of the language", "no expression can test for unknown"),
])  # fmt: skip
def test_what_is_not_of_the_language_is_told_with_what_is(words: str, message: str, help_text: str | None) -> None:
    (found,) = faults(policy(when=words))
    assert message in found.message
    assert help_text is None or help_text in str(found.help)


def test_an_upper_case_word_inside_a_text_is_no_fault_of_its_own() -> None:
    (found,) = faults(policy(when='city == "A OR B" damaged'))
    assert found.message == "the expression cannot be read at `damaged`"


@pytest.mark.parametrize("words", ["-" * 51 + "claims > 1", "not " * 51 + "damaged", "(" * 51 + "damaged" + ")" * 51])
def test_fifty_levels_are_the_limit(words: str) -> None:
    (found,) = faults(policy(when=words))
    assert found.code == "limit"
    assert "50 deep" in found.message


def test_thirty_eight_digits_are_the_limit_of_a_number() -> None:
    assert not isinstance(type_of("weight < " + "9" * 38), str)
    assert not isinstance(type_of("weight < 0." + "9" * 37), str)
    assert "at most 38 digits" in str(type_of("weight < " + "9" * 39))
