"""The head of a policy: its name, version, place in time, currency, roles and teams."""

import re
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from amends.lang.currencies import MINOR_DIGITS
from amends.lang.diagnostics import Report
from amends.lang.document import Node, Scalar, Sequence
from amends.lang.expression.scope import Scope
from amends.lang.names import nearest, one_of, suggestion
from amends.lang.reading.constants import date_constant
from amends.lang.reading.sentences import text
from amends.lang.reading.shape import Section, declared_names, items, section
from amends.lang.tree import Text
from amends.lang.types import Kind

LANGUAGE_VERSION = 1
_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,99}")


@dataclass(frozen=True, slots=True)
class Header:
    """What the rest of the document is read by.

    `currency` is "" where the document names one that could not be read; `roles_lost` and `teams_lost` say the same of
    these lists, so that no name is told as unknown.
    """

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
    roles_lost: bool
    teams_lost: bool

    @property
    def minor_digits(self) -> int:
        """The decimal places of the currency."""
        return MINOR_DIGITS.get(self.currency or "", 2)


def read_header(document: Section, report: Report) -> Header:
    """The header; what is missing or at fault was reported and has a neutral value."""
    _check_language(document, report)
    timezone_name, timezone = _timezone(document, report)
    return Header(
        name=_matching(document, "policy", "a policy's name", _SLUG) or "",
        title=text(document.get("title"), "`title`", "a title", report),
        version=_matching(document, "version", "a version", _VERSION) or "",
        corrects=_matching(document, "corrects", "the version that is corrected", _VERSION),
        timezone_name=timezone_name,
        timezone=timezone,
        currency=_currency(document, report),
        roles=declared_names(document.get("roles"), "`roles`", report),
        teams=declared_names(document.get("teams"), "`teams`", report),
        holidays=_holidays(document.get("holidays"), report),
        roles_lost=document.lost("roles", Sequence),
        teams_lost=document.lost("teams", Sequence),
    )


def read_in_force(document: Section, scope: Scope, report: Report) -> tuple[date, str] | None:
    """The first day, and the name of the fact whose date decides."""
    found = section(document.get("in_force"), "`in_force`", report, "a map of keys and values", "{from: 2026-11-01}")
    if found is None:
        return None
    found.allow_only(("from", "by"), required={"from": "2026-11-01"})
    start = date_constant(found.get("from"), "`from`", report)
    by = found.word("by", "the name of a fact")
    name = by.text if by is not None else "today"
    if by is not None and not _is_dated(by, scope, report):
        return None
    return (start, name) if start is not None else None


def _is_dated(by: Scalar, scope: Scope, report: Report) -> bool:
    dated = [name for name, its_type in scope.facts.items() if its_type.kind in (Kind.DATE, Kind.DATETIME)]
    if by.text in dated or by.text in scope.broken:
        return True
    if by.text in scope.facts:
        its_type = scope.facts[by.text].describe()
        report.error("type", f"`by` names a fact with a date; `{by.text}` is {its_type}", by.span,
                     f"expected {one_of(dated[:8])}")  # fmt: skip
    elif not scope.names_lost:
        report.error("unknown-name", f"`{by.text}` is not a fact", by.span, suggestion(by.text, dated))
    return False


def _check_language(document: Section, report: Report) -> None:
    found = document.word("language", "the version of the language")
    if found is not None and found.text != str(LANGUAGE_VERSION):
        report.error("language-version", f"version `{found.text}` of the language is not known", found.span,
                     f"write `language: {LANGUAGE_VERSION}`")  # fmt: skip


def _matching(document: Section, key: str, what: str, pattern: re.Pattern[str]) -> str | None:
    found = document.word(key, what)
    if found is None:
        return None
    if pattern.fullmatch(found.text):
        return found.text
    message = f"{what} is made of letters, digits, `.`, `_` and `-`, found `{found.text}`"
    document.report.error("name", message, found.span, _as_slug(found.text, pattern))
    return None


def _as_slug(text: str, pattern: re.Pattern[str]) -> str | None:
    slug = "-".join(text.lower().split())
    return f"write it like `{slug}`" if pattern.fullmatch(slug) else None


def _timezone(document: Section, report: Report) -> tuple[str, ZoneInfo]:
    found = document.word("timezone", "a time zone such as `Europe/Berlin`")
    if found is None:
        return "UTC", ZoneInfo("UTC")
    try:
        return found.text, ZoneInfo(found.text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        close = nearest(found.text, available_timezones())
        report.error("timezone", f"`{found.text}` is not a time zone", found.span,
                     f"did you mean `{close}`?" if close else "write it like `Europe/Berlin`")  # fmt: skip
        return "UTC", ZoneInfo("UTC")


def _currency(document: Section, report: Report) -> str | None:
    found = document.word("currency", "a currency such as `USD`")
    if found is None:
        return None if document.lacks(("currency",)) else ""
    if found.text in MINOR_DIGITS:
        return found.text
    close = nearest(found.text, MINOR_DIGITS)
    report.error("currency", f"`{found.text}` is not a currency of ISO 4217", found.span,
                 f"did you mean `{close}`?" if close else "write its three letters, like `USD`")  # fmt: skip
    return ""


def _holidays(node: Node | None, report: Report) -> frozenset[date]:
    days = [date_constant(item, "a holiday", report) for item in items(node, "`holidays`", report)]
    return frozenset(day for day in days if day is not None)
