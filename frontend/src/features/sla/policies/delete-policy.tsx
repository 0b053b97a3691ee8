import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../components/ui/dialog.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { toast } from "../../../lib/toasts.js";
import { refreshPolicies } from "./use-arrange-policies.js";

export interface DeletePolicyProps {
  /** Null while nothing is to be deleted. */
  policy: { id: number; name: string } | null;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Asks first: what is deleted does not come back. */
export function DeletePolicy({ policy, onClose, onDeleted }: DeletePolicyProps) {
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: (id: number) => api.deleteSlaPolicy({ params: { id: String(id) } }),
    onSuccess: () => {
      toast(t("sla_policies.deleted", { name: policy?.name }));
      onClose();
      onDeleted?.();
    },
    onError: (error) => {
      toastProblem(error);
      onClose();
    },
    onSettled: () => void refreshPolicies(cache),
  });
  return (
    <ConfirmDialog
      open={policy !== null}
      onClose={onClose}
      title={t("sla_policies.delete.title", { name: policy?.name })}
      consequence={t("sla_policies.delete.consequence")}
      action={t("sla_policies.delete")}
      busy={remove.isPending}
      onConfirm={() => policy && remove.mutate(policy.id)}
    />
  );
}
