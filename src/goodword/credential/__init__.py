"""The signed form of a recommendation: Open Badges 3.0 EndorsementCredential on VC 2.0."""
