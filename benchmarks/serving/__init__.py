"""The service as others meet it: a process of its own, over HTTP on loopback."""
