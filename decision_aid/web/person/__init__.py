"""The pages of a consultation, from the first question to the handout."""
