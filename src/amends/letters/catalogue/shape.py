"""The shape of a language: every sentence of ours that a letter needs, typed, so that none can be missing.

A phrase has the same holes in braces in every language. `{what}` is a title of the policy, of any number and gender,
and stands alone, before or behind a colon. `{client}` is the title of the client.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every letter has."""

    subject: str
    greeting: str
    greeting_without_name: str
    closing: str
    reference_line: str
    answer: str
    page: str
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PathPhrases:
    """Who can be asked next."""

    subject: str
    opening: str
    in_order: str
    step: str
    step_within: str
    outside: str
    outside_from: str
    nobody_refuses: str
    asked_already: str
    call_due: str
    if_not_right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalResponsePhrases:
    """The last word of the house."""

    subject: str
    wished: str
    opening: str
    reasons: str
    not_met: str
    all_of_them: str
    has: str
    outside: str
    outside_from: str
    nobody_outside: str
    show_them: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferPhrases:
    """The exact terms, until when, and how to answer."""

    subject: str
    opening: str
    condition: str
    until: str
    yes: str
    something_else: str
    no: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationPhrases:
    """What was agreed, promised and given, and what comes next."""

    subject: str
    opening: str
    agreed: str
    condition: str
    given: str
    to_come: str
    to_come_at_once: str
    to_come_sold: str
    to_come_after: str
    to_come_if: str
    if_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPhrases:
    """What the customer sends us first; `number`, `serial` and `due` stand before their values, with their colon."""

    opening: str
    number: str
    serial: str
    due: str
    label: str
    put_number: str
    reminder_subject: str
    reminder: str
    already_sent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmetPhrases:
    """To whoever said that their needs were not met, and to whoever could not be reached."""

    subject: str
    opening: str
    looked: str
    not_given: str
    not_reached_subject: str
    not_reached: str
    next_attempt: str
    last_attempt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisePhrases:
    """What somebody was promised, to be confirmed; `{what}` is what bills call it, and `{condition}` as it was said."""

    subject: str
    opening: str
    off_once: str
    off_each_month: str
    off_for_good: str
    price: str
    price_for_good: str
    free: str
    free_for_good: str
    by_days: str
    next_month: str
    condition: str
    words: str
    page: str
    is_it_so: str
    if_not: str
    order: str
    reference_line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPhrases:
    """One language."""

    frame: Frame
    path: PathPhrases
    final_response: FinalResponsePhrases
    offer: OfferPhrases
    confirmation: ConfirmationPhrases
    returns: ReturnPhrases
    unmet: UnmetPhrases
    promise: PromisePhrases
