"""Calls about policies: the life of their versions, and deciding by one."""

from collections.abc import Mapping
from datetime import date

from amends.client.call import Call, Pages, in_path
from amends.client.calls.making import listing, reading, told, writing
from amends.client.models.policies import Decision, Difference, Step, Version, VersionWithText
from amends.client.values import FactValue, plain, said


def draft_policy(text: str, *, client: str | None = None, source: str | None = None) -> Call[Step]:
    """Keeps a document (YAML) as a draft; `source` is the file that it stands in, for messages."""
    return writing("/policies", Step, {"text": text, "client": client, "source": source})


def policies(*, client: str | None = None, policy: str | None = None, state: str | None = None) -> Pages[Version]:
    """Lists the versions of policies, as they were made."""
    return listing("/policies", "versions", Version, {"client": client, "policy": policy, "state": state})


def policy(policy: str, version: str, *, client: str | None = None) -> Call[VersionWithText]:
    """A version with its text."""
    return reading(_path(policy, version), VersionWithText, {"client": client})


def difference(policy: str, version: str, other: str, *, client: str | None = None) -> Call[Difference]:
    """The lines that differ between a version and another."""
    return reading(f"{_path(policy, version)}/difference", Difference, {"other": other, "client": client})


def check_policy(policy: str, version: str, *, client: str | None = None) -> Call[Step]:
    """Checks a draft; what it means is fixed from then on."""
    return writing(f"{_path(policy, version)}/check", Step, query={"client": client})


def review_policy(policy: str, version: str, read: str, *, client: str | None = None) -> Call[Step]:
    """Reviews what somebody else wrote; `read` is the digest of the meaning that was read, or its beginning."""
    return writing(f"{_path(policy, version)}/review", Step, {"read": read}, query={"client": client})


def publish_policy(policy: str, version: str, *, from_day: date | None = None, client: str | None = None) -> Call[Step]:
    """Publishes a version, from the day on that it names, or else from the one that is given."""
    return writing(f"{_path(policy, version)}/publish", Step, {"from": from_day}, query={"client": client})


def withdraw_policy(policy: str, version: str, why: str, *, client: str | None = None) -> Call[Step]:
    """Withdraws a version: it decides no new case."""
    return writing(f"{_path(policy, version)}/withdraw", Step, {"why": why}, query={"client": client})


def decide(
    policy: str,
    facts: Mapping[str, FactValue],
    *,
    client: str | None = None,
    version: str | None = None,
    want: str | None = None,
    role: str | None = None,
    team: str | None = None,
    language: str | None = None,
) -> Call[Decision]:
    """What a published policy decides on some facts; nothing is kept of it.

    Args:
        policy: its name.
        facts: what is known, by the names of the policy's facts.
        client: whose policy, where one works for several.
        version: the version; else the one that governs these facts.
        want: what the customer wants: `replacement`, or `goodwill_credit=20.00`.
        role: the role of the one who decides.
        team: the team of the one who decides.
        language: that of the questions.
    """
    named = {"policy": policy, "client": client, "version": version}
    asked = {"want": want, "role": role, "team": team, "language": language}
    body = {**said({**named, **asked}), "facts": plain(facts)}
    return Call(method="POST", path="/decide", read=told(Decision), body=body, takes_key=True)


def _path(policy: str, version: str) -> str:
    return f"/policies/{in_path(policy)}/{in_path(version)}"
