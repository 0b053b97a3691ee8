import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { RoleDetail } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { Select } from "../../../components/ui/select.js";
import { api } from "../../../lib/api.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";
import { keyOf, queries } from "../../../lib/query.js";
import { toast } from "../../../lib/toasts.js";
import { refreshRoles } from "./save-role.js";

/** Deletes a role, after asking which one its people get instead. */
export function DeleteRole({ role, onDeleted }: { role: RoleDetail; onDeleted: () => void }) {
  const [open, setOpen] = useState(false);
  if (!role.abilities.delete) return null;
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        {t("roles.delete")}
      </Button>
      {open && <DeleteDialog role={role} onClose={() => setOpen(false)} onDeleted={onDeleted} />}
    </>
  );
}

interface DeleteDialogProps {
  role: RoleDetail;
  onClose: () => void;
  onDeleted: () => void;
}

function DeleteDialog({ role, onClose, onDeleted }: DeleteDialogProps) {
  const cache = useQueryClient();
  const roles = useQuery(queries.listRoles());
  // Deactivated people have it too, and are not counted: whether its kind can be changed tells that somebody has it.
  const [inUse, setInUse] = useState(!role.abilities.change_kind);
  const [moveTo, setMoveTo] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const others = (roles.data?.data ?? []).filter(
    ({ id, is_staff, grantable }) => id !== role.id && is_staff === role.is_staff && grantable,
  );
  const remove = useMutation({
    mutationFn: () =>
      api.deleteRole({ params: { id: String(role.id) }, query: inUse && moveTo !== "" ? { move_to: moveTo } : {} }),
    onSuccess: async () => {
      toast(t("roles.deleted", { name: role.name }));
      onDeleted();
      cache.removeQueries({ queryKey: keyOf("getRole", { params: { id: String(role.id) } }) });
      await refreshRoles(cache);
    },
    onError: (error) => {
      // Somebody was given it meanwhile.
      if (error instanceof ApiProblem && error.code === "role.in_use") setInUse(true);
      setWrong(problemText(error));
    },
  });
  const confirm = () => (inUse && moveTo === "" ? setWrong(t("roles.move_to.missing")) : remove.mutate());
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("roles.delete.title", { name: role.name })}
      description={inUse ? t("roles.delete.in_use", { count: role.people }) : t("roles.delete.unused")}
      footer={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button look="danger" busy={remove.isPending} onClick={confirm}>
            {t("roles.delete")}
          </Button>
        </>
      }
    >
      {inUse ? (
        <Select
          label={t("roles.move_to")}
          hint={t("roles.move_to.hint")}
          placeholder={t("roles.move_to.choose")}
          options={others.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={moveTo}
          error={wrong ?? undefined}
          onChange={(event) => {
            setMoveTo(event.target.value);
            setWrong(null);
          }}
        />
      ) : (
        wrong && <p role="alert">{wrong}</p>
      )}
    </Dialog>
  );
}
