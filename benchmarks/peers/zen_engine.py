"""zen-engine: a decision table in which the first row that fits holds."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import zen  # type: ignore[import-not-found, unused-ignore]  # in .venv-bench only

from benchmarks.peers import EachRemedy, Way, zen_each_remedy
from benchmarks.warranty.answer import Answer, answer
from benchmarks.warranty.each_remedy import WholeAnswer, of_records

_INPUTS = ("stolen", "account_status", "days_owned", "damaged", "claims_last_year", "monthly_bill")
_OUTPUTS = ("outcome", "amount", "clause")
_ROWS: list[dict[str, str]] = [
    {"stolen": "true", "outcome": "'refused'", "amount": "0", "clause": "'F1'"},
    {"account_status": "'closed'", "outcome": "'refused'", "amount": "0", "clause": "'A1'"},
    {"days_owned": "<= 120", "damaged": "false", "outcome": "'replacement'", "amount": "phone_price", "clause": "'W1'"},
    {"days_owned": "<= 120", "outcome": "'repair'", "amount": "60", "clause": "'W2'"},
    {"claims_last_year": ">= 2", "monthly_bill": ">= 40", "outcome": "'goodwill'", "amount": "25", "clause": "'G1'"},
    {"claims_last_year": ">= 2", "outcome": "'refused'", "amount": "0", "clause": "'H3'"},
    {"claims_last_year": "1", "outcome": "'half_price_by_lead'", "amount": "phone_price * 0.5", "clause": "'H2'"},
    {"outcome": "'half_price'", "amount": "phone_price * 0.5", "clause": "'H1'"},
]


def ways() -> list[Way]:
    graph = _graph()
    text = json.dumps(graph)
    compiled = zen.ZenEngine({"loader": {"type": "static", "content": {"warranty": graph}}})
    created = zen.ZenEngine().create_decision(text)
    reading = zen.ZenEngine({"loader": _reader_of_files(text)})

    def by_static_loader(facts: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever the engine gives
        return compiled.evaluate("warranty", facts)

    def with_trace(facts: Mapping[str, Any]) -> Any:  # noqa: ANN401
        return compiled.evaluate("warranty", facts, {"trace": True})

    def by_reading_loader(facts: Mapping[str, Any]) -> Any:  # noqa: ANN401
        return reading.evaluate("warranty.json", facts)

    return [
        Way("static loader", by_static_loader, _answer, _rule),
        Way("static loader, with its trace", with_trace, _answer, _rule, usual=False),
        Way("README: a loader that reads the file", by_reading_loader, _answer, _rule, usual=False),
        Way("README: `create_decision`", created.evaluate, _answer, _rule, usual=False),
    ]


def each_remedy() -> list[EachRemedy]:
    compiled = zen.ZenEngine({"loader": {"type": "static", "content": {"remedies": zen_each_remedy.graph()}}})

    def decide(facts: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever the engine gives
        return compiled.evaluate("remedies", facts)

    def with_trace(facts: Mapping[str, Any]) -> Any:  # noqa: ANN401
        return compiled.evaluate("remedies", facts, {"trace": True})

    return [
        EachRemedy("static loader", decide, _whole_answer),
        EachRemedy("static loader, with its trace", with_trace, _whole_answer),
    ]


def _whole_answer(found: dict[str, Any]) -> WholeAnswer:
    return of_records(found["result"])


def _answer(found: dict[str, Any]) -> Answer:
    result = found["result"]
    return answer(result["outcome"], result["amount"], result["clause"])


def _rule(found: dict[str, Any]) -> str:
    rule: str = found["result"]["clause"]
    return rule


def _reader_of_files(text: str) -> Any:  # noqa: ANN401 - a callback of the engine
    folder = tempfile.TemporaryDirectory()
    file = Path(folder.name) / "warranty.json"
    file.write_text(text, encoding="utf-8")

    def loader(key: str) -> str:
        with open(f"{folder.name}/{key}") as opened:  # noqa: PTH123 - as its README has it
            return opened.read()

    return loader


def _graph() -> dict[str, Any]:
    def column(name: str) -> dict[str, str]:
        return {"id": name, "name": name, "type": "expression", "field": name}

    table = {
        "hitPolicy": "first",
        "inputs": [column(name) for name in _INPUTS],
        "outputs": [column(name) for name in _OUTPUTS],
        "rules": [
            {"_id": str(number), **dict.fromkeys(_INPUTS, ""), **row} for number, row in enumerate(_ROWS, start=1)
        ],
    }
    place = {"x": 0, "y": 0}
    return {
        "nodes": [
            {"id": "case", "type": "inputNode", "name": "case", "position": place},
            {"id": "table", "type": "decisionTableNode", "name": "warranty", "position": place, "content": table},
            {"id": "answer", "type": "outputNode", "name": "answer", "position": place},
        ],
        "edges": [
            {"id": "1", "type": "edge", "sourceId": "case", "targetId": "table"},
            {"id": "2", "type": "edge", "sourceId": "table", "targetId": "answer"},
        ],
    }
