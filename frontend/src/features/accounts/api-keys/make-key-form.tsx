import type { MadeApiKey, Scope } from "@redress/backend/contract";
import { z } from "zod/mini";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { useProblemForm } from "../../../components/ui/problem-form.js";
import { Select } from "../../../components/ui/select.js";
import { TextField } from "../../../components/ui/text-field.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { ScopeChoice } from "./scope-choice.js";
import { allScopes } from "./scope-words.js";

const LIVES = [30, 90, 180, 365] as const;

const schema = () =>
  z.object({
    name: z
      .string()
      .check(z.trim(), z.minLength(1, t("api_keys.name_missing")), z.maxLength(80, t("api_keys.name_long"))),
    scopes: z.array(z.enum(allScopes)).check(z.minLength(1, t("api_keys.scopes_missing"))),
    days: z.string(),
  });

export interface MakeKeyFormProps {
  onMade: (made: MadeApiKey) => void;
  onCancel: () => void;
}

/** What a new key is called, what it may do, and for how long. */
export function MakeKeyForm({ onMade, onCancel }: MakeKeyFormProps) {
  const { form, field, summary, busy, onSubmit } = useProblemForm(
    schema(),
    { name: "", scopes: [] as Scope[], days: "90" },
    async ({ name, scopes, days }) => {
      onMade(await api.createApiKey({ body: { name, scopes, days: Number(days) } }));
    },
  );
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5 pb-4">
      <ErrorSummary {...summary} />
      <TextField
        label={t("api_keys.name")}
        hint={t("api_keys.name_hint")}
        autoComplete="off"
        maxLength={200}
        autoFocus
        {...field("name")}
      />
      <ScopeChoice
        value={form.watch("scopes")}
        error={field("scopes").error}
        onChange={(scopes) => form.setValue("scopes", scopes, { shouldDirty: true })}
      />
      <Select
        label={t("api_keys.life")}
        hint={t("api_keys.life_hint")}
        options={LIVES.map((days) => ({ value: String(days), label: t("api_keys.days", { days }) }))}
        {...field("days")}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{t("ui.cancel")}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {t("api_keys.make")}
        </Button>
      </div>
    </form>
  );
}
