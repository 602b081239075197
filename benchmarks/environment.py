"""The environment of the peers: `.venv-bench`, made when it is missing, brought up to date when it is not."""

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import distributions, requires
from pathlib import Path

import amends
from benchmarks.command import COMMAND_BESIDE

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".venv-bench"
_PEERS = Path(__file__).with_name("peers.txt")
_PACKAGE = re.compile(r"[A-Za-z0-9._-]+")
_VERSIONS = """
import json
from importlib.metadata import distributions
print(json.dumps({found.name.lower(): found.version for found in distributions()}))
"""


def python() -> Path:
    return FOLDER / ("Scripts" if os.name == "nt" else "bin") / "python"


def prepare() -> None:
    """Installs what is missing; what cannot be installed is told, and left out of what is measured."""
    if not python().exists():
        print(f"Making {FOLDER.name} …", file=sys.stderr)
        _make()
    if not python().exists():
        print("No environment can be made for the peers: Amends is measured alone.", file=sys.stderr)
        return
    absent = _absent()
    if absent:
        print(f"Installing {', '.join(absent)} …", file=sys.stderr)
        if not _install(absent):
            for one in absent:
                if not _install([one]):
                    print(f"{one} cannot be installed, and is left out.", file=sys.stderr)


def paths() -> dict[str, str]:
    """The environment variables with which the peers' Python finds Amends, its command, and the benchmarks."""
    source = Path(amends.__file__).parents[1]
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(source), str(ROOT)]), COMMAND_BESIDE: sys.executable}


def _make() -> None:
    for arguments in ([], ["--without-pip"]):
        done = subprocess.run([sys.executable, "-m", "venv", *arguments, str(FOLDER)], check=False, capture_output=True)
        if done.returncode == 0:
            (FOLDER / ".gitignore").write_text("*\n", encoding="utf-8")
            return
    shutil.rmtree(FOLDER, ignore_errors=True)


def _wanted() -> list[str]:
    lines = [line.partition("#")[0].strip() for line in _PEERS.read_text(encoding="utf-8").splitlines()]
    return [*_needed_by_amends(), *filter(None, lines)]


def _needed_by_amends() -> list[str]:
    """What Amends itself needs, as it is installed beside it here."""
    found = {one.metadata["Name"].lower(): one.version for one in distributions()}
    names = [_PACKAGE.match(line) for line in requires("amends") or () if "extra ==" not in line]
    needed = [name.group().lower() for name in names if name is not None]
    return [f"{name}=={found[name]}" for name in needed if name in found]


def _absent() -> list[str]:
    found = subprocess.run([python(), "-c", _VERSIONS], check=True, capture_output=True, text=True)
    versions: dict[str, str] = json.loads(found.stdout)
    return [one for one in _wanted() if versions.get(_name(one).lower()) != one.partition("==")[2]]


def _name(requirement: str) -> str:
    return requirement.partition("==")[0]


def _install(requirements: list[str]) -> bool:
    """With the environment's own pip, or with one that installs for it."""
    quietly = ["install", "--quiet", "--disable-pip-version-check"]
    for pip in ([str(python()), "-m", "pip"], *_pips_from_outside()):
        if subprocess.run([*pip, "--version"], check=False, capture_output=True).returncode == 0:
            return subprocess.run([*pip, *quietly, *requirements], check=False).returncode == 0
    return False


def _pips_from_outside() -> list[list[str]]:
    found = [sys.executable, shutil.which("python3")]
    return [[one, "-m", "pip", "--python", str(python())] for one in found if one is not None]
