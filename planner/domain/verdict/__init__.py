"""Was a slice worth it? What its weeks say, held against a pass mark that was set beforehand."""
