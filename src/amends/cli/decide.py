"""`amends decide`: one case in words or as JSON, or many cases from a file."""

import json
from typing import Annotated

from cyclopts import App, Parameter

from amends.cli.parameters import NOTHING_ASKED, Asked, FactsArgument, PolicyFile
from amends.cli.status import ExitStatus
from amends.cli.usage import UsageError

command = App(
    name="decide",
    usage="Usage: amends decide POLICY FACTS [OPTIONS]\n       amends decide POLICY --cases FILE [OPTIONS]",
    help_epilogue="""\
Examples:
  amends decide phone.policy.yaml case.yaml --want replacement --as agent
  amends decide phone.policy.yaml '{"plan": "basic", "price": "320.00"}' --json
  amends decide phone.policy.yaml --cases cases.jsonl --out decisions.jsonl
  amends decide phone.policy.yaml --cases cases.csv --out decisions.parquet

Ends with 0 (done, whatever was decided), 2 (something given cannot be used) or
3 (some rows could not be decided).""",
)

_NO_FACTS = "a case to decide is missing: FACTS for one, or `--cases FILE` for many"


@command.default
def decide(
    policy: PolicyFile,
    facts: FactsArgument | None = None,
    /,
    *,
    asked: Asked = NOTHING_ASKED,
    json_output: Annotated[
        bool, Parameter(name="--json", negative=(), help="Print the decision as JSON, for machines.")
    ] = False,
    cases: Annotated[
        str | None,
        Parameter(
            name="--cases",
            metavar="FILE",
            help="Decide many cases: JSON lines (.jsonl, or `-` for standard input), each "
            '{"id": …, "facts": {…}, "want": …, "role": …, "team": …}; or a table (.csv, .parquet), with a column '
            "for each fact and the same others.",
        ),
    ] = None,
    out: Annotated[
        str | None,
        Parameter(
            name="--out",
            metavar="FILE",
            help="With --cases: the file (.jsonl, .csv or .parquet) to write a row for each case to; else JSON lines "
            "are printed.",
        ),
    ] = None,
) -> int:
    """Decides a case: what is owed, what may be given, what is refused and on which grounds, and what to ask."""
    if cases is not None:
        if facts is not None:
            raise UsageError("both FACTS and `--cases` are given", "FACTS is one case, `--cases FILE` are many")
        from amends.cli.many import decide_many

        return decide_many(policy, cases, out, asked)
    if facts is None:
        raise UsageError(_NO_FACTS, "`amends decide --help` shows how both are used")
    if out is not None:
        raise UsageError("`--out` goes with `--cases`", "send the decision of one case to a file with `> FILE`")
    return _decide_one(policy, facts, asked, json_output=json_output)


def _decide_one(path: str, facts: str, asked: Asked, *, json_output: bool) -> int:
    from amends.cli.loading import check_language, decide_given, load_policy
    from amends.cli.terminal import write
    from amends.cli.words import print_words
    from amends.decide.plain import decision_to_plain

    policy = load_policy(path)
    check_language(policy, asked.language)
    decision = decide_given(policy, facts, asked)
    if json_output:
        write(json.dumps(decision_to_plain(decision, asked.language), ensure_ascii=False, indent=2))
    else:
        print_words(decision.explain(asked.language), policy)
    return ExitStatus.DONE
