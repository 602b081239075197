"""Writes every golden anew: `make record`. Read the difference before you keep it."""

import os
import subprocess
import sys


def main() -> int:
    """Runs the tests that hold goldens, in the mode that writes them."""
    command = [sys.executable, "-m", "pytest", "-q", "-m", "golden", *sys.argv[1:]]
    return subprocess.run(command, env={**os.environ, "AMENDS_RECORD": "1"}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
