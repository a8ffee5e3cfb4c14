"""PO Workbench keeps another company's purchase orders true to what its vendors answer."""

__version__ = "0.1.0"
