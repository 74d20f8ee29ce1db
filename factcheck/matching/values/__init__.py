"""What stands in a statement besides words: numbers, dates, times and units by their value, and words in one spelling."""
