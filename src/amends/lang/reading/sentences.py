"""Sentences, questions and titles: one text, or one for each language."""

import re

from amends.lang.diagnostics import Report
from amends.lang.document import Mapping, Node
from amends.lang.reading.shape import start_of, word
from amends.lang.tree import Text

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def text(node: Node | None, subject: str, expected: str, report: Report) -> Text | None:
    """A sentence: one text, or a map of languages to it; None where it is absent or at fault."""
    if not isinstance(node, Mapping):
        sentence = _sentence(node, subject, expected, report)
        return Text({"": sentence}, start_of(node)) if node is not None and sentence else None
    found = {}
    for language, value in node.entries:
        if not _LANGUAGE.fullmatch(language.text):
            report.error("language", f"`{language.text}` is not a language", language.span,
                         "a language is written like `en`, `es` or `pt-BR`; a text that holds `: ` is put in quotation "
                         "marks")  # fmt: skip
            continue
        sentence = _sentence(value, f"`{language.text}`", expected, report)
        if sentence:
            found[language.text] = sentence
    if not node.entries:
        report.error("form", f"{subject} is empty; expected {expected}", node.span)
    return Text(found, start_of(node)) if found else None


def _sentence(node: Node | None, subject: str, expected: str, report: Report) -> str | None:
    found = word(node, subject, expected, report)
    if found is None:
        return None
    if found.cut is not None:
        report.error("comment", "`#` would cut the sentence short", found.cut,
                     "put the sentence in quotation marks, or set a comment two spaces off")  # fmt: skip
        return None
    return " ".join(found.text.split())
