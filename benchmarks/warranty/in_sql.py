"""The policy as somebody would write it for a database."""

from collections import Counter
from pathlib import Path

import duckdb  # type: ignore[import-not-found, unused-ignore]  # in .venv-bench only

_DECIDED = """
    SELECT clause, count(*), sum(amount) FROM (
        SELECT
            CASE
                WHEN stolen THEN 'F1'
                WHEN account_status = 'closed' THEN 'A1'
                WHEN days_owned <= 120 AND NOT damaged THEN 'W1'
                WHEN days_owned <= 120 THEN 'W2'
                WHEN claims_last_year >= 2 AND monthly_bill >= 40 THEN 'G1'
                WHEN claims_last_year >= 2 THEN 'H3'
                WHEN claims_last_year = 1 THEN 'H2'
                ELSE 'H1'
            END AS clause,
            CASE clause
                WHEN 'W1' THEN phone_price WHEN 'W2' THEN 60 WHEN 'G1' THEN 25
                WHEN 'H1' THEN phone_price / 2 WHEN 'H2' THEN phone_price / 2 ELSE 0
            END AS amount
        FROM read_parquet($file)
    ) GROUP BY clause
"""


def decide_file(path: Path) -> Counter[str]:
    """How often which rule decides; every row's rule and amount is worked out."""
    with duckdb.connect() as connection:
        found = connection.execute(_DECIDED, {"file": str(path)}).fetchall()
    return Counter({rule: count for rule, count, _ in found})
