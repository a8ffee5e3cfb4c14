"""Working for a client whose ERP has no interface: its exports come in, updates go out by file or by hand."""
