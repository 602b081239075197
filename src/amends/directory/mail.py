"""Whom a client's mail is from, and where its answers go."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailTerms:
    """A client's own mail addresses; where None, those of the workspace's mail settings hold."""

    sender: str | None = None
    reply_to: str | None = None


OF_THE_WORKSPACE = MailTerms()
"""What holds until a client says otherwise."""
