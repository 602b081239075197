"""`amends explain`: the words of a decision, and nothing else."""

from cyclopts import App

from amends.cli.parameters import NOTHING_ASKED, Asked, FactsArgument, PolicyFile
from amends.cli.status import ExitStatus

command = App(
    name="explain",
    usage="Usage: amends explain POLICY FACTS [OPTIONS]",
    help_epilogue="""\
Example:
  amends explain phone.policy.yaml case.yaml --want replacement --language es""",
)


@command.default
def explain(policy: PolicyFile, facts: FactsArgument, /, *, asked: Asked = NOTHING_ASKED) -> int:
    """Decides a case and says it in words that can be read out."""
    from amends.cli.loading import check_language, decide_given, load_policy
    from amends.cli.words import print_words

    loaded = load_policy(policy)
    check_language(loaded, asked.language)
    print_words(decide_given(loaded, facts, asked).explain(asked.language))
    return ExitStatus.DONE
