import { useRef, useState, type FormEvent } from "react";
import { Button } from "../../components/ui/button.js";
import { TextField } from "../../components/ui/text-field.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";

export interface TagNameFormProps {
  label: string;
  action: string;
  begun: string;
  /** @throws ApiProblem, told at the field. */
  send: (name: string) => Promise<void>;
  /** Empty again for the next one. */
  clearsAfter?: boolean;
  /** It takes the place of the control that was pressed. */
  focused?: boolean;
  onCancel?: () => void;
}

/** A name in one line. */
export function TagNameForm({ label, action, begun, send, clearsAfter, focused = false, onCancel }: TagNameFormProps) {
  const [name, setName] = useState(begun);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const submit = async (): Promise<void> => {
    const wanted = name.trim();
    if (!wanted) return setProblem(t("tags.name.missing"));
    if (wanted === begun) return onCancel?.();
    setBusy(true);
    setProblem(undefined);
    try {
      await send(wanted);
      if (clearsAfter) setName("");
      form.current?.querySelector("input")?.focus();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void submit();
  };
  return (
    <form ref={form} noValidate onSubmit={onSubmit} className="flex flex-wrap items-end gap-2">
      <TextField
        label={label}
        className="min-w-0 flex-1 basis-48 sm:max-w-80"
        autoComplete="off"
        maxLength={40}
        autoFocus={focused}
        value={name}
        error={problem}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onCancel?.();
        }}
      />
      <Button type="submit" busy={busy}>
        {action}
      </Button>
      {onCancel && (
        <Button look="ghost" onClick={onCancel}>
          {t("ui.cancel")}
        </Button>
      )}
    </form>
  );
}
