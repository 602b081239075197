"""What Amends costs beside other ways to decide the same cases; `make bench` runs all of it."""
