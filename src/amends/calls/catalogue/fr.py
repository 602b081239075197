"""French. A no-break space stands before a colon, a narrow one before the other double marks."""

from amends.calls.catalogue.shape import AnswerPhrases, PlotPhrases, RowPhrases, SheetLabels, SheetPhrases, SumLabels

_MONTHS = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."

FRENCH = SheetPhrases(
    answer=AnswerPhrases(
        none="Nos relevés ne montrent aucun appel au {number} pendant cette période.",
        shows=(
            "Nos relevés montrent un appel au {number}, {connected}.",
            "Nos relevés montrent {count} appels au {number}, {connected}.",
        ),
        all_connected=("qui a abouti", "qui ont tous abouti"),
        none_connected=("qui n'a pas abouti", "dont aucun n'a abouti"),
        some_connected=("dont un a abouti", "dont {count} ont abouti"),
        all_wrong=(
            "Il a été facturé à tort\u00a0: nous déduisons {amount} de votre facture.",
            "Tous ont été facturés à tort\u00a0: nous déduisons {amount} de votre facture.",
        ),
        none_wrong=("Il n'a pas été facturé à tort.", "Aucun des appels n'a été facturé à tort."),
        some_wrong=(
            "Sur les {all} appels, un a été facturé à tort\u00a0: nous déduisons {amount} de votre facture.",
            "Sur les {all} appels, {count} ont été facturés à tort\u00a0: nous déduisons {amount} de votre facture.",
        ),
        right=(
            "Celui qui a abouti coûte {amount}, qui restent sur votre facture.",
            "Les {count} qui ont abouti coûtent {amount}, qui restent sur votre facture.",
        ),
        answered_us="Le numéro a répondu lorsque nous l'avons appelé nous-mêmes.",
        no_answer_to_us="Le numéro n'a pas répondu lorsque nous l'avons appelé nous-mêmes.",
    ),
    sums=SumLabels(
        calls="appels",
        connected="aboutis",
        not_connected="non aboutis",
        charged="facturés",
        not_charged="non facturés",
        charges="facturé en tout",
        charged_never_connected="facturés sans avoir abouti",
        given_back="déduit de la facture",
        stays="reste sur la facture",
        ringing="secondes avant la réponse",
        ringing_span="de {least} à {most}, la moitié en {middle} au plus",
        others="appels d'autres personnes",
        others_counted="{attempts}, dont aboutis\u00a0: {connected}",
        own_call="notre propre appel d'essai",
        own_answered="réponse",
        own_answered_after="réponse après {span}",
        own_not_answered="pas de réponse",
    ),
    labels=SheetLabels(
        title="Appels du compte {account} au {number}",
        account="compte",
        number="numéro",
        begins="du",
        ends="au",
        span="du {first} au {last}",
        digest="empreinte des relevés",
        begun="début",
        connected="abouti",
        rang="secondes de sonnerie",
        talked="secondes de conversation",
        charge="montant",
        verdict="ce qui en résulte",
        why="pourquoi",
    ),
    rows=RowPhrases(
        wrong="est déduit",
        right="reste sur la facture",
        uncharged="ne coûte rien",
        why_never_connected="facturé, et personne n'a répondu",
        why_charged_twice="facturé une seconde fois pour le même instant",
        why_right="abouti",
        why_free_though_connected="abouti, et rien n'a été facturé",
        why_free="non abouti, et rien n'a été facturé",
    ),
    plot=PlotPhrases(
        title="Appels au {number}",
        connected="aboutis",
        not_connected="non aboutis",
        charged_never_connected="facturés, jamais aboutis",
        day="{day} {month}",
        months=tuple(_MONTHS.split()),
        outcome="{outcome}\u00a0: {count}",
    ),
)
