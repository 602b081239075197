"""What can be done with cases, and how they are read."""
