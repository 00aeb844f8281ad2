"""What `./dev check` checks."""
