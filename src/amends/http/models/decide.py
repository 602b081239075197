"""Deciding without a case, on the wire."""

from typing import Any

from pydantic import ConfigDict, Field

from amends.http.models.values import FactValues, Name, Shown, ShownAmount, Taken


class Deciding(Taken):
    """Facts, and by which policy they are decided."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "policy": "phone-care",
                "facts": {"broken": True, "price": "320.00", "bought_on": "2026-03-02"},
                "want": "replacement",
                "role": "agent",
            }
        },
    )

    policy: Name = Field(description="The name of a published policy.", examples=["phone-care"])
    facts: FactValues = Field(description="What is known, by the names of the policy's facts.")
    client: Name | None = Field(default=None, description="Whose policy, where you work for several clients.")
    version: Name | None = Field(default=None, description="The version; else the one that governs these facts.")
    want: Name | None = Field(
        default=None, description="What the customer wants: `replacement`, or `goodwill_credit=20.00`."
    )
    role: Name | None = Field(default=None, description="The role of the one who decides.")
    team: Name | None = Field(default=None, description="The team of the one who decides.")
    language: Name | None = Field(default=None, description="That of the questions, such as `es`.")


class RemedyDecisionShown(Shown):
    """What the policy makes of a remedy."""

    status: str = Field(
        description="`owed`, `discretionary`, `referred`, `undecided`, `not_covered`, `excluded` or `forbidden`."
    )
    value: ShownAmount | None
    at_least: ShownAmount | None
    because: list[str] = Field(description="The clauses that it rests on.")
    grounds: list[dict[str, Any]] = Field(description="Every ground: the clause, its words, what holds.")
    awaits: str | None
    authority: dict[str, Any] | str | None = Field(description="Who may give it, up to how much.")
    weigh: list[str] = Field(default=[], description="What is to be weighed, where it is at discretion.")


class QuestionShown(Shown):
    """A question that is worth asking."""

    fact: str
    ask: str | None
    from_: str | None = Field(alias="from")
    for_: list[str] = Field(alias="for")


class DecisionOfFactsShown(Shown):
    """The decision: a status for each remedy, with all grounds, and what to ask."""

    policy: str
    version: str
    hash: str
    language: int = Field(description="The version of the policy language.")
    not_in_force: dict[str, Any] | None = Field(default=None, description="Where the case lies before its first day.")
    remedies: dict[str, RemedyDecisionShown]
    subject_to: list[str] = Field(description="What the decision is subject to, such as caps that nobody looked at.")
    ask: list[QuestionShown]
    undefined: list[dict[str, Any]]
    want: dict[str, Any] | None
    gap: bool | None = Field(description="Whether policy and the wish do not meet; null where that is not known.")
    escalation: list[dict[str, Any]] = Field(description="Who can be asked next, in order.")
