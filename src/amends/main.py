"""The one place that knows every surface and puts it together: what `amends` runs."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line (default: what was typed) and returns its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if list(given) == ["--version"]:
        # Scripts and editors ask this often, so it is answered before anything else is imported.
        from amends.version import __version__

        print(f"amends {__version__}")
        return 0
    from amends.cli.app import run

    return run(given)
