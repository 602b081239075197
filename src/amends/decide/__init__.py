"""The reference meaning of a policy: what one case gets, why, and what is still to be asked."""
