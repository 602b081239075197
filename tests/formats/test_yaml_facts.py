import pytest

from amends.formats.kinds import FactsKind
from tests.formats import reading


def _facts(text: str) -> object:
    return reading.facts(text, FactsKind.YAML)


def _faults(text: str) -> list[str]:
    return reading.faults(text, FactsKind.YAML)


def test_bare_words_for_truth_and_nothing_are_understood_and_the_rest_is_text() -> None:
    text = "a: true\nb: false\nc: null\nd: ~\ne:\nf: 10.00\ng: no\nh: 2026-11-01\ni: True\n"
    assert _facts(text) == {
        "a": True, "b": False, "c": None, "d": None, "e": None, "f": "10.00", "g": "no", "h": "2026-11-01", "i": "True"
    }  # fmt: skip


def test_what_stands_in_quotation_marks_is_text() -> None:
    assert _facts("a: 'true'\nb: \"null\"\nc: ''\nd: '~'\n") == {"a": "true", "b": "null", "c": "", "d": "~"}


def test_a_list_is_a_block_or_stands_in_brackets() -> None:
    block = "parts:\n  - name: lid\n    price: 2.00\n  - name: jar\n    broken: true\n"
    assert _facts(block) == {"parts": [{"name": "lid", "price": "2.00"}, {"name": "jar", "broken": True}]}
    assert _facts("{parts: [{name: lid, price: 2.00}, {name: jar, broken: true}]}") == _facts(block)


def test_a_comment_stands_two_spaces_off_so_that_no_value_is_cut_short() -> None:
    assert _facts("# a story\nname: lid  # the blue one\n") == {"name": "lid"}
    assert _facts("name: 'lid' # the blue one\n") == {"name": "lid"}
    assert _faults("name: lid #12\n") == [
        "1:11 ` #` ends the value here; a comment stands two spaces off; "
        "put another space before it, or the whole text in quotation marks"
    ]


@pytest.mark.parametrize(
    "text", ["a: &x 1", "a: *x", "a: !t 1", "a: 1\na: 2", "a: 1\n---\nb: 2", "[" * 30, "? [a]\n: 1"]
)
def test_what_yaml_has_besides_facts_is_refused_in_words_that_fit_facts(text: str) -> None:
    found = _faults(text)
    assert found
    assert not [one for one in found if "policy" in one]


def test_a_repeated_fact_is_a_fault_at_its_second_place() -> None:
    assert _faults("a: 1\nb: 2\na: 3\n") == ["3:1 `a` stands twice; first on line 1; keep one of the two"]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "- a\n", "just words\n", "~"])
def test_what_is_no_object_is_refused(text: str) -> None:
    (fault,) = _faults(text)
    assert "expected an object of facts in YAML; such as {plan: basic, price: 10.00}" in fault


def test_an_indentation_that_does_not_fit_is_told_with_its_line() -> None:
    (fault,) = _faults("a: 1\n  b: 2\n")
    assert fault.startswith("2:")
