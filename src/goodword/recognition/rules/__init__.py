"""Cue words, rules and weights: data that ships with the code."""
