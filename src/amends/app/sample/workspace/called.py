"""Call records of the sample workspace: eight calls to one number, of which half connected."""

from datetime import datetime, timedelta
from io import BytesIO

from amends.app.calls.importing import CallFile, import_call_records, read_call_mapping
from amends.app.sample.workspace.customers import LEO
from amends.app.workspace import Desk

_NUMBER = "800 555 0142"
_MAPPING = b"""\
mapping: calls
currency: USD
columns: {call: call, account: account, number: number, at: at, connected: connected, seconds: seconds, charge: charge}
"""
_CALLS = (
    (20, True, "1.20"),
    (20, False, "0.00"),
    (18, True, "1.20"),
    (18, False, "1.20"),
    (12, True, "1.20"),
    (12, False, "0.00"),
    (9, True, "1.20"),
    (9, False, "1.20"),
)
"""How many days ago, whether it connected, and what it cost."""


def import_calls(desk: Desk, now: datetime) -> None:
    """Imports them."""
    lines = ["call,account,number,at,connected,seconds,charge"]
    for place, (days_ago, connected, charge) in enumerate(_CALLS, start=1):
        at = now - timedelta(days=days_ago, minutes=-4 * place)
        seconds, answer = ("60", "yes") if connected else ("", "no")
        lines.append(f"C-{place},{LEO.account},{_NUMBER},{at.isoformat()},{answer},{seconds},{charge}")
    file = CallFile(BytesIO("\n".join(lines).encode()), "calls.csv", read_call_mapping(_MAPPING, "calls.mapping.yaml"))
    import_call_records(desk, LEO.client, file)
