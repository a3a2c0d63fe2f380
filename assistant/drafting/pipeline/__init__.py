"""Write the sections of a plan and verify them."""
