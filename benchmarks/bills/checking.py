"""`python -m benchmarks.bills.checking FILE PROMISES`: a file of bills held to so many promises, in a process alone."""

import sys
from pathlib import Path

from amends.formats.bill_files.reading import read_bills, rules_of
from amends.formats.mapped.mapping_text import read_mapping
from amends.formats.mapped.purposes import BILLS
from amends.promises.bills.check import check
from benchmarks.bills.made import EVERY_NTH_IS_SHORT, MAPPING, promises


def main() -> int:
    path, count = Path(sys.argv[1]), int(sys.argv[2])
    mapping = read_mapping(MAPPING, "bills.mapping.yaml", BILLS)
    with path.open("rb") as stream:
        checked = check(promises(count), read_bills(stream, path.name, mapping), rules_of(mapping))
    return 0 if len(checked.shortfalls) == count // EVERY_NTH_IS_SHORT else 1


if __name__ == "__main__":
    sys.exit(main())
