import type { CalendarRow } from "@redress/backend/contract";
import { useState } from "react";
import { Card } from "../../../components/ui/card.js";
import { TextField } from "../../../components/ui/text-field.js";
import { formatList, zoneName } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { serverNow } from "../../../lib/clock.js";
import { instantOf } from "../../../lib/zoned-instant.js";
import type { PolicyValues } from "./policy-values.js";
import { PreviewClock } from "./preview-clock.js";
import { PreviewFactFields } from "./preview-fact-fields.js";
import { factsBody, fittingFacts, fridayAfternoon, previewDraft, type PreviewFacts } from "./preview-values.js";
import type { Choices } from "./use-choices.js";
import { usePreview } from "./use-preview.js";

export interface PreviewCardProps {
  /** What it names already may be put away meanwhile. Null: a new one. */
  policyId: number | null;
  values: PolicyValues;
  daySeconds: number;
  calendar: CalendarRow | undefined;
  choices: Choices;
}

/** What the draft would promise a complaint, by the code that promises. */
export function PreviewCard({ policyId, values, daySeconds, calendar, choices }: PreviewCardProps) {
  const timeZone = calendar?.time_zone ?? "UTC";
  const [typedAt, setTypedAt] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Partial<PreviewFacts>>({});
  const wall = typedAt ?? fridayAfternoon(serverNow(), timeZone);
  const at = instantOf(wall, timeZone);
  const facts = { ...fittingFacts(values.conditions), ...chosen };
  const policy = previewDraft(values, daySeconds);
  const body = policy && at !== null ? { policy_id: policyId, policy, at, ticket: factsBody(facts) } : null;
  const { data, error, isFetching } = usePreview(body);
  return (
    <Card title={t("sla_policies.preview")}>
      <TextField
        label={t("sla_policies.preview.at")}
        hint={zoneWords(timeZone, at)}
        type="datetime-local"
        value={wall}
        onChange={(event) => setTypedAt(event.target.value)}
      />
      <PreviewFactFields
        facts={facts}
        asked={values.conditions.map(({ name }) => name)}
        choices={choices}
        onChange={(part) => setChosen((before) => ({ ...before, ...part }))}
      />
      <div aria-busy={isFetching} className="flex flex-col gap-4 border-t border-border pt-4">
        {!body ? (
          <p className="text-muted">{t("sla_policies.preview.empty")}</p>
        ) : error ? (
          <p className="text-muted">{t("sla_policies.preview.unfinished")}</p>
        ) : data ? (
          <>
            {!data.matches && (
              <p className="font-medium">
                {t("sla_policies.preview.no_match", {
                  why: formatList(data.failed.map((name) => t(`sla_policies.failed.${name}`))),
                })}
              </p>
            )}
            {data.clocks.length === 0 && <p className="text-muted">{t("sla_policies.preview.nothing")}</p>}
            {data.clocks.map((clock) => (
              <PreviewClock
                key={clock.metric}
                clock={clock}
                target={values.targets[body.ticket.priority][clock.metric]}
                arrives={body.at}
              />
            ))}
          </>
        ) : (
          <p className="animate-late text-muted">{t("ui.loading")}</p>
        )}
      </div>
    </Card>
  );
}

/** "Times are in Europe/Berlin (CEST)". */
function zoneWords(zone: string, at: string | null): string {
  const short = at === null ? zone : zoneName(at, zone);
  return short === zone
    ? t("sla_policies.preview.zone", { zone })
    : t("sla_policies.preview.zone_named", { zone, short });
}
