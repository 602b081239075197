"""Who and what: clients with sites, teams and users; customers with households, accounts, orders and products."""
