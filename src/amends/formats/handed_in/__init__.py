"""What is handed in: what it is, by its content; what is refused; and what it is called."""
