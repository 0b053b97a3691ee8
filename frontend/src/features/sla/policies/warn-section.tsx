import { flushSync } from "react-dom";
import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { Tag } from "../../../components/ui/tag.js";
import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";
import type { PartProps } from "./form-part.js";

/** At which shares of a target its keeper is warned; several. */
export function WarnSection({ values, set, errorOf }: PartProps) {
  const [typed, setTyped] = useState("");
  const percents = values.warn_percents;
  const add = () => {
    if (!/^\d{1,4}$/.test(typed.trim())) return;
    const percent = Number(typed);
    set(
      "warn_percents",
      [...new Set([...percents, percent])].sort((a, b) => a - b),
    );
    setTyped("");
  };
  return (
    <Card title={t("sla_policies.section.warn")}>
      {percents.length > 0 ? (
        <ul aria-label={t("sla_policies.warn")} className="flex flex-wrap gap-1">
          {percents.map((percent) => (
            <li key={percent}>
              <Tag
                tone="warn"
                onRemove={() =>
                  set(
                    "warn_percents",
                    percents.filter((other) => other !== percent),
                  )
                }
              >
                {`${percent} %`}
              </Tag>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted">{t("sla_policies.warn.none")}</p>
      )}
      <div className="flex items-end gap-2">
        <TextField
          label={t("sla_policies.warn.new")}
          hint={t("sla_policies.warn.hint")}
          name="warn_percents"
          inputMode="numeric"
          autoComplete="off"
          className="min-w-0 sm:w-72"
          value={typed}
          error={errorOf("warn_percents")}
          onChange={(event) => setTyped(event.target.value)}
          // What was typed and not added would be lost on Save.
          onBlur={add}
          onKeyDown={(event) => {
            // Ctrl+S saves without leaving the field: the key goes on to the page, where Save must be there by then.
            if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) return flushSync(add);
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
        <Button className="shrink-0" onClick={add}>
          {t("sla_policies.warn.add")}
        </Button>
      </div>
    </Card>
  );
}
