"""The airline's records as facts of the policy: renamed and re-typed, and nothing else.

Nothing is compared, computed or chosen by its value here; all that is the policy's. What others judged of a case has no
name in this file, so that it cannot become a fact. `tests/examples/test_airline.py` holds both.
"""

from collections.abc import Mapping
from functools import singledispatch

Record = Mapping[str, object]
Facts = dict[str, object]
Names = Mapping[str, str]

# The kinds of request, as the remedies of the policy.
REMEDY: Names = {
    "add_bags": "added_bags",
    "allowance": "free_baggage",
    "cancel": "cancellation",
    "change_cabin": "cabin_change",
    "change_flights": "flight_change",
    "compensate": "certificate",
    "edit_pax": "passenger_change",
    "partial_refund": "partial_refund",
    "refund_insurance": "insurance_refund",
    "remove_bag": "removed_bags",
    "remove_pax": "passenger_number_change",
    "waive_fee": "fee_waiver",
}

# Fields of the records, as facts of the policy or as fields of its lists. A field without a line here is not read.
RESERVATION: Names = {
    "cabin": "cabin",
    "created_at": "created_at",
    "insurance": "insurance",
    "membership": "membership",
    "n_passengers": "passengers",
    "nonfree_baggages": "bags_paid_for",
    "now": "now",
}
PAYMENT: Names = {"amount": "amount", "payment_id": "payment_id"}
SEGMENT: Names = {"date": "flies_on", "flight_number": "flight_number", "price": "price", "status": "status"}
REQUEST: Names = {
    "cabin": "cabin",  # the cabin by the time of the request, where an earlier step has changed it
    "complaint": "complaint",
    "kind": "request",
    "reason": "reason",
    "total": "bags_wanted",
    "wants_change_or_cancel": "wants_change_or_cancel",
}
# Written into a request only where they hold.
FLAGS: Names = {"changes_od": "changes_trip", "partial": "only_part"}
LOG: Names = {
    "cabin": "cabin",
    "complaint": "complaint",
    "hours_since_booking": "hours_since_booking",
    "insurance": "insurance",
    "membership": "membership",
    "n_passengers": "passengers",
    "reason": "reason",
    "request": "request",
    "wants_change_or_cancel": "wants_change_or_cancel",
}


def case_facts(request: Record, reservation: Record | None, unflagged: bool | None = False) -> Facts:
    """The facts of a case.

    Args:
        request: the request, by the names of its own fields.
        reservation: the reservation, likewise; None where there is none behind the customer's story.
        unflagged: what a flag that the request doesn't bear stands for; None leaves it unknown.
    """
    return {
        **_reservation_facts(reservation),
        **_renamed(request, REQUEST),
        **{fact: request.get(flag, unflagged) for flag, fact in FLAGS.items()},
    }


def logged_facts(row: Record) -> Facts:
    """The facts of one row of the log of an agent's decisions."""
    return {**_renamed(row, LOG), "age_recorded": True, "segments": _flights(row["segment_status"])}


@singledispatch
def _reservation_facts(reservation: object) -> Facts:
    """Nothing is known of a reservation that is not there."""
    return {}


@_reservation_facts.register(dict)
def _facts_of_a_reservation(reservation: Record) -> Facts:
    return {
        **_renamed(reservation, RESERVATION),
        "age_recorded": False,
        "payments": _elements(reservation["payment_history"], PAYMENT),
        "segments": _elements(reservation["segments"], SEGMENT),
    }


@singledispatch
def _elements(unknown: object, names: Names) -> object:
    """A list that is null stays null."""
    return unknown


@_elements.register(list)
def _elements_of_a_list(records: list[Record], names: Names) -> list[Facts]:
    return [_renamed(record, names) for record in records]


@singledispatch
def _flights(unknown: object) -> object:
    """A list that is null stays null."""
    return unknown


@_flights.register(list)
def _flights_of_a_list(statuses: list[str]) -> list[Facts]:
    return [{"status": status} for status in statuses]


def _renamed(record: Record, names: Names) -> Facts:
    """The named fields that the record has, under the policy's names."""
    return {names[field]: record[field] for field in sorted(set(names).intersection(record))}
