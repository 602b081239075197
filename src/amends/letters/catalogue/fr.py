"""French. Before a colon and the like stands a narrow no-break space."""

from amends.letters.catalogue.shape import (
    ConfirmationPhrases,
    FinalResponsePhrases,
    Frame,
    LetterPhrases,
    OfferPhrases,
    PathPhrases,
    PromisePhrases,
    ReturnPhrases,
    UnmetPhrases,
)

FRENCH = LetterPhrases(
    frame=Frame(
        subject="{subject} – votre dossier {reference}",
        greeting="Bonjour {name},",
        greeting_without_name="Bonjour,",
        closing="Bien cordialement,",
        reference_line=(
            "Votre dossier porte la référence {reference}. Donnez-la quand vous appelez ou écrivez, et vous n'aurez "
            "pas à tout raconter de nouveau."
        ),
        answer="Appelez-nous ou écrivez-nous quand vous le souhaitez.",
        page=(
            "Vous pouvez aussi voir votre dossier, et nous répondre, sur une page à vous. Elle vous pose d'abord une "
            "question, pour que personne d'autre ne la lise. Ce lien l'ouvre pendant {span}\xa0:"
        ),
        moment="{moment} (heure de {place})",
    ),
    path=PathPhrases(
        subject="À qui vous pouvez vous adresser",
        opening="Vous nous avez contactés, et votre dossier n'est pas encore réglé. Vous n'avez pas à en rester là.",
        in_order="Vous pouvez vous adresser, dans cet ordre\u202f:",
        step="à {who}",
        step_within="à {who}, avec une réponse sous {span}",
        outside="à cet organisme, en dehors de notre entreprise\u202f: {name}",
        outside_from=(
            "à partir du {day} ({span} après votre premier message), à cet organisme, en dehors de notre "
            "entreprise\u202f: {name}"
        ),
        nobody_refuses=(
            "Il suffit de le demander\u202f: dites à n'importe qui chez nous que vous souhaitez qu'une autre personne "
            "examine votre dossier. Personne ne peut le refuser, et la personne qui l'examinera n'aura rien décidé "
            "auparavant dans ce dossier."
        ),
        asked_already=(
            "Vous avez demandé qu'une autre personne l'examine. Vous aurez une réponse au plus tard le {moment}."
        ),
        call_due="Dans tous les cas, nous vous appellerons au plus tard le {moment}.",
        if_not_right="Si vous voyez les choses autrement, vous pouvez vous adresser, dans cet ordre\u202f:",
    ),
    final_response=FinalResponsePhrases(
        subject="Notre réponse définitive",
        wished="Vous nous avez demandé ceci\u202f: {what}.",
        opening=(
            "Nous avons examiné votre dossier dans son ensemble, et nous sommes désolés\u202f: nous ne pouvons pas "
            "vous l'accorder. C'est notre réponse définitive."
        ),
        reasons="En voici les raisons\u202f:",
        not_met="Ceci l'aurait rendu possible, et n'est pas le cas ici\u202f:",
        all_of_them="Ce sont toutes les raisons. Nous n'en ajouterons pas d'autre plus tard.",
        has="Ce que vous avez reçu de nous dans ce dossier vous reste acquis\u202f: {what}.",
        outside=(
            "Si vous voyez les choses autrement, vous pouvez vous adresser à cet organisme, indépendant de nous\u202f: "
            "{name}."
        ),
        outside_from=(
            "Si vous voyez les choses autrement, vous pouvez, à partir du {day} ({span} après votre premier message), "
            "vous adresser à cet organisme, indépendant de nous\u202f: {name}."
        ),
        nobody_outside=(
            "Si vous voyez les choses autrement, vous êtes libre de les faire examiner par quelqu'un d'indépendant de "
            "nous."
        ),
        show_them="Montrez-leur cette lettre\u202f; elle contient tout ce dont ils ont besoin de notre part.",
    ),
    offer=OfferPhrases(
        subject="Notre proposition",
        opening="Nous voulons réparer cela, et voici ce que nous vous proposons\u202f:",
        condition="Elle s'accompagne de cette condition, telle que nous vous l'avons présentée\u202f:",
        until="Elle est valable jusqu'au {moment}. Jusque-là, elle vous est réservée.",
        yes=(
            "Si elle vous convient, dites-nous «\u202foui\u202f» et indiquez votre référence. Vous n'avez rien d'autre "
            "à faire."
        ),
        something_else="Si autre chose vous semble plus juste, dites-nous quoi. Nous l'examinerons et vous répondrons.",
        no="Vous pouvez aussi dire non. Vous n'y perdez rien de ce qui vous est dû.",
    ),
    confirmation=ConfirmationPhrases(
        subject="Notre confirmation",
        opening="Voici ce qui vaut entre vous et nous, pour que vous l'ayez par écrit.",
        agreed="Ce dont nous avons convenu\u202f:",
        condition="Cela s'accompagne de cette condition, telle que nous en avons convenu\u202f:",
        given="Fait\u202f:",
        to_come="La suite\u202f:",
        to_come_at_once="{what}\u202f: nous nous en occupons\u202f; vous n'avez rien à faire.",
        to_come_sold="Vous pouvez avoir ceci\u202f: {what}.",
        to_come_after="{what}\u202f: vous y aurez droit dès que nous aurons ceci\u202f: {awaited}.",
        to_come_if="{what}\u202f: vous y aurez droit si ceci se réalise\u202f: {condition}.",
        if_not=(
            "Si quelque chose ne correspond pas à votre souvenir, ou ne vous est pas parvenu, dites-le-nous. Nous y "
            "remédierons."
        ),
    ),
    returns=ReturnPhrases(
        opening="Pour cela, nous avons d'abord besoin de quelque chose de votre part\u202f: {what}.",
        number="Numéro de retour\u202f:",
        serial="Numéro de série\u202f:",
        due="Date limite d'envoi\u202f:",
        label="À mettre sur le colis\u202f:",
        put_number=(
            "Écrivez le numéro de retour bien en vue. Nous saurons ainsi tout de suite que le colis vient de vous."
        ),
        reminder_subject="Nous attendons votre colis",
        reminder="Nous avons réservé ceci pour vous, et nous attendons votre colis\u202f: {what}.",
        already_sent="Si vous l'avez déjà envoyé, vous n'avez rien à faire\u202f: la poste prend son temps.",
    ),
    unmet=UnmetPhrases(
        subject="À propos de ce que vous nous avez dit",
        opening=(
            "Vous nous avez dit que nous ne vous avions pas donné tout ce dont vous aviez besoin. Nous en sommes "
            "désolés, et nous vous remercions de l'avoir dit."
        ),
        looked="Voici où nous en sommes\u202f:",
        not_given="Ce que nous ne pouvons pas vous accorder\u202f: {what}.",
        not_reached_subject="Nous avons essayé de vous appeler",
        not_reached="Nous vous avions promis un appel. Nous avons essayé, sans réussir à vous joindre.",
        next_attempt=(
            "Nous essaierons encore, au plus tard le {moment}. Si un autre moment vous convient mieux, dites-le-nous."
        ),
        last_attempt=(
            "Nous ne voulons pas vous déranger davantage. Quand vous nous appellerez ou nous écrirez, nous reprendrons "
            "là où nous en étions."
        ),
    ),
    promise=PromisePhrases(
        subject="Ce qui vous a été promis – {reference}",
        opening="Le {day}, nous vous avons promis ce qui suit. Le voici par écrit\u202f:",
        off_once="{what}\u202f: {amount} de moins, une fois, sur la facture où tombe le {day}",
        off_each_month=(
            "{what}\u202f: {amount} de moins chaque mois, pendant {span} à partir du {day} – {total} en tout"
        ),
        off_for_good="{what}\u202f: {amount} de moins chaque mois, à partir du {day}, sans limite de durée",
        price="{what}\u202f: {amount} par mois et pas plus, pendant {span} à partir du {day}",
        price_for_good="{what}\u202f: {amount} par mois et pas plus, à partir du {day}, sans limite de durée",
        free="{what}\u202f: gratuit, pendant {span} à partir du {day}",
        free_for_good="{what}\u202f: gratuit, à partir du {day}, sans limite de durée",
        by_days="un mois que vous n'avez qu'en partie compte selon ses jours",
        next_month="cela commence avec le premier mois de facturation qui commence à cette date ou après",
        condition="à la condition suivante\u202f: {condition}",
        words="Cela a été noté en ces termes\u202f:",
        page=(
            "Est-ce bien ce qu'on vous a dit\u202f? Dites-le-nous sur cette page\u202f: «\u00a0oui\u00a0», ou ce "
            "qu'on vous a dit d'autre. Elle vous pose d'abord une question, pour que personne d'autre ne réponde à "
            "votre place. Le lien l'ouvre pendant {span}\u202f:"
        ),
        is_it_so=(
            "Est-ce bien ce qu'on vous a dit\u202f? Dites-le-nous\u202f: «\u00a0oui\u00a0», ou ce qu'on vous a dit "
            "d'autre."
        ),
        if_not=(
            "Si on vous a dit autre chose, vous pouvez aussi répondre à ce message ou nous appeler\u202f; donnez la "
            "référence {reference}. Nous le lisons, et nous rectifions ce qui n'est pas juste."
        ),
        order="Votre commande part le {day}. Ce qui n'est pas juste, dites-le-nous de préférence avant.",
        reference_line=(
            "Cette promesse porte la référence {reference}. Gardez cette lettre\u202f: elle vous permet de voir sur "
            "chaque facture si nous tenons parole."
        ),
    ),
)
