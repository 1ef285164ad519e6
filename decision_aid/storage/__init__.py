"""The folder of rule files and its git history: reading, publishing, drafts, authors, keys."""
