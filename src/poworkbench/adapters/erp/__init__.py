"""The client's ERP over HTTP."""
