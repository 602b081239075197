"""cel-python: CEL in Python, in the faster of its two ways (compiled to Python)."""

from collections.abc import Mapping
from typing import Any

import celpy  # type: ignore[import-not-found, unused-ignore]  # in .venv-bench only

from benchmarks.peers import Decide, EachRemedy, Way
from benchmarks.peers.cel_text import EACH_REMEDY, WARRANTY
from benchmarks.warranty.answer import answer_in_list, rule_in_list
from benchmarks.warranty.each_remedy import of_others


def ways() -> list[Way]:
    return [Way("", _deciding(WARRANTY), answer_in_list, rule_in_list)]


def each_remedy() -> list[EachRemedy]:
    return [EachRemedy("", _deciding(EACH_REMEDY), of_others)]


def _deciding(text: str) -> Decide:
    environment = celpy.Environment(runner_class=celpy.CompiledRunner)
    program = environment.program(environment.compile(text))

    def decide(facts: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever the engine gives
        return program.evaluate(celpy.json_to_cel(facts))

    return decide
