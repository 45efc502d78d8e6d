"""The complete frontier of a whole programme of choices, by one tree: from programme to choices, and the way back."""
