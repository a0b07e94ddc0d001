"""From the owner's own sentences to a draft, and from a checked draft to a Recommendation."""
