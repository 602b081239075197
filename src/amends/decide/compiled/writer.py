"""Writing Python: lines with their indentation, names that never clash, and constants that never become text.

No word of a policy gets into the generated code. Facts, definitions and clauses are numbered, and every value of the
policy is a constant that is handed to the code by name.
"""

from collections.abc import Iterator
from contextlib import contextmanager


class Writer:
    """Lines of a function under construction, and the constants that they use."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self.depth = 0
        self._names = 0
        self.constants: dict[str, object] = {}
        self._by_identity: dict[int, str] = {}

    def line(self, text: str) -> None:
        """Adds a line at the current depth."""
        self._lines.append("    " * self.depth + text)

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """A line that ends in a colon, and what stands under it."""
        self.line(head)
        self.depth += 1
        before = len(self._lines)
        yield
        if len(self._lines) == before:
            self.line("pass")
        self.depth -= 1

    def name(self, prefix: str) -> str:
        """A name that was not used before."""
        self._names += 1
        return f"{prefix}{self._names}"

    def constant(self, value: object) -> str:
        """The name of a constant of the generated code; truth values and small whole numbers are written out."""
        if value is None or isinstance(value, bool) or (isinstance(value, int) and abs(value) < 10**9):
            return repr(value) if not isinstance(value, int) or value >= 0 else f"({value})"
        if id(value) not in self._by_identity:
            name = f"K{len(self.constants)}"
            self.constants[name] = value
            self._by_identity[id(value)] = name
        return self._by_identity[id(value)]

    def source(self) -> str:
        """The code so far."""
        return "\n".join(self._lines) + "\n"
