"""Write, lock and seal the files of an archive, and explain disk faults."""
