"""The policy registry: the life of each version of a policy, and which version governs a case."""
