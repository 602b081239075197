"""`amends calls`: what call records show, when a customer says that calls on the bill never connected."""

from amends.cli.answers import group
from amends.cli.calls.commands import add_commands

command = group(
    "calls",
    """\
Examples:
  amends calls import march.csv --mapping calls.mapping.yaml
  amends calls evidence --case 7K3M-9Q44 --number 1-800-555-0186 \\
      --from 2026-03-01 --to 2026-03-31
  amends calls looks --account 330-1

Records open only for a case whose caller was verified, or to auditors and
policy owners; each look is kept.""",
)
add_commands(command)
