"""What a client has settled, as the gate asks for it."""

from amends.cases.gate.attempt import House
from amends.directory.settings import ClientSettings, ExpiryStart


def house_of(settings: ClientSettings) -> House:
    """The house of a client with these settings."""
    return House(
        verification={
            method.name: tuple(kind.value for kind in method.suffices_for) for method in settings.verification
        },
        reasons_to_give=settings.reasons,
        reasons_to_withhold={reason.name: reason.sentence for reason in settings.reasons_to_withhold},
        approval_lasts=settings.approval_expiry.lasts,
        approval_outlasts_contact=settings.approval_expiry.counted_from is ExpiryStart.END_OF_CONTACT,
        rounds=settings.rounds,
        hold_sentence=settings.hold_sentence,
        needs_not_met=settings.needs_not_met,
        sample_percent=settings.sample_percent,
        call_back_days=settings.call_back_days,
        call_back_attempts=settings.call_back_attempts,
        fulfilment={way.of: way.words for way in settings.fulfilment},
        takes_returns=bool(settings.returns.address),
        attachments=settings.attachments,
    )
