"""`amends case`: a customer's problem from the first contact to the note, in the order in which a call goes."""

from cyclopts import App

from amends.cli.case.commands import add_commands

command = App(
    name="case",
    usage="Usage: amends case COMMAND CASE [ARGUMENTS] [OPTIONS]",
    help_epilogue="""\
How a call goes. Every command prints where the case stands and what is next,
as commands to copy and sentences to say:
  amends case open --account A-1002 --channel phone --problem "…"
  amends case verify-caller 7K3M-9Q44 passcode
  amends case fact 7K3M-9Q44 signal_at_home=weak first_contact=true
  amends case restate 7K3M-9Q44 --issue "…" --wish "…" --remedy REMEDY
  amends case confirm 7K3M-9Q44
  amends case decide 7K3M-9Q44

What is owed is given at once. Where policy and a fair wish don't meet:
  amends case exception 7K3M-9Q44
  amends case propose 7K3M-9Q44 service_credit=60.00 --why "…"
  amends case approve 7K3M-9Q44 --ceiling 80.00      (a team lead does that)
  amends case offer 7K3M-9Q44
  amends case accept 7K3M-9Q44                 (or compromise, or reject)

And at the end:
  amends case settle 7K3M-9Q44 service_credit given
  amends case resolve 7K3M-9Q44 --needs-met yes
  amends case note 7K3M-9Q44 --thoughts "…"
  amends case close 7K3M-9Q44

Examples:
  amends case show 7K3M-9Q44
  amends case list --mine --due

Who acts is named with `--as USER` or AMENDS_USER, the store with
`--database URL` or AMENDS_DATABASE. Ends with 0 (done) or 2 (nothing was
done; why, and what to do instead, is told). With `--json` exactly one JSON
document is printed on standard output, whatever comes of it; where nothing
was done it is {"error": {"type": …, "message": …, "help": …}}.""",
)
add_commands(command)
