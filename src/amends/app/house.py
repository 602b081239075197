"""What a client has settled, as the gate asks for it."""

from datetime import timedelta

from amends.cases.gate.attempt import House
from amends.directory.settings import ClientSettings, ExpiryStart, NeedsNotMet

_CALLS_BACK_WITHIN = timedelta(days=1)
_REASONS_TO_WITHHOLD = {
    "not_proportionate": "What happened does not come near to what this gesture is for.",
    "given_before": "The same was given to you before, for the same reason.",
}


def house_of(settings: ClientSettings) -> House:
    """The house of a client with these settings."""
    return House(
        verification={
            method.name: tuple(kind.value for kind in method.suffices_for) for method in settings.verification
        },
        reasons_to_give=settings.reasons,
        reasons_to_withhold=_REASONS_TO_WITHHOLD,
        approval_lasts=settings.approval_expiry.lasts,
        approval_outlasts_contact=settings.approval_expiry.counted_from is ExpiryStart.END_OF_CONTACT,
        calls_back=settings.needs_not_met in (NeedsNotMet.CALL_ALL, NeedsNotMet.SAMPLE),
        call_back_within=_CALLS_BACK_WITHIN,
    )
