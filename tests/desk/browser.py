"""A real browser for tests: Debian's Chromium, or the one that AMENDS_CHROMIUM names.

Without what belongs to a window (`chromium-headless-shell`) it takes a third of the time.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")
PATIENCE = 10_000  # milliseconds


def chromium() -> str | None:
    """Where a Chromium is, None where there is none."""
    return os.environ.get("AMENDS_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)


@contextmanager
def browser(path: str) -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        try:
            yield started
        finally:
            started.close()


def settled(page: Page) -> None:
    """Waits until nothing is on its way."""
    page.wait_for_function("() => !document.querySelector('.htmx-request')")
