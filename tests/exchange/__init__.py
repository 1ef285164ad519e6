"""What other tools write is read, and becomes changes of a rule file."""
