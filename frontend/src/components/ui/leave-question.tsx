import { t } from "../../lib/i18n.js";
import { leaveQuestion } from "../../lib/leave-guard.js";
import { useStore } from "../../lib/store.js";
import { ConfirmDialog } from "./dialog.js";

/** Asked by the shell when people are about to leave something they have not saved. */
export function LeaveQuestion() {
  const leave = useStore(leaveQuestion);
  const stay = () => leaveQuestion.set(null);
  return (
    <ConfirmDialog
      open={leave !== null}
      onClose={stay}
      title={t("ui.leave.title")}
      consequence={t("ui.leave.consequence")}
      action={t("ui.leave.action")}
      onConfirm={() => {
        stay();
        leave?.();
      }}
    />
  );
}
