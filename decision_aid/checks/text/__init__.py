"""Text analysis that several checks share: proportions in prose, word lists, readability."""
