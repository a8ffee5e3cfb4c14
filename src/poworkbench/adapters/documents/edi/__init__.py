"""X12 and EDIFACT messages: taken apart, counted, and what they say."""
