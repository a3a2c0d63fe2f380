"""Test recognising scans."""
