"""Read ledgers: tables of a workbook, a document or a text, their columns, their rows."""
