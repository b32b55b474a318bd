"""`python -m evidence` is the command line."""

from evidence.cli import main

if __name__ == "__main__":
    main()
