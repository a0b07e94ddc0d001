"""Makes the sample archives from the words that stand beside it."""
