"""Who may be here: authors, their roles, and the ways to sign in."""
