"""The head of a policy: its name, version, place in time, currency, roles and teams."""

import re
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from amends.lang.currencies import MINOR_DIGITS
from amends.lang.diagnostics import Report
from amends.lang.document import Node
from amends.lang.names import nearest, suggestion
from amends.lang.reading.constants import date_constant
from amends.lang.reading.shape import Section, declared_names, items, section, text, word
from amends.lang.tree import Text

LANGUAGE_VERSION = 1
_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,99}")


@dataclass(frozen=True, slots=True)
class Header:
    """What the rest of the document is read by."""

    name: str
    title: Text | None
    version: str
    corrects: str | None
    timezone_name: str
    timezone: ZoneInfo
    currency: str | None
    roles: tuple[str, ...]
    teams: tuple[str, ...]
    holidays: frozenset[date]

    @property
    def minor_digits(self) -> int:
        """The decimal places of the currency."""
        return MINOR_DIGITS.get(self.currency or "", 2)


def read_header(document: Section, report: Report) -> Header:
    """The header; what is missing or at fault was reported and has a neutral value."""
    _check_language(document.get("language"), report)
    timezone_name, timezone = _timezone(document.get("timezone"), report)
    return Header(
        name=_matching(document.get("policy"), "a policy's name", _SLUG, report) or "",
        title=text(document.get("title"), "a title", report),
        version=_matching(document.get("version"), "a version", _VERSION, report) or "",
        corrects=_matching(document.get("corrects"), "the version that is corrected", _VERSION, report),
        timezone_name=timezone_name,
        timezone=timezone,
        currency=_currency(document.get("currency"), report),
        roles=declared_names(document.get("roles"), "`roles`", report),
        teams=declared_names(document.get("teams"), "`teams`", report),
        holidays=_holidays(document.get("holidays"), report),
    )


def read_in_force(document: Section, facts: list[str], report: Report) -> tuple[date, str, Node] | None:
    """The first day and the name of the deciding fact, with the node that names it."""
    found = section(document.get("in_force"), "`in_force`", report)
    if found is None:
        return None
    found.allow_only(("from", "by"), required=("from",))
    start = date_constant(found.get("from"), "`from`", report)
    by = word(found.get("by"), "the name of a fact", report)
    name = by.text if by is not None else "today"
    if name not in facts:
        report.error("unknown-name", f"`{name}` is not a fact", by.span if by else found.node.span,
                     suggestion(name, facts))  # fmt: skip
        return None
    return (start, name, by or found.node) if start is not None else None


def _check_language(node: Node | None, report: Report) -> None:
    found = word(node, "the version of the language", report)
    if found is not None and found.text != str(LANGUAGE_VERSION):
        report.error("language-version", f"version `{found.text}` of the language is not known", found.span,
                     f"write `language: {LANGUAGE_VERSION}`")  # fmt: skip


def _matching(node: Node | None, what: str, pattern: re.Pattern[str], report: Report) -> str | None:
    found = word(node, what, report)
    if found is None:
        return None
    if pattern.fullmatch(found.text):
        return found.text
    report.error("name", f"{what} is made of letters, digits, `.`, `_` and `-`, found `{found.text}`", found.span)
    return None


def _timezone(node: Node | None, report: Report) -> tuple[str, ZoneInfo]:
    found = word(node, "a time zone", report)
    if found is None:
        return "UTC", ZoneInfo("UTC")
    try:
        return found.text, ZoneInfo(found.text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        close = nearest(found.text, available_timezones())
        report.error("timezone", f"`{found.text}` is not a time zone", found.span,
                     f"did you mean `{close}`?" if close else "write it like `Europe/Berlin`")  # fmt: skip
        return "UTC", ZoneInfo("UTC")


def _currency(node: Node | None, report: Report) -> str | None:
    found = word(node, "a currency", report)
    if found is None:
        return None
    if found.text in MINOR_DIGITS:
        return found.text
    close = nearest(found.text, MINOR_DIGITS)
    report.error("currency", f"`{found.text}` is not a currency of ISO 4217", found.span,
                 f"did you mean `{close}`?" if close else "write its three letters, like `USD`")  # fmt: skip
    return None


def _holidays(node: Node | None, report: Report) -> frozenset[date]:
    days = [date_constant(item, "a holiday", report) for item in items(node, "`holidays`", report)]
    return frozenset(day for day in days if day is not None)
