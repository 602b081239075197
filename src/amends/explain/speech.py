"""stub to be replaced"""

from amends.decide.decision import Decision


def explain(decision: Decision, language: str | None = None) -> str:
    return ""
