"""Call records by the million: made, imported, and looked into."""
