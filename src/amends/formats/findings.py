"""What is found in policy files, as plain data for editors and pipelines."""

from collections.abc import Sequence
from dataclasses import dataclass

from amends.decide.plain_values import Plain
from amends.lang.diagnostics import Diagnostic, Report, Severity, render_all
from amends.lang.names import BUILT_IN_FACTS
from amends.lang.source import Source, Span
from amends.lang.tree import PolicyTree
from amends.policy import read

_WHOLE_FILE = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file, what was found in it, and the policy that it holds, where it holds one."""

    source: Source
    found: tuple[Diagnostic, ...]
    tree: PolicyTree | None
    readable: bool = True

    def count(self, severity: Severity) -> int:
        """How many findings are of that severity."""
        return sum(one.severity is severity for one in self.found)

    def in_words(self) -> str:
        """The findings as text, each with its line."""
        if not self.readable:
            return "\n".join(f"error: {one.message}" for one in self.found)
        return render_all(self.found, self.source)


def checked(data: bytes, name: str) -> CheckedFile:
    """What is found in the bytes of a policy file."""
    tree, report = read(data, name)
    return CheckedFile(report.source, report.in_order(), None if report.has_errors else tree)


def unreadable(name: str, reason: str) -> CheckedFile:
    """A file that cannot be read."""
    report = Report(Source(name, ""))
    report.error("unreadable", reason, _WHOLE_FILE)
    return CheckedFile(report.source, report.in_order(), None, readable=False)


def findings_to_plain(files: Sequence[CheckedFile], *, ok: bool) -> dict[str, Plain]:
    """`diagnostics`: each finding with its place; `files`: what each file holds; `summary`: how many of what.

    Lines and columns count from 1, columns in characters, and the end lies behind the place.
    """
    return {
        "diagnostics": [_finding(one, file.source.name) for file in files for one in file.found],
        "files": [_file(file) for file in files],
        "summary": {
            "files": len(files),
            "unreadable": sum(not file.readable for file in files),
            "errors": sum(file.count(Severity.ERROR) for file in files),
            "warnings": sum(file.count(Severity.WARNING) for file in files),
            "ok": ok,
        },
    }


def _finding(found: Diagnostic, name: str) -> Plain:
    span = found.span
    return {
        "file": name,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "severity": found.severity.value,
        "code": found.code,
        "message": found.message,
        "help": found.help,
    }


def _file(file: CheckedFile) -> Plain:
    if file.tree is None:
        return {"file": file.source.name, "ok": False}
    tree = file.tree
    return {
        "file": file.source.name,
        "ok": True,
        "policy": tree.name,
        "version": tree.version,
        "hash": tree.hash,
        "facts": number_of_facts(tree),
        "remedies": len(tree.remedies),
        "clauses": len(tree.clauses),
        "guarantees": len(tree.guarantees),
        "languages": list(tree.languages),
    }


def number_of_facts(tree: PolicyTree) -> int:
    """How many facts the policy declares, the built-in ones not counted."""
    return sum(name not in BUILT_IN_FACTS for name in tree.facts)
