"""The command line: words in, words out. What is asked for is done by `workflow`."""

from purposebuilt.cli.running import main

__all__ = ["main"]
