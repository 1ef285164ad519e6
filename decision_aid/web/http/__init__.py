"""HTTP concerns: headers, sessions, CSRF, trusted hosts and proxies, errors, health checks, logging."""
