import { Card } from "../../../components/ui/card.js";
import { Checkbox } from "../../../components/ui/checkbox.js";
import { RadioGroup } from "../../../components/ui/radio-group.js";
import { statusWord } from "../../../components/ui/status-badge.js";
import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";
import { CheckGroup } from "./check-group.js";
import type { PartProps } from "./form-part.js";
import type { Reopening } from "./policy-values.js";

const PAUSING = ["pending", "on_hold"] as const;
const REOPENING = ["resume", "restart", "keep"] as const satisfies readonly Reopening[];

/** In which statuses the clocks stand still. */
export function PausingSection({ values, set, errorOf }: PartProps) {
  return (
    <Card title={t("sla_policies.section.pausing")}>
      <CheckGroup
        label={t("sla_policies.pausing")}
        hideLabel
        name="pausing"
        error={errorOf("pausing")}
        options={PAUSING.map((value) => ({ value, label: statusWord(value, "agent") }))}
        value={PAUSING.filter((status) => values.pausing.includes(status))}
        onChange={(pausing) => set("pausing", pausing)}
      />
      <p className="max-w-prose text-dense text-muted">{t("sla_policies.pausing.hint")}</p>
    </Card>
  );
}

/** What becomes of the resolution promise when a ticket is reopened. */
export function ReopeningSection({ values, set, errorOf }: PartProps) {
  return (
    <Card title={t("sla_policies.section.reopening")}>
      <RadioGroup
        label={t("sla_policies.reopening")}
        hideLabel
        name="reopening"
        error={errorOf("reopening")}
        options={REOPENING.map((value) => ({
          value,
          label: t(`sla_policies.reopening.${value}`),
          hint: t(`sla_policies.reopening.${value}.hint`),
        }))}
        value={values.reopening}
        onChange={(event) => set("reopening", event.target.value as Reopening)}
      />
    </Card>
  );
}

/** From when until when the policy is tried, and whether at all. */
export function DatesSection({ values, set, errorOf, isDefault }: PartProps & { isDefault: boolean }) {
  if (isDefault)
    return (
      <Card title={t("sla_policies.section.dates")}>
        <p>{t("sla_policies.on.default")}</p>
      </Card>
    );
  return (
    <Card title={t("sla_policies.section.dates")}>
      <div className="grid gap-4 sm:grid-cols-2">
        {(["valid_from", "valid_until"] as const).map((part) => (
          <TextField
            key={part}
            label={t(`sla_policies.${part}`)}
            optional
            type="date"
            name={part}
            value={values[part]}
            error={errorOf(part)}
            onChange={(event) => set(part, event.target.value)}
          />
        ))}
      </div>
      <p className="text-dense text-muted">{t("sla_policies.dates.hint")}</p>
      <Checkbox
        label={t("sla_policies.on")}
        hint={t("sla_policies.on.hint")}
        name="is_on"
        checked={values.is_on}
        onChange={(event) => set("is_on", event.target.checked)}
      />
    </Card>
  );
}
