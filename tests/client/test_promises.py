"""Promises, asked from Python."""

import asyncio
from decimal import Decimal

import pytest

from amends.client import Amends, AsyncAmends
from amends.client.errors import ChangedMeanwhileError, ClientError
from amends.client.promised import If, Shown, Thing, credit, free, price
from tests.http.house import Served
from tests.http.test_promises import MAPPING, ROWS


def test_a_promise_goes_from_the_sale_to_its_confirmation(anywhere: Served) -> None:
    with Amends(anywhere.address, token=anywhere.token("nina")) as nina:
        made = nina.make_promise(
            "shop",
            [
                credit("web discount", Decimal("10.00"), 12),
                free("cable box"),
                price("plan", "39.00", 24),
                Thing(gives="credit", item="bundle", amount="3.00", months=3, conditions=(If("you pay by card"),)),
            ],
            words="Ten off, and the box.",
            account="A-1002",
            evidence=[Shown("order", "O-7")],
        )
        assert [(one.item, one.amount, one.months) for one in made.terms][:2] == [
            ("web discount", Decimal("10.00"), 12),
            ("cable box", Decimal(0), None),
        ]
        disputed = nina.dispute_promise(made, "They said two years.", seen=made)
        with pytest.raises(ChangedMeanwhileError):
            nina.order_went_out(made, seen=made)
        restated = nina.restate_promise(disputed, [credit("web discount", "10.00", 24)], "the order says so")
        confirmed = nina.confirm_promise(restated, "paper")
        assert (confirmed.confirmation, [len(one.terms) for one in confirmed.stated]) == ("confirmed", [4, 1])
        assert nina.promise(made.id).version == confirmed.version
        assert [one.reference for one in nina.promises(to="A-1002", is_open=True)] == [made.reference]
        assert [one.confirmed for one in nina.promise_counts().sellers] == [1]


def test_the_same_can_be_awaited(standing: Served) -> None:
    async def asked() -> tuple[str, list[str]]:
        async with AsyncAmends(standing.address, token=standing.token("nina")) as nina:
            made = await nina.make_promise("phone", [free("cable box", 6)], account="A-1002")
            return made.reference, [one.reference async for one in nina.promises(mine=True)]

    reference, listed = asyncio.run(asked())
    assert listed == [reference]


def test_what_another_system_lists_is_imported_once(anywhere: Served) -> None:
    with Amends(anywhere.address, token=anywhere.token("alma")) as alma:
        assert alma.import_promises(ROWS, MAPPING).new == 1
        assert alma.import_promises(ROWS.encode(), MAPPING).known == 1
        with pytest.raises(ClientError, match="line 2, `amount`"):
            alma.import_promises(ROWS.replace("10.00", "ten"), MAPPING)
