/** The desk's settings that decide about tickets. */
export interface DeskRules {
  /** `request`: the priority that a customer chooses is a wish, which staff confirm. */
  readonly customerPriority: "apply" | "request";
  /** Days after which a resolved ticket closes by itself. */
  readonly autoCloseDays: number;
  /** Days during which a customer may reopen a closed ticket. */
  readonly reopenDays: number;
  /** Files that one message may have. */
  readonly attachmentMaxFiles: number;
  /** Files are looked into before anybody gets them. */
  readonly scansFiles: boolean;
}

const DAY_MS = 86_400_000;

/** A number of whole days of 24 hours later; round the clock, so no calendar has a say. */
export const daysAfter = (start: Date, days: number): Date => new Date(start.getTime() + days * DAY_MS);
