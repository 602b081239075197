"""German."""

from amends.calls.catalogue.shape import AnswerPhrases, PlotPhrases, RowPhrases, SheetLabels, SheetPhrases, SumLabels

_MONTHS = "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez."

GERMAN = SheetPhrases(
    answer=AnswerPhrases(
        none="Unsere Aufzeichnungen zeigen in dieser Zeit keinen Anruf bei {number}.",
        shows=(
            "Unsere Aufzeichnungen zeigen einen Anruf bei {number}; {connected}.",
            "Unsere Aufzeichnungen zeigen {count} Anrufe bei {number}; {connected}.",
        ),
        all_connected=("er kam zustande", "alle kamen zustande"),
        none_connected=("er kam nicht zustande", "keiner davon kam zustande"),
        some_connected=("davon kam einer zustande", "davon kamen {count} zustande"),
        all_wrong=(
            "Er wurde zu Unrecht berechnet: Wir ziehen {amount} von Ihrer Rechnung ab.",
            "Alle wurden zu Unrecht berechnet: Wir ziehen {amount} von Ihrer Rechnung ab.",
        ),
        none_wrong=("Er wurde nicht zu Unrecht berechnet.", "Keiner der Anrufe wurde zu Unrecht berechnet."),
        some_wrong=(
            "Von den {all} Anrufen wurde einer zu Unrecht berechnet: Wir ziehen {amount} von Ihrer Rechnung ab.",
            "Von den {all} Anrufen wurden {count} zu Unrecht berechnet: Wir ziehen {amount} von Ihrer Rechnung ab.",
        ),
        right=(
            "Der eine, der zustande kam, kostet {amount}; das bleibt auf Ihrer Rechnung.",
            "Die {count}, die zustande kamen, kosten {amount}; das bleibt auf Ihrer Rechnung.",
        ),
        answered_us="Als wir die Nummer selbst anriefen, wurde abgenommen.",
        no_answer_to_us="Als wir die Nummer selbst anriefen, wurde nicht abgenommen.",
    ),
    sums=SumLabels(
        calls="Anrufe",
        connected="zustande gekommen",
        not_connected="nicht zustande gekommen",
        charged="berechnet",
        not_charged="nicht berechnet",
        charges="insgesamt berechnet",
        charged_never_connected="berechnet, obwohl nie zustande gekommen",
        given_back="von der Rechnung abgezogen",
        stays="bleibt auf der Rechnung",
        ringing="Sekunden bis zum Abnehmen",
        ringing_span="{least} bis {most}, bei der Hälfte höchstens {middle}",
        others="Anrufe von anderen",
        others_counted="{attempts}, davon {connected} zustande gekommen",
        own_call="unser eigener Testanruf",
        own_answered="abgenommen",
        own_answered_after="abgenommen nach {span}",
        own_not_answered="nicht abgenommen",
    ),
    labels=SheetLabels(
        title="Anrufe des Kontos {account} bei {number}",
        account="Konto",
        number="Nummer",
        begins="von",
        ends="bis",
        span="von {first} bis {last}",
        digest="Prüfsumme der Aufzeichnungen",
        begun="begonnen",
        connected="zustande gekommen",
        rang="Sekunden geklingelt",
        talked="Sekunden gesprochen",
        charge="Betrag",
        verdict="was daraus folgt",
        why="warum",
    ),
    rows=RowPhrases(
        wrong="wird abgezogen",
        right="bleibt auf der Rechnung",
        uncharged="kostet nichts",
        why_never_connected="berechnet, obwohl niemand abnahm",
        why_charged_twice="für denselben Augenblick ein zweites Mal berechnet",
        why_right="zustande gekommen",
        why_free_though_connected="zustande gekommen, und nichts wurde berechnet",
        why_free="nicht zustande gekommen, und nichts wurde berechnet",
    ),
    plot=PlotPhrases(
        title="Anrufe bei {number}",
        connected="zustande gekommen",
        not_connected="nicht zustande gekommen",
        charged_never_connected="berechnet, nie zustande gekommen",
        day="{day}. {month}",
        months=tuple(_MONTHS.split()),
        outcome="{outcome}: {count}",
    ),
)
