"""The terminal screens: state down, messages up; no arithmetic, no dates, no files."""
