"""Pictures of pages: set straight, their writing recognised."""
