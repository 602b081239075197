"""`amends backup`: a verified copy of a store that is in use."""

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from amends.cli.answers import Next, answer, typed
from amends.cli.case.common import LOOK, LookOptions, desk_of
from amends.cli.case.page import Line

command = App(
    name="backup",
    usage="Usage: amends backup FILE [OPTIONS]",
    help_epilogue="""\
Example:
  amends backup backups/2026-11-22.db

The key beside the store (amends.db.key) is not in it: keep that apart.""",
)


@command.default
def backup(
    file: Annotated[str, Parameter(name="FILE", help="The file to make; it must not be there yet.")],
    /,
    *,
    options: LookOptions = LOOK,
) -> int:
    """Copies the store as it is at one moment, while others work, and verifies the copy."""
    from amends.app.administration.copies import backup_store
    from amends.cli.copying import shown_copying

    with shown_copying() as progress:
        copy = backup_store(desk_of(options), Path(file), progress)
    checkpoint = [Line(f"Its last checkpoint: {copy.checkpoint}", 1)] if copy.checkpoint is not None else []
    return answer(
        options,
        {"file": str(copy.path), "bytes": copy.size, "checkpoint": copy.checkpoint},
        [Line(f"{copy.path} is made and verified: {copy.size:,} bytes."), *checkpoint],
        [Next(typed("restore", str(copy.path), "--database", "sqlite:///another.db"), "try it out beside this one")],
    )
