"""What can be done with a case: what the one who acts has to say, and what then has happened."""
