"""`amends verify`: whether everything in the store is as it was recorded."""

from typing import Annotated

from cyclopts import App, Parameter

from amends.cli.answers import Next, answer
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line
from amends.cli.status import ExitStatus

command = App(
    name="verify",
    usage="Usage: amends verify [OPTIONS]",
    help_epilogue="""\
Examples:
  amends verify
  amends verify --told sha256:3f2a… --json

Ends with 0 (all is well), 1 (something differs) or 2 (it cannot be verified).""",
)


@command.default
def verify(
    *,
    told: Annotated[
        tuple[str, ...],
        Parameter(
            name="--told",
            metavar="DIGEST",
            negative=(),
            help="The digest of a checkpoint that was told outside and must still be there; may stand several times.",
        ),
    ] = (),
    options: LookOptions = LOOK,
) -> int:
    """Folds every case anew, checks every chain, checkpoint and sum, and says what differs."""
    from amends.app.administration.keeping import verify_store

    findings = verify_store(desk_of(options), told)
    document = {
        "ok": not findings,
        "findings": [{"area": one.area.value, "subject": one.subject, "problem": one.problem} for one in findings],
    }
    if not findings:
        return answer(options, document, [Line("Everything in the store is as it was recorded.")])
    lines = [*(Line(str(one)) for one in findings), Line(), Line(_counted(len(findings)), style="bold")]
    answer(options, document, lines, [Next("amends restore BACKUP --database URL", "a new store from a sound backup")])
    return ExitStatus.CHECK_FAILED


def _counted(found: int) -> str:
    return "1 thing differs." if found == 1 else f"{found:,} things differ."
