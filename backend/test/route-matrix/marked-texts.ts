import type { Caller } from "./callers.js";

/** Texts of the desk that are not for everybody. */
export const texts = {
  complaint: "The blue lamp of the matrix flickers",
  hidden: "The green lamp of the matrix is gone",
  note: "Known troublemaker of the matrix",
  held: "A reply of the matrix that is held",
  draft: "Half a thought of the matrix",
  canned: "A private way of the matrix to say no",
  view: "What the matrix looks at in private",
} as const;

const isAgent = ({ name }: Caller) => name === "agent";
const readsAudit = ({ permissions }: Caller) => permissions.has("audit.read");

/** Who may read each. Written down by hand, as the expectations are. */
const readers: Readonly<Record<keyof typeof texts, (caller: Caller) => boolean>> = {
  complaint: ({ seesTicket }) => seesTicket,
  hidden: readsAudit,
  note: ({ seesTicket, permissions }) => seesTicket && permissions.has("ticket.read_notes"),
  held: ({ name }) => name.startsWith("admin") || name.startsWith("key with"),
  draft: isAgent,
  // The audit has what was made, and by whom.
  canned: (caller) => isAgent(caller) || readsAudit(caller),
  view: (caller) => isAgent(caller) || readsAudit(caller),
};

/** What an answer says that its reader may not know. */
export const toldWrongly = (caller: Caller, answer: string): string[] =>
  (Object.keys(texts) as (keyof typeof texts)[]).filter(
    (kind) => answer.includes(texts[kind]) && !readers[kind](caller),
  );
