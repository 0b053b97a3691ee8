import type { CalendarRow, Metric, Priority } from "@redress/backend/contract";
import { Copy } from "lucide-react";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { FieldError } from "../../../components/ui/field.js";
import { PriorityIcon } from "../../../components/ui/priority-icon.js";
import { t } from "../../../lib/i18n.js";
import { TABLET_UP, useMedia } from "../../../lib/media.js";
import type { PartProps } from "./form-part.js";
import { metricWord } from "./policy-words.js";
import { TargetCell } from "./target-cell.js";
import { eachTarget, METRICS, PRIORITIES } from "./target-values.js";

export interface TargetsSectionProps extends PartProps {
  daySeconds: number;
  calendars: readonly CalendarRow[];
}

/** What is promised: a table of priorities and promises; on small screens a card per priority. */
export function TargetsSection({ values, set, errorOf, daySeconds, calendars }: TargetsSectionProps) {
  const isWide = useMedia(TABLET_UP);
  const { targets } = values;
  const cell = (priority: Priority, metric: Metric) => (
    <TargetCell
      priority={priority}
      metric={metric}
      showLabel={!isWide}
      target={targets[priority][metric]}
      error={errorOf(`targets.${priority}.${metric}`)}
      daySeconds={daySeconds}
      calendars={calendars}
      onChange={(target) =>
        set(
          "targets",
          eachTarget((p, m) => (p === priority && m === metric ? target : targets[p][m])),
        )
      }
    />
  );
  return (
    <Card title={t("sla_policies.section.targets")}>
      <p className="max-w-prose text-dense text-muted">{t("sla_policies.targets.hint")}</p>
      <div data-field="targets" tabIndex={-1}>
        {isWide ? (
          <table className="w-full table-fixed border-collapse text-start">
            <thead>
              <tr>
                <th scope="col" className="w-24 pb-2 text-start font-normal text-muted">
                  {t("sla_policies.priority")}
                </th>
                {METRICS.map((metric) => (
                  <th key={metric} scope="col" className="pb-2 ps-2 text-start font-medium">
                    {metricWord(metric)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {PRIORITIES.map((priority) => (
                <tr key={priority} className="align-top">
                  <th scope="row" className="border-t border-border py-3 text-start font-normal">
                    <PriorityIcon priority={priority} />
                  </th>
                  {METRICS.map((metric) => (
                    <td key={metric} className="border-t border-border py-2 ps-2">
                      {cell(priority, metric)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <div className="flex flex-col gap-3">
            {PRIORITIES.map((priority) => (
              <fieldset key={priority} className="min-w-0 rounded-card border border-border px-3 pb-3">
                <legend className="px-1 font-medium">
                  <PriorityIcon priority={priority} />
                </legend>
                <div className="grid gap-3 min-[26rem]:grid-cols-2">
                  {METRICS.map((metric) => (
                    <div key={metric} className="min-w-0">
                      {cell(priority, metric)}
                    </div>
                  ))}
                </div>
              </fieldset>
            ))}
          </div>
        )}
      </div>
      <FieldError id="targets-error" error={errorOf("targets")} />
      <Button
        className="self-start"
        icon={<Copy aria-hidden className="size-4" />}
        onClick={() =>
          set(
            "targets",
            eachTarget((_, metric) => targets.critical[metric]),
          )
        }
      >
        {t("sla_policies.targets.copy")}
      </Button>
    </Card>
  );
}
