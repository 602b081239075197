"""The fields of an order's record and of a request, under the names and in the types of the policy's facts.

Only names and types change here. Nothing is compared, reckoned or judged: that is the policy's part. A field that a
record doesn't have stays away, and is then unknown.
"""

from collections.abc import Callable, Iterable, Mapping

Fields = Mapping[str, object]

REMEDIES: Mapping[str, str] = {
    "cancel_pending_order": "cancellation",
    "return_delivered_order_items": "refund",
    "exchange_delivered_order_items": "exchange",
    "modify_pending_order_items": "change_of_items",
    "modify_pending_order_payment": "change_of_payment",
    "modify_pending_order_address": "change_of_address",
    "modify_user_address": "change_of_default_address",
    "undo_cancel": "return_to_pending",
}
"""The remedy that each kind of request asks for."""


def facts_of(record: Fields, request: Fields) -> dict[str, object]:
    """The facts of a case: what the order's record holds and what the request says, without what says nothing new.

    Money is expected as `Decimal` or `int`, as `json.loads(…, parse_float=Decimal)` reads it.
    """
    given = {**record, **request}
    return {_FACTS[field][0]: _FACTS[field][1](given[field]) for field in filter(given.__contains__, _FACTS)}


def _as_it_is(value: object) -> object:
    return value


def _records_of_ids(ids: Iterable[str]) -> list[Fields]:
    return [{"item_id": item_id} for item_id in ids]


def _records_of_methods(methods: Mapping[str, Fields]) -> list[Fields]:
    return [{"payment_method_id": name, **method} for name, method in methods.items()]


def _text_of_ids(ids: Iterable[str]) -> str:
    return ", ".join(ids)


# `order_id`, `original_payment_source`, `new_item_ids` (the ids of `new_items` again) and `note` are left out: the
# policy's text makes nothing depend on them.
_FACTS: Mapping[str, tuple[str, Callable[..., object]]] = {
    "status": ("status", _as_it_is),
    "status_now": ("status_now", _as_it_is),
    "items": ("items", _as_it_is),
    "original_payment": ("original_payment", _as_it_is),
    "payment_methods": ("payment_methods", _records_of_methods),
    "item_ids": ("item_ids", _records_of_ids),
    "new_items": ("new_items", _as_it_is),
    "payment_method_id": ("payment_method_chosen", _as_it_is),
    "reason": ("reason", _as_it_is),
    "partial": ("partial", _text_of_ids),
    "refund_to": ("refund_to", _as_it_is),
    "split": ("split", _as_it_is),
    "lost": ("lost", _as_it_is),
}
