"""Corrections: a version and those that correct it, one after the other, are one line."""

from collections.abc import Iterable
from datetime import datetime

from amends.registry.version import LASTING, PolicyState, PolicyVersion


def root_of(version: PolicyVersion, versions: Iterable[PolicyVersion]) -> PolicyVersion:
    """The version at the beginning of the line: itself where it corrects none."""
    known = {one.version: one for one in versions}
    passed = {version.version}
    while version.corrects in known and version.corrects not in passed:
        passed.add(version.corrects)
        version = known[version.corrects]
    return version


def line_of(version: PolicyVersion, versions: Iterable[PolicyVersion]) -> tuple[PolicyVersion, ...]:
    """The versions of a line that were published, withdrawn ones too, in the order in which they were."""
    known = tuple(versions)
    root = root_of(version, known).version
    line = [one for one in known if one.state in LASTING and root_of(one, known).version == root]
    return tuple(sorted(line, key=publication_order))


def standing(line: Iterable[PolicyVersion]) -> PolicyVersion | None:
    """The version of a line that stands for all of it: the last one that is not withdrawn."""
    published = [one for one in line if one.state is PolicyState.PUBLISHED]
    return max(published, key=publication_order, default=None)


def publication_order(version: PolicyVersion) -> tuple[datetime, str]:
    """What versions are put in the order of their publication by."""
    return version.published_at or version.drafted_at, str(version.id)
