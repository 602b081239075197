"""What the service tells, as types."""
