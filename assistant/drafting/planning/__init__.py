"""Which fact goes into which section, and what each section is to say."""
