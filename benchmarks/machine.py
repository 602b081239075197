"""On what it was measured."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from amends.version import __version__


def described() -> dict[str, str]:
    """Processor, system, Python, Amends and the day."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "amends": __version__,
        "date": datetime.now(UTC).date().isoformat(),
    }


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
