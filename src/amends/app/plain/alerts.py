"""Alerts, and who is there, as plain data."""

from amends.app.live.alerts import AlertShown
from amends.app.live.presence import Present
from amends.app.plain.values import Plain, instant


def alert_to_plain(alert: AlertShown) -> Plain:
    """An alert as the one who is alerted reads it."""
    return {
        "id": str(alert.id),
        "kind": alert.kind,
        "client": alert.client,
        "case": str(alert.case),
        "reference": alert.reference,
        "data": dict(alert.data),
        "at": instant(alert.at),
        "taken_at": instant(alert.taken_at),
        "done_at": instant(alert.done_at),
    }


def present_to_plain(one: Present) -> Plain:
    """Somebody who is there now."""
    return {"user": one.name, "seen_at": instant(one.seen_at)}
