/** How a queue chooses among those who can take a contact, in the order in which people choose from them. */
export const strategies = ['longest_idle', 'least_recent', 'fewest_calls', 'least_talk_time', 'round_robin', 'linear', 'top_down', 'random', 'weighted_random', 'best_match', 'skill_level_first', 'occupancy', 'predicted', 'ring_all', 'ring_progressively'] as const;

export type StrategyName = (typeof strategies)[number];

/** Those that ring at several agents at a time. */
export const ringsSeveral = (strategy: StrategyName): boolean => strategy === 'ring_all' || strategy === 'ring_progressively';
