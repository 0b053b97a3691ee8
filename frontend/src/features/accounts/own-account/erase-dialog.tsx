import { useState, type FormEvent, type ReactNode } from "react";
import { Button } from "../../../components/ui/button.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";

export interface EraseDialogProps {
  title: string;
  consequence: string;
  /** What has to be typed before it is done. */
  typed: string;
  action: string;
  busy: boolean;
  onClose: () => void;
  onConfirm: () => void;
  /** What else has to be decided. */
  children?: ReactNode;
}

/** Asked before something is erased for good: whoever goes on has read what. */
export function EraseDialog({
  title,
  consequence,
  typed,
  action,
  busy,
  onClose,
  onConfirm,
  children,
}: EraseDialogProps) {
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isRight = text.trim().toLowerCase() === typed.trim().toLowerCase();
    setWrong(!isRight);
    if (isRight && !busy) onConfirm();
  };
  return (
    <Dialog open onClose={onClose} title={title} description={consequence}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-5 pb-4">
        {children}
        <TextField
          label={t("own_account.erase.label", { typed })}
          name="typed"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={wrong ? t("own_account.erase.wrong", { typed }) : undefined}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="danger" busy={busy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
