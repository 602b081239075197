"""What is allowed in a policy, and probably not meant."""

from amends.lang.diagnostics import Report
from amends.lang.tree import PolicyTree
from amends.lang.warnings.gaps import warn_of_gaps
from amends.lang.warnings.languages import warn_of_missing_languages
from amends.lang.warnings.never_true import warn_of_constant_conditions
from amends.lang.warnings.one_sided import warn_of_one_sided_bounds
from amends.lang.warnings.unused import warn_of_unused_names


def warn(tree: PolicyTree, report: Report) -> None:
    """Adds the warnings about a policy that has no fault."""
    warn_of_unused_names(tree, report)
    warn_of_gaps(tree, report)
    warn_of_missing_languages(tree, report)
    warn_of_one_sided_bounds(tree, report)
    warn_of_constant_conditions(tree, report)
