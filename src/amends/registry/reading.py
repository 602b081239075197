"""Reading the document of a version: its name while it is a draft, its meaning once it has no fault."""

from amends.lang.diagnostics import PolicyError, Report
from amends.lang.document import Mapping, read_document
from amends.lang.reading.header import Header, read_header
from amends.lang.reading.shape import Section
from amends.lang.source import Source
from amends.policy import Policy, loads, read
from amends.registry.errors import RegistryError
from amends.registry.version import PolicyVersion


class AlteredMeaningError(RegistryError):
    """The text of a version no longer has the meaning that it was checked with."""


def names_of(text: str, source: str) -> tuple[str, str]:
    """The names of the policy and of its version; a draft may have faults everywhere else.

    Args:
        text: the document.
        source: the file that it stands in, for messages.

    Raises:
        PolicyError: the document does not tell its names; with every fault of it.
    """
    tree, report = read(text, source)
    if tree is not None:
        return tree.name, tree.version
    header = _header(report.source)
    if header is None or not header.name or not header.version:
        raise PolicyError(report.source, report.in_order())
    return header.name, header.version


def policy_of(version: PolicyVersion) -> Policy:
    """The policy of a version that was checked, ready to decide.

    Raises:
        AlteredMeaningError: its meaning is not the one that it was checked with.
        PolicyError: it can no longer be read.
    """
    policy = loads(version.text, name=version.title)
    if policy.hash != version.hash:
        raise AlteredMeaningError(
            f"`{version.title}` means something else than what was checked: it was `{version.hash}` and is "
            f"`{policy.hash}`",
            "nothing is decided by it; restore it from a backup, or use the Amends that it was checked with",
        )
    return policy


def _header(source: Source) -> Header | None:
    """The head of a document that has faults; None where not even that can be read."""
    report = Report(source)
    root = read_document(report)
    return read_header(Section(root, "a policy", report), report) if isinstance(root, Mapping) else None
