"""Which version of a policy governs a case."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from amends.decide.errors import FactError, FactFault
from amends.lang.times import as_instant, parse_date, parse_datetime
from amends.registry.corrections import line_of, publication_order, root_of, standing
from amends.registry.version import PolicyState, PolicyVersion


@dataclass(frozen=True, slots=True)
class Governs:
    """A version governs the case.

    Attributes:
        version: the version.
        correction: for a case that was decided by it, the version that corrects it by now; the case follows that one
            only when a correction of the case is approved.
    """

    version: PolicyVersion
    correction: PolicyVersion | None = None

    @property
    def sentence(self) -> str:
        """The answer in words."""
        corrected = f"; `{self.correction.version}` corrects it" if self.correction is not None else ""
        return f"`{self.version.title}` governs the case{corrected}"


@dataclass(frozen=True, slots=True)
class NoneYetInForce:
    """The case lies before the first day of every version that is published; `first` is the earliest of them."""

    first: PolicyVersion
    day: date

    @property
    def sentence(self) -> str:
        """The answer in words."""
        return (
            f"no version of `{self.first.policy}` was in force on {self.day}, the date in `{self.first.by}`; "
            f"the first is from {self.first.first_day} on"
        )


@dataclass(frozen=True, slots=True)
class DateUnknown:
    """The date that decides is not known; `candidates` are the versions that could govern, the latest one first."""

    by: str
    candidates: tuple[PolicyVersion, ...]

    @property
    def sentence(self) -> str:
        """The answer in words."""
        policy = self.candidates[0].policy
        return f"which version of `{policy}` governs is not known yet: it depends on the date in `{self.by}`"


@dataclass(frozen=True, slots=True)
class NonePublished:
    """No version is published: there was none, or each was withdrawn."""

    @property
    def sentence(self) -> str:
        """The answer in words."""
        return "no version of the policy is published"


Governing = Governs | NoneYetInForce | DateUnknown | NonePublished
"""The answer to the question which version governs."""


def governing(
    versions: Iterable[PolicyVersion], facts: Mapping[str, object], decided_by: PolicyVersion | None = None
) -> Governing:
    """Which version governs a case.

    A case that was decided stays with the version that decided it. Any other is governed by the published version that
    began last, on or before the date of the case; where that one was corrected, by its last correction that has begun.

    Args:
        versions: all versions of one policy of the client.
        facts: what is known of the case, by the names of facts: dates and instants, or their ISO texts. With `now`
            or `today`, which are facts too.
        decided_by: the version that decided the case, if it was decided.

    Raises:
        FactError: what is given for the fact that decides is no date.
    """
    known = tuple(versions)
    if decided_by is not None:
        return Governs(decided_by, _correction(decided_by, known, facts))
    latest_first = tuple(_latest_first(known))
    return _first_begun(latest_first, facts)


def _first_begun(latest_first: tuple[PolicyVersion, ...], facts: Mapping[str, object]) -> Governing:
    """The answer from the published versions in the order in which they come before one another."""
    if not latest_first:
        return NonePublished()
    for place, version in enumerate(latest_first):
        day = day_of_case(version, facts)
        if day is None:
            return DateUnknown(version.by, tuple(one for one in latest_first[place:] if _may_govern(one, facts)))
        if _has_begun(version, day):
            return Governs(version)
    first = min(latest_first, key=lambda version: version.first_day or date.min)
    return NoneYetInForce(first, day_of_case(first, facts) or date.min)


def current(versions: Iterable[PolicyVersion], at: datetime) -> PolicyVersion | None:
    """The published version that has begun last by a moment, else the first to begin; None where none is published."""
    latest_first = tuple(_latest_first(tuple(versions)))
    begun = (one for one in latest_first if _has_begun(one, at.astimezone(ZoneInfo(one.timezone)).date()))
    return next(begun, latest_first[-1] if latest_first else None)


def day_of_case(version: PolicyVersion, facts: Mapping[str, object]) -> date | None:
    """The date by which the version governs a case or not, in the policy's time zone; None where it is not known.

    Raises:
        FactError: what is given for it is no date.
    """
    value = facts.get(version.by)
    if value is None and version.by == "today":
        value = facts.get("now")
    return None if value is None else _day(version, value)


def _day(version: PolicyVersion, value: object) -> date:
    timezone = ZoneInfo(version.timezone)
    if isinstance(value, str):
        value = parse_date(value) or parse_datetime(value, timezone) or value
    if isinstance(value, datetime):
        return as_instant(value, timezone).astimezone(timezone).date()
    if isinstance(value, date):
        return value
    message = f"`{version.by}` is `{value}`; expected a date such as 2026-11-01"
    raise FactError([FactFault(version.by, message, f"it decides which version of `{version.policy}` governs")])


def _has_begun(version: PolicyVersion, day: date) -> bool:
    return version.first_day is not None and version.first_day <= day


def _latest_first(versions: tuple[PolicyVersion, ...]) -> Iterator[PolicyVersion]:
    """The published versions: lines that begin later first, and in a line what was published later first."""
    published = [version for version in versions if version.state is PolicyState.PUBLISHED]
    yield from sorted(
        published,
        key=lambda version: (root_of(version, versions).first_day or date.min, publication_order(version)),
        reverse=True,
    )


def _correction(
    decided_by: PolicyVersion, versions: tuple[PolicyVersion, ...], facts: Mapping[str, object]
) -> PolicyVersion | None:
    """What stands in the place of the version by now, if that is another one which has begun on the day of the case."""
    later = [
        version
        for version in line_of(decided_by, versions)
        if publication_order(version) > publication_order(decided_by) and _may_govern(version, facts)
    ]
    return standing(later)


def _may_govern(version: PolicyVersion, facts: Mapping[str, object]) -> bool:
    day = day_of_case(version, facts)
    return day is None or _has_begun(version, day)
