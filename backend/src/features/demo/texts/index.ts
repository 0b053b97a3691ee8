import { councilTopics, generalTopics } from "./council.js";
import { energyTopics } from "./energy.js";
import { telecomTopics } from "./telecom.js";

export type { Topic } from "./topic.js";
export const topics = [...telecomTopics, ...energyTopics, ...councilTopics, ...generalTopics];
