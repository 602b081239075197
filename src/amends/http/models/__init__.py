"""What goes over the wire, part by part: what is taken, and what is shown."""
