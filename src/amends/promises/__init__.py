"""What someone of the company said that a customer would get, and whether the bills keep it."""
