"""Speaking HTTP to a platform: one host, one login, and what its silence and its answers mean."""
