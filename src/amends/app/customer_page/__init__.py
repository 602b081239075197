"""The customer's page: their link, the second thing they know, what they see, and what they do."""
