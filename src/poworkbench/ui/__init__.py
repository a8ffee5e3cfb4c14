"""The screen: asks services, paints the answers, decides nothing."""
