"""What is live: who is there now, whom a case waits for at this moment, and what they are alerted to."""
