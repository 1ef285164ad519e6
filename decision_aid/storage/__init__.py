"""The rule folder on disk: loading and caching, git history, publishing, drafts, author accounts, the secret key."""
