"""What browser tests share: drivers, walks and probes."""
