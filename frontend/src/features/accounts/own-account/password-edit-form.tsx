import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod/mini";
import { Button } from "../../../components/ui/button.js";
import { Checkbox } from "../../../components/ui/checkbox.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { PasswordField } from "../../../components/ui/password-field.js";
import { useProblemForm } from "../../../components/ui/problem-form.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { queries, refetch } from "../../../lib/query.js";
import { useMay, useMe } from "../../../lib/session.js";
import { toast } from "../../../lib/toasts.js";
import { newPasswordField } from "../account-fields.js";

const schema = (min: number) =>
  z.object({
    current_password: z.string().check(z.minLength(1, t("own_account.password.missing"))),
    new_password: newPasswordField(min),
  });

export function PasswordForm({ minPassword, onDone }: { minPassword: number; onDone: () => void }) {
  const me = useMe();
  const cache = useQueryClient();
  const keys = useWorkingKeys();
  const [revoke, setRevoke] = useState(false);
  const empty = { current_password: "", new_password: "" };
  const { field, summary, busy, onSubmit } = useProblemForm(schema(minPassword), empty, async (passwords) => {
    const body = { ...passwords, ...(revoke && { revoke_api_keys: true }) };
    const { revoked, left } = (await api.changePassword({ body })).api_keys;
    const words = [t("own_account.change_password.done")];
    if (revoked > 0) words.push(t("own_account.change_password.keys_revoked", { count: revoked }));
    if (left > 0) words.push(t("own_account.change_password.keys_left", { count: left }));
    toast(words.join(" "));
    await refetch(cache, ["listMySessions", "listMyApiKeys"]);
    onDone();
  });
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <ErrorSummary {...summary} />
      {/* Password managers look for whose it is. */}
      <input type="hidden" name="username" autoComplete="username" value={me.email ?? ""} />
      <PasswordField
        label={t("own_account.change_password.current")}
        autoComplete="current-password"
        autoFocus
        {...field("current_password")}
      />
      <PasswordField
        label={t("accounts.password.new")}
        hint={t("accounts.password.hint", { min: minPassword })}
        autoComplete="new-password"
        {...field("new_password")}
      />
      {keys > 0 && (
        <Checkbox
          label={t("own_account.change_password.revoke_keys", { count: keys })}
          hint={t("own_account.change_password.revoke_keys.hint", { count: keys })}
          checked={revoke}
          onChange={(event) => setRevoke(event.target.checked)}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={busy}>
          {t("own_account.change_password.submit")}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}

/** How many keys would go on working with a new password. */
function useWorkingKeys(): number {
  const may = useMay();
  const { data } = useQuery({ ...queries.listMyApiKeys(), enabled: may("api_keys.make") });
  return data?.data.filter(({ expired }) => !expired).length ?? 0;
}
