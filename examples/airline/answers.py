"""What the policy tells an agent to do about a request: one of four answers."""

from enum import Enum

from amends import Decision, Status

AGENT = "agent"


class Answer(Enum):
    """What the agent does. To hand over is not to grant: only a human agent decides."""

    ALLOW = "allow"
    DENY = "deny"
    HAND_OVER = "hand over"
    UNDECIDED = "undecided"


_ANSWERS = {
    Status.OWED: Answer.ALLOW,
    Status.REFERRED: Answer.HAND_OVER,
    Status.NOT_COVERED: Answer.DENY,
    Status.EXCLUDED: Answer.DENY,
    Status.FORBIDDEN: Answer.DENY,
    Status.UNDECIDED: Answer.UNDECIDED,
}


def answer(decision: Decision, remedy: str) -> Answer:
    """The agent's answer to a request for a remedy; what is discretionary is allowed if the agent may give it."""
    decided = decision[remedy]
    if decided.status is Status.DISCRETIONARY:
        may_give = decided.authority
        return Answer.ALLOW if isinstance(may_give, dict) and AGENT in may_give else Answer.DENY
    return _ANSWERS[decided.status]
