"""Where cases, ledger, registry and directory are kept: tables, transactions, checks, copies."""
