"""The same cases decide alike, whatever file they stand in, and a table says the same as JSON lines."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it comes without types
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # as above
from hypothesis import given
from hypothesis import strategies as st

import amends
from amends.decide.plain_values import Plain
from amends.formats.answers import Defaults, answers
from amends.formats.csv_answers import write_csv
from amends.formats.csv_cases import read_csv
from amends.formats.json_lines import read_rows
from amends.formats.parquet_answers import held, write_parquet
from amends.formats.parquet_cases import read_parquet
from amends.formats.rows import Row, UnusableRow
from amends.formats.table_answers import table_answers
from amends.lang.tree import Field, PolicyTree
from amends.lang.types import Kind
from tests.properties.generate.cases import CaseFacts, cases, wants
from tests.properties.generate.chance import Chance, Draw
from tests.properties.generate.policies import GeneratedPolicy, policies

Given = Mapping[str, object]
Batch = tuple[GeneratedPolicy, Sequence[Given]]


@st.composite
def batches(draw: Draw) -> Batch:
    """A policy and some rows for it: facts, an id, and perhaps a wish.

    In CSV nothing tells an empty text from an unknown one, so no fact is an empty text.
    """
    policy = draw(policies())
    rows = []
    for number in range(draw(st.integers(1, 4))):
        facts: CaseFacts = draw(cases(policy.tree))
        row: dict[str, object] = {name: value for name, value in facts.items() if value != ""}
        row["want"] = draw(wants(policy.tree)) if Chance(draw).happens(50) else None
        rows.append({**row, "id": f"case {number}"})
    return policy, rows


def _as_json(value: object) -> Any:
    """A value as JSON states it: exact numbers as texts, dates by ISO."""
    if isinstance(value, list):
        return [{name: _as_json(one) for name, one in element.items()} for element in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value


def _json_lines(rows: Sequence[Given]) -> Iterator[Row | UnusableRow]:
    own = ("id", "want", "role", "team")
    lines = [
        json.dumps(
            {
                **{name: row[name] for name in own if name in row},
                "facts": {name: _as_json(value) for name, value in row.items() if name not in own},
            }
        )
        for row in rows
    ]
    return read_rows(BytesIO("\n".join(lines).encode()))


def _csv(rows: Sequence[Given], tree: PolicyTree) -> Iterator[Row | UnusableRow]:
    names = list(dict.fromkeys(name for row in rows for name in row))
    text = StringIO()
    writer = csv.DictWriter(text, names)
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return read_csv(BytesIO(text.getvalue().encode()), "cases.csv", tree)


def _cell(value: object) -> str:
    plain = _as_json(value)
    if isinstance(plain, bool):
        return str(plain).lower()
    return json.dumps(plain) if isinstance(plain, list) else "" if plain is None else str(plain)


def _parquet(rows: Sequence[Given], tree: PolicyTree) -> Iterator[Row | UnusableRow]:
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = {name: _column([row.get(name) for row in rows], tree.facts.get(name)) for name in names}
    file = BytesIO()
    pq.write_table(pa.table(columns), file, row_group_size=2)
    return iter(read_parquet(file, "cases.parquet", tree).rows)


def _column(given_values: list[Any], fact: Any) -> Any:
    if fact is None:
        return pa.array(given_values, pa.string())
    if fact.type.kind is not Kind.LIST:
        return _array(given_values, fact)
    lengths = [None if elements is None else len(elements) for elements in given_values]
    elements = [element for one in given_values for element in one or []]
    fields = {name: _array([one.get(name) for one in elements], field) for name, field in fact.fields.items()}
    starts = [0]
    for length in lengths:
        starts.append(starts[-1] + (length or 0))
    offsets = [None if length is None else start for start, length in zip(starts, lengths, strict=False)]
    structs = pa.StructArray.from_arrays([*fields.values()], names=[*fields])
    return pa.ListArray.from_arrays(pa.array([*offsets, starts[-1]], pa.int32()), structs)


def _array(given_values: list[Any], described: Field) -> Any:
    """A column of the type in which Arrow would keep such values; whole numbers beyond its own as decimals."""
    kind = described.type.kind
    if kind is Kind.DATETIME:
        return pa.array(given_values, pa.timestamp("us", "UTC"))
    if kind in (Kind.NUMBER, Kind.MONEY) or (
        kind is Kind.INTEGER and any(abs(one or 0) >= 2**63 for one in given_values)
    ):
        exact = [None if one is None else Decimal(one) for one in given_values]
        array = pa.array(exact, None if any(one is not None for one in exact) else pa.decimal128(1))
    else:
        types = {Kind.BOOLEAN: pa.bool_(), Kind.INTEGER: pa.int64(), Kind.DATE: pa.date32()}
        array = pa.array(given_values, types.get(kind, pa.string()))
    return array.dictionary_encode() if kind is Kind.CHOICE else array


def _in_json(policy: amends.Policy, rows: Iterator[Row | UnusableRow]) -> list[dict[str, Plain]]:
    return [answer.plain for answer in answers(policy, rows, Defaults())]


@given(batches())
def test_the_same_cases_decide_alike_from_json_lines_csv_and_parquet(batch: Batch) -> None:
    policy, rows = batch
    from_lines = _in_json(policy.policy, _json_lines(rows))
    assert _in_json(policy.policy, _csv(rows, policy.tree)) == from_lines
    assert _in_json(policy.policy, _parquet(rows, policy.tree)) == from_lines
    assert all("error" not in answer for answer in from_lines)


@given(batches())
def test_a_table_tells_what_json_lines_tell(batch: Batch) -> None:
    policy, rows = batch
    expected = [_flat(answer, policy.tree) for answer in _in_json(policy.policy, _json_lines(rows))]
    decided = list(table_answers(policy.policy, _parquet(rows, policy.tree), Defaults()))

    text = StringIO()
    write_csv(text, policy.tree, decided)
    in_csv = list(csv.DictReader(StringIO(text.getvalue(), newline="")))
    assert in_csv == [{name: _written(value) for name, value in row.items()} for row in expected]

    file = BytesIO()
    write_parquet(file, policy.tree, held(decided, policy.tree), None)
    in_parquet = pq.read_table(file).to_pylist()
    assert in_parquet == [{name: _kept(name, value, policy.tree) for name, value in row.items()} for row in expected]


def _flat(answer: Mapping[str, Any], tree: PolicyTree) -> dict[str, Any]:
    """What a table has to say of an answer in JSON."""
    flat = {"id": answer["id"]}
    for name in tree.remedies:
        remedy = answer["remedies"].get(name, {})
        flat |= {f"{name}__{part}": remedy.get(part) for part in ("status", "value", "because")}
    return {**flat, "error": None}


def _written(value: object) -> str:
    return json.dumps(value, separators=(",", ":")) if isinstance(value, list) else "" if value is None else str(value)


def _kept(column: str, value: Any, tree: PolicyTree) -> object:
    """A value of JSON as Parquet keeps it: money exact, other numbers as texts."""
    remedy = tree.remedies.get(column.removesuffix("__value"))
    if remedy is None or remedy.value_type is None or value is None:
        return value
    return Decimal(value) if remedy.value_type.kind is Kind.MONEY else str(value)
