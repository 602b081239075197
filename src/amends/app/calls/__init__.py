"""Call records: imported, looked into for a case, shared with it, and who looked."""
