"""Calls about keeping a workspace: checkpoints, verifying, erasing, importing, and who looked after it."""

from collections.abc import Sequence

from amends.client.call import Call, Pages
from amends.client.calls.customers import CustomerMeant
from amends.client.calls.making import listing, reading, told, writing
from amends.client.models.keeping import (
    AdministrativeAct,
    Due,
    Erased,
    ImportedBalances,
    ImportedCustomers,
    MadeCheckpoint,
    Verified,
)

_CSV = "text/csv"


def make_checkpoint(*, key: str | None = None) -> Call[MadeCheckpoint]:
    """Anchors where every case stands: a case that is deleted or cut short later shows in a verification."""
    return writing("/checkpoints", MadeCheckpoint, key=key)


def verify(told: Sequence[str] = ()) -> Call[Verified]:
    """Folds every case anew and says what is not as it was recorded; it changes nothing.

    Args:
        told: digests of checkpoints that were told outside; each must still be there.
    """
    return writing("/verification", Verified, {"told": list(told)})


def erase_customer(customer: CustomerMeant, *, key: str | None = None) -> Call[Erased]:
    """Erases what tells who a customer is, in the directory and in all their cases. It cannot be undone."""
    return writing("/erasures", Erased, {"customer": customer}, key=key)


def due_to_be_erased(*, client: str | None = None) -> Call[Due]:
    """Which closed cases were kept for as long as their client settled, and are due to be erased."""
    return reading("/retention", Due, {"client": client})


def erase_due(*, client: str | None = None, key: str | None = None) -> Call[Erased]:
    """Erases what is personal in the cases that were kept long enough. It cannot be undone."""
    return writing("/retention/erase", Erased, {"client": client}, key=key)


def import_customers(csv: str | bytes, *, client: str | None = None, key: str | None = None) -> Call[ImportedCustomers]:
    """Imports customers with their accounts and households; to import a file twice adds nothing the second time.

    Args:
        csv: the content of a CSV file; its columns stand in the description of the interface.
        client: whose, where one works for several.
        key: under which this is done once, even where this program dies and asks again; else a new one.
    """
    return Call(
        method="POST",
        path="/imports/customers",
        read=told(ImportedCustomers),
        query={"client": client},
        content=(_CSV, _bytes(csv)),
        takes_key=True,
        key=key,
    )


def import_opening_balances(
    csv: str | bytes, *, client: str | None = None, key: str | None = None
) -> Call[ImportedBalances]:
    """Imports what customers were given before the first day, so that caps and repeat claims count it.

    Args:
        csv: the content of a CSV file; its columns stand in the description of the interface.
        client: whose, where one works for several.
        key: under which this is done once, even where this program dies and asks again; else a new one.
    """
    return Call(
        method="POST",
        path="/imports/opening-balances",
        read=told(ImportedBalances),
        query={"client": client},
        content=(_CSV, _bytes(csv)),
        takes_key=True,
        key=key,
    )


def administrative_acts(*, client: str | None = None) -> Pages[AdministrativeAct]:
    """Lists who did what in looking after the workspace, the latest first."""
    return listing("/acts", "acts", AdministrativeAct, {"client": client})


def _bytes(csv: str | bytes) -> bytes:
    return csv.encode() if isinstance(csv, str) else csv
