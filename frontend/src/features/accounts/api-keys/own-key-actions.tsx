import type { ApiKey } from "@redress/backend/contract";
import { Suspense, useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { RevokeKey } from "./revoke-key.js";
import { useRefetchKeys } from "./use-api-keys.js";

const RenameKeyForm = lazy(async () => ({ default: (await import("./rename-key-form.js")).RenameKeyForm }));

/** What people do with a key of their own. */
export function OwnKeyActions({ of: key }: { of: ApiKey }) {
  const refetch = useRefetchKeys();
  const [renaming, setRenaming] = useState(false);
  return (
    <div className="flex gap-1">
      <Button
        look="ghost"
        aria-label={t("api_keys.rename_named", { name: key.name })}
        onClick={() => setRenaming(true)}
      >
        {t("api_keys.rename")}
      </Button>
      <RevokeKey of={key} revoke={() => api.revokeMyApiKey({ params: { id: String(key.id) } })} />
      <Dialog open={renaming} onClose={() => setRenaming(false)} title={t("api_keys.rename_title")}>
        <Suspense>
          <RenameKeyForm
            of={key}
            onDone={() => {
              setRenaming(false);
              void refetch();
            }}
          />
        </Suspense>
      </Dialog>
    </div>
  );
}
