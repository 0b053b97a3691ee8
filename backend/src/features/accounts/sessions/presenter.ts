import type { OwnSession } from "../../../contract/index.js";
import { deviceName } from "../../../platform/http/device-name.js";
import type { OpenSession } from "./queries.js";

/** @param asking the session that asks; null where somebody else's are shown. */
export function presentSession(session: OpenSession, asking: number | null): OwnSession {
  return {
    id: session.id,
    device: deviceName(session.userAgent),
    ip: session.ip,
    started_at: session.startedAt.toISOString(),
    last_used_at: session.lastUsedAt.toISOString(),
    current: session.id === asking,
  };
}
