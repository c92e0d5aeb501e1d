"""Settings: one frozen record per stage."""
