import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Banner } from "../../components/ui/banner.js";
import { Button } from "../../components/ui/button.js";
import { TextField } from "../../components/ui/text-field.js";
import { announce } from "../../lib/announcer.js";
import { t } from "../../lib/i18n.js";

/** A link that is shown this once, to be handed over by other means than mail. */
export function InvitationLink({ link }: { link: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
    announce(t("ui.copied"));
  };
  return (
    <div className="flex flex-col gap-4">
      <Banner tone="warn">{t("accounts.invite.link_once")}</Banner>
      <TextField label={t("accounts.invite.link")} readOnly value={link} onFocus={(event) => event.target.select()} />
      {/* The clipboard is closed to pages on a plain-http network address; the link can be selected there. */}
      {"clipboard" in navigator && (
        <Button
          icon={copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
          onClick={() => void copy()}
        >
          {copied ? t("ui.copied") : t("ui.copy")}
        </Button>
      )}
    </div>
  );
}
