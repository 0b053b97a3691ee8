import { Clock } from "lucide-react";
import { Button } from "../../../components/ui/button.js";
import { t } from "../../../lib/i18n.js";
import type { Waiting } from "./outbox.js";
import { takeBack } from "./take-back.js";

/** Where a message was written that waits for the connection: it is as sent, and can be taken back to be edited. */
export function QueuedMessage({ entry, onEdit }: { entry: Waiting; onEdit: () => void }) {
  const { deed } = entry;
  if (deed.kind !== "message") return null;
  return (
    <div className="flex flex-col gap-2">
      <p
        dir="auto"
        className="max-h-40 overflow-y-auto rounded-control border border-border bg-surface px-3 py-2 whitespace-pre-wrap wrap-anywhere"
      >
        {deed.text}
      </p>
      <p className="flex flex-wrap items-center gap-2 text-dense text-muted">
        <Clock aria-hidden className="size-4" />
        {t("outbox.message_waits")}
        <Button
          onClick={() => {
            takeBack(entry);
            onEdit();
          }}
        >
          {t("outbox.edit")}
        </Button>
      </p>
    </div>
  );
}
