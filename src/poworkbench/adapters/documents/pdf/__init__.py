"""PDF files: pages of words and rules by PDFium, set upright, and the messages built into them."""
