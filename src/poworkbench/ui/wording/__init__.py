"""The sentences a person reads; pure Python, no Qt."""
