"""Other engines, each with the phone warranty as its users would write it, and how they would call it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Protocol

from benchmarks.warranty.answer import Answer

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


class _Module(Protocol):
    PACKAGE: str

    def ways(self) -> list[Way]: ...


@dataclass(frozen=True, slots=True)
class Peer:
    """An engine that is installed, and the ways to use it."""

    name: str
    ways: list[Way]

    def label(self, way: Way) -> str:
        return f"{self.name}, {way.label}" if way.label else self.name


MODULES = ("datalogic", "cel_rust", "cel_cpp", "cel_python", "zen_engine")


def installed() -> tuple[list[Peer], list[str]]:
    """The engines that are there, and the names of those that are not."""
    found, missing = [], []
    for name in MODULES:
        try:
            module: _Module = import_module(f"{__name__}.{name}")  # type: ignore[assignment]  # every peer has this form
            found.append(Peer(f"{module.PACKAGE} {version(module.PACKAGE)}", module.ways()))
        except (ImportError, PackageNotFoundError):
            missing.append(name)
    return found, missing
