"""The shapes that a part of a document can have, and the faults when it has another.

A `subject` names the part in messages ("`says`", "the key `plan`"), `expected` says what it should be ("a sentence").
"""

from collections.abc import Iterable, Mapping, Sequence

from amends.lang.diagnostics import Report
from amends.lang.document import Mapping as MappingNode
from amends.lang.document import Node, Scalar
from amends.lang.document import Sequence as SequenceNode
from amends.lang.names import fault_of_declared_name, help_for_name, nearest, one_of, suggestion
from amends.lang.source import Span

MAXIMUM_ELEMENTS = 10_000


class Section:
    """A mapping whose keys are known beforehand: unknown ones are told, with the nearest that is known.

    `misspelt` holds the known keys that unknown ones were probably meant to be; none of them is told as missing.
    """

    def __init__(self, node: MappingNode, what: str, report: Report) -> None:
        self.node = node
        self.what = what
        self.report = report
        self.misspelt: set[str] = set()
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

    def allow_only(self, known: Iterable[str], required: Mapping[str, str] | None = None) -> None:
        """Reports keys that are not known, and required ones that are missing; each of these comes with an example."""
        allowed = tuple(known)
        for name, key in self._keys.items():
            if name not in allowed:
                close = nearest(name, allowed)
                if close is not None:
                    self.misspelt.add(close)
                self.report.error("unknown-key", f"`{name}` is not a part of {self.what}", key.span,
                                  f"did you mean `{close}`?" if close else f"expected {one_of(allowed)}")  # fmt: skip
        for name, example in (required or {}).items():
            self.require(name, f"write it like `{name}: {example}`")

    def require(self, key: str, help_text: str) -> None:
        """Reports a key that is missing."""
        if self.lacks((key,)):
            self.report.error("missing-key", f"{self.what} needs `{key}`", start_of(self.node), help_text)

    def lacks(self, keys: Iterable[str]) -> bool:
        """Whether none of the keys is there, well spelt or not."""
        return not any(key in self._nodes or key in self.misspelt for key in keys)

    def lost(self, key: str, kind: type[MappingNode | SequenceNode]) -> bool:
        """Whether what the document says at the key cannot be read, so that what it declares is not known."""
        node = self.get(key)
        readable = node is None or isinstance(node, kind) or (isinstance(node, Scalar) and not node.text)
        return key in self.misspelt or key in self.node.repeated or not readable

    def word(self, key: str, expected: str) -> Scalar | None:
        """The text at the key; None where it is absent or at fault."""
        return word(self.get(key), f"`{key}`", expected, self.report)

    def flag(self, key: str) -> bool:
        """True where the document says `true`; absent is False."""
        found = self.word(key, "`true` or `false`")
        if found is None:
            return False
        if found.text not in ("true", "false"):
            self.report.error("form", f"`{key}` is `true` or `false`, found `{found.text}`", found.span)
        return found.text == "true"


def start_of(node: Node) -> Span:
    """The first place of a node: a brace, or the first word; the whole would point at many lines."""
    if isinstance(node, MappingNode) and node.entries:
        first = node.entries[0][0].span
        if (first.line, first.column) == (node.span.line, node.span.column):
            return first
    elif isinstance(node, Scalar):
        return node.span
    return Span(node.span.line, node.span.column, node.span.line, node.span.column + 1)


def kind_of(node: Node) -> str:
    """What a node is, in a message."""
    if isinstance(node, Scalar):
        return "a text"
    return "a list" if isinstance(node, SequenceNode) else "a map"


def _is_left_out(node: Node | None) -> bool:
    return node is None or (isinstance(node, Scalar) and not node.text and not node.style and not node.told)


def section(node: Node | None, what: str, report: Report, expected: str, example: str) -> Section | None:
    """The mapping that a part of the document must be; None where it is absent, or is something else."""
    if node is None or (isinstance(node, Scalar) and node.told):
        return None
    if isinstance(node, MappingNode):
        return Section(node, what, report)
    if _is_left_out(node):
        return Section(MappingNode((), node.span), what, report)
    report.error("form", f"{what} is {expected}, not {kind_of(node)}", start_of(node), f"write it like `{example}`")
    return None


def entries(node: Node | None, what: str, report: Report, expected: str, example: str) -> Sequence[tuple[Scalar, Node]]:
    """The entries of a part of the document whose keys are names of its own."""
    found = section(node, what, report, expected, example)
    return found.node.entries if found is not None else ()


def items(node: Node | None, subject: str, report: Report, limit: int = MAXIMUM_ELEMENTS) -> Sequence[Node]:
    """The items of a part of the document that must be a list."""
    if node is None or _is_left_out(node) or (isinstance(node, Scalar) and node.told):
        return ()
    if not isinstance(node, SequenceNode):
        report.error("form", f"{subject} is a list, not {kind_of(node)}", start_of(node),
                     "each item begins with `- ` on a line of its own, or all stand in `[ ]`")  # fmt: skip
        return ()
    if len(node.items) > limit:
        report.error("limit", f"{subject} has at most {limit:,} items, this one has {len(node.items):,}",
                     start_of(node.items[limit]))  # fmt: skip
        return ()
    return node.items


def word(node: Node | None, subject: str, expected: str, report: Report) -> Scalar | None:
    """The text that a part of the document must be, not empty; None where it is absent or at fault."""
    if node is None:
        return None
    if not isinstance(node, Scalar):
        report.error("form", f"{subject} is {expected}, not {kind_of(node)}", start_of(node))
    elif node.text.strip():
        return None if node.told else node
    elif not node.told:
        report.error("form", f"{subject} is empty; expected {expected}", node.span)
    return None


def words(node: Node | None, subject: str, expected: str, report: Report) -> list[Scalar]:
    """One text, or a list of them."""
    if isinstance(node, SequenceNode):
        found = [word(item, f"an item of {subject}", expected, report) for item in items(node, subject, report)]
        return without_repeats([one for one in found if one is not None], report)
    one = word(node, subject, expected, report)
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


def known_words(node: Node | None, subject: str, what: str, known: Iterable[str], report: Report) -> tuple[str, ...]:
    """One or several names that must be among the known ones; others are told with the nearest."""
    allowed = dict.fromkeys(known)
    found = []
    for one in words(node, subject, what, report):
        if one.text in allowed:
            found.append(one.text)
        else:
            report.error("unknown-name", f"`{one.text}` is not {what}", one.span, suggestion(one.text, allowed))
    return tuple(found)


def known_word(node: Node | None, subject: str, what: str, known: Iterable[str], report: Report) -> str | None:
    """One name that must be among the known ones."""
    one = word(node, subject, what, report)
    if one is None:
        return None
    allowed = dict.fromkeys(known)
    if one.text in allowed:
        return one.text
    report.error("unknown-name", f"`{one.text}` is not {what}", one.span, suggestion(one.text, allowed))
    return None


def declared_names(node: Node | None, subject: str, report: Report) -> tuple[str, ...]:
    """A list of new names, such as the roles. One that cannot be a name is told, and counts as known from then on."""
    found = []
    for item in items(node, subject, report):
        one = word(item, f"an item of {subject}", "a name", report)
        if one is None:
            continue
        fault = fault_of_declared_name(one.text)
        if fault is not None:
            report.error("name", f"`{one.text}` cannot be a name: {fault}", one.span, help_for_name(one.text))
        found.append(one)
    return tuple(one.text for one in without_repeats(found, report))
