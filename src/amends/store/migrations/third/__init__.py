"""The tables of evidence: promises, bills, call records, and what customers hand in."""
