"""The desk: pages for agents, team leads, owners and administrators, and the customer's own page."""
