"""Spanish."""

from amends.explain.phrases.shape import Desk, Figures, Names, Numerals, Phrases, Speech, Values

_WITH_A_POINT = frozenset({"USD", "MXN", "GTQ", "HNL", "NIO", "PAB", "DOP", "PEN", "CUP"})
"""Currencies of the Americas beside which Spanish writes a decimal point, and the symbol first."""

_POINT = Numerals(point=".", thousands=",", money="{symbol}{number}", money_by_code="{symbol} {number}")
_COMMA = Numerals(point=",", thousands=".", money="{number}\u00a0{symbol}", money_by_code="{number}\u00a0{symbol}")


def _and(following: str) -> str:
    """`y`, and `e` before an i that is heard as one: `padres e hijos`, but `cobre y hierro`."""
    sound = following.lower().lstrip('«“"(').removeprefix("h")
    return "e" if sound.startswith(("i", "í")) and not sound.startswith(("ie", "ia", "io")) else "y"


def _or(following: str) -> str:
    """`o`, and `u` before an o."""
    return "u" if following.lower().lstrip('«“"(').removeprefix("h").startswith(("o", "ó")) else "o"


_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"

SPANISH = Phrases(
    values=Values(
        numerals=lambda currency: _POINT if currency in _WITH_A_POINT else _COMMA,
        plural=lambda number: 0 if number == 1 else 1,
        units={
            "seconds": ("segundo", "segundos"),
            "minutes": ("minuto", "minutos"),
            "hours": ("hora", "horas"),
            "days": ("día", "días"),
            "business days": ("día hábil", "días hábiles"),
            "weeks": ("semana", "semanas"),
            "months": ("mes", "meses"),
            "years": ("año", "años"),
            "percent": ("por ciento", "por ciento"),
        },
        units_after_preposition={},
        months=tuple(_MONTHS.split()),
        first_of_month="1",
        date="{day} de {month} de {year}",
        moment="{date}, {time}",
        yes="sí",
        no="no",
        unknown="no se sabe",
    ),
    names=Names(
        roles={
            "agent": "un agente",
            "senior_agent": "un agente sénior",
            "team_lead": "un jefe de equipo",
            "supervisor": "un supervisor",
            "manager": "un gerente",
            "warranty_desk": "nuestro departamento de garantías",
        },
        role="{name}",
        somebody="otra persona",
        built_in={"today": "hoy", "now": "ahora", "role": "su función", "team": "su equipo", "channel": "el canal"},
        and_word=_and,
        or_word=_or,
        separator="; ",
        quoted="«{text}»",
        element="{what}, número {number}",
        element_called="{what}, número {number}, {called}",
    ),
    figures=Figures(
        between="en su caso hay {value} entre {earlier} y {later}",
        of="para {what} tenemos {value}",
        of_date="{what} es el {value}",
        here="en su caso tenemos {value}",
        and_of="y para {what}, {value}",
        at_most="y el límite es de {bound}",
        less_than="y tiene que ser menos de {bound}",
        at_least="y se necesita un mínimo de {bound}",
        more_than="y se necesita más de {bound}",
        last_day="y el último día es el {bound}",
        before="y tiene que ser antes del {bound}",
        first_day="y el primer día es el {bound}",
        after="y tiene que ser después del {bound}",
    ),
    speech=Speech(
        heading="Para decir:",
        you_get="usted recibe {what}.",
        you_also_get="también le corresponde lo siguiente: {what}.",
        in_any_case="en todo caso le corresponde lo siguiente: {what}.",
        worth="{what}, con un valor de {value}",
        worth_at_least="{what}, con un valor de al menos {value}",
        saves="{what}, con lo que ahorra {value}",
        saves_at_least="{what}, con lo que ahorra al menos {value}",
        saving="ahorra {value}",
        quantity="{what}, en concreto {value}",
        value_open="Todavía falta saber a cuánto asciende.",
        waits_for="Lo que falta todavía: {what}.",
        ours_to_show="Una cosa podría cambiar esto todavía, y nos toca a nosotros demostrarla: {what}.",
        asked_for_more=(
            "Usted pidió {wanted}: de eso le corresponden {value}, y el resto va más allá de nuestras condiciones."
        ),
        you_pay="{what}: usted paga {value}.",
        you_pay_nothing="{what}: usted no paga nada.",
        you_pay_open="{what}: todavía falta saber cuánto paga usted.",
        no_charge="{what}: eso no se aplica aquí.",
        possible="es posible que podamos ofrecerle {what}.",
        what_may_be_possible="Esto puede ser posible para usted:",
        asked_for="Usted pidió {wanted}.",
        beyond_policy="Eso va más allá de lo que permiten nuestras condiciones.",
        mine_to_decide="Eso puedo decidirlo yo.",
        i_decide="Esto se decide caso por caso, y puedo decidirlo yo.",
        somebody_decides="Esto se decide caso por caso. {who} puede decidirlo, y yo lo consultaré por usted.",
        i_hand_over="Voy a pasar su caso a {who}, con todo lo que usted me ha contado.",
        nobody_can_compute="Para {what} hay algo que nuestras condiciones no permiten calcular, así que decide {who}.",
        not_possible="Lo siento, según nuestras condiciones no puedo ofrecerle {what}.",
        never_possible="Lo siento, no puedo darle {what}, y aquí tampoco puede hacerlo nadie más.",
        neither="Lo que no puedo ofrecerle es {what}.",
        nothing_provides="No hay ninguna condición que lo prevea.",
        one_reason="La razón es esta:",
        all_reasons="Le doy ahora todas las razones, para que después no aparezca ninguna nueva.",
        these_reasons="Las razones son estas:",
        not_the_case="Eso no se da en este caso.",
        none_is_the_case="Nada de eso se da en este caso.",
        missing="Lo que no vemos aquí es {what}.",
        the_same_goes_for="Lo mismo vale para {what}.",
        not_settled="Sobre {what} todavía no puedo decirle ni sí ni no.",
        some_not_settled="Sobre algunas cosas todavía no puedo decirle ni sí ni no.",
        one_question="Una pregunta, por favor: {question}",
        question_about="Una pregunta sobre {what}, por favor: {question}",
        i_look_it_up="Permítame un momento para consultar algo.",
        hold=(
            "Me gustaría encontrar algo que sea justo para usted. ¿Me permite ponerle en espera un momento mientras "
            "reviso su cuenta e intento arreglarlo?"
        ),
        path="Si usted lo ve de otra manera, no tiene por qué quedarse ahí. Puede dirigirse {steps}.",
        path_joiner=", luego ",
        step="a {who}",
        step_within="a {who}, con respuesta en un plazo de {span}",
        outside_step="a {name}, fuera de nuestra empresa",
        outside_step_after="a {name}, fuera de nuestra empresa, después de {span}",
        not_in_force=(
            "Las condiciones que tengo aquí empiezan el {start}, y {what} es el {day}. "
            "Para usted valen unas condiciones anteriores; permítame un momento para buscarlas."
        ),
    ),
    desk=Desk(
        heading="Para quien atiende:",
        you="usted",
        up_to="{who} hasta {limit}",
        down_to="{who} hasta un mínimo de {limit}",
        and_above="{who} y superiores",
        at_discretion="De forma discrecional, {what}: {limits}.",
        at_discretion_of_anybody="De forma discrecional: {what}.",
        decides="Para pasar el caso, {what}: decide {who}.",
        yours="Le toca decidir a usted: {what}.",
        to_weigh="Para sopesar: {facts}.",
        fact_value="{what}: {value}",
        reasons_for_no="Para decir que no, hace falta una de estas razones: {reasons}",
        make_it_right="Make It Right está abierto: escriba lo que sería justo. Lo aprueba {approvers}.",
        consider="Para tener en cuenta: {facts}.",
        no_exception="Aquí no cabe ninguna excepción: está prohibido para todas las funciones.",
        to_look_up="Para consultar: {facts}.",
        or_ask="{what} (o preguntar: {question})",
        rests_on="Esto se basa en lo que nadie ha dicho de otro modo: {facts}.",
        cannot_be_computed="No se puede calcular: {text} ({why}), para {remedies}.",
        why={
            "division by zero": "división entre cero",
            "no row of the table fits": "ninguna fila de la tabla corresponde",
            "min of nothing": "el menor de ninguno",
            "max of nothing": "el mayor de ninguno",
            "more than 38 digits": "más de 38 dígitos",
            "a negative value": "un valor negativo",
            "a date past the year 9999": "una fecha posterior al año 9999",
            "a date before the year 1": "una fecha anterior al año 1",
        },
        turns_on="De esto depende: {sentences}",
        also_looked_at="También se revisó, y no se cumple: {sentences}",
        if_asked="Si le piden {what}: {sentences}",
        open_to_all="Para todos, en cualquier caso: {what}.",
        not_given="Aquí no corresponde: {what}.",
        still_open="Todavía abierto: {what}.",
        path="Si el cliente pide hablar con otra persona, puede dirigirse {steps}.",
        clauses="Cláusulas: {ids}.",
        not_in_force="La versión {version} rige desde el {start}. Decida con la anterior.",
    ),
)
