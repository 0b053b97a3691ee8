import { MousePointerClick } from "lucide-react";
import { EmptyState } from "../../../components/ui/empty-state.js";
import { Kbd } from "../../../components/ui/kbd.js";
import { t } from "../../../lib/i18n.js";

/** Beside the list while no ticket is open. */
export function NothingOpen() {
  return (
    <div className="hidden min-w-0 flex-1 items-center justify-center md:flex">
      <EmptyState
        icon={MousePointerClick}
        action={
          <span aria-hidden className="flex gap-2">
            <Kbd keys="j" />
            <Kbd keys="k" />
          </span>
        }
      >
        {t("queue.nothing_open")}
      </EmptyState>
    </div>
  );
}
