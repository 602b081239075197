"""Spanish."""

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
        page=(
            "También puede ver su caso, y respondernos, en una página propia. Antes le hará una pregunta, para que "
            "nadie más la lea. Este enlace la abre durante {span}:"
        ),
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
        to_come_sold="Puede tener esto: {what}.",
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
    promise=PromisePhrases(
        subject="Lo que se le prometió – {reference}",
        opening="El {day} le prometimos lo siguiente. Aquí lo tiene por escrito:",
        off_once="{what}: {amount} menos, una vez, en la factura en la que cae el {day}",
        off_each_month="{what}: {amount} menos cada mes, durante {span} desde el {day}; {total} en total",
        off_for_good="{what}: {amount} menos cada mes, desde el {day}, sin fecha final",
        price="{what}: {amount} al mes y no más, durante {span} desde el {day}",
        price_for_good="{what}: {amount} al mes y no más, desde el {day}, sin fecha final",
        free="{what}: gratis, durante {span} desde el {day}",
        free_for_good="{what}: gratis, desde el {day}, sin fecha final",
        by_days="un mes que solo tiene en parte cuenta por sus días",
        next_month="empieza con el primer mes de facturación que empiece entonces o después",
        condition="con esta condición: {condition}",
        words="Se anotó con estas palabras:",
        page=(
            "¿Es esto lo que le dijeron? Díganoslo en esta página: «sí», o lo que le dijeron en su lugar. Antes le "
            "hará una pregunta, para que nadie más responda por usted. El enlace la abre durante {span}:"
        ),
        is_it_so="¿Es esto lo que le dijeron? Díganoslo: «sí», o lo que le dijeron en su lugar.",
        if_not=(
            "Si le dijeron otra cosa, también puede responder a este mensaje o llamarnos; mencione {reference}. Lo "
            "leemos, y corregimos lo que no esté bien."
        ),
        order="Su pedido sale el {day}. Lo que no esté bien, mejor díganoslo antes.",
        reference_line=(
            "Esta promesa tiene la referencia {reference}. Guarde esta carta: con ella puede ver en cada factura si "
            "cumplimos nuestra palabra."
        ),
    ),
)
