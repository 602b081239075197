"""From the text of an expression to Python's syntax tree, within the language's limits.

The text is parsed by the standard library's `ast` and never evaluated.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from amends.lang.diagnostics import Report
from amends.lang.document import Node as DocumentNode
from amends.lang.document import Scalar, Sequence
from amends.lang.expression.text import ExpressionText
from amends.lang.expression.tokens import tokens_are_right, words_and_signs
from amends.lang.source import Span

MAXIMUM_CHARACTERS = 40_000
MAXIMUM_NODES = 2_000
MAXIMUM_DEPTH = 50
_KEYWORDS = ("and", "or", "not", "in", "if", "else", "for")


@dataclass(frozen=True, slots=True)
class ParsedExpression:
    """An expression whose form was read, and whose names and types were not looked at yet."""

    tree: ast.expr
    text: ExpressionText


def parse_expression(node: DocumentNode, subject: str, report: Report) -> ParsedExpression | None:
    """The parsed expression of a scalar, or None when a fault was reported; `subject` names it in messages."""
    if not isinstance(node, Scalar):
        _refuse_collection(node, subject, report)
        return None
    if node.told:
        return None
    if node.cut is not None:
        report.error("comment", "`#` would cut the expression short", node.cut,
                     "put the expression in quotation marks, or set a comment two spaces off")  # fmt: skip
        return None
    text = ExpressionText(node, report.source)
    if not text.text:
        report.error("form", f"{subject} is empty; expected an expression", node.span)
        return None
    if len(text.text) > MAXIMUM_CHARACTERS:
        report.error("limit", f"an expression has at most {MAXIMUM_CHARACTERS:,} characters", node.span,
                     "name its parts under `define`")  # fmt: skip
        return None
    if not tokens_are_right(text, MAXIMUM_DEPTH, report):
        return None
    tree = _parse(text, report)
    if tree is None or not _within_limits(tree, text, report):
        return None
    return ParsedExpression(tree, text)


def _refuse_collection(node: DocumentNode, subject: str, report: Report) -> None:
    if isinstance(node, Sequence):
        report.error("form", f"{subject} is an expression, not a list", _start_of(node),
                     "join its parts with `and` or `or`")  # fmt: skip
    else:
        report.error("form", f"{subject} is an expression, not a map", _start_of(node),
                     "an expression that holds `: ` or `{ }` is put in quotation marks")  # fmt: skip


def _start_of(node: DocumentNode) -> Span:
    span = node.span
    return Span(span.line, span.column, span.line, span.column + 1)


def _parse(text: ExpressionText, report: Report) -> ast.expr | None:
    try:
        return ast.parse(text.text, mode="eval").body
    except SyntaxError as error:
        _report_syntax(text, max((error.offset or 1) - 1, 0), report)
    except (RecursionError, MemoryError):
        _report_limit(f"the expression is nested more than {MAXIMUM_DEPTH} deep", text, report)
    return None


def _report_syntax(text: ExpressionText, place: int, report: Report) -> None:
    words = list(words_and_signs(text.text))
    for word in words:
        if word.group() not in _KEYWORDS and word.group().lower() in _KEYWORDS:
            report.error("syntax", f"`{word.group()}` is not part of the language", text.span(word.start(), word.end()),
                         f"did you mean `{word.group().lower()}`?")  # fmt: skip
            return
    found = next((word for word in words if word.end() > place), None)
    if found is None:
        last = words[-1]
        report.error("syntax", f"the expression ends too soon, after `{last.group()}`",
                     text.span(last.start(), last.end()))  # fmt: skip
    else:
        report.error("syntax", f"the expression cannot be read at `{found.group()}`",
                     text.span(found.start(), found.end()))  # fmt: skip


def _report_limit(message: str, text: ExpressionText, report: Report) -> None:
    report.error("limit", message, text.whole, "name its parts under `define`")


def _within_limits(tree: ast.expr, text: ExpressionText, report: Report) -> bool:
    count = 0
    level = [tree]
    for _ in range(MAXIMUM_DEPTH):
        count += len(level)
        level = [part for node in level for part in parts(node)]
        if not level or count > MAXIMUM_NODES:
            break
    if count > MAXIMUM_NODES:
        _report_limit(f"the expression has more than {MAXIMUM_NODES:,} parts", text, report)
        return False
    if level:
        _report_limit(f"the expression is nested more than {MAXIMUM_DEPTH} deep", text, report)
        return False
    return True


def parts(node: ast.AST) -> Iterator[ast.expr]:
    """The expressions directly inside a node."""
    for name in node._fields:
        inside = getattr(node, name)
        for part in inside if isinstance(inside, list) else (inside,):
            if isinstance(part, ast.expr):
                yield part
            elif isinstance(part, (ast.comprehension, ast.keyword)):
                yield from parts(part)
