"""How long it takes until so many are served or have given up: sums of exponential times that grow shorter."""

from math import erf, log, sqrt

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
    """How much of a window a time of this mean and variance is expected to last: E[min(window, T)], T a gamma.

    A time that is as long as the window on average is shorter in about half of all cases, so it covers less than the
    window. A gamma's share below the window, and that of its time, are Wilson and Hilferty's (1931).
    """
    shape, scale = mean * mean / variance, variance / mean
    return mean * _below(shape + 1, window / scale) + window * (1 - _below(shape, window / scale))


def _below(shape: float, bound: float) -> float:
    """The share of a gamma with scale 1 that is below the bound."""
    ninth = 1 / (9 * shape)
    return (1 + erf(((bound / shape) ** (1 / 3) - 1 + ninth) / sqrt(2 * ninth))) / 2
