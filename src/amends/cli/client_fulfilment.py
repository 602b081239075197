"""By what a client's remedies go out, and where to things come back, as it is typed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.terminal import counted
from amends.directory.fulfilment import Channel, ReturnTerms, Way
from amends.directory.settings import ClientSettings
from amends.formats.errors import InputError
from amends.lang.names import one_of, suggestion

if TYPE_CHECKING:
    from amends.app.administration.settings import SettingChanges


@Parameter(name="*")
@dataclass(frozen=True)
class FulfilmentOptions:
    """By what remedies go out, and what holds for what has to come back; what is not named stays."""

    fulfil: Annotated[
        tuple[str, ...],
        Parameter(
            name="--fulfil",
            metavar="REMEDY=WAY",
            negative=(),
            help="By what a remedy goes out, or a kind of remedies, or `*` for all: `webhook:ENDPOINT`, "
            "`mail:ADDRESS`, `log` or `person`. May stand several times; what is not named stays.",
        ),
    ] = ()
    return_address: Annotated[
        tuple[str, ...],
        Parameter(
            name="--return-address",
            metavar="LINE",
            negative=(),
            help="Where things go to that have to come back: all the lines of a label, one each time.",
        ),
    ] = ()
    return_days: Annotated[
        int | None,
        Parameter(name="--return-days", metavar="DAYS", help="How many days a customer has to send something."),
    ] = None
    return_reminder_days: Annotated[
        int | None,
        Parameter(
            name="--return-reminder-days", metavar="DAYS", help="After how many they are reminded; 0: they are not."
        ),
    ] = None


AS_IT_IS = FulfilmentOptions()


def with_fulfilment(changes: "SettingChanges", options: FulfilmentOptions) -> "SettingChanges":
    """Changes of settings, with those of how remedies go out.

    Raises:
        InputError: a way is not typed as it is meant to be.
    """
    return replace(
        changes,
        fulfilment=tuple(map(_way, options.fulfil)) or None,
        return_address=options.return_address or None,
        return_within_days=options.return_days,
        return_remind_after_days=options.return_reminder_days,
    )


def fulfilment_in_words(settings: ClientSettings) -> Iterable[tuple[str, str]]:
    """By what remedies go out, and what holds for returns, for a page."""
    for way in settings.fulfilment:
        of = "everything else" if way.of == "*" else way.of
        yield f"{of} goes out by", f"{way.channel}{f' {way.to}' if way.to else ''}"
    if not settings.fulfilment:
        yield "remedies go out by", "a person"
    yield "to be sent back", _terms(settings.returns)


def _terms(terms: ReturnTerms) -> str:
    where = f", to {', '.join(terms.address)}" if terms.address else ""
    reminder = f", with a reminder after {counted(terms.remind_after_days, 'day')}" if terms.remind_after_days else ""
    return f"within {counted(terms.within_days, 'day')}{where}{reminder}"


def _way(text: str) -> Way:
    of, equals, how = text.partition("=")
    channel, colon, to = how.partition(":")
    known = [one.value for one in Channel]
    if not equals:
        raise InputError(f"`{text}` does not say by what it goes out", f"write it like `{text}=webhook:billing`")
    if channel not in known:
        raise InputError(
            f"`{channel}` is no way in which a remedy goes out",
            suggestion(channel, known) or f"expected {one_of(known)}",
        )
    return Way(of, Channel(channel), to if colon else None)
