"""Reading a mapping from YAML: every fault of it at once, with its line and a caret."""

from collections.abc import Callable, Iterable
from typing import TypedDict
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from amends.formats.mapped.dates import ISO_DATE, fault_of_style
from amends.formats.mapped.mapping import FileMapping
from amends.formats.mapped.purposes import PURPOSES, Purpose
from amends.lang.currencies import MINOR_DIGITS
from amends.lang.diagnostics import Diagnostic, Report, render_all
from amends.lang.document import Mapping, Node, Scalar, Sequence, read_document
from amends.lang.errors import AmendsError
from amends.lang.names import nearest, one_of, suggestion
from amends.lang.source import Source, Span, UnreadableSourceError, decode

_WORDS_FOR_MAPPINGS = (
    ("a policy has none", "a mapping has none"),
    ("one policy", "one mapping"),
    ("no part of a policy is", "no part of a mapping is"),
    ("not allowed in a policy", "not allowed"),
    ("the most that a policy has", "the most that a mapping has"),
    ("move tables of data out of the policy, or split it by product", "a mapping is short: look whether this is one"),
)
_KEYS = (
    "mapping", "columns", "currency", "dates", "timezone", "decimal_sign", "thousands", "minor_units",
    "yes", "no", "credits", "items", "taxes", "once", "late_fees",
)  # fmt: skip
_TRUTHS = {"true": True, "false": False}
_START = Span(1, 1, 1, 2)


class MappingError(AmendsError):
    """A mapping cannot be used. `diagnostics` holds every fault of it, in the order of the file."""

    def __init__(self, source: Source, diagnostics: Iterable[Diagnostic]) -> None:
        self.source = source
        self.diagnostics = tuple(map(_for_mappings, diagnostics))
        super().__init__(render_all(self.diagnostics, source))


class _Settings(TypedDict, total=False):
    dates: tuple[str, ...]
    timezone: ZoneInfo
    decimal_sign: str
    thousands: str | None
    minor_units: bool
    yes: frozenset[str]
    no: frozenset[str]
    credits: frozenset[str]
    items: dict[str, str]
    taxes: frozenset[str]
    once: frozenset[str]
    late_fees: frozenset[str]


def read_mapping(data: bytes, name: str, purpose: Purpose) -> FileMapping:
    """The mapping that the bytes of a file state; `name` stands for the file in messages.

    Raises:
        MappingError: with every fault.
    """
    try:
        source = Source(name, decode(data))
    except UnreadableSourceError as error:
        report = Report(Source(name, error.text))
        report.error("source", error.message, error.span, error.help)
        raise MappingError(report.source, report.in_order()) from None
    report = Report(source)
    root = read_document(report)
    if not report.has_errors and not isinstance(root, Mapping):
        report.error("shape", "expected a map of settings", root.span if root is not None else _START,
                     f"begin with `mapping: {purpose.name}` and `columns:`")  # fmt: skip
    found = _Reader(report, purpose, root).mapping() if isinstance(root, Mapping) else None
    if report.has_errors or found is None:
        raise MappingError(source, report.in_order())
    return found


class _Reader:
    """Reads the settings of one mapping, and reports what is wrong with them."""

    def __init__(self, report: Report, purpose: Purpose, root: Mapping) -> None:
        self._report = report
        self._purpose = purpose
        self._root = root
        self._nodes = {key.text: value for key, value in root.entries}
        self._keys = {key.text: key for key, _ in root.entries}

    def mapping(self) -> FileMapping | None:
        """The mapping; None where something that it cannot be without is missing."""
        for key in self._keys.values():
            if key.text not in _KEYS:
                self._fault(key.span, f"`{key.text}` is no setting of a mapping", suggestion(key.text, _KEYS))
        self._check_purpose()
        columns, currency = self._columns(), self._currency()
        settings = self._settings()
        if columns is None or currency is None:
            return None
        return FileMapping(purpose=self._purpose, columns=columns, currency=currency, **settings)

    def _check_purpose(self) -> None:
        node = self._nodes.get("mapping")
        if node is None:
            self._fault(self._root.span, "it is not said what is mapped", f"begin with `mapping: {self._purpose.name}`")
            return
        told = self._text(node, "what is mapped")
        if told is not None and told != self._purpose.name:
            help_text = f"expected a mapping for `{self._purpose.name}`" if told in PURPOSES else None
            self._fault(node.span, f"this is a mapping for `{told}`", help_text or suggestion(told, PURPOSES))

    def _columns(self) -> dict[str, str] | None:
        node = self._nodes.get("columns")
        if not isinstance(node, Mapping):
            self._fault(node.span if node is not None else self._root.span, "it is not said which column holds what",
                        "write `columns:`, and below it `account: Account No` and so on")  # fmt: skip
            return None
        columns: dict[str, str] = {}
        fields = self._purpose.fields
        for key, value in node.entries:
            if key.text not in fields:
                self._fault(key.span, f"`{key.text}` is nothing that {self._purpose.name} have",
                            suggestion(key.text, fields) or f"there are {one_of(fields)}")  # fmt: skip
                continue
            column = self._text(value, "the name of a column")
            if column is not None:
                columns[key.text] = column
        self._check_complete(columns, node.span)
        return columns

    def _check_complete(self, columns: dict[str, str], span: Span) -> None:
        for field in self._purpose.required:
            if field not in columns:
                self._fault(span, f"no column holds `{field}`: {self._purpose.fields[field]}", f"write `{field}: …`")
        if self._purpose.either and not any(columns.keys() >= set(group) for group in self._purpose.either):
            ways = " or ".join(" and ".join(f"`{field}`" for field in group) for group in self._purpose.either)
            self._fault(span, f"no column holds {ways}", "name the columns that say which days a bill is for")

    def _currency(self) -> str | None:
        node = self._nodes.get("currency")
        if node is None:
            self._fault(self._root.span, "the currency of the amounts is not said", "write it such as `currency: USD`")
            return None
        told = self._text(node, "a currency")
        if told is None or told in MINOR_DIGITS:
            return told
        close = nearest(told, MINOR_DIGITS)
        self._fault(node.span, f"`{told}` is not a currency of ISO 4217",
                    f"did you mean `{close}`?" if close else "write its three letters, like `USD`")  # fmt: skip
        return None

    def _settings(self) -> _Settings:
        found: _Settings = {}
        nodes = self._nodes
        if "dates" in nodes:
            found["dates"] = self._dates(nodes["dates"])
        if "timezone" in nodes:
            found["timezone"] = self._timezone(nodes["timezone"])
        if "decimal_sign" in nodes:
            found["decimal_sign"] = self._sign(nodes["decimal_sign"], "the decimal sign", (".", ","))
        if "thousands" in nodes:
            found["thousands"] = self._sign(nodes["thousands"], "what sets thousands apart", (".", ",", "'", " "))
        if found.get("thousands") == found.get("decimal_sign", "."):
            self._fault(nodes["thousands"].span, "thousands are set apart by the decimal sign", "name another sign")
        if "minor_units" in nodes:
            found["minor_units"] = self._truth(nodes["minor_units"])
        if "yes" in nodes:
            found["yes"] = self._words(nodes["yes"], str.lower)
        if "no" in nodes:
            found["no"] = self._words(nodes["no"], str.lower)
        if "credits" in nodes:
            found["credits"] = self._words(nodes["credits"], str.lower)
        if "items" in nodes:
            found["items"] = self._items(nodes["items"])
        if "taxes" in nodes:
            found["taxes"] = self._words(nodes["taxes"])
        if "once" in nodes:
            found["once"] = self._words(nodes["once"])
        if "late_fees" in nodes:
            found["late_fees"] = self._words(nodes["late_fees"])
        return found

    def _dates(self, node: Node) -> tuple[str, ...]:
        styles = []
        for item in node.items if isinstance(node, Sequence) else (node,):
            style = self._text(item, "a style of dates")
            fault = fault_of_style(style) if style is not None else None
            if fault is not None:
                self._fault(item.span, fault, None)
            elif style is not None:
                styles.append(style)
        return tuple(styles) or (ISO_DATE,)

    def _timezone(self, node: Node) -> ZoneInfo:
        name = self._text(node, "a time zone") or "UTC"
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            close = nearest(name, available_timezones())
            self._fault(node.span, f"`{name}` is not a time zone",
                        f"did you mean `{close}`?" if close else "write it like `Europe/Berlin`")  # fmt: skip
            return ZoneInfo("UTC")

    def _sign(self, node: Node, what: str, signs: tuple[str, ...]) -> str:
        told = node.text if isinstance(node, Scalar) else ""
        if told not in signs:
            quoted = " or ".join(f'`"{sign}"`' for sign in signs)
            self._fault(node.span, f"`{told}` cannot be {what}", f"write {quoted}")
            return signs[0]
        return told

    def _truth(self, node: Node) -> bool:
        told = node.text if isinstance(node, Scalar) else ""
        if told not in _TRUTHS:
            self._fault(node.span, f"found `{told}`", "write `true` or `false`")
        return _TRUTHS.get(told, False)

    def _words(self, node: Node, each: Callable[[str], str] = str) -> frozenset[str]:
        items = node.items if isinstance(node, Sequence) else (node,)
        found = (self._text(item, "a word") for item in items)
        return frozenset(each(word) for word in found if word is not None)

    def _items(self, node: Node) -> dict[str, str]:
        if not isinstance(node, Mapping):
            self._fault(node.span, "expected a map from their words to ours", "write `items: {DISC-12: web discount}`")
            return {}
        found = ((key.text, self._text(value, "our word for an item")) for key, value in node.entries)
        return {theirs: ours for theirs, ours in found if ours is not None}

    def _text(self, node: Node, what: str) -> str | None:
        if isinstance(node, Scalar) and node.text.strip():
            return node.text.strip()
        self._fault(node.span, f"expected {what}", "write a text")
        return None

    def _fault(self, span: Span, message: str, help_text: str | None) -> None:
        self._report.error("mapping", message, span, help_text)


def _for_mappings(found: Diagnostic) -> Diagnostic:
    message, help_text = found.message, found.help
    for of_policies, of_mappings in _WORDS_FOR_MAPPINGS:
        message = message.replace(of_policies, of_mappings)
        help_text = help_text and help_text.replace(of_policies, of_mappings)
    return Diagnostic(found.severity, found.code, message, found.span, help_text)
