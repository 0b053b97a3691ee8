import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { t } from "../../../lib/i18n.js";
import { useMay } from "../../../lib/session.js";
import { EndedKeys } from "./ended-keys.js";
import { KeyTable } from "./key-table.js";
import { MakeKeyDialog } from "./make-key-dialog.js";
import { OwnKeyActions } from "./own-key-actions.js";
import { useMyKeys } from "./use-api-keys.js";

/** One's own keys, for those who may make some. */
export function ApiKeysCard() {
  const may = useMay();
  return may("api_keys.make") ? <OwnKeys /> : null;
}

function OwnKeys() {
  const { data, error, refetch } = useMyKeys();
  const [making, setMaking] = useState(false);
  return (
    <Card title={t("api_keys.title")} id="api-keys">
      <p className="max-w-prose text-muted">{t("api_keys.about")}</p>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows />
      ) : data.data.length === 0 ? (
        <p>{t("api_keys.none_own")}</p>
      ) : (
        <KeyTable label={t("api_keys.yours")} keys={data.data} actions={(key) => <OwnKeyActions of={key} />} />
      )}
      {data && <EndedKeys keys={data.ended} />}
      <div>
        <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => setMaking(true)}>
          {t("api_keys.make")}
        </Button>
      </div>
      {making && <MakeKeyDialog onClose={() => setMaking(false)} />}
    </Card>
  );
}
