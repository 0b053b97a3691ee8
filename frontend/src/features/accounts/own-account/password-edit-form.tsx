import { useQueryClient } from "@tanstack/react-query";
import { z } from "zod/mini";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { PasswordField } from "../../../components/ui/password-field.js";
import { useProblemForm } from "../../../components/ui/problem-form.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { keyOf } from "../../../lib/query.js";
import { useMe } from "../../../lib/session.js";
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
  const empty = { current_password: "", new_password: "" };
  const { field, summary, busy, onSubmit } = useProblemForm(schema(minPassword), empty, async (body) => {
    await api.changePassword({ body });
    toast(t("own_account.change_password.done"));
    await cache.invalidateQueries({ queryKey: keyOf("listMySessions") });
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
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={busy}>
          {t("own_account.change_password.submit")}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}
