"""French. A no-break space stands before a colon, a narrow one before the other double marks."""

from amends.explain.phrases.shape import Desk, Figures, Names, Numerals, Phrases, Speech, Values

_NUMERALS = Numerals(
    point=",", thousands="\u202f", money="{number}\u00a0{symbol}", money_by_code="{number}\u00a0{symbol}"
)

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"

FRENCH = Phrases(
    values=Values(
        numerals=lambda currency: _NUMERALS,
        plural=lambda number: 0 if abs(number) < 2 else 1,
        units={
            "seconds": ("seconde", "secondes"),
            "minutes": ("minute", "minutes"),
            "hours": ("heure", "heures"),
            "days": ("jour", "jours"),
            "business days": ("jour ouvré", "jours ouvrés"),
            "weeks": ("semaine", "semaines"),
            "months": ("mois", "mois"),
            "years": ("an", "ans"),
            "percent": ("pour cent", "pour cent"),
        },
        units_after_preposition={},
        months=tuple(_MONTHS.split()),
        first_of_month="1er",
        date="{day} {month} {year}",
        moment="{date}, {time}",
        yes="oui",
        no="non",
        unknown="pas connu",
    ),
    names=Names(
        roles={
            "agent": "un conseiller",
            "senior_agent": "un conseiller expérimenté",
            "team_lead": "un responsable d'équipe",
            "supervisor": "un superviseur",
            "manager": "un responsable de service",
            "warranty_desk": "notre service garantie",
        },
        role="{name}",
        somebody="une autre personne",
        built_in={
            "today": "aujourd'hui",
            "now": "maintenant",
            "role": "votre fonction",
            "team": "votre équipe",
            "channel": "le canal",
        },
        and_word=lambda following: "et",
        or_word=lambda following: "ou",
        separator="\u202f; ",
        quoted="«\u00a0{text}\u00a0»",
        element="{what}, numéro {number}",
        element_called="{what}, numéro {number}, {called}",
    ),
    figures=Figures(
        between="dans votre cas, il y a {value} entre {earlier} et {later}",
        of="pour {what}, nous avons {value}",
        of_date="{what} est le {value}",
        here="dans votre cas, nous avons {value}",
        and_of="et pour {what}, {value}",
        at_most="et la limite est de {bound}",
        less_than="et il faut moins de {bound}",
        at_least="et il faut au moins {bound}",
        more_than="et il faut plus de {bound}",
        last_day="et le dernier jour est le {bound}",
        before="et il faut que ce soit avant le {bound}",
        first_day="et le premier jour est le {bound}",
        after="et il faut que ce soit après le {bound}",
    ),
    speech=Speech(
        heading="À dire\u00a0:",
        you_get="vous recevez {what}.",
        you_also_get="vous avez également droit à ceci\u00a0: {what}.",
        in_any_case="dans tous les cas, vous avez droit à ceci\u00a0: {what}.",
        worth="{what}, d'une valeur de {value}",
        worth_at_least="{what}, d'une valeur d'au moins {value}",
        quantity="{what}, à savoir {value}",
        value_open="Le montant n'est pas encore établi.",
        waits_for="Ce qu'il faut encore\u00a0: {what}.",
        ours_to_show="Une chose pourrait encore changer cela, et c'est à nous de la montrer\u00a0: {what}.",
        asked_for_more=(
            "Vous avez demandé {wanted}\u00a0: {value} vous reviennent, et le reste va au-delà de nos conditions."
        ),
        you_pay="{what}\u00a0: vous payez {value}.",
        you_pay_nothing="{what}\u00a0: vous ne payez rien.",
        you_pay_open="{what}\u00a0: le montant que vous payez n'est pas encore établi.",
        no_charge="{what}\u00a0: cela ne s'applique pas ici.",
        possible="il est possible que nous puissions vous accorder {what}.",
        what_may_be_possible="Voici ce qui est peut-être possible pour vous\u00a0:",
        asked_for="Vous avez demandé {wanted}.",
        beyond_policy="Cela va au-delà de ce que permettent nos conditions.",
        mine_to_decide="Je peux le décider moi-même.",
        i_decide="Cela se décide au cas par cas, et je peux le décider moi-même.",
        somebody_decides="Cela se décide au cas par cas. {who} peut le décider, et je vais demander pour vous.",
        i_hand_over="Je transmets votre dossier à {who}, avec tout ce que vous m'avez dit.",
        nobody_can_compute=(
            "Pour {what}, nos conditions ne permettent pas de tout calculer\u202f; c'est donc {who} qui décide."
        ),
        not_possible="Je regrette\u00a0: nos conditions ne me permettent pas de vous accorder {what}.",
        never_possible="Je regrette\u00a0: je ne peux pas vous accorder {what}, et personne d'autre ici ne le peut.",
        neither="Ce que je ne peux pas vous accorder, c'est {what}.",
        nothing_provides="Aucune de nos conditions ne le prévoit.",
        one_reason="En voici la raison\u00a0:",
        all_reasons="Je vous donne dès maintenant toutes les raisons, pour qu'aucune nouvelle ne vienne s'y ajouter.",
        these_reasons="En voici les raisons\u00a0:",
        not_the_case="Ce n'est pas le cas ici.",
        none_is_the_case="Aucun de ces cas ne se présente ici.",
        missing="Ce que nous ne voyons pas ici, c'est {what}.",
        the_same_goes_for="Il en va de même pour {what}.",
        not_settled="Pour {what}, je ne peux encore vous dire ni oui ni non.",
        some_not_settled="Pour certaines choses, je ne peux encore vous dire ni oui ni non.",
        one_question="Une question, s'il vous plaît\u00a0: {question}",
        question_about="Une question concernant {what}, s'il vous plaît\u00a0: {question}",
        i_look_it_up="Accordez-moi un instant, je vérifie quelque chose.",
        hold=(
            "J'aimerais trouver une solution qui soit juste pour vous. Puis-je vous mettre en attente un instant, "
            "le temps de regarder votre compte et d'essayer d'arranger les choses\u202f?"
        ),
        path=(
            "Si vous voyez les choses autrement, rien ne vous oblige à en rester là. Vous pouvez vous adresser {steps}."
        ),
        path_joiner=", puis ",
        step="à {who}",
        step_within="à {who}, avec une réponse sous {span}",
        outside_step="à {name}, en dehors de notre entreprise",
        outside_step_after="à {name}, en dehors de notre entreprise, après {span}",
        not_in_force=(
            "Les conditions que j'ai ici commencent le {start}, et {what} est le {day}. Pour vous, des conditions "
            "antérieures s'appliquent\u202f; accordez-moi un instant pour les retrouver."
        ),
    ),
    desk=Desk(
        heading="Pour vous\u00a0:",
        you="vous",
        up_to="{who} jusqu'à {limit}",
        down_to="{who} sans descendre sous {limit}",
        and_above="{who} et au-dessus",
        at_discretion="À discrétion, {what}\u00a0: {limits}.",
        at_discretion_of_anybody="À discrétion\u00a0: {what}.",
        decides="À transmettre, {what}\u00a0: c'est {who} qui décide.",
        yours="À vous de décider\u00a0: {what}.",
        to_weigh="À peser\u00a0: {facts}.",
        fact_value="{what}\u00a0: {value}",
        reasons_for_no="Un non demande l'une de ces raisons\u00a0: {reasons}",
        make_it_right=(
            "Make It Right est ouvert\u00a0: écrivez ce qui serait juste. L'approbation revient à {approvers}."
        ),
        consider="À prendre en compte\u00a0: {facts}.",
        no_exception="Aucune exception n'est possible ici\u00a0: c'est interdit à toutes les fonctions.",
        to_look_up="À vérifier\u00a0: {facts}.",
        or_ask="{what} (ou demander\u00a0: {question})",
        rests_on="Cela repose sur ce que personne n'a contredit\u00a0: {facts}.",
        cannot_be_computed="Impossible à calculer\u00a0: {text} ({why}), pour {remedies}.",
        why={
            "division by zero": "division par zéro",
            "no row of the table fits": "aucune ligne du tableau ne convient",
            "min of nothing": "le plus petit de rien",
            "max of nothing": "le plus grand de rien",
            "more than 38 digits": "plus de 38 chiffres",
            "a negative value": "une valeur négative",
            "a date past the year 9999": "une date après l'an 9999",
            "a date before the year 1": "une date avant l'an 1",
        },
        turns_on="Voici ce dont cela dépend\u00a0: {sentences}",
        also_looked_at="Examiné aussi, et non rempli\u00a0: {sentences}",
        if_asked="Si l'on demande {what}\u00a0: {sentences}",
        open_to_all="Pour tout le monde, dans tous les cas\u00a0: {what}.",
        not_given="Pas prévu ici\u00a0: {what}.",
        still_open="Encore ouvert\u00a0: {what}.",
        path="Si le client demande quelqu'un d'autre, il peut s'adresser {steps}.",
        clauses="Clauses\u00a0: {ids}.",
        not_in_force="La version {version} est en vigueur à partir du {start}. Décidez avec la précédente.",
    ),
)
