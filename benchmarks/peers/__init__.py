"""Other engines, each with the phone warranty as its users would write it, and how they would call it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Protocol

from benchmarks.warranty.answer import Answer
from benchmarks.warranty.each_remedy import WholeAnswer

Decide = Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to use an engine.

    Attributes:
        label: what sets it apart from the engine's other ways; empty for the only one.
        decide: decides the facts of one case.
        answer: the answer in what `decide` gave.
        rule: the id of the rule in what `decide` gave.
        usual: whether the engine is shown in this way among wrong inputs.
    """

    label: str
    decide: Decide
    answer: Callable[[Any], Answer]
    rule: Callable[[Any], str]
    usual: bool = True


@dataclass(frozen=True, slots=True)
class EachRemedy:
    """One way to have an engine give the whole answer: status, value and clauses of each remedy.

    Attributes:
        label: what sets it apart from the engine's other ways; empty for the only one.
        decide: decides the facts of one case.
        answer: the answer in what `decide` gave.
    """

    label: str
    decide: Decide
    answer: Callable[[Any], WholeAnswer]


class _Module(Protocol):
    def ways(self) -> list[Way]: ...

    def each_remedy(self) -> list[EachRemedy]: ...


@dataclass(frozen=True, slots=True)
class Peer:
    """An engine that is installed, and the ways to use it."""

    package: str
    version: str
    ways: list[Way]
    each_remedy: list[EachRemedy]

    def label(self, way: Way | EachRemedy) -> str:
        name = f"{self.package} {self.version}"
        return f"{name}, {way.label}" if way.label else name


MODULES = {
    "datalogic-py": "datalogic",
    "common-expression-language": "cel_rust",
    "cel-expr-python": "cel_cpp",
    "cel-python": "cel_python",
    "zen-engine": "zen_engine",
}
"""Packages, and the module here that uses each."""


def installed() -> list[Peer]:
    """The engines that are there."""
    return [found for package in MODULES if (found := _peer(package)) is not None]


def missing() -> list[str]:
    """The packages of those that are not."""
    return [package for package in MODULES if _peer(package) is None]


def _peer(package: str) -> Peer | None:
    try:
        module: _Module = import_module(f"{__name__}.{MODULES[package]}")
        return Peer(package, version(package), module.ways(), module.each_remedy())
    except (ImportError, PackageNotFoundError):
        return None
