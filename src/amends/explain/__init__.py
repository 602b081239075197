"""The decision in words: what is said to a customer, and what the agent who says it needs to see."""
