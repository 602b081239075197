"""`amends restore`: a store from a backup."""

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from amends.cli.answers import Next, answer, typed
from amends.cli.case.common import LOOK, LookOptions
from amends.cli.case.page import Line

command = App(
    name="restore",
    usage="Usage: amends restore FILE [OPTIONS]",
    help_epilogue="""\
Examples:
  amends restore backups/2026-11-22.db --database sqlite:///tried-out.db
  amends restore backups/2026-11-22.db --in-place""",
)


@command.default
def restore(
    file: Annotated[str, Parameter(name="FILE", help="The backup; it stays as it is.")],
    /,
    *,
    in_place: Annotated[
        bool,
        Parameter(
            name="--in-place",
            negative=(),
            help="Put it in the place of the store that is there; what that one held is then gone.",
        ),
    ] = False,
    options: LookOptions = LOOK,
) -> int:
    """Makes a store from a backup, verified and up to date."""
    from amends.app.administration.copies import restore_store
    from amends.app.administration.pseudonym_key import key_path
    from amends.store.engine import address_of, shown
    from amends.store.errors import StoreExistsError

    database = shown(options.database)
    try:
        copy = restore_store(Path(file), options.database, in_place=in_place)
    except StoreExistsError as error:
        if address_of(options.database).get_backend_name() != "sqlite":
            raise
        raise StoreExistsError(
            error.message, f"{error.help}: `--database URL`; or say `--in-place`, and what it held is gone"
        ) from None
    return answer(
        options,
        {"database": database, "bytes": copy.size, "checkpoint": copy.checkpoint},
        [
            Line(f"{database} is made from {file} and verified: {copy.size:,} bytes."),
            Line(f"Its key belongs beside it, as {key_path(address_of(options.database))}.", 1),
            Line("Whoever was erased after the backup was made is there again, and has to be erased again.", 1),
        ],
        [Next(typed("verify", "--database", database), "whenever you doubt it")],
    )
