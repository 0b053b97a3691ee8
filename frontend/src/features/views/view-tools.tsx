import type { QueueAddress } from "../tickets/model/queue-address.js";
import { ChangedView } from "./changed-view.js";
import { QuickFilters } from "./quick-filters.js";

export { ViewActions } from "./view-actions.js";

/** What narrows any list with a press, and what becomes of a saved view that was changed. */
export function ViewTools({ address }: { address: QueueAddress }) {
  return (
    <>
      <QuickFilters address={address} />
      {address.saved && <ChangedView address={address} saved={address.saved} />}
    </>
  );
}
