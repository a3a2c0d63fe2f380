"""What programs can have done."""
