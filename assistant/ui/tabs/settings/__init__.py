"""The parts of the tab 设置."""
