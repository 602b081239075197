"""A sample workspace to try things in: four invented brands with people who can sign in, customers and open cases."""
