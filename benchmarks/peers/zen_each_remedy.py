"""zen-engine: the whole answer by one node of expressions, which is faster there than a decision table a remedy."""

from typing import Any

_F1 = "stolen ? {status: 'forbidden', value: null, clauses: ['F1']}"
_A1 = "account_status == 'closed' ? {status: 'excluded', value: null, clauses: ['A1']}"
_NOTHING = "{status: 'not_covered', value: null, clauses: []}"

_EXPRESSIONS = {
    "replacement": f"""
          {_F1} : {_A1}
        : days_owned <= 120 and not damaged ? {{status: 'owed', value: phone_price, clauses: ['W1']}}
        : {_NOTHING}""",
    "repair": f"""
          {_F1} : {_A1}
        : days_owned <= 120 and damaged ? {{status: 'discretionary', value: 60, clauses: ['W2']}}
        : {_NOTHING}""",
    "half_price": f"""
          {_F1}
        : account_status == 'closed' and claims_last_year >= 2
          ? {{status: 'excluded', value: null, clauses: ['A1', 'H3']}}
        : {_A1}
        : claims_last_year >= 2 ? {{status: 'excluded', value: null, clauses: ['H3']}}
        : days_owned <= 120 ? {_NOTHING}
        : claims_last_year >= 1 ? {{status: 'referred', value: phone_price * 0.5, clauses: ['H2']}}
        : {{status: 'discretionary', value: phone_price * 0.5, clauses: ['H1']}}""",
    "goodwill": f"""
          {_F1} : {_A1}
        : days_owned > 120 and claims_last_year >= 2 and monthly_bill >= 40
          ? {{status: 'discretionary', value: 25, clauses: ['G1']}}
        : {_NOTHING}""",
}


def graph() -> dict[str, Any]:
    """The graph: the case, a node of expressions, the answer."""
    expressions = [{"id": name, "key": name, "value": " ".join(text.split())} for name, text in _EXPRESSIONS.items()]
    place = {"x": 0, "y": 0}
    return {
        "nodes": [
            {"id": "case", "type": "inputNode", "name": "case", "position": place},
            {
                "id": "remedies", "type": "expressionNode", "name": "remedies", "position": place,
                "content": {"expressions": expressions},
            },
            {"id": "answer", "type": "outputNode", "name": "answer", "position": place},
        ],
        "edges": [
            {"id": "1", "type": "edge", "sourceId": "case", "targetId": "remedies"},
            {"id": "2", "type": "edge", "sourceId": "remedies", "targetId": "answer"},
        ],
    }  # fmt: skip
