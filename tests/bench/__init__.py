"""What a person in front of the program waits for, beside an empty Textual app: `make bench`."""
