"""The shape of a language: every sentence and label of a worksheet of calls, typed, so that none can be missing.

A phrase has the same holes in braces in every language. Where something is counted there are its forms, in the order
that the language's `plural` chooses from; a form that says its count in words has no hole for it.
"""

from dataclasses import dataclass

from amends.explain.phrases.shape import Forms


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPhrases:
    """The answer, to be read out.

    Attributes:
        none: there was no call.
        shows: counts the calls; `{connected}` is one of the three that follow.
        all_connected, none_connected: of so many calls.
        some_connected: counts those that connected, of several calls.
        all_wrong, none_wrong: of so many calls.
        some_wrong: counts those that were charged wrongly, of several calls (`all`).
        right: counts those that were charged rightly.
        answered_us, no_answer_to_us: what the house met that called the number itself.
    """

    none: str
    shows: Forms
    all_connected: Forms
    none_connected: Forms
    some_connected: Forms
    all_wrong: Forms
    none_wrong: Forms
    some_wrong: Forms
    right: Forms
    answered_us: str
    no_answer_to_us: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SumLabels:
    """What the sums are called, and the words of those that are no single number."""

    calls: str
    connected: str
    not_connected: str
    charged: str
    not_charged: str
    charges: str
    charged_never_connected: str
    given_back: str
    stays: str
    ringing: str
    ringing_span: str
    others: str
    others_counted: str
    own_call: str
    own_answered: str
    own_answered_after: str
    own_not_answered: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLabels:
    """What stands over a worksheet and its columns.

    Attributes:
        title: the calls of one account.
        span: from when until when; both are moments, or both are days.
    """

    title: str
    account: str
    number: str
    begins: str
    ends: str
    span: str
    digest: str
    begun: str
    connected: str
    rang: str
    talked: str
    charge: str
    verdict: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPhrases:
    """What a row comes to, and why."""

    wrong: str
    right: str
    uncharged: str
    why_never_connected: str
    why_charged_twice: str
    why_right: str
    why_free_though_connected: str
    why_free: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotPhrases:
    """The picture of the attempts over time.

    Attributes:
        day: a day below the picture, where there is little room; the months are those of `months`, in their order.
        outcome: a line of what the picture shows: how many calls had an outcome of the legend.
    """

    title: str
    connected: str
    not_connected: str
    charged_never_connected: str
    day: str
    months: tuple[str, ...]
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPhrases:
    """One language."""

    answer: AnswerPhrases
    sums: SumLabels
    labels: SheetLabels
    rows: RowPhrases
    plot: PlotPhrases
