import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { ConfirmDialog } from "../../../components/ui/dialog.js";
import { t } from "../../../lib/i18n.js";

/** Throws the draft away, after asking: its files cannot be brought back. */
export function StartAgain({ onConfirm }: { onConfirm: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="ghost" onClick={() => setAsking(true)}>
        {t("complaints.new.start_again")}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("complaints.new.start_again_title")}
        consequence={t("complaints.new.start_again_text")}
        action={t("complaints.new.start_again")}
        onConfirm={() => {
          setAsking(false);
          onConfirm();
        }}
      />
    </>
  );
}
