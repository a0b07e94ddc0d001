"""`python -m goodword` is `goodword`."""

from goodword.cli import main

main()
