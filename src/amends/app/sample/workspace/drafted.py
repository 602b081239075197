"""A policy of the sample workspace that is still to be reviewed: the free replacement, for longer than before."""

from datetime import date, timedelta

from amends.app.registry import VersionNamed, check_policy, draft_policy
from amends.app.workspace import Desk
from amends.lang.tree import PolicyTree

CLIENT = "phone"
_BEFORE, _AFTER = "120", "150"


def draft_longer(author: Desk, document: str, tree: PolicyTree, today: date) -> str:
    """Drafts and checks a version that begins next month; its name."""
    begins = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    version = f"{begins.isoformat()}.1"
    text = document
    for old, new in (
        (f"version: {tree.version}", f"version: {version}"),
        ("in_force: {from: 2026-01-01,", f"in_force: {{from: {begins.isoformat()},"),
        (f"days({_BEFORE})", f"days({_AFTER})"),
        (f"within {_BEFORE} days", f"within {_AFTER} days"),
        (f"los {_BEFORE} días", f"los {_AFTER} días"),
        (f"the {_BEFORE} days", f"the {_AFTER} days"),
    ):
        assert old in text, f"the sample policy says `{old}`"
        text = text.replace(old, new)
    draft_policy(author, CLIENT, text, f"{tree.name}.policy.yaml")
    check_policy(author, VersionNamed(tree.name, version, CLIENT))
    return version
