import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Button } from "../../../components/ui/button.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { t } from "../../../lib/i18n.js";
import { signOut } from "../../../lib/session.js";
import { SetUpTwoFactor } from "./set-up.js";

/** For somebody who is at work while the desk begins to demand two-factor: it stays until that is on, the page behind it too. */
export function SetUpDialog() {
  const cache = useQueryClient();
  // What the page asked for meanwhile was refused, and what happened was told to nobody.
  useEffect(() => () => void cache.invalidateQueries(), [cache]);
  return (
    <Dialog open title={t("two_factor.forced.title")} description={t("two_factor.forced.meanwhile")}>
      <div className="flex flex-col gap-5 pb-4">
        <SetUpTwoFactor onDone={() => undefined} />
        <div>
          <Button look="ghost" onClick={() => void signOut()}>
            {t("two_factor.forced.sign_out")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
