"""What of a case is shown to nobody, on whatever surface."""

from datetime import UTC, tzinfo

from amends.cases.events.event import Event
from amends.cases.events.evidence import FactStated
from amends.cases.words import spoken
from amends.lang.tree import PolicyTree


def sentence_shown(policy: PolicyTree, event: Event, timezone: tzinfo = UTC) -> str:
    """What happened, for a reader in a time zone, without the value of what is shown to nobody."""
    if isinstance(event, FactStated) and is_hidden(policy, event.fact):
        return f"recorded {spoken(event.fact)}, which is not shown, from {spoken(event.source)}"
    return event.sentence_in(timezone)


def is_hidden(policy: PolicyTree, name: str) -> bool:
    """Whether the value of a fact is shown to nobody: it is sensitive, or holds what is."""
    fact = policy.facts.get(name)
    return fact is not None and (fact.sensitive or any(field.sensitive for field in fact.fields.values()))
