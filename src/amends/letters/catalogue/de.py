"""German. A title stands in the nominative, so it stands alone, before or behind a colon."""

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

GERMAN = LetterPhrases(
    frame=Frame(
        subject="{subject} – Ihr Fall {reference}",
        greeting="Guten Tag {name},",
        greeting_without_name="Guten Tag,",
        closing="Freundliche Grüße",
        reference_line=(
            "Ihr Fall hat das Zeichen {reference}. Nennen Sie es, wenn Sie anrufen oder schreiben, und Sie müssen "
            "nicht noch einmal alles erzählen."
        ),
        answer="Rufen Sie uns an oder schreiben Sie uns, wann immer Sie möchten.",
        page=(
            "Sie können Ihren Fall auch auf einer eigenen Seite sehen und uns dort antworten. Sie stellt Ihnen zuerst "
            "eine Frage, damit niemand sonst mitliest. Dieser Link öffnet sie {span} lang:"
        ),
        moment="{moment} (Ortszeit {place})",
    ),
    path=PathPhrases(
        subject="An wen Sie sich als Nächstes wenden können",
        opening="Sie haben sich an uns gewandt, und Ihr Fall ist noch nicht gelöst. Dabei muss es nicht bleiben.",
        in_order="Sie können sich der Reihe nach wenden:",
        step="an {who}",
        step_within="an {who}, mit einer Antwort innerhalb von {span}",
        outside="an diese Stelle außerhalb unseres Unternehmens: {name}",
        outside_from=(
            "ab dem {day} ({span} nach Ihrer ersten Nachricht) an diese Stelle außerhalb unseres Unternehmens: {name}"
        ),
        nobody_refuses=(
            "Es genügt, danach zu fragen: Sagen Sie bei uns, dass jemand anders Ihren Fall ansehen soll. Das darf "
            "niemand ablehnen, und wer ihn dann ansieht, hat vorher nicht darüber entschieden."
        ),
        asked_already=(
            "Sie haben darum gebeten, dass jemand anders es sich ansieht. Sie erhalten eine Antwort bis zum {moment}."
        ),
        call_due="Auf jeden Fall rufen wir Sie an, spätestens bis zum {moment}.",
        if_not_right="Wenn Sie das anders sehen, können Sie sich der Reihe nach wenden:",
    ),
    final_response=FinalResponsePhrases(
        subject="Unsere abschließende Antwort",
        wished="Darum haben Sie uns gebeten: {what}.",
        opening=(
            "Wir haben uns Ihren Fall als Ganzes angesehen, und es tut uns leid: Das können wir Ihnen nicht geben. "
            "Dies ist unsere abschließende Antwort."
        ),
        reasons="Die Gründe dafür:",
        not_met="Dies hätte es möglich gemacht und liegt hier nicht vor:",
        all_of_them="Das sind alle Gründe. Wir kommen später nicht mit einem weiteren.",
        has="Was Sie in diesem Fall von uns bekommen haben, bleibt Ihnen: {what}.",
        outside=(
            "Wenn Sie das anders sehen, können Sie sich an diese Stelle wenden, die von uns unabhängig ist: {name}."
        ),
        outside_from=(
            "Wenn Sie das anders sehen, können Sie sich ab dem {day} ({span} nach Ihrer ersten Nachricht) an diese "
            "Stelle wenden, die von uns unabhängig ist: {name}."
        ),
        nobody_outside=(
            "Wenn Sie das anders sehen, können Sie es von jemandem prüfen lassen, der von uns unabhängig ist."
        ),
        show_them="Zeigen Sie dort diesen Brief; er enthält alles, was man von uns braucht.",
    ),
    offer=OfferPhrases(
        subject="Unser Angebot an Sie",
        opening="Wir möchten das in Ordnung bringen und bieten Ihnen an:",
        condition="Dazu gehört diese Bedingung, so wie wir sie Ihnen genannt haben:",
        until="Das Angebot gilt bis zum {moment}. So lange ist es für Sie zurückgelegt.",
        yes="Wenn Sie einverstanden sind, sagen Sie uns „Ja“ und nennen Sie Ihr Zeichen. Mehr müssen Sie nicht tun.",
        something_else=(
            "Wenn etwas anderes gerechter wäre, sagen Sie uns, was. Wir sehen es uns an und antworten Ihnen."
        ),
        no="Sie können auch Nein sagen. Von dem, was Ihnen zusteht, verlieren Sie dadurch nichts.",
    ),
    confirmation=ConfirmationPhrases(
        subject="Unsere Bestätigung",
        opening="Hier haben Sie schriftlich, was zwischen Ihnen und uns gilt.",
        agreed="Was wir vereinbart haben:",
        condition="Dazu gehört diese Bedingung, so wie wir sie vereinbart haben:",
        given="Erledigt:",
        to_come="Wie es weitergeht:",
        to_come_at_once="{what}: Wir kümmern uns darum; Sie müssen nichts tun.",
        to_come_sold="Das können Sie haben: {what}.",
        to_come_after="{what}: Sie bekommen es, sobald uns dies vorliegt: {awaited}.",
        to_come_if="{what}: Sie bekommen es, wenn dies eintritt: {condition}.",
        if_not=(
            "Wenn Sie etwas davon anders in Erinnerung haben oder etwas nicht bei Ihnen angekommen ist, sagen Sie es "
            "uns. Wir bringen es in Ordnung."
        ),
    ),
    returns=ReturnPhrases(
        opening="Dafür brauchen wir zuerst etwas von Ihnen: {what}.",
        number="Rücksendenummer:",
        serial="Seriennummer:",
        due="Bitte absenden bis:",
        label="Das gehört auf das Paket:",
        put_number=(
            "Bitte schreiben Sie die Rücksendenummer gut sichtbar auf. Daran erkennen wir sofort, dass es von Ihnen "
            "ist."
        ),
        reminder_subject="Wir warten auf Ihr Paket",
        reminder="Das haben wir für Sie zurückgelegt und warten dafür auf Ihr Paket: {what}.",
        already_sent="Wenn Sie es schon abgeschickt haben, müssen Sie nichts tun: Die Post braucht ihre Zeit.",
    ),
    unmet=UnmetPhrases(
        subject="Zu dem, was Sie uns gesagt haben",
        opening=(
            "Sie haben uns gesagt, dass wir Ihnen nicht alles gegeben haben, was Sie brauchten. Das tut uns leid, und "
            "wir danken Ihnen, dass Sie es gesagt haben."
        ),
        looked="So steht es jetzt:",
        not_given="Was wir Ihnen nicht geben können: {what}.",
        not_reached_subject="Wir haben versucht, Sie anzurufen",
        not_reached="Wir hatten Ihnen einen Anruf versprochen. Wir haben es versucht und Sie nicht erreicht.",
        next_attempt=(
            "Wir versuchen es noch einmal, spätestens bis zum {moment}. Wenn Ihnen eine andere Zeit lieber ist, sagen "
            "Sie es uns."
        ),
        last_attempt=(
            "Wir möchten Sie nicht weiter stören. Wann immer Sie anrufen oder schreiben, machen wir dort weiter, wo "
            "wir waren."
        ),
    ),
    promise=PromisePhrases(
        subject="Was Ihnen zugesagt wurde – {reference}",
        opening="Am {day} haben wir Ihnen Folgendes zugesagt. Hier haben Sie es schriftlich:",
        off_once="{what}: einmalig {amount} weniger, auf der Rechnung, in deren Zeit der {day} fällt",
        off_each_month="{what}: jeden Monat {amount} weniger, {span} lang ab dem {day} – zusammen {total}",
        off_for_good="{what}: jeden Monat {amount} weniger, ab dem {day}, ohne Ende",
        price="{what}: {amount} im Monat und nicht mehr, {span} lang ab dem {day}",
        price_for_good="{what}: {amount} im Monat und nicht mehr, ab dem {day}, ohne Ende",
        free="{what}: kostenlos, {span} lang ab dem {day}",
        free_for_good="{what}: kostenlos, ab dem {day}, ohne Ende",
        by_days="ein Monat, in dem Sie es nur zum Teil haben, zählt nach seinen Tagen",
        next_month="es beginnt mit dem ersten Abrechnungsmonat, der dann oder später beginnt",
        condition="unter der Bedingung: {condition}",
        words="Aufgeschrieben wurde es mit diesen Worten:",
        page=(
            "Ist es das, was man Ihnen gesagt hat? Bitte sagen Sie es uns auf dieser Seite: „Ja“, oder was man Ihnen "
            "stattdessen gesagt hat. Sie stellt Ihnen zuerst eine Frage, damit niemand sonst für Sie antwortet. Der "
            "Link öffnet sie {span} lang:"
        ),
        is_it_so=(
            "Ist es das, was man Ihnen gesagt hat? Bitte sagen Sie es uns: „Ja“, oder was man Ihnen stattdessen gesagt "
            "hat."
        ),
        if_not=(
            "Wenn man Ihnen etwas anderes gesagt hat, können Sie auch auf diese E-Mail antworten oder uns anrufen; "
            "nennen Sie {reference}. Wir lesen es und bringen in Ordnung, was nicht stimmt."
        ),
        order="Ihre Bestellung geht am {day} hinaus. Was nicht stimmt, sagen Sie am besten vorher.",
        reference_line=(
            "Diese Zusage hat das Zeichen {reference}. Heben Sie diesen Brief auf: Mit ihm sehen Sie auf jeder "
            "Rechnung, ob wir unser Wort halten."
        ),
    ),
)
