"""What readers see: the static page, the verify page, the text for LinkedIn."""
