"""Patient decision aids: a rule file and a person's answers become the evidence side by side, and no advice."""
