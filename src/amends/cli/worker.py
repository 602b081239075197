"""`amends worker`: does what is to be done by itself, until it is told to stop."""

import os
import signal
import socket
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from amends.cli.case.common import DEFAULT_DATABASE, DatabaseOption
from amends.cli.mail_settings import BouncesOption, MailOption, settings_typed
from amends.cli.terminal import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

_MOST_AT_ONCE = 10
"""Each holds a connection to the store now and then, and a process has only so many."""

command = App(
    name="worker",
    usage="Usage: amends worker [OPTIONS]",
    help_epilogue="""\
Examples:
  amends worker
  amends worker --at-once 8 --database sqlite:///care.db
  amends worker --until-idle

As many workers as you like may work on one store. Ctrl-C, or SIGTERM, lets it finish what it has begun; the same again
ends it at once, and another worker sees to what was left.

What came to its end (jobs, alerts, links) is forgotten after 90 days, or
AMENDS_FORGET_DAYS. Records are not among it.""",
)


@command.default
def worker(
    *,
    at_once: Annotated[
        int, Parameter(name="--at-once", metavar="N", help="How many jobs it does at the same time.")
    ] = 4,
    until_idle: Annotated[
        bool, Parameter(name="--until-idle", negative=(), help="Stop when nothing can be done now.")
    ] = False,
    log: Annotated[
        Path,
        Parameter(
            name="--log", metavar="FILE", help="The file of the try-out log, for what a client fulfils by `log`."
        ),
    ] = Path("amends-fulfilment.jsonl"),
    mail: MailOption = None,
    bounces: BouncesOption = None,
    database: DatabaseOption = DEFAULT_DATABASE,
) -> int:
    """Does what is to be done by itself: it fulfils remedies, sends reminders, sees to what is due."""
    from amends.app.workspace import open_workspace
    from amends.cli.status import ExitStatus
    from amends.formats.errors import InputError
    from amends.jobs.bounces import watched
    from amends.jobs.performers import PERFORMERS
    from amends.jobs.settings import WorkerSettings
    from amends.jobs.tidying import tidied
    from amends.jobs.worker import Worker
    from amends.settings import settings_in

    if not 1 <= at_once <= _MOST_AT_ONCE:
        raise InputError(
            f"a worker does 1 to {_MOST_AT_ONCE} jobs at once, not `{at_once}`", "start several workers for more"
        )
    around = settings_in(os.environ)
    name, workspace = f"{socket.gethostname()}/{os.getpid()}", open_workspace(database)
    settings = WorkerSettings(name=name, at_once=at_once, log=log, mail=settings_typed(mail), address=around.address)
    working = Worker(workspace, PERFORMERS, settings)
    _listen(working.stop)
    with watched(workspace, bounces), tidied(workspace, timedelta(days=around.forget_days)):
        if until_idle:
            working.run_until_idle()
        else:
            write(f"Working on {database}; Ctrl-C stops it.")
            sys.stdout.flush()
            working.run()
    return ExitStatus.DONE


def _listen(stop: "Callable[[], None]") -> None:
    """Stops at the first signal to do so; the second one ends the process as it ends every other."""

    def told(number: int, _frame: "FrameType | None") -> None:
        signal.signal(number, signal.SIG_DFL)
        stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, told)
