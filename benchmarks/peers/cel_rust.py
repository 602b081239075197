"""common-expression-language: CEL in Rust."""

import cel  # type: ignore[import-not-found, unused-ignore]  # in .venv-bench only

from benchmarks.peers import EachRemedy, Way
from benchmarks.peers.cel_text import EACH_REMEDY, WARRANTY
from benchmarks.warranty.answer import answer_in_list, rule_in_list
from benchmarks.warranty.each_remedy import of_others


def ways() -> list[Way]:
    return [Way("", cel.compile(WARRANTY).execute, answer_in_list, rule_in_list)]


def each_remedy() -> list[EachRemedy]:
    return [EachRemedy("", cel.compile(EACH_REMEDY).execute, of_others)]
