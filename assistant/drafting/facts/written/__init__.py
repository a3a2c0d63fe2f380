"""The written language of reports, for what a ledger says as people speak."""
