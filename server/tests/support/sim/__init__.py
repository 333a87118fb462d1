"""A whole centre at work in simulated time: the real heart; switch, phones, people and misfortune by chance."""
