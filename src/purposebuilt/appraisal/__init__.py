"""To be filled by its own part of the house."""
