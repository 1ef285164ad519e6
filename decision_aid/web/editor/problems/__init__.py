"""What the checks find, told where an author mends it."""
