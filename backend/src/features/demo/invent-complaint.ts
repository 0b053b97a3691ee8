import type { Priority, TicketChannel } from "../../contract/schemas/ticket-words.js";
import { fill, inventDetails, type Details } from "./fill.js";
import type { Random } from "./random.js";
import type { Topic } from "./texts/index.js";
import { urgentReasons } from "./texts/people.js";

export interface Complaint {
  at: Date;
  topic: Topic;
  details: Details;
  subject: string;
  description: string;
  priority: Priority;
  urgentReason?: string;
  channel: TicketChannel;
}

/** One complaint, in the words of somebody it happened to. */
export function inventComplaint(random: Random, at: Date, topics: readonly Topic[]): Complaint {
  const topic = random.weighted(topics);
  const details = inventDetails(random, at);
  const priority = choosePriority(random, topic.priority);
  return {
    at,
    topic,
    details,
    subject: fill(random.pick(topic.subjects), details),
    description: fill(random.pick(topic.stories), details),
    priority,
    ...(priority === "high" && topic.priority !== "high" && { urgentReason: random.pick(urgentReasons) }),
    channel: random.chance(0.82) ? "web" : random.chance(0.7) ? "phone" : "counter",
  };
}

function choosePriority(random: Random, usual: Priority): Priority {
  const chance = random.next();
  if (chance < 0.03) return "critical";
  if (chance < 0.12) return "high";
  return chance < 0.2 ? "low" : usual;
}
