"""Whether what points at a page points at the right one."""
