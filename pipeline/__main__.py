"""`python -m pipeline` is `sygnatariusz`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
