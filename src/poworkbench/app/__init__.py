"""Puts everything together: the one place that knows everything."""
