"""How a client's bills are held to what was promised, as it is typed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.directory.bills import ItemWords
from amends.directory.settings import ClientSettings
from amends.formats.errors import InputError
from amends.lang.quantities import parse_decimal

if TYPE_CHECKING:
    from amends.app.administration.settings import SettingChanges

_NOTHING = "nothing"


@Parameter(name="*")
@dataclass(frozen=True)
class BillOptions:
    """Bills and promises; what is not named stays."""

    bills_policy: Annotated[
        str | None,
        Parameter(
            name="--bills-policy",
            metavar="POLICY",
            help="By which policy a case is decided that a bill opens; `nothing`: by the only one that there is.",
        ),
    ] = None
    bill_item: Annotated[
        tuple[str, ...],
        Parameter(
            name="--bill-item",
            metavar="ITEM=PROMISED:BILLED",
            negative=(),
            help="The policy's words for something on bills: for a promise of it, and for a line of it; either may be "
            "left out. May stand several times; items that are not named stay.",
        ),
    ] = ()
    bill_tolerance: Annotated[
        str | None,
        Parameter(
            name="--bill-tolerance", metavar="AMOUNT", help="Up to which amount a bill may fall short without a case."
        ),
    ] = None
    bill_taxes: Annotated[
        bool | None,
        Parameter(
            name="--bill-taxes",
            negative="--no-bill-taxes",
            help="Whether taxes belong to what was promised; else they are left aside.",
        ),
    ] = None
    repaired_by: Annotated[
        tuple[str, ...],
        Parameter(
            name="--repaired-by",
            metavar="REMEDY",
            negative=(),
            help="All the remedies that make up for what a bill falls short by; may stand several times; `nothing`: "
            "whatever is owed as a refund or a credit.",
        ),
    ] = ()


BILLS_AS_BEFORE = BillOptions()


def with_bills(changes: "SettingChanges", options: BillOptions) -> "SettingChanges":
    """Changes of settings, with those of bills.

    Raises:
        InputError: something is not typed as it is meant to be.
    """
    from amends.app.administration.settings import BillChanges

    remedies = tuple(remedy for remedy in options.repaired_by if remedy != _NOTHING)
    return replace(
        changes,
        bills=BillChanges(
            policy="" if options.bills_policy == _NOTHING else options.bills_policy,
            taxes_count=options.bill_taxes,
            tolerance=_amount(options.bill_tolerance),
            items=tuple(map(_words, options.bill_item)),
            repaired_by=remedies if options.repaired_by else None,
        ),
    )


def bills_in_words(settings: ClientSettings) -> Iterable[tuple[str, str]]:
    """How bills are held to promises, for a page."""
    terms = settings.bills
    if terms.policy is not None:
        yield "cases about bills are decided by", terms.policy
    for words in terms.items:
        said = [f"promised as {words.promised_as}"] if words.promised_as else []
        said += [f"billed as {words.billed_as}"] if words.billed_as else []
        yield f"{words.item} on bills", ", ".join(said)
    if terms.tolerance:
        yield "a bill may fall short by", f"{terms.tolerance:f}"
    if terms.taxes_count:
        yield "taxes", "belong to what was promised"
    if terms.repaired_by:
        yield "what a bill falls short by is made up for by", ", ".join(terms.repaired_by)


def _words(text: str) -> ItemWords:
    # An item may hold any sign; the policy's words hold neither of these two.
    item, equals, words = text.rpartition("=")
    promised, colon, billed = words.partition(":")
    if not equals or not colon:
        raise InputError(
            f"`{text}` does not say what the policy calls it",
            f"write it like `{item or text}=monthly_discount:discount`",
        )
    return ItemWords(item.strip(), promised or None, billed or None)


def _amount(text: str | None) -> Decimal | None:
    amount = None if text is None else parse_decimal(text)
    if text is not None and amount is None:
        raise InputError(f"`{text}` is not an amount", "write it like `0.05`")
    return amount
