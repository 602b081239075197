"""Versions of policies as plain data."""

from amends.app.plain.values import Plain, instant
from amends.app.registry_view import StepTaken, VersionView


def version_to_plain(view: VersionView) -> Plain:
    """A version as plain data, without its text."""
    version = view.version
    return {
        "id": str(version.id),
        "client": view.client.name,
        "policy": version.policy,
        "version": version.version,
        "state": version.state.value,
        "hash": version.hash,
        "first_day": version.first_day.isoformat() if version.first_day is not None else None,
        "by": version.by,
        "corrects": version.corrects,
        "author": view.author,
        "drafted_at": instant(version.drafted_at),
        "reviewer": view.reviewer,
        "reviewed_at": instant(version.reviewed_at),
        "publisher": view.publisher,
        "published_at": instant(version.published_at),
        "withdrawn_by": view.withdrawn_by,
        "withdrawn_at": instant(version.withdrawn_at),
        "withdrawn_because": version.withdrawn_because,
    }


def step_to_plain(step: StepTaken) -> Plain:
    """A version after a step, as plain data."""
    return {
        "version": version_to_plain(step.view),
        "warnings": [
            {"line": one.span.line, "column": one.span.column, "code": one.code, "message": one.message}
            for one in step.warnings
        ],
        "roles_missing": list(step.roles_missing),
        "teams_missing": list(step.teams_missing),
    }
