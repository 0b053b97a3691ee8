import type { Priority, Status } from "../../../contract/index.js";

/** How other desks call what is called differently here. */
const statusWords: Readonly<Record<string, Status>> = {
  new: "new",
  open: "new",
  opened: "new",
  received: "new",
  "to do": "new",
  "in progress": "in_progress",
  assigned: "in_progress",
  active: "in_progress",
  "work in progress": "in_progress",
  reopened: "in_progress",
  pending: "pending",
  waiting: "pending",
  "waiting on customer": "pending",
  "waiting for customer": "pending",
  "awaiting customer": "pending",
  hold: "on_hold",
  "on hold": "on_hold",
  "waiting on third party": "on_hold",
  resolved: "resolved",
  solved: "resolved",
  fixed: "resolved",
  closed: "closed",
  done: "closed",
  completed: "closed",
  cancelled: "closed",
  canceled: "closed",
};

const priorityWords: Readonly<Record<string, Priority>> = {
  low: "low",
  minor: "low",
  p4: "low",
  "4": "low",
  medium: "medium",
  normal: "medium",
  moderate: "medium",
  p3: "medium",
  "3": "medium",
  high: "high",
  major: "high",
  p2: "high",
  "2": "high",
  critical: "critical",
  urgent: "critical",
  highest: "critical",
  p1: "critical",
  "1": "critical",
};

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim();

/** Null: no word that is known. */
export const readStatus = (text: string): Status | null => lookUp(statusWords, plain(text));
export const readPriority = (text: string): Priority | null => lookUp(priorityWords, plain(text));

function lookUp<T>(words: Readonly<Record<string, T>>, text: string): T | null {
  return Object.hasOwn(words, text) ? (words[text] ?? null) : null;
}
