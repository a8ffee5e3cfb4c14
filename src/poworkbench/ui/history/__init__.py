"""Who decided what about a value, when, why and from where."""
