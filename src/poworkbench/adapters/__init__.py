"""The outer world: one foreign library, one package; none of them knows another."""
