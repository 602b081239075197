"""How words are put together: lists, sentences, capital letters. Nothing here knows what is said."""

from collections.abc import Callable, Iterable, Sequence


def joined(items: Sequence[str], last_word: Callable[[str], str], separator: str) -> str:
    """A list as it is spoken: `a, b and c`; with the stronger separator where an item has a comma of its own.

    `last_word` is given the last item and says what stands before it (Spanish: `y`, or `e` before an i).
    """
    if len(items) < 2:
        return "".join(items)
    *first, last = items
    if any("," in item for item in items):
        return f"{separator.join(first)}{separator}{last_word(last)} {last}"
    return f"{', '.join(first)} {last_word(last)} {last}"


def sentence(words: str) -> str:
    """Words as a sentence: with a capital letter, and a full stop where no mark ends them."""
    words = words.strip()
    if not words:
        return ""
    return capitalised(words) if words.endswith(_ENDINGS) else capitalised(words) + "."


_ENDINGS = (".", "!", "?", "…", ":", "”", "“", "»")


def capitalised(words: str) -> str:
    """The words with their first letter in upper case; the others stay as they are."""
    for place, character in enumerate(words):
        if character.isalnum():
            return words[:place] + character.upper() + words[place + 1 :]
    return words


def closed(title: str) -> str:
    """A title in the middle of a sentence: one with a comma inside is closed by one."""
    return f"{title}," if "," in title else title


def spoken(parts: Iterable[str]) -> str:
    """Sentences one after the other; empty ones leave nothing behind."""
    return " ".join(part for part in parts if part)
