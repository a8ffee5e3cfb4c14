"""A believable day to try the workbench on: an ERP of its own and vendors whose documents arrive."""
