"""The draft as a person would see it."""
