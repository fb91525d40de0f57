"""The report to send round: what it says, as a value, and that value as one HTML page or as Markdown."""
