"""The ledger: what was reserved, given and reversed, for whom and by whom; caps and history facts are sums over it."""
