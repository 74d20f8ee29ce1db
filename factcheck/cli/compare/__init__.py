"""Commands that compare versions and documents."""
