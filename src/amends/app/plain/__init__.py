"""What surfaces show to machines: cases, policies, the directory and the rest as plain data, alike on each of them."""
