"""Which wider searches to offer when nothing was found."""

from collections.abc import Iterable, Mapping

OFFERED_MAX = 4
TOGETHER = (("from", "to"), ("wait_min", "wait_max"), ("length_min", "length_max"))


def without(set_filters: Iterable[str]) -> list[tuple[str, ...]]:
    """The filters to leave out, one after the other; those that belong together go together. All of them at last."""
    names = list(set_filters)
    groups = [tuple(name for name in pair if name in names) for pair in TOGETHER]
    alone = [(name,) for name in names if not any(name in pair for pair in TOGETHER)]
    single = [*(group for group in groups if group), *alone]
    every = tuple(name for name in names if name != "q")
    return [*single, every] if every and every not in single else single


def worth_offering(counts: Mapping[tuple[str, ...], int]) -> list[tuple[tuple[str, ...], int]]:
    """Those that find something; the nearest to what was asked first, that is those that drop and find least."""
    found = [(dropped, count) for dropped, count in counts.items() if count]
    return sorted(found, key=lambda each: (len(each[0]), each[1]))[:OFFERED_MAX]
