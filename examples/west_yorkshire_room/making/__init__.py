"""The steps by which the illustrative room is made."""
