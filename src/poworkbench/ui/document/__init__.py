"""The vendor's page, with the focused value lit."""
