import type { Random } from "./random.js";
import { streets } from "./texts/people.js";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The details of one complaint; the same in all its texts, so that its story stays one story. */
export type Details = Record<"weekday" | "month" | "street" | "amount" | "days", string>;

export function inventDetails(random: Random, at: Date): Details {
  return {
    weekday: random.pick(weekdays),
    month: months[(at.getUTCMonth() + 11) % 12] ?? "January",
    street: `${random.pick(streets)} ${Math.ceil(random.next() * 90)}`,
    amount: (10 + Math.floor(random.next() * 180)).toString(),
    days: (2 + Math.floor(random.next() * 7)).toString(),
  };
}

export function fill(text: string, details: Details): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => (name in details ? details[name as keyof Details] : slot));
}
