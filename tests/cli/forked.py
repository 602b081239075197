"""Commands in processes of their own, forked from one that has read the program already.

A command takes a tenth of a second; to read the program, before it, takes half of one. What starts as everybody starts
it, with nothing read, is tried by `tests/cli/test_usage.py` and others that name a process.
"""

import os
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import chdir
from io import BufferedReader, FileIO, TextIOWrapper
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from amends.main import main

_ROOT = Path(__file__).parents[2]
_SOURCES = _ROOT / "src"
_FORKING = get_context("forkserver")
_FORKING.set_forkserver_preload(
    ["tests.cli.forked"]
    + [
        ".".join(path.relative_to(_SOURCES).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted((_SOURCES / "amends" / "cli").rglob("*.py"))
    ]
)


def ended(
    arguments: Sequence[str], given: bytes, folder: Path | None, environment: Mapping[str, str], together: bool = False
) -> tuple[int, bytes, bytes]:
    """What a command leaves behind: its status, its output and its errors.

    Args:
        arguments: what is typed after `amends`.
        given: its standard input.
        folder: where it runs; the present one, if None.
        environment: all of its environment.
        together: its errors go where its output goes, in their order.
    """
    with TemporaryDirectory() as made:
        files = [Path(made, name) for name in ("input", "output", "errors")]
        files[0].write_bytes(given)
        output, errors = files[1], files[1] if together else files[2]
        where = Path.cwd() if folder is None else folder
        process = _FORKING.Process(
            target=_run, args=(tuple(arguments), where, dict(environment), files[0], output, errors)
        )
        # Who forks them is started with the first of them, and stays where it was started.
        with chdir(_ROOT):
            process.start()
        process.join()
        status = process.exitcode
        process.close()
        assert status is not None
        return status, output.read_bytes(), b"" if together else errors.read_bytes()


def _run(
    arguments: tuple[str, ...], folder: Path, environment: dict[str, str], given: Path, output: Path, errors: Path
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(folder)
    for descriptor, path in enumerate((given, output, errors)):
        opened = os.open(path, os.O_RDONLY if descriptor == 0 else os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(opened, descriptor)
        os.close(opened)
    # Nothing waits in a buffer: what is said shows in its order, as at a terminal.
    sys.stdin = TextIOWrapper(BufferedReader(FileIO(0, closefd=False)), encoding="utf-8")
    sys.stdout = TextIOWrapper(FileIO(1, "w", closefd=False), encoding="utf-8", write_through=True)
    sys.stderr = TextIOWrapper(
        FileIO(2, "w", closefd=False), encoding="utf-8", errors="backslashreplace", write_through=True
    )
    sys.argv = ["amends", *arguments]
    sys.exit(main(arguments))
