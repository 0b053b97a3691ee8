import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { MessageText } from "../../../components/ui/message-text.js";
import { TextArea } from "../../../components/ui/text-area.js";
import { useSaving } from "../../../components/ui/use-saving.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { updatePerson, useMe } from "../../../lib/session.js";
import { toast } from "../../../lib/toasts.js";

const LONGEST = 1000;

/** What one's public replies end with by mail; it is shown as it will look while it is written. */
export function SignatureCard() {
  const me = useMe();
  const [draft, setDraft] = useState<string | null>(null);
  const { save, busy, errors, clear } = useSaving();
  const text = draft ?? me.signature;
  const isChanged = text.trim() !== me.signature;
  const tooLong = text.length > LONGEST ? [{ message: t("accounts.signature.too_long", { max: LONGEST }) }] : [];
  const keep = () =>
    save(tooLong, async () => {
      updatePerson(await api.updateMe({ body: { signature: text }, ifMatch: me.version }));
      setDraft(null);
      toast(t("accounts.profile.saved"));
    });
  return (
    <Card title={t("accounts.signature.title")} id="signature">
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <TextArea
          label={t("accounts.signature.label")}
          hint={t("accounts.signature.hint")}
          error={errors[0]?.message}
          rows={4}
          dir="auto"
          value={text}
          counter={{ length: text.length, max: LONGEST }}
          onChange={(event) => {
            setDraft(event.target.value);
            clear();
          }}
        />
        {text.trim() !== "" && (
          <section
            aria-label={t("accounts.signature.preview")}
            data-testid="signature-preview"
            className="rounded-control border border-dashed border-border-strong px-3 py-2 text-muted"
          >
            <MessageText text={text} format="markdown" />
          </section>
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" disabled={!isChanged} busy={busy}>
            {t("ui.save")}
          </Button>
          {isChanged && (
            <Button
              onClick={() => {
                setDraft(null);
                clear();
              }}
            >
              {t("accounts.discard")}
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}
