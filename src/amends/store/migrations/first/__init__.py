"""The tables of the first revision, as they were then."""
