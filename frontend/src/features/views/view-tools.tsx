import type { QueueAddress } from "../tickets/model/queue-address.js";
import { QuickFilters } from "./quick-filters.js";
import { ViewActions } from "./view-actions.js";

/** What narrows any list with a press, and what saves it. */
export function ViewTools({ address }: { address: QueueAddress }) {
  return (
    <div className="flex items-center gap-1">
      <div className="min-w-0 flex-1">
        <QuickFilters address={address} />
      </div>
      <span className="shrink-0">
        <ViewActions address={address} />
      </span>
    </div>
  );
}
