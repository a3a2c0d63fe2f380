"""Tests of the tab 历年."""
