"""The dead-letter tray: everything that the ERP refused, and the ways out."""
