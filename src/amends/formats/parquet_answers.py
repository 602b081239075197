"""Decisions as Parquet: a row for each case, money as exact decimals."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import BinaryIO

import pyarrow as pa  # type: ignore[import-untyped]  # it comes without types
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # as above

from amends.decide.case import Status
from amends.decide.outcomes import Outcome
from amends.decide.plain_values import amount_to_plain
from amends.formats.arrow_values import ArrowArray, ArrowBatch, ArrowSchema, ArrowType
from amends.formats.rows import RowFault
from amends.formats.table_answers import TableAnswer, columns_of
from amends.lang.tree import PolicyTree, Remedy
from amends.lang.types import Kind

_DIGITS = 38
_ROWS_AT_ONCE = 8_192
_BATCHES_IN_A_GROUP = 16

_STATUSES = pa.array([status.value for status in Status], pa.string())
_PLACES: dict[Status | None, int] = {status: place for place, status in enumerate(Status)}
_STATUS = pa.dictionary(pa.int8(), pa.string())
_CLAUSES = pa.list_(pa.string())

_Nothing = tuple[None, None, None, None]
_NOTHING: _Nothing = (None, None, None, None)


def write_parquet(
    stream: BinaryIO, tree: PolicyTree, answers: Iterable[TableAnswer], id_type: ArrowType | None
) -> None:
    """Writes a row for each answer, whose amounts have to be `held` by the file.

    Ids are texts, save where `id_type`, the type of the cases' ids, is one of whole numbers.
    """
    has_numbers = id_type is not None and pa.types.is_integer(id_type)
    schema = _schema(tree, id_type if has_numbers else pa.string())
    batches = _batches(answers, schema, tree)
    with pq.ParquetWriter(stream, schema) as writer:
        while group := list(islice(batches, _BATCHES_IN_A_GROUP)):
            writer.write_table(pa.Table.from_batches(group))


def held(answers: Iterable[TableAnswer], tree: PolicyTree) -> Iterator[TableAnswer]:
    """The same answers; one with an amount that is too large for the file is a fault instead."""
    largest = Decimal(10) ** (_DIGITS - tree.minor_digits)
    money = [(place, name) for place, (name, one) in enumerate(tree.remedies.items()) if _is_money(one)]
    for answer in answers:
        too_large = [
            name
            for place, name in money
            if answer.outcomes is not None and (value := answer.outcomes[place][1]) is not None and value >= largest
        ]
        yield _refused(answer, too_large) if too_large else answer


def _refused(answer: TableAnswer, remedies: Sequence[str]) -> TableAnswer:
    faults = [
        RowFault(f"the value of `{name}` has more than {_DIGITS} digits with its cents", help="write JSON lines or CSV")
        for name in remedies
    ]
    return TableAnswer(answer.number, answer.id, None, tuple(faults))


def _schema(tree: PolicyTree, id_type: ArrowType) -> ArrowSchema:
    types: list[ArrowType] = [id_type]
    for remedy in tree.remedies.values():
        types += [_STATUS, pa.decimal128(_DIGITS, tree.minor_digits) if _is_money(remedy) else pa.string(), _CLAUSES]
    names = columns_of(tree)
    about = {"amends.policy": tree.name, "amends.version": tree.version, "amends.hash": tree.hash}
    return pa.schema(list(zip(names, [*types, pa.string()], strict=True)), metadata=about)


def _is_money(remedy: Remedy) -> bool:
    return remedy.value_type is not None and remedy.value_type.kind is Kind.MONEY


def _batches(answers: Iterable[TableAnswer], schema: ArrowSchema, tree: PolicyTree) -> Iterator[ArrowBatch]:
    remaining = iter(answers)
    while rows := list(islice(remaining, _ROWS_AT_ONCE)):
        yield pa.record_batch(_columns(rows, schema, tree), schema)


def _columns(rows: Sequence[TableAnswer], schema: ArrowSchema, tree: PolicyTree) -> list[ArrowArray]:
    id_type = schema.field("id").type
    ids = [row.id for row in rows]
    if not pa.types.is_integer(id_type):
        ids = [None if one is None else str(one) for one in ids]
    nothing = (_NOTHING,) * len(tree.remedies)
    outcomes: list[Sequence[Outcome | _Nothing]] = [row.outcomes or nothing for row in rows]
    columns = [pa.array(ids, id_type)]
    for place, remedy in enumerate(tree.remedies.values()):
        columns += _columns_of(remedy, [one[place] for one in outcomes], tree)
    columns.append(pa.array([row.error if row.faults else None for row in rows], pa.string()))
    return columns


def _columns_of(remedy: Remedy, outcomes: Sequence[Outcome | _Nothing], tree: PolicyTree) -> list[ArrowArray]:
    statuses = pa.array([_PLACES.get(outcome[0]) for outcome in outcomes], pa.int8())
    amounts = [outcome[1] for outcome in outcomes]
    because = pa.array([outcome[3] for outcome in outcomes], _CLAUSES)
    if _is_money(remedy):
        values = pa.array(amounts, pa.decimal128(_DIGITS, tree.minor_digits))
    else:
        plain = [None if amount is None else str(amount_to_plain(amount, remedy, tree)) for amount in amounts]
        values = pa.array(plain, pa.string())
    return [pa.DictionaryArray.from_arrays(statuses, _STATUSES), values, because]
