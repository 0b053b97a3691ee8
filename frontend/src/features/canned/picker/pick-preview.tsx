import { useQuery, type UseQueryOptions } from "@tanstack/react-query";
import type { Canned, RenderedCanned } from "@redress/backend/contract";
import { formatList } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { ActionChips } from "../action-chips.js";
import { RenderedText } from "../rendered-text.js";
import { variableWord } from "../variables.js";

interface PickPreviewProps {
  canned: Canned;
  rendering: UseQueryOptions<RenderedCanned, Error, RenderedCanned, readonly unknown[]>;
}

/** What would be written on this ticket, and what would be done to it. */
export function PickPreview({ canned, rendering }: PickPreviewProps) {
  const { data } = useQuery(rendering);
  if (!data) return null;
  return (
    <section aria-label={t("canned.preview_of", { name: canned.title })} className="flex flex-col gap-2">
      {data.text !== null && <RenderedText text={data.text} {...(data.language && { language: data.language })} />}
      {data.missing.length > 0 && (
        <p className="text-dense text-warn-fg">
          {t("canned.missing", { names: formatList(data.missing.map(variableWord)) })}
        </p>
      )}
      <ActionChips actions={data.actions} />
    </section>
  );
}
