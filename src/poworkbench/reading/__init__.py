"""Understanding a page: words with boxes in, a Reading with evidence out."""
