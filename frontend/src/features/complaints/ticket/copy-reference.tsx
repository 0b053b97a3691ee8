import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { announce } from "../../../lib/announcer.js";
import { t } from "../../../lib/i18n.js";
import { toast } from "../../../lib/toasts.js";

/** Puts a complaint's number on the clipboard. */
export function CopyReference({ number }: { number: string }) {
  const [copied, setCopied] = useState(false);
  // Browsers have no clipboard on plain-http addresses other than this machine.
  if (!("clipboard" in navigator)) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(number);
      setCopied(true);
      announce(t("ui.copied"));
    } catch {
      toast(t("complaints.copy_failed"), { tone: "error" });
    }
  };
  const Icon = copied ? Check : Copy;
  return (
    <Button
      onClick={() => void copy()}
      icon={<Icon aria-hidden className="size-4" />}
      aria-label={t("complaints.copy_named", { number })}
    >
      {copied ? t("ui.copied") : t("ui.copy")}
    </Button>
  );
}
