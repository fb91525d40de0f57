"""Objectives and key results: written, checked in, scored and forecast."""
