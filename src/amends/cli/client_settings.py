"""What a client settles for itself, as it is typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.client_bills import bills_in_words
from amends.cli.client_fulfilment import fulfilment_in_words
from amends.cli.client_hours import hours_in_words
from amends.cli.client_mail import mail_in_words
from amends.cli.client_pages import pages_in_words
from amends.cli.terminal import counted
from amends.directory.settings import ClientSettings, DataKind, ExpiryStart, NeedsNotMet, VerificationMethod
from amends.formats.errors import InputError
from amends.lang.names import one_of, suggestion

if TYPE_CHECKING:
    from amends.app.administration.settings import SettingChanges

_ALL, _NOTHING = "all", "nothing"


@Parameter(name="*")
@dataclass(frozen=True)
class SettingOptions:
    """Settings of a client; what is not named stays."""

    verify_by: Annotated[
        tuple[str, ...],
        Parameter(
            name="--verify-by",
            metavar="METHOD=DATA",
            negative=(),
            help="A way to verify a caller, and the data that may be told after it: "
            f"{', '.join(kind.value for kind in DataKind)}, `all`, or `nothing` to take the method away. May stand "
            "several times; methods that are not named stay.",
        ),
    ] = ()
    reason: Annotated[
        tuple[str, ...],
        Parameter(
            name="--reason",
            metavar="WORD",
            negative=(),
            help="All the coded reasons for giving at discretion; may stand several times.",
        ),
    ] = ()
    approval_from: Annotated[
        ExpiryStart | None, Parameter(name="--approval-from", help="What the life of an approval is counted from.")
    ] = None
    approval_hours: Annotated[
        int | None, Parameter(name="--approval-hours", metavar="HOURS", help="How many hours an approval holds.")
    ] = None
    needs_not_met: Annotated[
        NeedsNotMet | None,
        Parameter(name="--needs-not-met", help='What a customer\'s no to "were your needs met?" leads to.'),
    ] = None
    sample_percent: Annotated[
        int | None,
        Parameter(name="--sample-percent", metavar="N", help="How many of a hundred are called back in a sample."),
    ] = None
    exception_label: Annotated[
        str | None, Parameter(name="--exception-label", metavar="WORDS", help="What Make It Right is called here.")
    ] = None
    retention_days: Annotated[
        int | None,
        Parameter(name="--retention-days", metavar="DAYS", help="How long a closed case keeps what is personal."),
    ] = None
    hold_minutes: Annotated[
        int | None,
        Parameter(name="--hold-minutes", metavar="N", help="How long a customer is kept waiting for an approver."),
    ] = None


UNCHANGED = SettingOptions()


def changes_in(options: SettingOptions) -> "SettingChanges":
    """The changes that were typed.

    Raises:
        InputError: a way to verify is not typed as it is meant to be.
    """
    from amends.app.administration.settings import SettingChanges

    hours = options.approval_hours
    return SettingChanges(
        verification=tuple(map(_method, options.verify_by)) or None,
        reasons=options.reason or None,
        approval_counted_from=options.approval_from,
        approval_lasts=timedelta(hours=hours) if hours is not None else None,
        needs_not_met=options.needs_not_met,
        sample_percent=options.sample_percent,
        exception_label=options.exception_label,
        retention_days=options.retention_days,
        hold_budget_minutes=options.hold_minutes,
    )


def settings_in_words(settings: ClientSettings) -> Iterable[tuple[str, str]]:
    """Each setting and what it is, for a page."""
    for method in settings.verification:
        kinds = "everything" if set(method.suffices_for) == set(DataKind) else _listed(method.suffices_for)
        yield f"verified by {method.name}", f"may be told {kinds}"
    yield "reasons for giving", ", ".join(settings.reasons)
    hours = settings.approval_expiry.lasts.total_seconds() / 3600
    yield "an approval holds", f"{hours:g} hours from the {_spoken(settings.approval_expiry.counted_from)} on"
    sampled = f" ({settings.sample_percent} of 100)" if settings.needs_not_met is NeedsNotMet.SAMPLE else ""
    yield "needs not met", _spoken(settings.needs_not_met) + sampled
    yield "the exception route", settings.exception_label
    yield "kept after the end", counted(settings.retention_days, "day")
    yield "on hold at most", counted(settings.hold_budget_minutes, "minute")
    yield from hours_in_words(settings)
    yield from fulfilment_in_words(settings)
    yield from mail_in_words(settings)
    yield from pages_in_words(settings)
    yield from bills_in_words(settings)


def _method(text: str) -> VerificationMethod:
    name, equals, kinds = text.partition("=")
    if not equals:
        raise InputError(f"`{text}` does not say what may be told", f"write it like `{text}=account_data,offers`")
    if kinds in (_ALL, _NOTHING):
        return VerificationMethod(name, tuple(DataKind) if kinds == _ALL else ())
    return VerificationMethod(name, tuple(dict.fromkeys(_kind(kind.strip()) for kind in kinds.split(","))))


def _kind(text: str) -> DataKind:
    known = [kind.value for kind in DataKind]
    if text not in known:
        words = (*known, _ALL, _NOTHING)
        raise InputError(f"`{text}` is no kind of data", suggestion(text, words) or f"expected {one_of(words)}")
    return DataKind(text)


def _listed(kinds: Iterable[DataKind]) -> str:
    return ", ".join(kind.words for kind in kinds)


def _spoken(word: str) -> str:
    return word.replace("_", " ")
