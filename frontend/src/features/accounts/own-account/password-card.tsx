import { Suspense, useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { useAppInfo } from "../../../lib/app-info.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";

const PasswordForm = lazy(async () => ({ default: (await import("./password-edit-form.js")).PasswordForm }));

/** One's own password: opened by a press, so that the page comes without a form that hardly anybody needs. */
export function PasswordCard() {
  const app = useAppInfo();
  const [changing, setChanging] = useState(false);
  return (
    <Card title={t("own_account.change_password.title")} id="password">
      {changing ? (
        <Suspense>
          <PasswordForm minPassword={app?.password_min_length ?? 12} onDone={() => setChanging(false)} />
        </Suspense>
      ) : (
        <>
          <p className="max-w-prose text-muted">{t("own_account.change_password.about")}</p>
          <div>
            <Button onClick={() => setChanging(true)}>{t("own_account.change_password.open")}</Button>
          </div>
        </>
      )}
    </Card>
  );
}
