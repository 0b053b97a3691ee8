import { lazy, Suspense } from "react";
import { confirmQuestion } from "../lib/confirmation.js";
import { loadMessagesOf } from "../lib/i18n.js";
import { useStore } from "../lib/store.js";

const ConfirmDialog = lazy(async () => {
  const dialog = import("../features/accounts/confirm/confirm-dialog.js");
  const [{ ConfirmDialog: asked }] = await Promise.all([dialog, loadMessagesOf(["account"])]);
  return { default: asked };
});

/** Asks for the password again, over whatever page it is that needs it; what was typed there stays. */
export function ConfirmQuestion() {
  const answer = useStore(confirmQuestion);
  return <Suspense>{answer && <ConfirmDialog onAnswer={answer} />}</Suspense>;
}
