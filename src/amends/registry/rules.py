"""The rules that hold in the life of a version, each with its error."""

from amends.directory.organisation import POLICY_OWNER
from amends.lang.free_text import check_text
from amends.lang.names import nearest
from amends.registry.attempt import Attempt
from amends.registry.corrections import line_of, root_of, standing
from amends.registry.errors import RegistryError
from amends.registry.reading import policy_of
from amends.registry.version import LASTING, PolicyVersion


class OwnTextError(RegistryError):
    """Somebody would review what they wrote."""


class OtherTextReadError(RegistryError):
    """The text changed after the reviewer had read it."""


class NotPolicyOwnerError(RegistryError):
    """Only the owner of policies does this."""


class FirstDayError(RegistryError):
    """It is not clear from which day on the version would govern."""


class SameFirstDayError(RegistryError):
    """Two versions would govern from one day on."""


class CorrectionError(RegistryError):
    """The version corrects none that stands, or begins before it."""


class OtherCurrencyError(RegistryError):
    """The policy reckons in another currency than its client."""


class NoReasonError(RegistryError):
    """Nobody was told why."""


def reads_without_faults(attempt: Attempt) -> None:
    """The document is a policy without a fault; warnings are no fault. What it lacks is told as a `PolicyError`."""
    _ = attempt.policy


def reckons_as_its_client_does(attempt: Attempt) -> None:
    """A client's ledger, caps and bills are in one currency; a policy without amounts goes with each."""
    currency = attempt.policy.tree.currency
    if currency not in (None, attempt.currency):
        raise OtherCurrencyError(
            f"`{attempt.version.title}` reckons in `{currency}`, and its client in `{attempt.currency}`",
            f"write `currency: {attempt.currency}`, with amounts that are meant in it, or draft it for another client",
        )


def is_reviewed_by_another(attempt: Attempt) -> None:
    """Four eyes: who wrote the text does not review it."""
    if attempt.actor.user == attempt.version.author:
        raise OwnTextError(
            f"`{attempt.actor.name}` wrote `{attempt.version.title}` and cannot review it", "ask somebody else to"
        )


def is_reviewed_as_read(attempt: Attempt) -> None:
    """A review holds for the meaning that was read, not for one that came after."""
    if attempt.read_hash != attempt.version.hash:
        raise OtherTextReadError(
            f"`{attempt.version.title}` is now `{attempt.version.hash}`; what was read is `{attempt.read_hash}`",
            "read it again as it is now",
        )


def is_done_by_a_policy_owner(attempt: Attempt) -> None:
    """Which policy governs is said by those who own it."""
    if attempt.actor.role != POLICY_OWNER:
        role = f"as `{attempt.actor.role}`" if attempt.actor.role else "without a role"
        raise NotPolicyOwnerError(
            f"`{attempt.actor.name}` acts {role} and cannot say which policy governs", f"ask a `{POLICY_OWNER}` to"
        )


def still_means_what_was_checked(attempt: Attempt) -> None:
    """What is published is what was checked and reviewed."""
    policy_of(attempt.version)


def begins_on_a_day(attempt: Attempt) -> None:
    """A version governs from a day on, and where the document names it that day is the one."""
    stated, asked = attempt.version.first_day, attempt.from_day
    title = attempt.version.title
    if stated is None and asked is None:
        raise FirstDayError(
            f"`{title}` does not say from which day on it governs", "name the day, or write `in_force` into it"
        )
    if stated is not None and asked is not None and stated != asked:
        raise FirstDayError(
            f"`{title}` governs from {stated} on, as it says itself, not from {asked}",
            "leave the day out, or revise `in_force`",
        )


def corrects_what_stands(attempt: Attempt) -> None:
    """A correction names the last version of its line, and does not begin before it."""
    wanted = attempt.version.corrects
    if wanted is None:
        return
    corrected = _lasting(attempt, wanted)
    line = line_of(corrected, attempt.others)
    last = standing(line) or line[-1]
    if last != corrected:
        raise CorrectionError(
            f"`{attempt.version.title}` corrects `{wanted}`, in whose place `{last.version}` stands",
            f"correct `{last.version}`",
        )
    if attempt.first_day is not None and corrected.first_day is not None and attempt.first_day < corrected.first_day:
        raise CorrectionError(
            f"`{attempt.version.title}` would govern from {attempt.first_day} on, before `{wanted}` which it corrects",
            f"let it begin on {corrected.first_day} or later",
        )


def begins_alone(attempt: Attempt) -> None:
    """From each day on one version begins, or nobody could say which governs; a correction shares its line's day."""
    if attempt.version.corrects is not None:
        return
    for other in attempt.others:
        line = line_of(other, attempt.others) if other.state in LASTING else ()
        stands = standing(line)
        if stands is not None and root_of(other, attempt.others).first_day == attempt.first_day:
            raise SameFirstDayError(
                f"`{stands.title}` governs from {attempt.first_day} on as well",
                f"begin on another day, or write `corrects: {stands.version}`",
            )


def says_why(attempt: Attempt) -> None:
    """Who withdraws a version says why: people were decided by it."""
    if not attempt.because.strip():
        raise NoReasonError(f"nothing says why `{attempt.version.title}` is withdrawn", "say why, in a sentence")
    check_text("the reason", attempt.because, "because")


def _lasting(attempt: Attempt, wanted: str) -> PolicyVersion:
    known = {other.version: other for other in attempt.others if other.state in LASTING}
    if wanted not in known:
        close = nearest(wanted, known)
        raise CorrectionError(
            f"`{attempt.version.title}` corrects `{wanted}`, which was never published",
            f"did you mean `{close}`?" if close else "name a version that was published, or leave `corrects` out",
        )
    return known[wanted]
