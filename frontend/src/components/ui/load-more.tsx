import { t } from "../../lib/i18n.js";
import { Button } from "./button.js";

/** The next page of a list, added below. */
export function LoadMore({ hasMore, busy, onLoad }: { hasMore: boolean; busy: boolean; onLoad: () => void }) {
  if (!hasMore) return null;
  return (
    <div className="flex justify-center p-3">
      <Button busy={busy} onClick={onLoad}>
        {t("ui.load_more")}
      </Button>
    </div>
  );
}
