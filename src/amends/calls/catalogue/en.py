"""English."""

from amends.calls.catalogue.shape import AnswerPhrases, PlotPhrases, RowPhrases, SheetLabels, SheetPhrases, SumLabels

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"

ENGLISH = SheetPhrases(
    answer=AnswerPhrases(
        none="Our records show no call to {number} in that time.",
        shows=(
            "Our records show 1 call to {number}, {connected}.",
            "Our records show {count} calls to {number}, {connected}.",
        ),
        all_connected=("which connected", "all of which connected"),
        none_connected=("which did not connect", "none of which connected"),
        some_connected=("of which {count} connected", "of which {count} connected"),
        all_wrong=(
            "It was charged wrongly: we take {amount} off your bill.",
            "All of them were charged wrongly: we take {amount} off your bill.",
        ),
        none_wrong=("It was not charged wrongly.", "None of the calls was charged wrongly."),
        some_wrong=(
            "Of the {all} calls, one was charged wrongly: we take {amount} off your bill.",
            "Of the {all} calls, {count} were charged wrongly: we take {amount} off your bill.",
        ),
        right=(
            "The one that connected costs {amount}, which stays on your bill.",
            "The {count} that connected cost {amount}, which stays on your bill.",
        ),
        answered_us="The number answered when we called it ourselves.",
        no_answer_to_us="The number did not answer when we called it ourselves.",
    ),
    sums=SumLabels(
        calls="calls",
        connected="connected",
        not_connected="not connected",
        charged="charged",
        not_charged="not charged",
        charges="charged in all",
        charged_never_connected="charged though never connected",
        given_back="taken off the bill",
        stays="stays on the bill",
        ringing="seconds until answered",
        ringing_span="{least} to {most}, half within {middle}",
        others="calls by others",
        others_counted="{attempts}, of which {connected} connected",
        own_call="our own test call",
        own_answered="answered",
        own_answered_after="answered after {span}",
        own_not_answered="not answered",
    ),
    labels=SheetLabels(
        title="Calls of account {account} to {number}",
        account="account",
        number="number",
        begins="from",
        ends="until",
        span="from {first} until {last}",
        digest="digest of the records",
        begun="begun",
        connected="connected",
        rang="seconds it rang",
        talked="seconds talked",
        charge="charge",
        verdict="what it comes to",
        why="why",
    ),
    rows=RowPhrases(
        wrong="taken off",
        right="stays on the bill",
        uncharged="costs nothing",
        why_never_connected="charged, and nobody answered",
        why_charged_twice="charged a second time for the same moment",
        why_right="connected",
        why_free_though_connected="connected, and nothing was charged",
        why_free="not connected, and nothing was charged",
    ),
    plot=PlotPhrases(
        title="Calls to {number}",
        connected="connected",
        not_connected="not connected",
        charged_never_connected="charged, never connected",
        day="{day} {month}",
        months=tuple(_MONTHS.split()),
        outcome="{outcome}: {count}",
    ),
)
