"""Saying: what the record or somebody else has to read is not left out."""

from amends.cases.gate.attempt import Attempt, GateError, Rule


class NothingSaidError(GateError):
    """Words are missing."""


def says(*fields: str, message: str, help: str) -> Rule[object]:
    """The named words of a request are there."""

    def rule(attempt: Attempt[object]) -> None:
        for name in fields:
            words: str = getattr(attempt.request, name)
            if not words.strip():
                raise NothingSaidError(message, help)

    return rule


says_why = says("why", message="the record has to say why", help="say it with `--why`")
says_why_it_is_fair = says("why", message="the approver needs to read why it is fair", help="say it with `--why`")
says_both = says(
    "issue",
    "wish",
    message="a restatement says both the problem and the wish",
    help="say both in your own words",
)
says_what_to_revise = says(
    "feedback",
    message="whoever proposed it needs to read what to revise",
    help="say it with `--feedback`",
)
says_the_customers_words = says(
    "words",
    message="the record has to say what the customer said",
    help="write it in their words",
)
says_something = says("words", message="there is nothing in it", help="write what there is to say")
says_own_view = says(
    "own_view",
    message="your own view comes first, so that neither leads the other",
    help="say what you would do",
)
says_view = says("view", message="a second opinion says something", help="say what you would do")
says_to_whom_and_what = says(
    "party",
    "what",
    message="a hand-off names the other party and what it is to do",
    help="say both",
)
