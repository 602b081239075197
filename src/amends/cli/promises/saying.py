"""`amends promises confirm`, `dispute`, `restate`, `ask`, `went-out`: what happens to a promise after it was made."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.answers import answer
from amends.cli.case.common import ACT, ActOptions, desk_of
from amends.cli.promises.typed import (
    NOTHING_PROMISED,
    PromiseArgument,
    ThingsPromised,
    reference_typed,
    terms_typed,
)

if TYPE_CHECKING:
    from amends.app.promises.reading import PromiseView


def confirm(
    promise: PromiseArgument,
    /,
    *,
    how: Annotated[
        str, Parameter(name="--how", metavar="WORD", help="Where they said so: `phone`, `paper`, `shop`.")
    ] = "phone",
    options: ActOptions = ACT,
) -> int:
    """Records that the customer said: this is what I was promised."""
    from amends.app.promises.acting import confirm as confirmed

    return _told(options, confirmed(desk_of(options), reference_typed(promise), how))


def dispute(
    promise: PromiseArgument,
    words: Annotated[str, Parameter(name="WORDS", help="What the customer was told, in their words.")],
    /,
    *,
    options: ActOptions = ACT,
) -> int:
    """Records that the customer said: that's not what I was told."""
    from amends.app.promises.acting import dispute as disputed

    return _told(options, disputed(desk_of(options), reference_typed(promise), words))


def restate(
    promise: PromiseArgument,
    /,
    *,
    why: Annotated[str, Parameter(name="--why", metavar="WORDS", help="Why the terms change, for whoever reads it.")],
    things: ThingsPromised = NOTHING_PROMISED,
    words: Annotated[
        str | None,
        Parameter(name=("--words", "-w"), metavar="WORDS", help="What was said; else as it was written down."),
    ] = None,
    options: ActOptions = ACT,
) -> int:
    """Puts the terms right: all of what was promised is said anew."""
    from amends.app.promises.acting import restate as restated

    terms = terms_typed(things)
    return _told(options, restated(desk_of(options), reference_typed(promise), words, terms, why))


def went_out(promise: PromiseArgument, /, *, options: ActOptions = ACT) -> int:
    """Records that the order went out."""
    from amends.app.promises.acting import order_went_out

    return _told(options, order_went_out(desk_of(options), reference_typed(promise)))


def ask(promise: PromiseArgument, /, *, options: ActOptions = ACT) -> int:
    """Has the customer sent what they were promised, once more."""
    from amends.app.promises.asking_again import ask_again

    return _told(options, ask_again(desk_of(options), reference_typed(promise)))


def _told(options: ActOptions, view: "PromiseView") -> int:
    from amends.app.plain.promises import promise_to_plain
    from amends.cli.promises.page import next_steps, promise_lines

    return answer(options, {"promise": promise_to_plain(view)}, promise_lines(view), next_steps(view))
