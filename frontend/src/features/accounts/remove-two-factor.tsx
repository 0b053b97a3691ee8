import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PersonDetail } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../components/ui/button.js";
import { ConfirmDialog } from "../../components/ui/dialog.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { toastProblem } from "../../lib/problem-text.js";
import { keyOf } from "../../lib/query.js";
import { toast } from "../../lib/toasts.js";

/** Turns off the two-factor of somebody who lost it, for those who may change them. */
export function RemoveTwoFactor({ person }: { person: PersonDetail }) {
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => api.removeTwoFactor({ params: { id: String(person.id) } }),
    onSuccess: () => toast(t("accounts.person.two_factor_removed", { name: person.full_name })),
    onError: (error) => toastProblem(error),
    onSettled: async () => {
      setAsking(false);
      await Promise.all([
        cache.invalidateQueries({ queryKey: keyOf("getPerson", { params: { id: String(person.id) } }) }),
        cache.invalidateQueries({ queryKey: keyOf("listPeople") }),
      ]);
    },
  });
  const { lock } = person.abilities;
  // The last admin may have lost it like anybody else.
  if (!person.two_factor || (lock !== null && lock !== "last_admin")) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("accounts.person.two_factor_remove")}</Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("accounts.person.two_factor_remove.question", { name: person.full_name })}
        consequence={t("accounts.person.two_factor_remove.consequence")}
        action={t("accounts.person.two_factor_remove")}
        busy={remove.isPending}
        danger
        onConfirm={() => remove.mutate()}
      />
    </>
  );
}
