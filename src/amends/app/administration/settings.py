"""Changing what a client has settled for itself."""

from dataclasses import dataclass, replace
from datetime import timedelta

from amends.directory.settings import (
    ApprovalExpiry,
    ClientSettings,
    ExpiryStart,
    NeedsNotMet,
    VerificationMethod,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChanges:
    """Settings with a new value; what is None stays as it is.

    Attributes:
        verification: methods and the kinds of data that each suffices for; one that suffices for nothing goes, one
            that is there already is changed, the others stay.
        reasons: all the coded reasons for giving at discretion.
        approval_counted_from: what the life of an approval is counted from.
        approval_lasts: how long it holds.
        needs_not_met: what a customer's no to "were your needs met?" leads to.
        sample_percent: how many of a hundred are called back, where a sample is.
        exception_label: what the exception route is called.
        retention_days: how long after its end a case keeps what is personal.
        hold_budget_minutes: how long a customer is kept waiting for an approver.
    """

    verification: tuple[VerificationMethod, ...] | None = None
    reasons: tuple[str, ...] | None = None
    approval_counted_from: ExpiryStart | None = None
    approval_lasts: timedelta | None = None
    needs_not_met: NeedsNotMet | None = None
    sample_percent: int | None = None
    exception_label: str | None = None
    retention_days: int | None = None
    hold_budget_minutes: int | None = None


_AS_THEY_ARE = (
    "reasons", "needs_not_met", "sample_percent", "exception_label", "retention_days", "hold_budget_minutes",
)  # fmt: skip


def changed_settings(settings: ClientSettings, changes: SettingChanges) -> ClientSettings:
    """The settings with the changes made."""
    expiry = settings.approval_expiry
    return replace(
        settings,
        **{name: getattr(changes, name) for name in _AS_THEY_ARE if getattr(changes, name) is not None},
        verification=_changed_methods(settings.verification, changes.verification or ()),
        approval_expiry=ApprovalExpiry(
            expiry.counted_from if changes.approval_counted_from is None else changes.approval_counted_from,
            expiry.lasts if changes.approval_lasts is None else changes.approval_lasts,
        ),
    )


def _changed_methods(
    methods: tuple[VerificationMethod, ...], changes: tuple[VerificationMethod, ...]
) -> tuple[VerificationMethod, ...]:
    by_name = {method.name: method for method in methods} | {method.name: method for method in changes}
    return tuple(method for method in by_name.values() if method.suffices_for)
