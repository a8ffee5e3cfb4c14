"""A small ERP spoken to over HTTP, for the demo and the tests: a foreign program that shares no code with ours."""
