"""What a client settles for itself, as fields and as what comes back of them."""
