"""Decisions as Parquet: a row for each case, money as exact decimals."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import BinaryIO

import pyarrow as pa  # type: ignore[import-untyped]  # it comes without types
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # as above

from amends.decide.case import Status
from amends.decide.outcomes import Outcome
from amends.decide.plain import amount_to_plain
from amends.formats.arrow_values import ArrowArray, ArrowSchema, ArrowType
from amends.formats.rows import RowFault
from amends.formats.table_answers import TableAnswer, columns_of
from amends.lang.tree import PolicyTree, Remedy
from amends.lang.types import Kind

_DIGITS = 38
_ROWS_IN_A_GROUP = 65_536

_STATUSES = pa.array([status.value for status in Status], pa.string())
_PLACES = {status: place for place, status in enumerate(Status)}
_STATUS = pa.dictionary(pa.int8(), pa.string())
_CLAUSES = pa.list_(pa.string())


def write_parquet(
    stream: BinaryIO, tree: PolicyTree, answers: Iterable[TableAnswer], id_type: ArrowType | None
) -> None:
    """Writes a row for each answer, whose amounts have to be `held` by the file.

    Ids are texts, save where `id_type`, the type of the cases' ids, is one of whole numbers.
    """
    has_numbers = id_type is not None and pa.types.is_integer(id_type)
    schema = _schema(tree, id_type if has_numbers else pa.string())
    remaining = iter(answers)
    with pq.ParquetWriter(stream, schema) as writer:
        while group := list(islice(remaining, _ROWS_IN_A_GROUP)):
            writer.write_batch(pa.record_batch(_columns(group, schema, tree), schema))


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


def _columns(group: Sequence[TableAnswer], schema: ArrowSchema, tree: PolicyTree) -> list[ArrowArray]:
    ids = [answer.id for answer in group]
    if not pa.types.is_integer(schema.field("id").type):
        ids = [None if one is None else str(one) for one in ids]
    columns = [pa.array(ids, schema.field("id").type)]
    nothing = ((None, None, None, None),) * len(tree.remedies)
    by_remedy = zip(*[answer.outcomes or nothing for answer in group], strict=True)
    for remedy, outcomes in zip(tree.remedies.values(), by_remedy, strict=True):
        columns += _columns_of(remedy, outcomes, tree)
    columns.append(pa.array([answer.error for answer in group], pa.string()))
    return columns


def _columns_of(remedy: Remedy, outcomes: Sequence[Outcome], tree: PolicyTree) -> list[ArrowArray]:
    statuses, amounts, _, because = zip(*outcomes, strict=True)
    places = pa.array([_PLACES.get(status) for status in statuses], pa.int8())
    if _is_money(remedy):
        values = pa.array(amounts, pa.decimal128(_DIGITS, tree.minor_digits))
    else:
        plain = [None if amount is None else str(amount_to_plain(amount, remedy, tree)) for amount in amounts]
        values = pa.array(plain, pa.string())
    return [pa.DictionaryArray.from_arrays(places, _STATUSES), values, pa.array(because, _CLAUSES)]
