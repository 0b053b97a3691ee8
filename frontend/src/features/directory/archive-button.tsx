import { useState } from "react";
import { Button } from "../../components/ui/button.js";
import { t } from "../../lib/i18n.js";
import { toastProblem } from "../../lib/problem-text.js";
import { toast } from "../../lib/toasts.js";

export interface ArchiveButtonProps {
  name: string;
  archived: boolean;
  /** Puts it away or restores it, whatever its version is by then. */
  onSet: (archived: boolean) => Promise<void>;
}

/** Puts something away, or restores it, at once; Undo takes it back. */
export function ArchiveButton({ name, archived, onSet }: ArchiveButtonProps) {
  const [busy, setBusy] = useState(false);
  const set = async (next: boolean): Promise<void> => {
    setBusy(true);
    try {
      await onSet(next);
      toast(t(next ? "organizations.archived_now" : "organizations.restored_now", { name }), {
        action: { label: t("ui.undo"), run: () => void set(!next) },
      });
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button busy={busy} onClick={() => void set(!archived)}>
      {t(archived ? "organizations.restore" : "organizations.archive")}
    </Button>
  );
}
