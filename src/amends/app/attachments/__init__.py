"""What is handed in: taken, shown, and given out again so that nothing of it runs."""
