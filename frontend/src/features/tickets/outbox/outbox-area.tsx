import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Banner } from "../../../components/ui/banner.js";
import { Button } from "../../../components/ui/button.js";
import { canSend, connection } from "../../../lib/connection.js";
import { t } from "../../../lib/i18n.js";
import { useStore } from "../../../lib/store.js";
import { OutboxSheet } from "./outbox-sheet.js";
import { outbox } from "./outbox.js";
import { sendWaiting } from "./send-waiting.js";
import { SignOutQuestion } from "./sign-out-question.js";

/** Asked again, where it was not the connection that kept it. */
const AGAIN_MS = 5000;

/** Says what waits for the connection and what was not done, and sends it when it can. */
export function OutboxArea() {
  const cache = useQueryClient();
  const entries = useStore(outbox);
  const reach = useStore(connection);
  const [open, setOpen] = useState(false);
  const waiting = entries.filter(({ refusal }) => refusal === null).length;
  const refused = entries.length - waiting;

  useEffect(() => {
    if (waiting === 0 || !canSend()) return;
    const send = () => void sendWaiting(cache);
    send();
    const timer = setInterval(send, AGAIN_MS);
    return () => clearInterval(timer);
  }, [waiting, reach, cache]);

  if (entries.length === 0) return null;
  return (
    <>
      <Banner
        tone={refused > 0 ? "danger" : "info"}
        live="status"
        data-testid="outbox-banner"
        className="m-2"
        action={<Button onClick={() => setOpen(true)}>{t("outbox.show")}</Button>}
      >
        {waiting > 0 && <p>{t(canSend() ? "outbox.sending" : "outbox.waiting", { count: waiting })}</p>}
        {refused > 0 && <p>{t("outbox.refused", { count: refused })}</p>}
      </Banner>
      <OutboxSheet open={open} onClose={() => setOpen(false)} entries={entries} />
      <SignOutQuestion count={entries.length} />
    </>
  );
}
