"""How one gets in: the API, the command line, the simulator."""
