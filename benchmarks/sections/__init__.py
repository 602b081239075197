"""What is measured: a module for each question, with its `NAME`, its `TITLE` and `measure(options)`."""

from importlib import import_module
from typing import Protocol

from benchmarks.options import Options
from benchmarks.results import Section, Table

BESIDE_PEERS = ("decision", "parquet", "faults")
LONG = ("soak",)
"""What takes too long to be measured unless it is asked for."""
ALL = (
    "decision",
    "parquet",
    "json_lines",
    "faults",
    "clauses",
    "starting",
    "hostile",
    "bills",
    "calls",
    "cases",
    "pages",
    "killing",
    "working",
    "dying",
    "serving",
    "soak",
)


class _Module(Protocol):
    TITLE: str

    def measure(self, options: Options) -> list[Table]: ...


def measured(name: str, options: Options) -> Section:
    """The answer to one question."""
    module: _Module = import_module(f"{__name__}.{name}")
    return Section(name, module.TITLE, module.measure(options))
