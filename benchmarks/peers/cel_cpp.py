"""cel-expr-python: CEL in C++, with the types of the facts declared."""

from collections.abc import Mapping
from typing import Any

from cel_expr_python import cel  # type: ignore[import-not-found, unused-ignore]  # in .venv-bench only

from benchmarks.peers import Decide, EachRemedy, Way
from benchmarks.peers.cel_text import EACH_REMEDY, WARRANTY
from benchmarks.warranty.answer import answer_in_list, rule_in_list
from benchmarks.warranty.each_remedy import of_others

_ENVIRONMENT = cel.NewEnv(
    variables={
        "stolen": cel.Type.BOOL,
        "account_status": cel.Type.STRING,
        "days_owned": cel.Type.INT,
        "damaged": cel.Type.BOOL,
        "claims_last_year": cel.Type.INT,
        "monthly_bill": cel.Type.DOUBLE,
        "phone_price": cel.Type.DOUBLE,
    }
)


def ways() -> list[Way]:
    return [Way("", _deciding(WARRANTY), answer_in_list, rule_in_list)]


def each_remedy() -> list[EachRemedy]:
    # An empty text where the others have null: giving null often enough crashes version 0.1.3.
    return [EachRemedy("", _deciding(EACH_REMEDY.replace("null", '""')), of_others)]


def _deciding(text: str) -> Decide:
    program = _ENVIRONMENT.compile(text)

    def decide(facts: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever the engine gives
        return program.eval(data=facts).plain_value()

    return decide
