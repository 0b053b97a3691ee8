import type { Priority, SlaMark } from "@redress/backend/contract";

/** Something that happened to a promise, with the terms it had until then. */
export interface ToldMark {
  at: number;
  mark: SlaMark;
  before: { priority: Priority | null; policy: string | null; calendar: string | null };
}

/** What is told between the stretches, oldest first. A pause is a stretch of its own, and only the first beginning names its terms. */
export function marksOf(marks: readonly SlaMark[]): ToldMark[] {
  let before: ToldMark["before"] = { priority: null, policy: null, calendar: null };
  return marks
    .map((mark) => {
      const told = { at: Date.parse(mark.at), mark, before };
      before = {
        priority: mark.priority ?? before.priority,
        policy: mark.policy ?? before.policy,
        calendar: mark.calendar ?? before.calendar,
      };
      return told;
    })
    .filter(({ mark: { type, policy } }) => {
      if (type === "applied" || type === "started") return policy !== null;
      return type !== "paused" && type !== "resumed";
    });
}
