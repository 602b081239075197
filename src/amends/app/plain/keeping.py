"""Checkpoints, findings, what is due to be erased, and imports as plain data."""

from collections.abc import Sequence

from amends.app.administration.erasing import DueCases
from amends.app.administration.imports.customers import ImportedCustomers
from amends.app.administration.imports.opening import ImportedBalances
from amends.app.plain.values import Plain, instant
from amends.cases.checkpoint import Checkpoint
from amends.store.verify import Finding


def checkpoint_to_plain(made: Checkpoint) -> Plain:
    """A checkpoint, with the digest that is to be told outside."""
    return {
        "number": made.number,
        "at": instant(made.at),
        "cases": made.cases,
        "promises": made.promises,
        "digest": made.digest,
    }


def findings_to_plain(findings: Sequence[Finding]) -> Plain:
    """What differs; nothing where all is well."""
    return {
        "ok": not findings,
        "findings": [{"area": one.area.value, "subject": one.subject, "problem": one.problem} for one in findings],
    }


def due_to_plain(found: Sequence[DueCases]) -> Plain:
    """Which cases were kept long enough, and how many call records and promises."""
    return {
        "clients": [
            {
                "client": of.client.name,
                "retention_days": of.client.settings.retention_days,
                "due": [{"reference": case.reference, "closed_at": instant(case.changed_at)} for case in of.cases],
                "calls": of.calls,
                "promises": of.promises,
            }
            for of in found
        ]
    }


def imported_customers_to_plain(done: ImportedCustomers) -> Plain:
    """What an import of customers added."""
    return {
        "client": done.client.name,
        "rows": done.rows,
        "customers": done.customers,
        "accounts": done.accounts,
        "households": done.households,
        "there_already": done.there_already,
        "came_back": done.came_back,
    }


def imported_balances_to_plain(done: ImportedBalances) -> Plain:
    """How many balances were read, and how many of them were new."""
    return {"client": done.client.name, "rows": done.rows, "new": done.new, "imported_before": done.rows - done.new}
