import type { ApiKey } from "@redress/backend/contract";
import { z } from "zod/mini";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { useProblemForm } from "../../../components/ui/problem-form.js";
import { TextField } from "../../../components/ui/text-field.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";

const schema = () =>
  z.object({
    name: z
      .string()
      .check(z.trim(), z.minLength(1, t("api_keys.name_missing")), z.maxLength(80, t("api_keys.name_long"))),
  });

/** Another name for a key of one's own. */
export function RenameKeyForm({ of: key, onDone }: { of: ApiKey; onDone: () => void }) {
  const { field, summary, busy, onSubmit } = useProblemForm(schema(), { name: key.name }, async ({ name }) => {
    await api.updateApiKey({ params: { id: String(key.id) }, body: { name } });
    onDone();
  });
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5 pb-4">
      <ErrorSummary {...summary} />
      <TextField label={t("api_keys.name")} autoComplete="off" maxLength={200} autoFocus {...field("name")} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button type="submit" look="primary" busy={busy}>
          {t("ui.save")}
        </Button>
      </div>
    </form>
  );
}
