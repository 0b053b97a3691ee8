import type { ApiKey } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { ConfirmDialog } from "../../../components/ui/dialog.js";
import { t } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { toast } from "../../../lib/toasts.js";
import { useRefetchKeys } from "./use-api-keys.js";

export interface RevokeKeyProps {
  of: Pick<ApiKey, "name" | "prefix">;
  /** Sends it: for one's own key by another route than for somebody else's. */
  revoke: () => Promise<unknown>;
}

/** Ends a key for good, after a question that names it. */
export function RevokeKey({ of: key, revoke }: RevokeKeyProps) {
  const refetch = useRefetchKeys();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  const confirm = async (): Promise<void> => {
    setBusy(true);
    try {
      await revoke();
      toast(t("api_keys.revoked", { name: key.name }));
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
      setAsking(false);
      await refetch();
    }
  };

  return (
    <>
      <Button look="ghost" aria-label={t("api_keys.revoke_named", { name: key.name })} onClick={() => setAsking(true)}>
        {t("api_keys.revoke")}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("api_keys.revoke_title", { name: key.name })}
        consequence={t("api_keys.revoke_consequence", { prefix: key.prefix })}
        action={t("api_keys.revoke_action")}
        busy={busy}
        onConfirm={() => void confirm()}
      />
    </>
  );
}
