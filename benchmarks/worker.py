"""Measures beside the peers, in their environment: `python -m benchmarks.worker OPTIONS SECTION…` prints JSON."""

import json
import logging
import sys

from benchmarks.options import Options
from benchmarks.results import to_plain
from benchmarks.sections import measured


def main() -> None:
    options = Options(**json.loads(sys.argv[1]))
    logging.disable()  # an engine logs the errors that it raises
    for name in sys.argv[2:]:
        print(json.dumps(to_plain(measured(name, options))), flush=True)


if __name__ == "__main__":
    main()
