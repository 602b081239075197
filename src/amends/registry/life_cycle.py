"""The life of a version of a policy, whole: draft, checked, reviewed, published, withdrawn."""

from collections.abc import Mapping
from dataclasses import replace

from amends.registry.attempt import Act, Attempt, Transition
from amends.registry.rules import (
    begins_alone,
    begins_on_a_day,
    corrects_what_stands,
    is_done_by_a_policy_owner,
    is_reviewed_as_read,
    is_reviewed_by_another,
    reads_without_faults,
    reckons_as_its_client_does,
    says_why,
    still_means_what_was_checked,
)
from amends.registry.version import PolicyState, PolicyVersion


def _revised(attempt: Attempt) -> PolicyVersion:
    version = attempt.version
    return PolicyVersion(
        id=version.id, client=version.client, policy=version.policy, version=version.version, text=attempt.text,
        state=PolicyState.DRAFT, author=attempt.actor.user, drafted_at=attempt.at,
    )  # fmt: skip


def _checked(attempt: Attempt) -> PolicyVersion:
    tree = attempt.policy.tree
    return replace(
        attempt.version,
        hash=tree.hash,
        corrects=tree.corrects,
        first_day=tree.in_force.start if tree.in_force else None,
        by=tree.in_force.by if tree.in_force else "today",
        timezone=tree.timezone_name,
    )


def _reviewed(attempt: Attempt) -> PolicyVersion:
    return replace(attempt.version, reviewer=attempt.actor.user, reviewed_at=attempt.at)


def _published(attempt: Attempt) -> PolicyVersion:
    return replace(attempt.version, first_day=attempt.first_day, publisher=attempt.actor.user, published_at=attempt.at)


def _withdrawn(attempt: Attempt) -> PolicyVersion:
    return replace(
        attempt.version,
        withdrawn_by=attempt.actor.user,
        withdrawn_at=attempt.at,
        withdrawn_because=attempt.because.strip(),
    )


LIFE: Mapping[Act, Transition] = {
    Act.REVISE: Transition(
        possible_in=frozenset({PolicyState.DRAFT, PolicyState.CHECKED, PolicyState.REVIEWED}),
        leads_to=PolicyState.DRAFT,
        rules=(),
        becomes=_revised,
        says="A text that changes is a draft again, of the one who changed it.",
    ),
    Act.CHECK: Transition(
        possible_in=frozenset({PolicyState.DRAFT}),
        leads_to=PolicyState.CHECKED,
        rules=(reads_without_faults, reckons_as_its_client_does),
        becomes=_checked,
        says="A draft is checked when it reads without a fault, in the currency of its client.",
    ),
    Act.REVIEW: Transition(
        possible_in=frozenset({PolicyState.CHECKED}),
        leads_to=PolicyState.REVIEWED,
        rules=(is_reviewed_by_another, is_reviewed_as_read),
        becomes=_reviewed,
        says="Another person than its author reviews what was checked.",
    ),
    Act.PUBLISH: Transition(
        possible_in=frozenset({PolicyState.REVIEWED}),
        leads_to=PolicyState.PUBLISHED,
        rules=(
            is_done_by_a_policy_owner,
            still_means_what_was_checked,
            reckons_as_its_client_does,
            begins_on_a_day,
            corrects_what_stands,
            begins_alone,
        ),
        becomes=_published,
        says="An owner of policies publishes what was reviewed, from a day on; from then on nothing in it changes.",
    ),
    Act.WITHDRAW: Transition(
        possible_in=frozenset({PolicyState.PUBLISHED}),
        leads_to=PolicyState.WITHDRAWN,
        rules=(is_done_by_a_policy_owner, says_why),
        becomes=_withdrawn,
        says="What was withdrawn decides no new case; those that it decided stay with it.",
    ),
}
"""Everything that can be done with a version, where, and under which rules."""
