"""common-expression-language: CEL in Rust."""

import cel  # type: ignore[import-not-found, unused-ignore]  # in .venv-bench only

from benchmarks.peers import Way
from benchmarks.peers.cel_text import WARRANTY
from benchmarks.warranty.answer import answer_in_list, rule_in_list


def ways() -> list[Way]:
    return [Way("", cel.compile(WARRANTY).execute, answer_in_list, rule_in_list)]
