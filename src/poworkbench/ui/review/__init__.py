"""A document beside its order: what differs, and what was decided."""
