"""How findings are put into words: place, message, the line with a caret, and what to do."""

import pytest

from amends.lang.diagnostics import PolicyError, Report, TooManyFindingsError, render, render_all
from amends.lang.source import Source, Span, UnreadableSourceError, decode
from tests.lang.reading import faults, policy


def _report(text: str = "first line\nsecond line\n", most: int | None = None) -> Report:
    return Report(Source("care.policy.yaml", text), most=most)


def test_a_finding_is_shown_with_its_line_a_caret_and_help() -> None:
    report = _report()
    report.error("name", "`line` is not it", Span(2, 8, 2, 12), "write something else")
    assert render(report.diagnostics[0], report.source) == (
        "care.policy.yaml:2:8: error: `line` is not it\n"
        "  2 | second line\n"
        "    |        ^^^^\n"
        "  help: write something else"
    )


def test_findings_are_told_in_the_order_of_the_file_each_once_with_a_blank_line_between() -> None:
    report = _report()
    report.error("b", "later", Span(2, 1, 2, 2))
    report.warning("a", "earlier", Span(1, 7, 1, 11))
    report.error("b", "later", Span(2, 1, 2, 2))
    shown = render_all(report.in_order(), report.source)
    assert [found.message for found in report.in_order()] == ["earlier", "later"]
    assert shown.count("\n\n") == 1
    assert "warning: earlier" in shown


def test_the_caret_of_several_lines_ends_with_the_first() -> None:
    report = _report()
    report.error("a", "all of it", Span(1, 7, 2, 7))
    assert render(report.diagnostics[0], report.source).splitlines()[2] == "    |       ^^^^"


def test_a_tab_takes_one_cell_and_wide_letters_take_two() -> None:
    report = _report("a:\t日本 é\u0301 word\n")
    report.error("a", "here", Span(1, 10, 1, 14))
    shown, carets = render(report.diagnostics[0], report.source).splitlines()[1:3]
    assert shown == "  1 | a: 日本 é\u0301 word"
    assert carets == "    |           ^^^^"


def test_a_very_long_line_is_cut_around_the_place() -> None:
    report = _report("x" * 5_000 + "here" + "y" * 5_000)
    report.error("a", "look", Span(1, 5_001, 1, 5_005))
    shown, carets = render(report.diagnostics[0], report.source).splitlines()[1:3]
    assert len(shown) < 200
    start = carets.index("^")
    assert shown[start : start + 4] == "here"


def test_a_place_behind_the_last_line_shows_no_line() -> None:
    report = _report("only\n")
    report.error("a", "it ends", Span(2, 1, 2, 2))
    assert render(report.diagnostics[0], report.source) == "care.policy.yaml:2:1: error: it ends"


def test_a_message_stays_short_and_on_one_line_whatever_the_file_holds() -> None:
    report = _report()
    report.error("a", "`" + "word\n" * 500 + "` is not it", Span(1, 1, 1, 2))
    message = report.diagnostics[0].message
    assert len(message) < 400
    assert "\n" not in message
    assert message.endswith("` is not it")


def test_of_very_many_findings_only_so_many_are_told_and_the_last_says_so() -> None:
    report = _report(most=3)
    for number in range(3):
        report.error("a", f"fault {number}", Span(1, number + 1, 1, number + 2))
    with pytest.raises(TooManyFindingsError):
        report.error("a", "one more", Span(1, 9, 1, 10))
    assert [found.message for found in report.in_order()] == [
        "fault 0", "fault 1", "fault 2", "there is more; 3 findings are told at once",
    ]  # fmt: skip


def test_a_policy_with_hundreds_of_faults_tells_the_first_two_hundred() -> None:
    clauses = "".join(f"  - {{id: C{n}, says: s, grants: refund, when: unheard_of_{n}}}\n" for n in range(300))
    found = faults(policy() + clauses)
    assert len(found) == 201
    assert found[-1].code == "limit"


def test_what_is_said_once_is_not_said_again() -> None:
    report = _report()
    report.error_once("currency", "no currency", Span(1, 1, 1, 2))
    report.error_once("currency", "no currency", Span(2, 1, 2, 2))
    assert len(report.diagnostics) == 1


def test_the_error_of_a_policy_reads_like_its_findings() -> None:
    report = _report()
    report.error("a", "wrong", Span(1, 1, 1, 6))
    assert str(PolicyError(report.source, report.in_order())) == render_all(report.in_order(), report.source)


@pytest.mark.parametrize(("data", "message", "column"), [
    (b"a: \xff", "the file is not UTF-8: byte 0xff cannot be read", 4),
    ("a: \u202e".encode(), "the bidi character U+202E is not allowed in a policy", 4),
    (b"a: \x07", "the character U+0007 is not allowed in a policy", 4),
    ("a: \ufeff".encode(), "the character U+FEFF is not allowed in a policy", 4),
    ("a: \u2028b".encode(), "the character U+2028 is not allowed in a policy", 4),
    ("éé\u0085".encode(), "the character U+0085 is not allowed in a policy", 3),
    ("a: b".encode("utf-16"), "the file is not UTF-8: byte 0xff cannot be read", 1),
    (b"a" * 1_000_001, "the file is larger than 1,000,000 bytes, the most that a policy has", 1),
])  # fmt: skip
def test_a_file_that_is_no_text_is_refused_at_the_first_such_byte(data: bytes, message: str, column: int) -> None:
    with pytest.raises(UnreadableSourceError) as refused:
        decode(data)
    assert refused.value.message == message
    assert refused.value.span.column == column


def test_a_megabyte_is_the_limit() -> None:
    assert len(decode(b"a" * 1_000_000)) == 1_000_000
