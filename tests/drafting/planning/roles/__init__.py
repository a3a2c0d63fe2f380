"""Tests of the roles of facts."""
