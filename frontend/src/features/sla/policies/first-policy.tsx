import { Lightbulb } from "lucide-react";
import { t } from "../../../lib/i18n.js";

/** While there is the default policy alone: what more of them are good for. */
export function FirstPolicy() {
  const steps = [t("sla_policies.first.one"), t("sla_policies.first.two"), t("sla_policies.first.three")];
  return (
    <section className="flex gap-3 rounded-card border border-border bg-surface p-4" aria-labelledby="first-policy">
      <Lightbulb aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />
      <div>
        <h2 id="first-policy" className="font-semibold">
          {t("sla_policies.first.title")}
        </h2>
        <ul className="mt-1 flex max-w-prose list-disc flex-col gap-1 ps-5 text-muted">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
