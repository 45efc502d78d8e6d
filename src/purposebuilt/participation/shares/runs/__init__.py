"""Runs of equal shares in C++, and the one Python file that calls them."""
