"""A small, safe language of conditions and sums over a caller's variables: `number(balance) > 100 and lang == "da"`.

Python's notation, walked by `simpleeval` over a syntax tree that was checked first: names, texts, numbers, + - * / %,
comparisons, `in`, and, or, not, `a if b else c` and the functions of `values.FUNCTIONS`. Nothing can loop, repeat or
reach into an object, and length, depth and every result are bounded, so an expression is always quick.
"""
