"""Mutation testing: each small change to an engine module should make one of that module's quick tests fail."""
