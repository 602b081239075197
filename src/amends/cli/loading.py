"""What commands read before they begin: a policy, the facts of a case, and a language of the policy."""

from amends.cli.failures import TellError
from amends.cli.parameters import Asked
from amends.decide.errors import FactError
from amends.formats.errors import InputError
from amends.formats.files import read_bytes
from amends.formats.given_facts import given_facts
from amends.lang.names import one_of
from amends.policy import Decision, Policy, loads


def load_policy(path: str) -> Policy:
    """The policy in a file.

    Raises:
        InputError: the file cannot be read.
        PolicyError: with every fault of the policy.
    """
    return loads(read_bytes(path), path)


def check_language(policy: Policy, language: str | None) -> None:
    """Holds a language to those that the policy names; where it names none, it is written in whatever is asked for.

    Raises:
        InputError: it is none of them.
    """
    languages = policy.tree.languages
    if language is not None and languages and language not in languages:
        raise InputError(f"the policy is not written in `{language}`", f"expected {one_of(languages)}")


def decide_given(policy: Policy, facts: str, asked: Asked) -> Decision:
    """The decision of the case whose facts are given: a file, standard input, or the object itself.

    Raises:
        InputError: the facts cannot be read.
        UnreadableFactsError: with every fault of their text.
        TellError: with every fact that does not fit the policy, and where it stands.
        WantError: what is wanted is no remedy of the policy.
    """
    written = given_facts(facts)
    try:
        return policy.decide(written.values, want=asked.want, role=asked.role, team=asked.team)
    except FactError as error:
        raise TellError(written.describe(error, policy.tree)) from None
