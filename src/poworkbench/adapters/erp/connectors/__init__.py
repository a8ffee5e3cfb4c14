"""ERPs of which a profile cannot say everything: each overrides one verb and inherits the rest."""
