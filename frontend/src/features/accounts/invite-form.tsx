import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ResponseOf } from "@redress/backend/contract";
import { z } from "zod/mini";
import { Button } from "../../components/ui/button.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { useProblemForm } from "../../components/ui/problem-form.js";
import { Select } from "../../components/ui/select.js";
import { TextField } from "../../components/ui/text-field.js";
import { call } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { keyOf, queryOf } from "../../lib/query.js";
import { useSubmitKey } from "../../lib/submit-key.js";
import { emailField, nameField } from "./account-fields.js";

const schema = () =>
  z.object({
    full_name: nameField(),
    email: emailField(),
    role: z.string().check(z.minLength(1, t("accounts.invite.role_missing"))),
  });

export function InviteForm({ onSent }: { onSent: (invitation: ResponseOf<"invitePerson">) => void }) {
  const cache = useQueryClient();
  const roles = useQuery(queryOf("listRoles"));
  const key = useSubmitKey();
  const empty = { full_name: "", email: "", role: "" };
  const { field, summary, busy, onSubmit } = useProblemForm(schema(), empty, async (body) => {
    onSent(await call("invitePerson", { body, idempotencyKey: key.current() }));
    await cache.invalidateQueries({ queryKey: keyOf("listPeople") });
  });
  return (
    <form noValidate onSubmit={onSubmit} onChange={key.renew} className="flex flex-col gap-5 pb-6">
      <ErrorSummary {...summary} />
      <TextField label={t("accounts.people.name")} autoComplete="off" {...field("full_name")} />
      <TextField label={t("accounts.email.label")} type="email" autoComplete="off" {...field("email")} />
      <Select
        label={t("accounts.people.role")}
        placeholder={t("accounts.invite.choose_role")}
        options={(roles.data?.data ?? []).map((role) => ({ value: role.key, label: role.name }))}
        {...field("role")}
      />
      <Button type="submit" look="primary" busy={busy}>
        {t("accounts.invite.send")}
      </Button>
    </form>
  );
}
