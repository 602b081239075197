"""The use cases: one function an action, each one transaction and one permission check, for every surface alike."""
