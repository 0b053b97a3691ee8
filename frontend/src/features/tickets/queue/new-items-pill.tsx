import { RefreshCw } from "lucide-react";
import { useCommandKeys } from "../../../lib/commands.js";
import { Kbd } from "../../../components/ui/kbd.js";
import { t } from "../../../lib/i18n.js";
import type { pillOf } from "../model/list-news.js";

/** What waits to be shown, above the list: nothing under the pointer moves until this is pressed. */
export function NewItemsPill({ pill, onShow }: { pill: ReturnType<typeof pillOf>; onShow: () => void }) {
  const keys = useCommandKeys("queue.refresh");
  if (!pill) return null;
  return (
    // On the line between header and list, so that no row is pushed away or hidden.
    <div className="pointer-events-none absolute inset-x-0 top-0 z-sticky flex -translate-y-1/2 justify-center">
      <button
        type="button"
        data-testid="new-items-pill"
        onClick={onShow}
        className="pointer-events-auto inline-flex min-h-7 animate-fade items-center gap-2 rounded-full bg-inverse px-4 text-dense font-medium text-on-inverse shadow-pop pointer-coarse:min-h-11"
      >
        <RefreshCw aria-hidden className="size-3.5" />
        {pill.kind === "added" ? t("queue.pill.added", { count: pill.count }) : t("queue.pill.changed")}
        {keys && (
          <span aria-hidden className="max-md:hidden">
            <Kbd keys={keys} inverse />
          </span>
        )}
      </button>
    </div>
  );
}
