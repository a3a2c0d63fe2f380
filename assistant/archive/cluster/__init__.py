"""An archive on servers: PostgreSQL holds what is true, Milvus finds it."""
