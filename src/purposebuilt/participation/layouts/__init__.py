"""Files of other tools that are read as rooms just as they are, told apart by their headings."""
