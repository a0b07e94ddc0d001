"""One module an archive. A source identifies an archive, names its owner, and yields what is in it."""
