"""Tests, by room, with the programs that they share: the bench, the sample's maker, the terminal."""
