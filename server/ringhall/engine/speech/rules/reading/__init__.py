"""Values as people say them: numbers, money, dates, times and durations by the grammar of five languages."""
