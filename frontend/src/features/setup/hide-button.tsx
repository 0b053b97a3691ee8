import type { Setup } from "@redress/backend/contract";
import { Button } from "../../components/ui/button.js";
import { t } from "../../lib/i18n.js";
import { toast } from "../../lib/toasts.js";
import { useChangeSetup } from "./use-change-setup.js";

/** Hidden, the checklist no longer greets anybody who signs in; it stays under Admin and Help. */
export function HideButton({ setup }: { setup: Setup }) {
  const change = useChangeSetup(setup);
  const hide = () => change.mutate({ hidden: true }, { onSuccess: () => toast(t("setup.hidden")) });
  return setup.hidden ? (
    <Button busy={change.isPending} onClick={() => change.mutate({ hidden: false })}>
      {t("setup.show")}
    </Button>
  ) : (
    <Button busy={change.isPending} onClick={hide}>
      {t("setup.hide")}
    </Button>
  );
}
