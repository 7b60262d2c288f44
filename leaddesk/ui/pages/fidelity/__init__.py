"""The fidelity self-check: its years, its form, its paper."""
