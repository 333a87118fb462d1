"""What a centre consists of, as its administrators set it up: queues, agents, numbers, flows…"""
