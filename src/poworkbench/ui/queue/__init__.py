"""The list of documents that wait beside their orders."""
