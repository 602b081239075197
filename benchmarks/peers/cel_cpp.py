"""cel-expr-python: CEL in C++, with the types of the facts declared."""

from collections.abc import Mapping
from typing import Any

from cel_expr_python import cel  # type: ignore[import-not-found, unused-ignore]  # in .venv-bench only

from benchmarks.peers import Way
from benchmarks.peers.cel_text import WARRANTY
from benchmarks.warranty.answer import answer_in_list, rule_in_list


def ways() -> list[Way]:
    environment = cel.NewEnv(
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
    warranty = environment.compile(WARRANTY)

    def decide(facts: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever the engine gives
        return warranty.eval(data=facts).plain_value()

    return [Way("", decide, answer_in_list, rule_in_list)]
