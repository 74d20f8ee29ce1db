"""Commands that show claims with their evidence."""
