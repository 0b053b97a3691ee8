import type { Scope } from "@redress/backend/contract";
import { useId } from "react";
import { Button } from "../../../components/ui/button.js";
import { Checkbox } from "../../../components/ui/checkbox.js";
import { FieldError } from "../../../components/ui/field.js";
import { t } from "../../../lib/i18n.js";
import { allScopes, presets, presetWords, scopeWords, type Preset } from "./scope-words.js";

export interface ScopeChoiceProps {
  value: readonly Scope[];
  error: string | undefined;
  onChange: (scopes: Scope[]) => void;
}

/** What a key may do, a sentence each; what most keys are for is one press. */
export function ScopeChoice({ value, error, onChange }: ScopeChoiceProps) {
  const id = useId();
  const set = (scope: Scope, chosen: boolean) =>
    onChange(allScopes.filter((each) => (each === scope ? chosen : value.includes(each))));
  const isChosen = (preset: Preset) =>
    presets[preset].length === value.length && presets[preset].every((scope) => value.includes(scope));
  return (
    <fieldset className="min-w-0" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1 font-medium">{t("api_keys.scopes")}</legend>
      <p className="text-dense text-muted">{t("api_keys.scopes_hint")}</p>
      <div className="my-2 flex flex-wrap gap-2">
        {(Object.keys(presets) as Preset[]).map((preset) => (
          <Button key={preset} aria-pressed={isChosen(preset)} onClick={() => onChange([...presets[preset]])}>
            {t(presetWords[preset])}
          </Button>
        ))}
      </div>
      <div className="flex flex-col gap-1">
        {allScopes.map((scope) => (
          <Checkbox
            key={scope}
            name="scopes"
            label={t(scopeWords[scope])}
            checked={value.includes(scope)}
            onChange={(event) => set(scope, event.target.checked)}
          />
        ))}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}
