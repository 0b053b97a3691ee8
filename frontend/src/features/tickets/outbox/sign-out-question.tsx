import { useEffect, useState } from "react";
import { ConfirmDialog } from "../../../components/ui/dialog.js";
import { t } from "../../../lib/i18n.js";
import { askBeforeSignOut } from "../../../lib/session.js";
import { outbox } from "./outbox.js";
import { takeBack } from "./take-back.js";

/** Whoever signs out leaves nothing behind that would be sent in their name; they are told, and may stay. */
export function SignOutQuestion({ count }: { count: number }) {
  const [answer, setAnswer] = useState<((leave: boolean) => void) | null>(null);
  useEffect(
    () =>
      askBeforeSignOut(async () => {
        const leaves = await new Promise<boolean>((resolve) => setAnswer(() => resolve));
        setAnswer(null);
        if (!leaves) return false;
        // Their texts stay drafts, on this device and theirs alone.
        for (const entry of outbox.get()) takeBack(entry);
        return true;
      }),
    [],
  );
  return (
    <ConfirmDialog
      open={answer !== null}
      onClose={() => answer?.(false)}
      title={t("outbox.leave.title", { count })}
      consequence={t("outbox.leave.consequence")}
      action={t("outbox.leave.action")}
      onConfirm={() => answer?.(true)}
    />
  );
}
