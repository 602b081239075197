"""Every page that somebody comes to by links, and the text that they see there."""

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from tests.desk.in_process import Visitor

_UNSEEN = {"script", "style", "title", "code", "pre", "textarea"}
_HEARD = ("aria-label", "placeholder", "alt")


class Seen(HTMLParser):
    """What somebody sees or hears of a page: its text, labels included, without code and without what is typed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.links: list[str] = []
        self._unseen = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        named = dict(attrs)
        self.pieces += [said for name in _HEARD if (said := named.get(name))]
        if tag == "a" and "download" not in named:
            self.links.append(named.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen and data.strip():
            self.pieces.append(" ".join(data.split()))


def pages(visitor: Visitor, begins: Iterable[str], most: int) -> Iterator[tuple[str, Seen]]:
    """The pages that links lead to, each once, and each with what is seen of it; at most so many."""
    waiting, known = [*begins], {*begins}
    while waiting and most:
        most -= 1
        address = waiting.pop(0)
        answered = visitor.gets(address)
        assert answered.status == 200, (address, answered.status)
        seen = Seen(answered.text)
        yield address, seen
        for link in seen.links:
            target = link.partition("#")[0]
            if target.startswith("?"):
                target = address.partition("?")[0] + target
            if target.startswith("/") and target not in known:
                known.add(target)
                waiting.append(target)
