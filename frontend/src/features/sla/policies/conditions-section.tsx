import { Plus } from "lucide-react";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { FieldError } from "../../../components/ui/field.js";
import { t } from "../../../lib/i18n.js";
import { ConditionRow } from "./condition-row.js";
import { nextCondition, type ConditionValues } from "./condition-values.js";
import type { PartProps } from "./form-part.js";
import type { Choices } from "./use-choices.js";

export interface ConditionsSectionProps extends PartProps {
  isDefault: boolean;
  choices: Choices;
}

/** When the policy is promised: every row must match, by any of its values. */
export function ConditionsSection({ values, set, errorOf, isDefault, choices }: ConditionsSectionProps) {
  const rows = values.conditions;
  const next = nextCondition(rows);
  const put = (changed: ConditionValues) =>
    set(
      "conditions",
      rows.map((row) => (row.key === changed.key ? changed : row)),
    );
  return (
    <Card title={t("sla_policies.section.conditions")}>
      {isDefault ? (
        <p>{t("sla_policies.applies.default")}</p>
      ) : (
        <div data-field="conditions" tabIndex={-1} className="flex flex-col gap-3">
          {rows.length === 0 && <p>{t("sla_policies.applies.always")}</p>}
          {rows.map((row, index) => (
            <div key={row.key} className="flex flex-col gap-3">
              {index > 0 && (
                <p className="text-meta font-semibold text-muted uppercase">{t("sla_policies.condition.and")}</p>
              )}
              <ConditionRow
                row={row}
                taken={rows.filter((other) => other !== row).map(({ name }) => name)}
                choices={choices}
                error={errorOf(`conditions.${row.name}`)}
                onChange={put}
                onRemove={() =>
                  set(
                    "conditions",
                    rows.filter((other) => other !== row),
                  )
                }
              />
            </div>
          ))}
          <FieldError id="conditions-error" error={errorOf("conditions")} />
          {next && (
            <Button
              className="self-start"
              icon={<Plus aria-hidden className="size-4" />}
              onClick={() => set("conditions", [...rows, next])}
            >
              {t("sla_policies.condition.add")}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}
