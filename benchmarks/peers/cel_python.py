"""cel-python: CEL in Python, in the faster of its two ways (compiled to Python)."""

from collections.abc import Mapping
from typing import Any

import celpy  # type: ignore[import-not-found, unused-ignore]  # in .venv-bench only

from benchmarks.peers import Way
from benchmarks.peers.cel_text import WARRANTY
from benchmarks.warranty.answer import answer_in_list, rule_in_list


def ways() -> list[Way]:
    environment = celpy.Environment(runner_class=celpy.CompiledRunner)
    warranty = environment.program(environment.compile(WARRANTY))

    def decide(facts: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever the engine gives
        return warranty.evaluate(celpy.json_to_cel(facts))

    return [Way("", decide, answer_in_list, rule_in_list)]
