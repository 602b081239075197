"""What was erased, as plain data."""

from amends.app.administration.erasing import Erased
from amends.app.plain.values import Plain
from amends.store.scrubbing import Left


def erased_to_plain(done: Erased) -> Plain:
    """What was erased; `out_of_file` is false where it is still found in the files that the store is kept in."""
    return {
        "erased": True,
        "client": done.client.name,
        "customer": str(done.customer) if done.customer is not None else None,
        "records": done.erasure.records,
        "cases": done.erasure.cases,
        "values": done.erasure.values,
        "out_of_file": done.left is Left.NOWHERE,
    }
