"""Sentences that lack a language in which others are written."""

from collections.abc import Iterator

from amends.lang.diagnostics import Report
from amends.lang.names import one_of
from amends.lang.tree import PolicyTree, Text


def warn_of_missing_languages(tree: PolicyTree, report: Report) -> None:
    """Warns of each text with languages that lacks some of the policy's; a text without any stands for all."""
    texts = [text for text in _texts(tree) if "" not in text.words]
    languages = dict.fromkeys(language for text in texts for language in text.words)
    for text in texts:
        missing = [language for language in languages if language not in text.words]
        if missing:
            others = ", ".join(f"`{language}`" for language in languages)
            report.warning("language-missing", f"this text is missing in {one_of(missing)}", text.span,
                           f"the texts of this policy are in {others}")  # fmt: skip


def _texts(tree: PolicyTree) -> Iterator[Text]:
    found = [tree.title]
    for fact in tree.facts.values():
        found += [fact.ask, fact.title]
        for field in fact.fields.values():
            found += [field.ask, field.title]
    found += [remedy.title for remedy in tree.remedies.values()]
    for clause in tree.clauses:
        found += [clause.says, *clause.refuse_because.values()]
    found += [guarantee.says for guarantee in tree.guarantees]
    return (text for text in found if text is not None)
