"""Patient decision aids: a rule file comes in, the evidence side by side for somebody's answers goes out."""
