"""What a decision aid is made of: options, outcomes, statements, conditions, problems. Frozen types without I/O."""
