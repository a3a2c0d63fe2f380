"""Plan a draft: assign facts to sections and brief the writer on each."""
