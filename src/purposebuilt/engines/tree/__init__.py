"""One tree for a whole frontier, compiled: the C++ beside this file and the door to it."""
