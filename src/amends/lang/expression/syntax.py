"""From the text of an expression to Python's syntax tree, within the language's limits.

The text is parsed by the standard library's `ast` and never evaluated. What Python would read otherwise than a
policy owner means it (`1e5`, a backslash, a typographic quotation mark) is refused before that.
"""

import ast
import re
from dataclasses import dataclass

from amends.lang.diagnostics import Report
from amends.lang.document import Node as DocumentNode
from amends.lang.document import Scalar
from amends.lang.expression.text import ExpressionText
from amends.lang.quantities import MAXIMUM_DIGITS

MAXIMUM_CHARACTERS = 40_000
MAXIMUM_NODES = 2_000
MAXIMUM_DEPTH = 50

_TOKEN = re.compile(
    r"""(?P<text>'[^']*'|"[^"]*")|(?P<number>\d[\w.]*|\.\d[\w.]*)|(?P<keyword>default[ ]*=(?!=))|(?P<name>[^\W\d]\w*)|(?P<blank>[ ]+)"""
    r"""|(?P<operator>&&|\|\||<>|:=|===|==|!=|<=|>=|\*\*|//|->|.)""",
    re.ASCII | re.DOTALL,
)
_PLAIN_NUMBER = re.compile(r"\d+(\.\d+)?", re.ASCII)

_OTHER_WORDS = {
    "&&": "`and`",
    "||": "`or`",
    "!": "`not`",
    "=": "`==`",
    "===": "`==`",
    "<>": "`!=`",
    ":=": "`==`",
    "**": "`*`",
    "//": "`floor(a / b)`",
    "&": "`and`",
    "|": "`or`",
}
_TYPOGRAPHIC_QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2032\u2033"


@dataclass(frozen=True, slots=True)
class ParsedExpression:
    """An expression whose form was read, and whose names and types were not looked at yet."""

    tree: ast.expr
    text: ExpressionText


def parse_expression(node: DocumentNode, report: Report) -> ParsedExpression | None:
    """The parsed expression of a scalar, or None when a fault was reported."""
    if not isinstance(node, Scalar):
        report.error("form", "expected an expression, found a list or a map", node.span,
                     "an expression that holds `[ ] { } , #` is put in quotation marks")  # fmt: skip
        return None
    text = ExpressionText(node, report.source)
    if node.cut is not None:
        report.error("comment", "`#` would cut the expression short", node.cut,
                     "put the expression in quotation marks, or set a comment two spaces off")  # fmt: skip
        return None
    if not text.text:
        report.error("form", "expected an expression, found nothing", node.span)
        return None
    if len(text.text) > MAXIMUM_CHARACTERS:
        report.error("limit", f"an expression has at most {MAXIMUM_CHARACTERS:,} characters", node.span,
                     "name its parts under `define`")  # fmt: skip
        return None
    if not _tokens_are_right(text, report):
        return None
    tree = _parse(text, report)
    if tree is None or not _within_limits(tree, text, report):
        return None
    return ParsedExpression(tree, text)


def _tokens_are_right(text: ExpressionText, report: Report) -> bool:
    depth = 0
    previous_end_of_name = -1
    for found in _TOKEN.finditer(text.text):
        token, start, end = found.group(), found.start(), found.end()
        fault: tuple[str, str | None] | None = None
        if found.lastgroup == "number":
            fault = _fault_of_number(token)
        elif found.lastgroup == "text" and start == previous_end_of_name:
            fault = ("a text has no letter before its quotation mark", "remove the letter")
        elif found.lastgroup == "name":
            previous_end_of_name = end if token.lower() in ("f", "b", "r", "u", "rb", "br", "fr", "rf") else -1
        elif found.lastgroup == "operator":
            depth += (token in "([{") - (token in ")]}")
            fault = _fault_of_operator(token)
            if depth > MAXIMUM_DEPTH:
                fault = (
                    f"brackets are nested more than {MAXIMUM_DEPTH} deep",
                    "name the parts under `define`",
                )
        if fault is not None:
            report.error("syntax", fault[0], text.span(start, end), fault[1])
            return False
    return True


def _fault_of_number(token: str) -> tuple[str, str | None] | None:
    if not _PLAIN_NUMBER.fullmatch(token):
        shown = token if len(token) <= MAXIMUM_DIGITS else token[:MAXIMUM_DIGITS] + "…"
        return f"`{shown}` is not a plain number", "write digits only, with a point before the decimals"
    if len(token.replace(".", "")) > MAXIMUM_DIGITS:
        return (
            f"a number has at most {MAXIMUM_DIGITS} digits, this one has {len(token.replace('.', '')):,}",
            None,
        )
    return None


def _fault_of_operator(token: str) -> tuple[str, str | None] | None:
    if token in _OTHER_WORDS:
        return f"`{token}` is not part of the language", f"did you mean {_OTHER_WORDS[token]}?"
    if token in _TYPOGRAPHIC_QUOTES:
        return f"`{token}` is a typographic quotation mark", "put texts in plain quotation marks, ' or \""
    if token in "'\"":
        return "a text is not closed", f"close it with {token}"
    if token == "\\":
        return "a backslash is not part of the language", "texts are taken as they are written"
    if not token.isascii():
        named = "a blank that is not a plain one" if token.isspace() else f"`{token}`"
        return (
            f"{named} (U+{ord(token):04X}) is not part of the language",
            "names are plain ASCII; put texts in quotes",
        )
    if token in "@%^~;?`$":
        return f"`{token}` is not part of the language", None
    return None


def _parse(text: ExpressionText, report: Report) -> ast.expr | None:
    try:
        return ast.parse(text.text, mode="eval").body
    except SyntaxError as error:
        start = min(max((error.offset or 1) - 1, 0), len(text.text) - 1)
        report.error("syntax", *_words_for_syntax_error(text.text, start), text.span(start, start + 1), None)
    except (RecursionError, MemoryError, ValueError):
        report.error("limit", f"the expression is nested more than {MAXIMUM_DEPTH} deep", text.whole,
                     "name its parts under `define`")  # fmt: skip
    return None


def _words_for_syntax_error(text: str, start: int) -> tuple[str]:
    opened = text.count("(") + text.count("[")
    closed = text.count(")") + text.count("]")
    if opened > closed:
        return ("a bracket is not closed",)
    if opened < closed:
        return ("a bracket is closed that was not opened",)
    word = re.match(r"\w+|.", text[start:])
    found = f"`{word.group()}`" if word and start < len(text) - 1 else "its end"
    return (f"the expression cannot be read at {found}",)


def _within_limits(tree: ast.expr, text: ExpressionText, report: Report) -> bool:
    count = 0
    level = [tree]
    for _ in range(MAXIMUM_DEPTH):
        count += len(level)
        level = [
            part
            for node in level
            for child in ast.iter_child_nodes(node)
            for part in ([child] if isinstance(child, ast.expr) else ast.iter_child_nodes(child))
            if isinstance(part, ast.expr)
        ]
        if not level or count > MAXIMUM_NODES:
            break
    if count > MAXIMUM_NODES:
        report.error("limit", f"the expression has more than {MAXIMUM_NODES:,} parts", text.whole,
                     "name its parts under `define`")  # fmt: skip
        return False
    if level:
        report.error("limit", f"the expression is nested more than {MAXIMUM_DEPTH} deep", text.whole,
                     "name its parts under `define`")  # fmt: skip
        return False
    return True
