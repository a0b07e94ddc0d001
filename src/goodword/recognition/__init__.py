"""Finding thanks, praise, learning, help and endorsement directed at a person."""
