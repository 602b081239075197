"""Calls that are owed, as plain data."""

from amends.app.call_backs import CallToMake
from amends.app.plain.values import Plain, instant


def call_back_to_plain(one: CallToMake) -> Plain:
    """A call that is owed, with whom to call and when they can be called."""
    call = one.call
    return {
        "case": call.reference,
        "client": one.client,
        "customer": {
            "id": str(call.customer),
            "name": one.customer.name,
            "phone": one.customer.phone,
            "preferred_channel": one.customer.preferred_channel,
            "timezone": one.window.timezone,
            "call_window": str(one.window.hours),
        },
        "opens": instant(call.opens),
        "due": instant(call.due),
        "attempts": call.attempts,
        "is_agreed": call.is_agreed,
        "suits_customer": call.suits_customer,
        "owner": one.owner,
        "team": call.team,
        "why": call.why,
    }
