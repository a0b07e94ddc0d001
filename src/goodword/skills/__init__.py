"""Which of a person's listed skills the owner's own words speak to."""
