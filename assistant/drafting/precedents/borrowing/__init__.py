"""What of a past sentence another unit may use."""
