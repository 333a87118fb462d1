"""How long it takes until so many are served or have given up: sums of exponential times that grow shorter."""

from math import erf, exp, log, pi, sqrt

EXACT_STAGES = 64


def stages(ahead: float, rate: float, theta: float) -> tuple[float, float]:
    """Mean and variance of the sum of Exp(rate + j theta), j = 0..ahead; the last for its fraction, many as an area."""
    whole = min(int(ahead), EXACT_STAGES)
    times = [1 / (rate + j * theta) for j in range(whole + 1)]
    mean, variance = sum(times), sum(time * time for time in times)
    if ahead <= EXACT_STAGES:
        part = ahead - whole
        last = 1 / (rate + (whole + 1) * theta)
        return mean + part * last, variance + part * last * last
    low, high = rate + (whole + 0.5) * theta, rate + (ahead + 0.5) * theta
    if high - low < 1e-9 * low:
        return mean + (ahead - whole) / low, variance + (ahead - whole) / (low * low)
    return mean + log(high / low) / theta, variance + (1 / low - 1 / high) / theta


def within(window: float, mean: float, variance: float) -> float:
    """How much of a window a time of this mean and variance is expected to last: E[min(window, T)], T normal.

    A time that is as long as the window on average is shorter in half of all cases, so it covers less than the window.
    """
    spread = sqrt(variance)
    z = (mean - window) / spread
    above = (mean - window) * (1 + erf(z / sqrt(2))) / 2 + spread * exp(-z * z / 2) / sqrt(2 * pi)
    return max(0.0, mean - above)
