"""Is a line of a ledger a result, a problem or a plan, by its words and by the lines beside it?"""
