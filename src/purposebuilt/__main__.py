"""`python -m purposebuilt` is the command line."""

from purposebuilt.cli import main

if __name__ == "__main__":
    main()
