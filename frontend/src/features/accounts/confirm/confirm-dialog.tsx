import { Dialog } from "../../../components/ui/dialog.js";
import { t } from "../../../lib/i18n.js";
import { ConfirmForm } from "./confirm-form.js";

/** @param onAnswer gets true once the password was right, false when people would rather not. */
export function ConfirmDialog({ onAnswer }: { onAnswer: (confirmed: boolean) => void }) {
  return (
    <Dialog
      open
      onClose={() => onAnswer(false)}
      title={t("own_account.confirm.title")}
      description={t("own_account.confirm.text")}
    >
      <ConfirmForm onAnswer={onAnswer} />
    </Dialog>
  );
}
