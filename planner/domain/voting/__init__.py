"""What several leads think of a lane, each by himself and hidden until all is shown together."""
