import type { PushBrowser } from "../../../contract/index.js";
import { deviceName } from "../../../platform/http/device-name.js";
import type { BrowserRow } from "./queries.js";

/** @param asking the session that asks. */
export function presentBrowser(row: BrowserRow, asking: number | null): PushBrowser {
  return {
    id: row.id,
    device: deviceName(row.userAgent),
    current: row.sessionId === asking,
    added_at: row.addedAt.toISOString(),
    last_sent_at: row.lastSentAt?.toISOString() ?? null,
    failing: row.failingSince !== null,
  };
}
