"""Where vendors' documents come in."""
