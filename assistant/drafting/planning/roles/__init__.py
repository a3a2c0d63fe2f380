"""What is each fact of a ledger: a result, a problem, a plan?"""
