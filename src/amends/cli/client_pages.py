"""What a client settles of links and promises to customers, of what they hand in, and of cards, as it is typed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.cli.terminal import counted
from amends.directory.settings import ClientSettings

if TYPE_CHECKING:
    from amends.app.administration.settings import SettingChanges

_NOBODY = "nobody"


@Parameter(name="*")
@dataclass(frozen=True)
class PageOptions:
    """Links, promises, attachments and cards; what is not named stays."""

    link_days: Annotated[
        int | None,
        Parameter(name="--link-days", metavar="DAYS", help="How many days a customer's link opens their page."),
    ] = None
    letter_links: Annotated[
        bool | None,
        Parameter(
            name="--letter-links",
            negative="--no-letter-links",
            help="Whether letters by mail carry the customer's link to their page.",
        ),
    ] = None
    alarm_hours: Annotated[
        int | None,
        Parameter(
            name="--alarm-hours",
            metavar="HOURS",
            help="How many hours before an order goes out its maker is told of a promise that is not confirmed.",
        ),
    ] = None
    attachment_megabytes: Annotated[
        int | None,
        Parameter(name="--attachment-megabytes", metavar="N", help="How large one attachment of a case can be."),
    ] = None
    attachments_per_case: Annotated[
        int | None,
        Parameter(name="--attachments-per-case", metavar="N", help="How many attachments a case can have; 0: none."),
    ] = None
    phone: Annotated[
        str | None,
        Parameter(
            name="--phone",
            metavar="NUMBER",
            help='Under which number its customers call, as they read it; "": none is told.',
        ),
    ] = None
    card_parent: Annotated[
        tuple[str, ...],
        Parameter(
            name="--card-parent",
            metavar="ORIGIN",
            negative=(),
            help="All the help desks that may show cards, such as https://desk.example; may stand several times; "
            "`nobody`: none.",
        ),
    ] = ()


PAGES_AS_THEY_ARE = PageOptions()


def with_pages(changes: "SettingChanges", options: PageOptions) -> "SettingChanges":
    """Changes of settings, with those of links, promises, attachments and cards."""
    parents = tuple(parent for parent in options.card_parent if parent != _NOBODY)
    return replace(
        changes,
        link_days=options.link_days,
        letter_links=options.letter_links,
        alarm_hours=options.alarm_hours,
        attachment_megabytes=options.attachment_megabytes,
        attachments_per_case=options.attachments_per_case,
        phone=options.phone,
        card_parents=parents if options.card_parent else None,
    )


def pages_in_words(settings: ClientSettings) -> Iterable[tuple[str, str]]:
    """Links, promises, attachments and cards, for a page."""
    yield "a customer's link opens", counted(settings.link_days, "day")
    if settings.phone:
        yield "customers call", settings.phone
    yield "letters by mail carry it", "yes" if settings.letter_links else "no"
    yield "told of an unconfirmed promise", f"{counted(settings.alarm_hours, 'hour')} before the order goes out"
    terms = settings.attachments
    yield "attachments of a case", f"at most {terms.per_case}, of {terms.megabytes} MB each"
    if settings.card_parents:
        yield "cards are shown by", ", ".join(settings.card_parents)
