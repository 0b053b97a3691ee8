import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { TextField } from "../../components/ui/text-field.js";
import { api } from "../../lib/api.js";
import { formatList } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import type { CannedValues } from "./canned-values.js";
import { RenderedText } from "./rendered-text.js";
import { variableWord } from "./variables.js";

const TICKET = /^(cmp-)?[1-9]\d{0,14}$/i;

/** How a text that is being written reads on a ticket, as it is typed. */
export function PreviewOnTicket({ texts, language }: { texts: CannedValues["texts"]; language: string }) {
  const [typed, setTyped] = useState("");
  const ticket = useDeferredValue(typed.replace(/\s+/g, ""));
  const shownTexts = useDeferredValue(texts);
  const asks = TICKET.test(ticket) && shownTexts.length > 0;
  const body = { texts: shownTexts, language };
  const preview = useQuery({
    queryKey: ["previewCanned", ticket, JSON.stringify(body)],
    queryFn: ({ signal }) => api.previewCanned({ params: { id: ticket }, body, signal }),
    enabled: asks,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const { data, error } = preview;
  return (
    <section aria-label={t("canned.preview")} className="flex flex-col gap-2">
      <TextField
        label={t("canned.preview.ticket")}
        hint={t("canned.preview.hint")}
        optional
        autoComplete="off"
        dir="ltr"
        maxLength={20}
        value={typed}
        error={asks && error ? problemText(error) : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      {asks && !error && data?.text != null && (
        <>
          <RenderedText text={data.text} {...(data.language && { language: data.language })} />
          {data.missing.length > 0 && (
            <p className="text-dense text-warn-fg">
              {t("canned.missing", { names: formatList(data.missing.map(variableWord)) })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
