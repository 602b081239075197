"""Call-backs before there are any: whom each choice reaches, whom it misses, and what it costs."""
