"""The screen on which a person shows which column of an export holds what."""
