"""Tables that others wrote, read by a mapping from their columns to our fields."""
