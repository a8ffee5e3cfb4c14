"""Vendors' documents: what kind a file is, its words with boxes, its pages as pictures, in a process of its own."""
