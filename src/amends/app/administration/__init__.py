"""Setting up a workspace and looking after it: clients, people, customers, imports, and what keeps the store whole."""
