"""Where things are, and what is opened for a deed: the store, the signer, the clock."""
