"""Read XLSX workbooks as they look: shown values, merged cells, nothing that is hidden."""
