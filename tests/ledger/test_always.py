"""What holds of the ledger whatever is entered in it, in whatever order."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from hypothesis import given as for_all
from hypothesis import strategies as st

from amends.ledger.at_hand import CasesAtHand, EntriesAtHand
from amends.ledger.balances import Balance, balances_of, change_of, differences, sum_of_changes
from amends.ledger.caps import cap_faults
from amends.ledger.entries import COUNTED_FOR_CAPS, Entry, EntryState, Gift
from amends.ledger.errors import LedgerError
from amends.ledger.history import history_facts
from amends.ledger.selection import Selection
from amends.ledger.spans import beginning
from amends.ledger.subject import PER, Subject
from amends.ledger.sums import exact_sum
from amends.ledger.transitions import give, mark_uncertain, release, reserve, reverse, settle
from tests.ledger.florist import (
    ACCOUNT,
    ANNA,
    ARNO,
    CARLA,
    CASE,
    CASIMIR,
    HOUSEHOLD,
    NOW,
    florist,
    gift,
    next_id,
)

Act = Callable[[Entry, datetime], Entry]
Step = tuple[timedelta, Gift | tuple[int, Act]]
"""How much later it is, and what then happens: a gift is promised, or something becomes of an earlier one."""

ACTS: list[Act] = [
    give,
    lambda entry, at: release(entry, "expired", at),
    lambda entry, at: mark_uncertain(entry, "no answer", at),
    lambda entry, at: settle(entry, given=True, reason="found out", at=at),
    lambda entry, at: settle(entry, given=False, reason="found out", at=at),
    lambda entry, at: reverse(entry, "a mistake", at),
]

subjects = st.builds(
    Subject,
    customer=st.sampled_from([CARLA, CASIMIR, None]),
    account=st.sampled_from([ACCOUNT, None]),
    household=st.sampled_from([HOUSEHOLD, None]),
    agent=st.sampled_from([ANNA, ARNO, None]),
    team=st.sampled_from(["shop", "web", None]),
)
amounts = st.decimals(min_value=0, max_value=130, places=2).map(str)
gifts = st.builds(
    gift,
    remedy=st.sampled_from(["bunch", "voucher", "refund"]),
    amount=amounts,
    subject=subjects,
)
# Some a moment apart, as under load; some years, so that spans end between them.
pauses = st.one_of(
    st.timedeltas(min_value=timedelta(seconds=-2), max_value=timedelta(minutes=45)),
    st.timedeltas(min_value=timedelta(days=0), max_value=timedelta(days=400)),
)
steps = st.lists(st.tuples(pauses, st.one_of(gifts, st.tuples(st.integers(0, 30), st.sampled_from(ACTS)))), max_size=25)


def worked(taken: list[Step]) -> list[list[Entry]]:
    """What becomes of each entry, from the first state to the last; a gift that passes a cap is not entered."""
    lives: list[list[Entry]] = []
    now = NOW
    for pause, step in taken:
        now += pause
        if isinstance(step, Gift):
            standing = EntriesAtHand(life[-1] for life in lives)
            if not cap_faults(florist(), {step.remedy: step.amount}, step.subject, standing, now):
                lives.append([reserve(step, next_id(), now)])
        elif lives:
            number, act = step
            life = lives[number % len(lives)]
            try:
                life.append(act(life[-1], now))
            except LedgerError:
                continue
    return lives


@for_all(steps)
def test_balances_are_the_sums_of_the_entries_however_they_came_about(
    taken: list[Step],
) -> None:
    lives = worked(taken)
    changes = [(before, after) for life in lives for before, after in zip([None, *life], life, strict=False)]
    standing = balances_of(life[-1] for life in lives)
    assert differences(standing, sum_of_changes(changes)) == []
    assert all(balance.count >= 0 and balance.amount >= 0 for balance in standing.values())
    for key, balance in standing.items():
        counted = [
            life[-1].gift.amount
            for life in lives
            if life[-1].state in COUNTED_FOR_CAPS
            and life[-1].gift.subject.of(key.per) == key.subject
            and life[-1].gift.remedy == key.remedy
        ]
        assert balance == Balance(len(counted), exact_sum(counted))


@for_all(steps)
def test_what_is_released_or_reversed_gives_back_what_was_reserved(
    taken: list[Step],
) -> None:
    for life in worked(taken):
        first, last = life[0], life[-1]
        went = sum_of_changes(zip([None, *life], life, strict=False))
        if last.state in (EntryState.RELEASED, EntryState.REVERSED):
            assert set(went.values()) <= {Balance()}
        else:
            assert went == change_of(None, first)
        assert (last.gift, last.key, last.at) == (first.gift, first.key, first.at)


@for_all(steps)
def test_no_span_ever_holds_more_than_its_cap_allows(
    taken: list[Step],
) -> None:
    entries = [life[-1] for life in worked(taken)]
    for cap in florist().caps:
        for last in entries:
            subject = last.gift.subject.of(cap.per)
            if subject is None:
                continue
            within = EntriesAtHand(entries).of(
                Selection(
                    policy="florist",
                    remedies=cap.of,
                    per=cap.per,
                    subject=subject,
                    states=COUNTED_FOR_CAPS,
                    since=beginning(cap.over, last.at, florist().timezone),
                    until=last.at,
                )
            )
            assert exact_sum(entry.gift.amount for entry in within) <= cap.limit


@for_all(steps, subjects)
def test_history_is_never_below_nought_and_unknown_only_where_it_must_be(taken: list[Step], subject: Subject) -> None:
    entries = [life[-1] for life in worked(taken)]
    now = max((entry.changed_at for entry in entries), default=NOW)
    known = history_facts(florist(), EntriesAtHand(entries), CasesAtHand(), subject, now, CASE)
    for name, fact in florist().facts.items():
        if fact.history is None or subject.of(fact.history.per) is None:
            assert name not in known
        elif name in known:
            value = known[name]
            assert not isinstance(value, (int, Decimal)) or value >= 0
        else:
            assert fact.history.aggregate == "last" or fact.history.where is not None


@for_all(st.lists(gifts, max_size=6), st.sampled_from(PER))
def test_what_is_entered_for_one_is_never_counted_for_another(given_to: list[Gift], per: str) -> None:
    balances = balances_of(reserve(one, next_id(), NOW) for one in given_to)
    for key in balances:
        if key.per == per:
            assert key.subject in {one.subject.of(per) for one in given_to}
    nobody = sum(one.subject.of(per) is None for one in given_to)
    assert sum(balance.count for key, balance in balances.items() if key.per == per) == len(given_to) - nobody
