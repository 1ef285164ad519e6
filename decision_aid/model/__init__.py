"""The data model: options, outcomes, statements, conditions, problems. Immutable types, no I/O."""
