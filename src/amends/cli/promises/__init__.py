"""`amends promises`: what somebody said that a customer would get, and whether the bills keep it."""

from amends.cli.answers import group
from amends.cli.promises.commands import add_commands

command = group(
    "promises",
    """\
At the point of sale, in ten seconds:
  amends promises make A-1002 -c "web discount 10.00 x 12" -f "cable box"

Then the customer says whether it is what they were promised:
  amends promises confirm 7K3M-9Q44
  amends promises dispute 7K3M-9Q44 "They said two years."

Examples:
  amends promises list --to A-1002 --open
  amends promises check bills.csv --mapping bills.mapping.yaml
  amends promises broken""",
)
add_commands(command)
