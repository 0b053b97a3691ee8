import type { MadeApiKey } from "@redress/backend/contract";
import { Suspense, useState } from "react";
import { Dialog } from "../../../components/ui/dialog.js";
import { Skeleton } from "../../../components/ui/skeleton.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { ShownKey } from "./shown-key.js";
import { useRefetchKeys } from "./use-api-keys.js";

const MakeKeyForm = lazy(async () => ({ default: (await import("./make-key-form.js")).MakeKeyForm }));

/** Makes a key, and shows it the once that it can be shown. */
export function MakeKeyDialog({ onClose }: { onClose: () => void }) {
  const refetch = useRefetchKeys();
  const [made, setMade] = useState<MadeApiKey | null>(null);
  return (
    <Dialog open onClose={onClose} title={made ? t("api_keys.made") : t("api_keys.make_title")}>
      {made ? (
        <ShownKey made={made} onDone={onClose} />
      ) : (
        <Suspense fallback={<Skeleton className="h-64" />}>
          <MakeKeyForm
            onCancel={onClose}
            onMade={(key) => {
              setMade(key);
              void refetch();
            }}
          />
        </Suspense>
      )}
    </Dialog>
  );
}
