"""The words and signs of an expression, before it is parsed.

What Python would read otherwise than a policy owner means it (`1e5`, a backslash, a typographic quotation mark, two
texts side by side) is refused here, and so is what would make parsing it slow.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from amends.lang.diagnostics import Report
from amends.lang.expression.text import ExpressionText
from amends.lang.quantities import MAXIMUM_DIGITS

_TOKEN = re.compile(
    r"""(?P<blank>[ ]+)|(?P<name>[^\W\d]\w*)|(?P<text>'[^']*'|"[^"]*")|(?P<number>\d[\w.]*|\.\d[\w.]*)"""
    r"""|(?P<operator>&&|\|\||<>|:=|===|==|=<|=>|=!|!=|<=|>=|\*\*|//|->|<<|>>|.)""",
    re.ASCII | re.DOTALL,
)
# What is right beyond doubt and is passed quickly; all else is looked at token by token.
_PLAINLY_RIGHT = re.compile(
    r"""(?:[ ]++|[A-Za-z_]\w*+(?!['"])|'[^'\\]*+'(?![ ]*+['"])|"[^"\\]*+"(?![ ]*+['"])"""
    r"""|(?:0|[1-9]\d{0,17})(?:\.\d{1,18})?+(?![\w.]|,\d)|==(?!=)|!=|<=|>=|<(?![<>])|>(?!>)"""
    r"""|\+|-(?!>)|\*(?!\*)|/(?!/)|\.(?=[A-Za-z_])|[(),\[\]])*+""",
    re.ASCII,
)
_BRACKET = re.compile(r"""'[^']*'|"[^"]*"|[()\[\]]""")
_DEFAULT = re.compile(r"[ ]*=(?!=)")
_CALLED = re.compile(r"[A-Za-z_]\w*$", re.ASCII)
_NOT_CALLED = ("any", "all", "count", "sum", "and", "or", "not", "in", "if", "else")
_ARGUMENT_NAME = re.compile(r"[(,] *[A-Za-z_]\w*$", re.ASCII)
_PLAIN_NUMBER = re.compile(r"(0|[1-9]\d*)(\.\d+)?", re.ASCII)
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(?![\d,])", re.ASCII)
_LETTERS_BEFORE_A_TEXT = frozenset(("f", "b", "r", "u", "rb", "br", "fr", "rf"))
_CLOSING = {"(": ")", "[": "]", "{": "}"}

_OTHER_WORDS = {
    "&&": "`and`", "||": "`or`", "&": "`and`", "|": "`or`", "!": "`not`",
    "=": "`==`", "===": "`==`", ":=": "`==`", "<>": "`!=`", "=!": "`!=`", "=<": "`<=`", "=>": "`>=`",
    "**": "`*`", "//": "`floor(a / b)`",
    "≤": "`<=`", "≥": "`>=`", "≠": "`!=`", "×": "`*`", "÷": "`/`", "−": "`-`", "–": "`-`",
}  # fmt: skip
_NO_PART = {
    "%": "write a share as a decimal, such as `0.5`",
    "$": "write an amount alone, such as `100`; it is in the policy's currency",
    "#": "a comment stands on a line of its own, outside of the expression",
    "->": None, "<<": None, ">>": None, "@": None, "^": None, "~": None, ";": None, "?": None, "`": None,
}  # fmt: skip
_TYPOGRAPHIC_QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2032\u2033"


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong between two offsets of the text."""

    message: str
    start: int
    end: int
    help: str | None = None
    code: str = "syntax"


def words_and_signs(text: str) -> Iterator[re.Match[str]]:
    """The tokens of an expression from left to right, without the blanks."""
    return (found for found in _TOKEN.finditer(text) if found.lastgroup != "blank")


def tokens_are_right(text: ExpressionText, maximum_depth: int, report: Report) -> bool:
    """Whether the expression is made of the language's own words and signs; the first that is not is told."""
    if _is_plainly_right(text.text, maximum_depth):
        return True
    fault = _Check(text, maximum_depth).fault()
    if fault is None:
        return True
    report.error(fault.code, fault.message, text.span(fault.start, fault.end), fault.help)
    return False


def _is_plainly_right(text: str, maximum_depth: int) -> bool:
    """Whether nothing is wrong with a text, as far as can be seen at once."""
    prefixes = text.count("not") + text.count("-") + text.count("+")
    return (
        prefixes <= maximum_depth and _PLAINLY_RIGHT.fullmatch(text) is not None and _is_balanced(text, maximum_depth)
    )


def _is_balanced(text: str, maximum_depth: int) -> bool:
    opened: list[str] = []
    for bracket in _BRACKET.findall(text):
        if bracket in _CLOSING:
            opened.append(_CLOSING[bracket])
        elif bracket in (")", "]") and (not opened or opened.pop() != bracket):
            return False
        if len(opened) > maximum_depth:
            return False
    return not opened


class _Check:
    """Goes through the tokens from left to right, and remembers what is open and what came before."""

    def __init__(self, text: ExpressionText, maximum_depth: int) -> None:
        self._text = text.text
        self._maximum_depth = maximum_depth
        self._in_flow = text.scalar.in_flow and text.scalar.plain
        self._open: list[tuple[str, int]] = []
        self._prefixes = 0

    def fault(self) -> _Fault | None:
        """The first fault, or None."""
        before, before_start, before_end = "", 0, 0
        for found in words_and_signs(self._text):
            kind, token, start, end = found.lastgroup, found.group(), found.start(), found.end()
            fault: _Fault | None = None
            if kind == "operator":
                fault = self._of_operator(token, start, before, before_end)
            elif kind == "text":
                touching = before if before_end == start else ""
                fault = self._of_text(token, start, touching, before_start, follows_text=before[:1] in ("'", '"'))
            elif kind == "number":
                fault = self._of_number(token, start)
            fault = fault or self._of_nesting(token)
            if fault is not None:
                return fault
            before, before_start, before_end = token, start, end
        return self._of_what_is_open()

    def _of_text(
        self, token: str, start: int, touching: str, touching_start: int, *, follows_text: bool
    ) -> _Fault | None:
        end = start + len(token)
        backslash = token.find("\\")
        if backslash >= 0:
            return _Fault("a backslash, `\\`, is not part of the language", start + backslash, start + backslash + 1,
                          "texts are taken as they are written")  # fmt: skip
        if touching.lower() in _LETTERS_BEFORE_A_TEXT and touching:
            return _Fault(f"a text has no letter before its quotation mark, found `{touching}`", touching_start, end,
                          "remove the letter")  # fmt: skip
        if follows_text:
            return _Fault(f"{token} follows another text", start, end, "put a comma between the two")
        return None

    def _of_number(self, token: str, start: int) -> _Fault | None:
        end = start + len(token)
        thousands = _THOUSANDS.match(self._text, start)
        if thousands is not None and not self._open:
            return _Fault(f"`{thousands.group()}` is not a plain number", start, thousands.end(),
                          f"write it without commas: `{thousands.group().replace(',', '')}`")  # fmt: skip
        digits = len(token.replace(".", ""))
        if not _PLAIN_NUMBER.fullmatch(token):
            shown = token if digits <= MAXIMUM_DIGITS else token[:MAXIMUM_DIGITS] + "…"
            return _Fault(f"`{shown}` is not a plain number", start, end,
                          "write digits only, with a point before the decimals")  # fmt: skip
        if digits > MAXIMUM_DIGITS:
            return _Fault(f"a number has at most {MAXIMUM_DIGITS} digits, this one has {digits:,}", start, end,
                          code="limit")  # fmt: skip
        return None

    def _of_operator(self, token: str, start: int, before: str, before_end: int) -> _Fault | None:
        end = start + len(token)
        if token == "=" and before == "default" and _DEFAULT.match(self._text, before_end):
            return None
        if token == "=" and self._names_an_argument(start):
            return _Fault(f"`{before}=` is not part of the language", start - len(before), end,
                          "values stand in their order; only `default=` is named, in `min` and `max`")  # fmt: skip
        if token in _OTHER_WORDS:
            return _Fault(f"`{token}` is not part of the language", start, end, f"did you mean {_OTHER_WORDS[token]}?")
        if token in _NO_PART:
            return _Fault(f"`{token}` is not part of the language", start, end, _NO_PART[token])
        if token in "'\"":
            rest = self._text[start:]
            return _Fault(f"the text {rest} is not closed", start, len(self._text), f"close it with {token}")
        if token == "\\":
            return _Fault("a backslash, `\\`, is not part of the language", start, end,
                          "texts are taken as they are written")  # fmt: skip
        if not token.isascii():
            return self._of_foreign(token, start)
        return self._of_bracket(token, start)

    def _names_an_argument(self, start: int) -> bool:
        """Whether what stands before `=` begins an argument of a function that takes values one by one."""
        opened = self._open[-1][1] if self._open else 0
        called = _CALLED.search(self._text[:opened])
        return (
            called is not None
            and called.group() not in _NOT_CALLED
            and _ARGUMENT_NAME.search(self._text[opened:start]) is not None
        )

    def _of_foreign(self, token: str, start: int) -> _Fault:
        if token in _TYPOGRAPHIC_QUOTES:
            return _Fault(f"`{token}` is a typographic quotation mark", start, start + 1,
                          "put texts in plain quotation marks, ' or \"")  # fmt: skip
        called = f"U+{ord(token):04X}, {unicodedata.name(token, 'a character without a name').lower()}"
        if not token.isalnum():
            help_text = "write a plain space" if token.isspace() else "remove it, or put the text in quotes"
            return _Fault(f"`{token}` ({called}) is not part of the language", start, start + 1, help_text)
        word = next(found for found in re.finditer(r"\w+", self._text) if found.end() > start)
        return _Fault(f"`{word.group()}` holds `{token}` ({called}), and names are plain ASCII",
                      word.start(), word.end(), "write it with the letters a to z; put texts in quotes")  # fmt: skip

    def _of_bracket(self, token: str, start: int) -> _Fault | None:
        if token in _CLOSING:
            self._open.append((token, start))
            if len(self._open) > self._maximum_depth:
                return _Fault(f"brackets are nested more than {self._maximum_depth} deep", start, start + 1,
                              "name the parts under `define`", "limit")  # fmt: skip
        elif token in _CLOSING.values():
            opening = self._open.pop()[0] if self._open else None
            if opening is None:
                return _Fault(f"`{token}` closes a bracket that was not opened", start, start + 1,
                              "remove it, or open the bracket before it")  # fmt: skip
            if _CLOSING[opening] != token:
                return _Fault(f"`{token}` cannot close `{opening}`", start, start + 1, f"write `{_CLOSING[opening]}`")
        return None

    def _of_nesting(self, token: str) -> _Fault | None:
        """Signs and `not` that follow one another nest as brackets do."""
        self._prefixes = self._prefixes + 1 if token in ("not", "-", "+") else 0
        if self._prefixes <= self._maximum_depth:
            return None
        return _Fault(f"the expression is nested more than {self._maximum_depth} deep", 0, len(self._text),
                      "name its parts under `define`", "limit")  # fmt: skip

    def _of_what_is_open(self) -> _Fault | None:
        if not self._open:
            return None
        opening, start = self._open[-1]
        help_text = f"close it with `{_CLOSING[opening]}`"
        if self._in_flow:
            help_text += "; inside `{ }` and `[ ]`, put an expression that holds a comma in quotation marks"
        return _Fault(f"`{opening}` is not closed", start, start + 1, help_text)
