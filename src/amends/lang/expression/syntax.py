"""From the text of an expression to Python's syntax tree, within the language's limits.

The text is parsed by the standard library's `ast` and never evaluated.
"""

import ast
import re
from dataclasses import dataclass

from amends.lang.diagnostics import Report
from amends.lang.document import Node as DocumentNode
from amends.lang.document import Scalar, Sequence
from amends.lang.expression.mentions import Mention, survey
from amends.lang.expression.text import ExpressionText
from amends.lang.expression.tokens import tokens_are_right, words_and_signs
from amends.lang.source import Span

MAXIMUM_CHARACTERS = 40_000
MAXIMUM_NODES = 2_000
MAXIMUM_DEPTH = 50
_KEYWORDS = ("and", "or", "not", "in", "if", "else", "for")
_OPEN_ENDS = (*_KEYWORDS, "+", "-", "*", "/", "==", "!=", "<", "<=", ">", ">=", ".", ",")


@dataclass(frozen=True, slots=True, eq=False)
class ParsedExpression:
    """An expression whose form was read, and whose names and types were not looked at yet."""

    text: ExpressionText
    mentions: tuple[Mention, ...]

    def tree(self) -> ast.expr:
        """The syntax tree, made anew each time: the trees of all expressions of a policy would take much memory."""
        return ast.parse(self.text.text, mode="eval").body


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
    if tree is None:
        return None
    found = survey(tree, text, MAXIMUM_NODES, MAXIMUM_DEPTH)
    if found.parts > MAXIMUM_NODES:
        _report_limit(f"the expression has more than {MAXIMUM_NODES:,} parts", text, report)
    elif found.depth > MAXIMUM_DEPTH:
        _report_limit(f"the expression is nested more than {MAXIMUM_DEPTH} deep", text, report)
    else:
        return ParsedExpression(text, found.mentions)
    return None


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

    def tell(word: re.Match[str], message: str, help_text: str | None = None) -> None:
        report.error("syntax", message, text.span(word.start(), word.end()), help_text)

    shouted = next(
        (word for word in words if word.group() not in _KEYWORDS and word.group().lower() in _KEYWORDS), None
    )
    if shouted is not None:
        tell(shouted, f"`{shouted.group()}` is not part of the language", f"did you mean `{shouted.group().lower()}`?")
    elif words[-1].group() in _OPEN_ENDS:
        tell(words[-1], f"the expression ends too soon, after `{words[-1].group()}`")
    else:
        found = next((word for word in words if word.end() > place), words[-1])
        tell(found, f"the expression cannot be read at `{found.group()}`")


def _report_limit(message: str, text: ExpressionText, report: Report) -> None:
    report.error("limit", message, text.whole, "name its parts under `define`")
