"""The shapes that a part of a document can have, and the faults when it has another."""

import re
from collections.abc import Iterable, Sequence

from amends.lang.diagnostics import Report
from amends.lang.document import Mapping, Node, Scalar
from amends.lang.document import Sequence as SequenceNode
from amends.lang.names import fault_of_name, one_of, suggestion
from amends.lang.source import Span
from amends.lang.tree import Text

MAXIMUM_ELEMENTS = 10_000
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Section:
    """A mapping whose keys are known beforehand: unknown ones are told, with the nearest that is known."""

    def __init__(self, node: Mapping, what: str, report: Report) -> None:
        self.node = node
        self.what = what
        self.report = report
        self._keys = {key.text: key for key, _ in node.entries}
        self._nodes = {key.text: value for key, value in node.entries}

    def get(self, key: str) -> Node | None:
        """The node at the key, or None where the document says nothing of it."""
        return self._nodes.get(key)

    def key_span(self, key: str) -> Span:
        """The place of a key that is there."""
        return self._keys[key].span

    def present(self, keys: Iterable[str]) -> list[str]:
        """Those of the keys that the document names, in its order."""
        wanted = set(keys)
        return [key for key in self._keys if key in wanted]

    def allow_only(self, known: Iterable[str], required: Iterable[str] = ()) -> None:
        """Reports keys that are not known, and required ones that are missing."""
        allowed = tuple(known)
        for name, key in self._keys.items():
            if name not in allowed:
                self.report.error("unknown-key", f"`{name}` is not a part of {self.what}", key.span,
                                  suggestion(name, allowed) or f"expected {one_of(allowed)}")  # fmt: skip
        for name in required:
            if name not in self._nodes:
                self.report.error("missing-key", f"{self.what} needs `{name}`", start_of(self.node))

    def flag(self, key: str) -> bool:
        """True where the document says `true`; absent is False."""
        node = self.get(key)
        if node is None:
            return False
        if isinstance(node, Scalar) and node.text in ("true", "false"):
            return node.text == "true"
        self.report.error("form", f"`{key}` is `true` or `false`", node.span)
        return False


def start_of(node: Node) -> Span:
    """The first place of a node; the whole of a mapping would point at many lines."""
    if isinstance(node, Mapping) and node.entries:
        return node.entries[0][0].span
    return Span(node.span.line, node.span.column, node.span.line, node.span.column + 1)


def section(node: Node | None, what: str, report: Report) -> Section | None:
    """The mapping that a part of the document must be; None where it is absent, or is something else."""
    if node is None:
        return None
    if isinstance(node, Mapping):
        return Section(node, what, report)
    if isinstance(node, Scalar) and not node.text:
        return Section(Mapping((), node.span), what, report)
    report.error("form", f"{what} is a map of keys and values", start_of(node))
    return None


def entries(node: Node | None, what: str, report: Report) -> Sequence[tuple[Scalar, Node]]:
    """The entries of a part of the document whose keys are names of its own."""
    found = section(node, what, report)
    return found.node.entries if found is not None else ()


def items(node: Node | None, what: str, report: Report, limit: int = MAXIMUM_ELEMENTS) -> Sequence[Node]:
    """The items of a part of the document that must be a list."""
    if node is None or (isinstance(node, Scalar) and not node.text):
        return ()
    if not isinstance(node, SequenceNode):
        report.error("form", f"{what} is a list; each item begins with `-`, or all stand in `[ ]`", start_of(node))
        return ()
    if len(node.items) > limit:
        report.error("limit", f"{what} has at most {limit:,} items, this one has {len(node.items):,}", start_of(node))
        return ()
    return node.items


def word(node: Node | None, what: str, report: Report) -> Scalar | None:
    """The text that a part of the document must be, not empty; None where it is absent or at fault."""
    if node is None:
        return None
    if isinstance(node, Scalar) and node.text.strip():
        return node
    found = "nothing" if isinstance(node, Scalar) else "a list or a map"
    report.error("form", f"expected {what}, found {found}", start_of(node))
    return None


def words(node: Node | None, what: str, report: Report) -> list[Scalar]:
    """One text, or a list of them."""
    if isinstance(node, SequenceNode):
        found = [word(item, what, report) for item in items(node, f"a list of {what}", report)]
        return without_repeats([one for one in found if one is not None], report)
    one = word(node, what, report)
    return [one] if one is not None else []


def without_repeats(found: list[Scalar], report: Report) -> list[Scalar]:
    """The texts, each once; a repeated one is told."""
    unique: dict[str, Scalar] = {}
    for one in found:
        if one.text in unique:
            report.error("duplicate", f"`{one.text}` stands twice", one.span, "keep one of the two")
        else:
            unique[one.text] = one
    return list(unique.values())


def known_words(node: Node | None, what: str, known: Iterable[str], report: Report) -> tuple[str, ...]:
    """One or several names that must be among the known ones; others are told with the nearest."""
    allowed = list(known)
    found = []
    for one in words(node, what, report):
        if one.text in allowed:
            found.append(one.text)
        else:
            report.error("unknown-name", f"`{one.text}` is not {what}", one.span, suggestion(one.text, allowed))
    return tuple(found)


def known_word(node: Node | None, what: str, known: Iterable[str], report: Report) -> str | None:
    """One name that must be among the known ones."""
    one = word(node, what, report)
    if one is None:
        return None
    allowed = list(known)
    if one.text in allowed:
        return one.text
    report.error("unknown-name", f"`{one.text}` is not {what}", one.span, suggestion(one.text, allowed))
    return None


def declared_names(node: Node | None, what: str, report: Report) -> tuple[str, ...]:
    """A list of new names, such as the roles."""
    found = []
    for item in items(node, what, report):
        one = word(item, "a name", report)
        if one is None:
            continue
        fault = fault_of_name(one.text)
        if fault is not None:
            report.error("name", f"`{one.text}` cannot be a name: {fault}", one.span)
        else:
            found.append(one)
    return tuple(one.text for one in without_repeats(found, report))


def text(node: Node | None, what: str, report: Report) -> Text | None:
    """A sentence: one text, or a map of languages to it."""
    if not isinstance(node, Mapping):
        sentence = _sentence(node, what, report)
        return Text({"": sentence}) if sentence else None
    found = {}
    for language, value in node.entries:
        if not _LANGUAGE.fullmatch(language.text):
            report.error("language", f"`{language.text}` is not a language", language.span,
                         "a language is written like `en`, `es` or `pt-BR`")  # fmt: skip
            continue
        sentence = _sentence(value, what, report)
        if sentence:
            found[language.text] = sentence
    if not node.entries:
        report.error("form", f"expected {what}, found nothing", node.span)
    return Text(found) if found else None


def _sentence(node: Node | None, what: str, report: Report) -> str | None:
    found = word(node, what, report)
    if found is None:
        return None
    if found.cut is not None:
        report.error("comment", "`#` would cut the sentence short", found.cut,
                     "put the sentence in quotation marks, or set a comment two spaces off")  # fmt: skip
        return None
    return " ".join(found.text.split())
