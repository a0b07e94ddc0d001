"""Text: names, sentences, markup, ids, the words of letters. Knows nothing of the house above."""
