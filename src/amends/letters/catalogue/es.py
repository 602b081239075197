"""Spanish."""

from amends.letters.catalogue.shape import (
    ConfirmationPhrases,
    FinalResponsePhrases,
    Frame,
    LetterPhrases,
    OfferPhrases,
    PathPhrases,
    ReturnPhrases,
    UnmetPhrases,
)

SPANISH = LetterPhrases(
    frame=Frame(
        subject="{subject} – su caso {reference}",
        greeting="Hola, {name}:",
        greeting_without_name="Hola:",
        closing="Un cordial saludo,",
        reference_line=(
            "Su caso tiene la referencia {reference}. Menciónela cuando llame o escriba, y no tendrá que contarlo todo "
            "otra vez."
        ),
        answer="Llámenos o escríbanos cuando quiera.",
        moment="{moment} (hora de {place})",
    ),
    path=PathPhrases(
        subject="A quién puede dirigirse ahora",
        opening="Usted se puso en contacto con nosotros y su caso aún no está resuelto. No tiene por qué quedarse ahí.",
        in_order="Puede dirigirse, por este orden:",
        step="a {who}",
        step_within="a {who}, con respuesta en un plazo de {span}",
        outside="a este organismo, fuera de nuestra empresa: {name}",
        outside_from=(
            "a partir del {day} ({span} después de su primer aviso), a este organismo, fuera de nuestra empresa: {name}"
        ),
        nobody_refuses=(
            "Basta con pedirlo: diga a cualquiera de nosotros que quiere que otra persona vea su caso. Nadie puede "
            "negarse, y quien lo vea entonces no habrá decidido antes sobre él."
        ),
        asked_already="Usted pidió que otra persona lo vea. Recibirá respuesta a más tardar el {moment}.",
        call_due="En todo caso le llamaremos, a más tardar el {moment}.",
        if_not_right="Si usted lo ve de otra manera, puede dirigirse, por este orden:",
    ),
    final_response=FinalResponsePhrases(
        subject="Nuestra respuesta definitiva",
        wished="Usted nos pidió esto: {what}.",
        opening=(
            "Hemos revisado su caso en conjunto y lo sentimos: no podemos dárselo. Es nuestra respuesta definitiva."
        ),
        reasons="Estas son las razones:",
        not_met="Esto lo habría hecho posible, y aquí no se da:",
        all_of_them="Estas son todas las razones. No vendremos después con ninguna otra.",
        has="Lo que ha recibido de nosotros en este caso sigue siendo suyo: {what}.",
        outside="Si usted lo ve de otra manera, puede dirigirse a este organismo, independiente de nosotros: {name}.",
        outside_from=(
            "Si usted lo ve de otra manera, a partir del {day} ({span} después de su primer aviso) puede dirigirse a "
            "este organismo, independiente de nosotros: {name}."
        ),
        nobody_outside="Si usted lo ve de otra manera, puede hacer que lo revise alguien independiente de nosotros.",
        show_them="Muéstreles esta carta; contiene todo lo que necesitan de nosotros.",
    ),
    offer=OfferPhrases(
        subject="Nuestra oferta",
        opening="Queremos arreglarlo, y esto es lo que le ofrecemos:",
        condition="Va unida a esta condición, tal como se la planteamos:",
        until="La oferta vale hasta el {moment}. Hasta entonces queda reservada para usted.",
        yes="Si está de acuerdo, díganos «sí» e indique su referencia. No tiene que hacer nada más.",
        something_else="Si otra cosa le parece más justa, díganos cuál. La estudiaremos y le responderemos.",
        no="También puede decir que no. Con ello no pierde nada de lo que le corresponde.",
    ),
    confirmation=ConfirmationPhrases(
        subject="Nuestra confirmación",
        opening="Esto es lo que vale entre usted y nosotros, para que lo tenga por escrito.",
        agreed="Lo que acordamos:",
        condition="Va unido a esta condición, tal como la acordamos:",
        given="Hecho:",
        to_come="Qué viene ahora:",
        to_come_at_once="{what}: nos ocupamos de ello; usted no tiene que hacer nada.",
        to_come_after="{what}: se lo daremos en cuanto tengamos esto: {awaited}.",
        to_come_if="{what}: se lo daremos si se cumple esto: {condition}.",
        if_not="Si algo de esto no es como usted lo recuerda, o no le ha llegado, díganoslo. Lo arreglaremos.",
    ),
    returns=ReturnPhrases(
        opening="Para ello necesitamos antes algo de usted: {what}.",
        number="Número de devolución:",
        serial="Número de serie:",
        due="Fecha límite de envío:",
        label="Ponga esto en el paquete:",
        put_number="Escriba el número de devolución donde se vea bien. Así sabremos enseguida que es suyo.",
        reminder_subject="Esperamos su paquete",
        reminder="Hemos reservado esto para usted y esperamos su paquete: {what}.",
        already_sent="Si ya lo ha enviado, no tiene que hacer nada: el correo tarda un poco.",
    ),
    unmet=UnmetPhrases(
        subject="Sobre lo que nos dijo",
        opening=(
            "Usted nos dijo que no le dimos todo lo que necesitaba. Lo sentimos, y le agradecemos que lo haya dicho."
        ),
        looked="Así está ahora:",
        not_given="Lo que no podemos darle: {what}.",
        not_reached_subject="Hemos intentado llamarle",
        not_reached="Le habíamos prometido una llamada. Lo hemos intentado y no hemos podido hablar con usted.",
        next_attempt="Lo intentaremos de nuevo, a más tardar el {moment}. Si le viene mejor otro momento, díganoslo.",
        last_attempt="No queremos molestarle más. Cuando nos llame o nos escriba, seguiremos donde lo dejamos.",
    ),
)
