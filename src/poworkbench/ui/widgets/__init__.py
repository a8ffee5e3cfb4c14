"""Small painted things that several screens use."""
