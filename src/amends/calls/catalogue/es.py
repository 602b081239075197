"""Spanish."""

from amends.calls.catalogue.shape import AnswerPhrases, PlotPhrases, RowPhrases, SheetLabels, SheetPhrases, SumLabels

_MONTHS = "ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic."

SPANISH = SheetPhrases(
    answer=AnswerPhrases(
        none="Nuestros registros no muestran ninguna llamada al {number} en ese tiempo.",
        shows=(
            "Nuestros registros muestran una llamada al {number}; {connected}.",
            "Nuestros registros muestran {count} llamadas al {number}; {connected}.",
        ),
        all_connected=("se conectó", "se conectaron todas"),
        none_connected=("no se conectó", "no se conectó ninguna"),
        some_connected=("se conectó una", "se conectaron {count}"),
        all_wrong=(
            "Se cobró por error: descontamos {amount} de su factura.",
            "Todas se cobraron por error: descontamos {amount} de su factura.",
        ),
        none_wrong=("No se cobró por error.", "Ninguna de las llamadas se cobró por error."),
        some_wrong=(
            "De las {all} llamadas, una se cobró por error: descontamos {amount} de su factura.",
            "De las {all} llamadas, {count} se cobraron por error: descontamos {amount} de su factura.",
        ),
        right=(
            "La que se conectó cuesta {amount}, que permanecen en su factura.",
            "Las {count} que se conectaron cuestan {amount}, que permanecen en su factura.",
        ),
        answered_us="El número contestó cuando lo llamamos nosotros.",
        no_answer_to_us="El número no contestó cuando lo llamamos nosotros.",
    ),
    sums=SumLabels(
        calls="llamadas",
        connected="conectadas",
        not_connected="no conectadas",
        charged="cobradas",
        not_charged="no cobradas",
        charges="cobrado en total",
        charged_never_connected="cobradas sin haberse conectado",
        given_back="se descuenta de la factura",
        stays="permanece en la factura",
        ringing="segundos hasta que contestan",
        ringing_span="de {least} a {most}, la mitad en {middle} como máximo",
        others="llamadas de otras personas",
        others_counted="{attempts}, de ellas conectadas: {connected}",
        own_call="nuestra propia llamada de prueba",
        own_answered="contestó",
        own_answered_after="contestó a los {span}",
        own_not_answered="no contestó",
    ),
    labels=SheetLabels(
        title="Llamadas de la cuenta {account} al {number}",
        account="cuenta",
        number="número",
        begins="desde",
        ends="hasta",
        span="desde el {first} hasta el {last}",
        digest="huella de los registros",
        begun="comienzo",
        connected="se conectó",
        rang="segundos de tono",
        talked="segundos hablados",
        charge="importe",
        verdict="qué resulta",
        why="por qué",
    ),
    rows=RowPhrases(
        wrong="se descuenta",
        right="permanece en la factura",
        uncharged="no cuesta nada",
        why_never_connected="se cobró, y nadie contestó",
        why_charged_twice="se cobró por segunda vez por el mismo momento",
        why_right="se conectó",
        why_free_though_connected="se conectó, y no se cobró nada",
        why_free="no se conectó, y no se cobró nada",
    ),
    plot=PlotPhrases(
        title="Llamadas al {number}",
        connected="conectadas",
        not_connected="no conectadas",
        charged_never_connected="cobradas, nunca conectadas",
        day="{day} {month}",
        months=tuple(_MONTHS.split()),
        outcome="{outcome}: {count}",
    ),
)
