"""The shell of somebody who looks after a workspace; its commands run within the process of the test."""

import gc
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from unittest.mock import patch
from warnings import catch_warnings, simplefilter

from amends.main import main
from tests.cli.command import Ended, environment


@dataclass(frozen=True)
class Shell:
    """A folder with a workspace in it, and who types there."""

    folder: Path
    user: str = "ana"

    def of(self, user: str) -> "Shell":
        """The same folder, with somebody else at the keyboard."""
        return replace(self, user=user)

    def types(self, *arguments: str, given: str = "") -> Ended:
        """What comes of a command."""
        output, errors = (TextIOWrapper(BytesIO(), encoding="utf-8") for _ in range(2))
        with (
            TemporaryFile("w+", encoding="utf-8") as stream,
            chdir(self.folder),
            patch.dict(os.environ, environment(AMENDS_USER=self.user), clear=True),
            patch.object(sys, "stdin", stream),
            redirect_stdout(output),
            redirect_stderr(errors),
            catch_warnings(),
            _cleared_away(),
        ):
            stream.write(given)
            stream.seek(0)
            status = main(arguments)
        return Ended(status, _text(output), _text(errors))

    def sees(self, *arguments: str, given: str = "") -> str:
        """What a command prints that does what was asked."""
        ended = self.types(*arguments, given=given)
        assert (ended.status, ended.errors) == (0, ""), ended
        return ended.output

    def reads(self, *arguments: str, given: str = "") -> Mapping[str, Any]:
        """The document that it prints with `--json`."""
        document: Mapping[str, Any] = json.loads(self.sees(*arguments, "--json", given=given))
        return document

    def is_refused(self, *arguments: str, given: str = "") -> str:
        """What is said where nothing is done."""
        ended = self.types(*arguments, given=given)
        assert (ended.status, ended.output) == (2, ""), ended
        assert "Traceback" not in ended.errors
        return ended.errors

    def writes(self, name: str, text: str) -> str:
        """A file in the folder; its name."""
        (self.folder / name).write_text(text, encoding="utf-8")
        return name


@contextmanager
def _cleared_away() -> Iterator[None]:
    """Clears away what a command leaves to the end of its process; all that was there before is passed over."""
    simplefilter("ignore", ResourceWarning)
    gc.freeze()
    try:
        yield
        gc.collect()
    finally:
        gc.unfreeze()


def _text(stream: TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
