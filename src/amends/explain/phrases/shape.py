"""The shape of a language: every connecting word that a decision needs, typed, so that none can be missing.

A phrase is a whole sentence, or a part of one, with holes in braces. The same phrase has the same holes in every
language. What fills `{what}` is a title of the policy, of any number and gender: phrases are built so that they stay
right around it (in German it stands in the nominative). A phrase that opens a sentence gets its capital letter from
the one who speaks it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

Forms = tuple[str, ...]
"""The forms of a counted word, in the order that the language's `plural` chooses from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """How numbers and amounts are written. `money` has the holes `{symbol}` and `{number}`."""

    point: str
    thousands: str
    money: str
    money_by_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """Values in words.

    `units` are the counted words by the word that a policy uses for them (`days`, `years`, `percent` …);
    `units_after_preposition` are those that differ behind a preposition (the German dative). `date` has the holes
    `{day}`, `{month}` and `{year}`, `moment` has `{date}` and `{time}`.
    """

    numerals: Callable[[str | None], Numerals]
    plural: Callable[[Decimal], int]
    units: Mapping[str, Forms]
    units_after_preposition: Mapping[str, Forms]
    months: tuple[str, ...]
    first_of_month: str
    date: str
    moment: str
    yes: str
    no: str
    unknown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How the usual roles and the built-in facts are spoken of, and how words are strung together.

    `role` speaks of any other role, `somebody` of one that the policy does not name. `and_word` and `or_word` are
    given the word that follows. `separator` stands between things that have commas of their own.
    """

    roles: Mapping[str, str]
    role: str
    somebody: str
    built_in: Mapping[str, str]
    and_word: Callable[[str], str]
    or_word: Callable[[str], str]
    separator: str
    quoted: str
    element: str
    element_called: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of a comparison that failed: what was found, and behind a comma what it would have taken.

    The bound of `at_most` stands behind a preposition in languages where that changes a word.
    """

    between: str
    of: str
    of_date: str
    here: str
    and_of: str
    at_most: str
    less_than: str
    at_least: str
    more_than: str
    last_day: str
    before: str
    first_day: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What one fair person says to the customer."""

    heading: str

    # what is owed
    you_get: str
    you_also_get: str
    in_any_case: str
    worth: str
    worth_at_least: str
    saves: str
    saves_at_least: str
    saving: str
    quantity: str
    value_open: str
    waits_for: str
    ours_to_show: str
    asked_for_more: str

    # what the customer pays
    you_pay: str
    you_pay_nothing: str
    you_pay_open: str
    no_charge: str

    # what may be given, and who decides
    possible: str
    what_may_be_possible: str
    asked_for: str
    beyond_policy: str
    mine_to_decide: str
    i_decide: str
    somebody_decides: str
    i_hand_over: str
    nobody_can_compute: str

    # what is not given, with all its grounds
    not_possible: str
    never_possible: str
    neither: str
    nothing_provides: str
    one_reason: str
    all_reasons: str
    these_reasons: str
    not_the_case: str
    none_is_the_case: str
    missing: str
    the_same_goes_for: str

    # what is still open
    not_settled: str
    some_not_settled: str
    one_question: str
    question_about: str
    i_look_it_up: str

    # what comes next
    hold: str
    path: str
    path_joiner: str
    step: str
    step_within: str
    outside_step: str
    outside_step_after: str

    # another version governs
    not_in_force: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What is for the agent's eyes."""

    heading: str
    you: str
    up_to: str
    down_to: str
    and_above: str
    at_discretion: str
    at_discretion_of_anybody: str
    decides: str
    yours: str
    to_weigh: str
    fact_value: str
    reasons_for_no: str
    make_it_right: str
    consider: str
    no_exception: str
    to_look_up: str
    or_ask: str
    rests_on: str
    cannot_be_computed: str
    why: Mapping[str, str]
    turns_on: str
    also_looked_at: str
    if_asked: str
    open_to_all: str
    not_given: str
    still_open: str
    path: str
    clauses: str
    not_in_force: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """One language."""

    values: Values
    names: Names
    figures: Figures
    speech: Speech
    desk: Desk
