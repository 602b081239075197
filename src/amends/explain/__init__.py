"""The decision in words: what is said to a customer, and by whom more can be given."""
