import { useEffect } from "react";
import { outbox } from "../../features/tickets/outbox/outbox.js";
import { loadMessagesOf } from "../../lib/i18n.js";
import { useOnDemand } from "../../lib/on-demand.js";
import { useSession } from "../../lib/session.js";
import { useStore } from "../../lib/store.js";

const load = async () =>
  (await Promise.all([import("../../features/tickets/outbox/outbox-area.js"), loadMessagesOf(["outbox"])]))[0];

/** What staff did without a connection. */
export function WaitingArea() {
  const { user } = useSession();
  return user?.is_staff ? <Loaded /> : null;
}

/** Fetched while there is a connection: it is needed when there is none. */
function Loaded() {
  const waits = useStore(outbox).length > 0;
  const [area, fetchNow] = useOnDemand(load);
  useEffect(() => {
    if (waits) fetchNow();
  }, [waits, fetchNow]);
  return area && waits && <area.OutboxArea />;
}
