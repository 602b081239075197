"""Every error that Amends raises on purpose goes out with a status that somebody has chosen for it."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import amends
from amends.http.errors.handlers import HttpError, title_of
from amends.http.errors.statuses import STATUSES, status_of
from amends.lang.errors import AmendsError

ELSEWHERE = ("amends.cli", "amends.client", "amends.settings", "amends.desk")
"""Where errors are raised that are told by others than this interface."""
_RUN_BY_OTHERS = ("amends.__main__", "amends.store.migrations")


def every_error(of: type[AmendsError] = AmendsError) -> Iterator[type[AmendsError]]:
    for error in of.__subclasses__():
        yield error
        yield from every_error(error)


def raised_in_a_server() -> list[type[AmendsError]]:
    for module in pkgutil.walk_packages(amends.__path__, "amends."):
        if not module.name.startswith((*ELSEWHERE, *_RUN_BY_OTHERS)):
            importlib.import_module(module.name)
    return [
        error
        for error in dict.fromkeys(every_error())
        if error.__module__.startswith("amends.") and not error.__module__.startswith(ELSEWHERE)
    ]


def test_every_error_has_a_status() -> None:
    without = [
        error.__name__
        for error in raised_in_a_server()
        # What is only a parent of others is never raised itself.
        if status_of(error) is None and not issubclass(error, HttpError) and not error.__subclasses__()
    ]
    assert without == []


def test_no_error_stands_in_two_rows() -> None:
    rows = [error for errors in STATUSES.values() for error in errors]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("error", raised_in_a_server(), ids=lambda error: error.__name__)
def test_every_error_has_a_title_in_words(error: type[AmendsError]) -> None:
    assert title_of(error)[0].isupper()
    assert title_of(error).endswith(".")
    assert "_" not in title_of(error)
