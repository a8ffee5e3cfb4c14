"""What the benchmarks share: taking turns, their table, their documents, their peers."""
