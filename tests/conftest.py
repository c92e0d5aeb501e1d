"""Hypothesis profiles: dev for a quick look, ci for every commit, soak for a night."""

from __future__ import annotations

import os
import signal

from hypothesis import HealthCheck, settings

settings.register_profile("dev", max_examples=25, deadline=None)
settings.register_profile(
    "ci",
    max_examples=60,
    deadline=None,  # Machines are noisy: speed is measured in benchmarks, never in tests.
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("soak", max_examples=5000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell lets what it runs in the background ignore Ctrl-C, and the programs that tests start
    # and interrupt would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
