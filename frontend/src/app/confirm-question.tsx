import { Suspense } from "react";
import { confirmQuestion } from "../lib/confirmation.js";
import { loadMessagesOf } from "../lib/i18n.js";
import { lazy } from "../lib/lazy.js";
import { useSession } from "../lib/session.js";
import { useStore } from "../lib/store.js";
import { page } from "./page.js";

const ConfirmDialog = lazy(async () => {
  const dialog = import("../features/accounts/confirm/confirm-dialog.js");
  const [{ ConfirmDialog: asked }] = await Promise.all([dialog, loadMessagesOf(["account"])]);
  return { default: asked };
});
const SetUpDialog = page(
  "account",
  async () => (await import("../features/accounts/two-factor/set-up-dialog.js")).SetUpDialog,
);

/** Asks for the password again, or for two-factor, over whatever page it is that needs it; what was typed there stays. */
export function ConfirmQuestion() {
  const answer = useStore(confirmQuestion);
  const { setUp } = useSession();
  return (
    <Suspense>
      {setUp === "over" && <SetUpDialog />}
      {answer && <ConfirmDialog onAnswer={answer} />}
    </Suspense>
  );
}
