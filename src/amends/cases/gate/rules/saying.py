"""Saying: what the record or somebody else has to read is not left out."""

from amends.cases.gate.attempt import Attempt, GateError, Rule


class NothingSaidError(GateError):
    """Words are missing."""


def says(*fields: str, holds: str, otherwise: str, help: str) -> Rule[object]:
    """The named words of a request are there: that `holds`, and `otherwise` is what is wrong."""

    def rule(attempt: Attempt[object]) -> None:
        for name in fields:
            words: str = getattr(attempt.request, name)
            if not words.strip():
                raise NothingSaidError(otherwise, help)

    rule.__doc__ = holds
    return rule


says_why = says(
    "why",
    holds="The record says why.",
    otherwise="the record has to say why",
    help="say it with `--why`",
)
says_why_it_is_fair = says(
    "why",
    holds="The approver reads why it is fair.",
    otherwise="the approver needs to read why it is fair",
    help="say it with `--why`",
)
says_both = says(
    "issue",
    "wish",
    holds="Both the problem and the wish are said.",
    otherwise="a restatement says both the problem and the wish",
    help="say both in your own words",
)
says_what_to_revise = says(
    "feedback",
    holds="Whoever proposed it reads what to revise.",
    otherwise="whoever proposed it needs to read what to revise",
    help="say it with `--feedback`",
)
says_the_customers_words = says(
    "words",
    holds="The record has the customer's words.",
    otherwise="the record has to say what the customer said",
    help="write it in their words",
)
says_something = says(
    "words",
    holds="There is something in it.",
    otherwise="there is nothing in it",
    help="write what there is to say",
)
says_own_view = says(
    "own_view",
    holds="One's own view is written down first.",
    otherwise="your own view comes first, so that neither leads the other",
    help="say what you would do",
)
says_view = says(
    "view",
    holds="It says something.",
    otherwise="a second opinion says something",
    help="say what you would do",
)
says_to_whom_and_what = says(
    "party",
    "what",
    holds="The other party is named, and what it is to do.",
    otherwise="a hand-off names the other party and what it is to do",
    help="say both",
)
