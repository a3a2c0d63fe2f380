"""A draft follows its ledger: what changed, and the sentences that rest on it."""
