import type { Work } from "../../../platform/work.js";

/**
 * Push services are whatever addresses people name. Those that hang hold up as many workers as there are lanes, and never
 * all of them: mail and clocks go on.
 */
const LANES = 2;

/** Has a push sent, after so many seconds; one waiting job for each. */
export const sendAfter = (work: Work, push: { pushId: number; personId: number }, seconds = 0): Promise<void> =>
  work.addJob(
    "send_push",
    { push_id: push.pushId },
    { key: `send_push:${push.pushId}`, queue: `push:${push.personId % LANES}`, ...(seconds > 0 && { delay: seconds }) },
  );
