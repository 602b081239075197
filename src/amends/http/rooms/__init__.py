"""The rooms of the interface, each in a file."""

from amends.http.rooms import (
    access,
    administration,
    alerts,
    bills,
    call_backs,
    calls,
    cases,
    decide,
    directory,
    imports,
    ledger,
    policies,
    promise_imports,
    promises,
)

ROOMS = (
    decide.ROOM,
    cases.ROOM,
    call_backs.ROOM,
    alerts.ROOM,
    ledger.ROOM,
    bills.ROOM,
    promises.ROOM,
    promise_imports.ROOM,
    calls.ROOM,
    policies.ROOM,
    directory.ROOM,
    imports.ROOM,
    administration.ROOM,
    access.ROOM,
)
"""In the order in which an address is looked for: what has to be quick comes first."""
