"""Patient decision aids: a rule file comes in, the evidence side by side for one person's answers goes out."""
