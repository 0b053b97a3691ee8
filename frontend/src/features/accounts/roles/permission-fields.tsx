import type { Permission } from "@redress/backend/contract";
import { useId } from "react";
import { Checkbox } from "../../../components/ui/checkbox.js";
import { FieldError } from "../../../components/ui/field.js";
import { announce } from "../../../lib/announcer.js";
import { formatList } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { choose, lackOf, type PermissionGroup, type PermissionInfo } from "./permission-choice.js";

interface PermissionFieldsProps {
  groups: readonly PermissionGroup[];
  /** False: for customers, who can be allowed less. */
  forStaff: boolean;
  value: readonly Permission[];
  error: string | undefined;
  onChange: (value: Permission[]) => void;
}

/** What a role's people may do, in groups of plain sentences. */
export function PermissionFields({ groups, forStaff, value, error, onChange }: PermissionFieldsProps) {
  const id = useId();
  const all = groups.flatMap(({ permissions }) => permissions);
  const toggle = (key: Permission, on: boolean) => {
    const next = choose(value, key, on, all);
    const others = all.filter((info) => info.key !== key && next.includes(info.key) !== value.includes(info.key));
    if (others.length > 0) {
      const names = formatList(others.map(({ sentence }) => `“${sentence}”`));
      announce(t(on ? "roles.also_chosen" : "roles.also_cleared", { names }));
    }
    onChange(next);
  };
  return (
    <div data-field="permissions" tabIndex={-1} className="flex flex-col gap-5" aria-describedby={`${id}-error`}>
      <FieldError id={`${id}-error`} error={error} />
      {groups.map((group) => {
        const offered = group.permissions.filter((info) => forStaff || !info.staff_only);
        if (offered.length === 0) return null;
        return (
          <fieldset key={group.key} className="min-w-0">
            <legend className="mb-1 font-medium">{group.name}</legend>
            <div className="flex flex-col gap-1">
              {offered.map((info) => (
                <PermissionBox
                  key={info.key}
                  info={info}
                  all={all}
                  checked={value.includes(info.key)}
                  onChange={(on) => toggle(info.key, on)}
                />
              ))}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}

interface PermissionBoxProps {
  info: PermissionInfo;
  all: readonly PermissionInfo[];
  checked: boolean;
  onChange: (on: boolean) => void;
}

function PermissionBox({ info, all, checked, onChange }: PermissionBoxProps) {
  const lack = lackOf(info, all);
  const needed = all.filter(({ key }) => info.needs.includes(key)).map(({ sentence }) => `“${sentence}”`);
  const needs = needed.length > 0 && t("roles.needs", { names: formatList(needed) });
  const why = lack && (lack === info ? t("roles.lacking") : t("roles.lacking_needed", { name: `“${lack.sentence}”` }));
  return (
    <Checkbox
      label={info.sentence}
      hint={(why ?? needs) || undefined}
      checked={checked}
      disabled={lack !== null && !checked}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
