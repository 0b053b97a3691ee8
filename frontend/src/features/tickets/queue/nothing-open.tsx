import { MousePointerClick } from "lucide-react";
import { CommandKeys } from "../../../components/ui/command-keys.js";
import { EmptyState } from "../../../components/ui/empty-state.js";
import { t } from "../../../lib/i18n.js";

/** Beside the list while no ticket is open. */
export function NothingOpen() {
  return (
    // As wide as a ticket with its details, so that opening one moves nothing.
    <div className="hidden flex-1 items-center justify-center md:flex md:min-w-80 xl:min-w-[calc(20rem+var(--pane-details,18rem))]">
      <EmptyState
        icon={MousePointerClick}
        action={
          <span className="flex gap-2">
            <CommandKeys id="queue.next" />
            <CommandKeys id="queue.previous" />
          </span>
        }
      >
        {t("queue.nothing_open")}
      </EmptyState>
    </div>
  );
}
