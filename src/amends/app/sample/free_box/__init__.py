"""The free box, from the sale to the third bill, told twice: as it happened, and as it goes."""
