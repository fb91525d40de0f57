"""The command line: standard output is data, everything else goes to standard error."""
