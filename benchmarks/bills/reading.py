"""`python -m benchmarks.bills.reading FILE`: the same file taken apart by Python's own `csv`, and no more."""

import csv
import sys
from pathlib import Path


def main() -> int:
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as stream:
        for _ in csv.reader(stream):
            pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
