"""Bringing decisions to the ERP and the ERP's changes here, once each, also over a bad line."""
