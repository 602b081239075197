"""The facts of one case as they are given to a command: a file, standard input, or the object itself."""

from amends.formats.facts_text import WrittenFacts, read_facts_text
from amends.formats.files import STANDARD_INPUT, read_bytes
from amends.formats.kinds import facts_kind, kind_of_text
from amends.formats.sources import text_source

NAME_OF_ARGUMENT = "FACTS"


def given_facts(given: str) -> WrittenFacts:
    """The facts in a file, in standard input, or in the text itself where it begins with `{`.

    Raises:
        InputError: the file cannot be read, or facts are not read from such files.
        UnreadableFactsError: with every fault of the text.
    """
    if given.lstrip().startswith("{"):
        source = text_source(given.encode("utf-8", errors="surrogateescape"), NAME_OF_ARGUMENT)
        return read_facts_text(source, kind_of_text(source.text))
    if given == STANDARD_INPUT:
        source = text_source(read_bytes(given), given)
        return read_facts_text(source, kind_of_text(source.text))
    kind = facts_kind(given)
    return read_facts_text(text_source(read_bytes(given), given), kind)
