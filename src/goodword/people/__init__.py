"""Who is who: accounts to people, by hard keys alone; everything else is a question."""
