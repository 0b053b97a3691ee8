import type { MadeApiKey } from "@redress/backend/contract";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Banner } from "../../../components/ui/banner.js";
import { Button } from "../../../components/ui/button.js";
import { TextField } from "../../../components/ui/text-field.js";
import { announce } from "../../../lib/announcer.js";
import { t } from "../../../lib/i18n.js";

/** A new key, shown this once; kept by nobody afterwards but by whoever copied it. */
export function ShownKey({ made, onDone }: { made: MadeApiKey; onDone: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(made.key);
    setCopied(true);
    announce(t("ui.copied"));
  };
  return (
    <div className="flex flex-col gap-4 pb-4">
      <Banner tone="warn">{t("api_keys.shown_once")}</Banner>
      <TextField
        label={t("api_keys.your_key", { name: made.name })}
        hint={t("api_keys.how_to_send")}
        readOnly
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={made.key}
        onFocus={(event) => event.target.select()}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {/* The clipboard is closed to pages on a plain-http network address; the key can be selected there. */}
        {"clipboard" in navigator && (
          <Button
            icon={copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
            onClick={() => void copy()}
          >
            {copied ? t("ui.copied") : t("ui.copy")}
          </Button>
        )}
        <Button look="primary" onClick={onDone}>
          {t("api_keys.done")}
        </Button>
      </div>
    </div>
  );
}
