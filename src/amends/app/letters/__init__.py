"""Letters to customers: what is to be sent, what became of it, and looking at what was sent."""
