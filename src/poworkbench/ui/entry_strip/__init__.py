"""The strip that stays on top of the ERP's window while values are entered there by hand."""
