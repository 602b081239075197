"""Ill-meant and broken files end in a clear fault, in a process with little memory; heavy sound ones are read."""

import json
import subprocess
import sys

import pytest

from tests.lang import hostile

MEGABYTES = 200
SECONDS = 90  # generous: what is not bounded takes hours
READER = f"""
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEGABYTES} * 1024 * 1024,) * 2)
from amends.lang.diagnostics import render_all
from amends.policy import read
tree, report = read(sys.stdin.buffer.read(), "hostile.policy.yaml")
found = report.in_order()
rendered = render_all(found, report.source)
json.dump({{"hash": tree and tree.hash, "said": [one.message for one in found], "shown": len(rendered)}}, sys.stdout)
"""


def _read(name: str) -> dict[str, object]:
    """What a process of its own makes of the document."""
    done = subprocess.run(
        [sys.executable, "-c", READER], input=hostile.document(name), capture_output=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr.decode()[-2_000:]
    result: dict[str, object] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize("name", hostile.BROKEN)
def test_it_ends_in_a_clear_fault(name: str) -> None:
    result = _read(name)
    said = result["said"]
    assert isinstance(said, list)
    assert result["hash"] is None
    assert 1 <= len(said) <= 201
    assert all(0 < len(message) < 500 for message in said)
    assert isinstance(result["shown"], int)
    assert result["shown"] < 200_000


@pytest.mark.parametrize("name", hostile.HEAVY)
def test_it_is_read_all_the_same(name: str) -> None:
    assert str(_read(name)["hash"]).startswith("sha256:")
