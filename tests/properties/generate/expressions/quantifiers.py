"""What is made of the elements of a list."""

from dataclasses import replace

from tests.properties.generate.expressions.words import Binding, Words
from tests.properties.generate.expressions.writer import Way, Writer
from tests.properties.generate.vocabulary import AMOUNT, BOOLEAN, LISTS, MONEY, VARIABLES, Wanted
from tests.properties.generate.world import DeclaredList


def may_nest(writer: Writer) -> bool:
    """Whether one more list can be gone through here."""
    return len(writer.variables) < len(VARIABLES)


def any_or_all(writer: Writer) -> Words:
    """`any(E for x in LIST if C)`."""
    inside, of_list, variable = _entered(writer)
    body = inside.write(BOOLEAN).text
    return Words(f"{writer.pick(('any', 'all'))}({body} {_generator(inside, of_list, variable)})")


def count(writer: Writer) -> Words:
    """`count(x for x in LIST if C)`."""
    inside, of_list, variable = _entered(writer)
    return Words(f"count({variable} {_generator(inside, of_list, variable)})")


def total(wanted: Wanted) -> Way:
    """`sum(E for x in LIST if C)`."""

    def write(writer: Writer) -> Words:
        inside, of_list, variable = _entered(writer)
        return Words(f"sum({inside.write(wanted).text} {_generator(inside, of_list, variable)})")

    return write


def extreme_of_elements(wanted: Wanted) -> Way:
    """`min((E for x in LIST if C), default=D)`."""

    def write(writer: Writer) -> Words:
        inside, of_list, variable = _entered(writer)
        function = writer.pick(("min", "max"))
        generator = f"{inside.write(wanted).text} {_generator(inside, of_list, variable)}"
        if writer.happens(50):
            default = writer.write(AMOUNT if wanted == MONEY else wanted)
            return Words(f"{function}(({generator}), default={default.text})")
        return Words(f"{function}({generator})")

    return write


def _entered(writer: Writer) -> tuple[Writer, DeclaredList, str]:
    """The writer inside the brackets, the list gone through, and the variable."""
    lists = writer.world.lists
    name = writer.pick([*lists, *[new for new in LISTS if new not in lists][:1]])
    if name not in lists:
        lists[name] = DeclaredList(name, attributes={"from": "record"} if writer.happens(30) else {})
    of_list = lists[name]
    variable = VARIABLES[len(writer.variables)]
    return replace(writer, variables={**writer.variables, variable: of_list}), of_list, variable


def _generator(inside: Writer, of_list: DeclaredList, variable: str) -> str:
    condition = f" if {inside.write(BOOLEAN).at(Binding.OR)}" if inside.happens(40) else ""
    return f"for {variable} in {of_list.name}{condition}"
