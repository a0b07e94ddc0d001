"""Who is missing a recommendation, and why."""
