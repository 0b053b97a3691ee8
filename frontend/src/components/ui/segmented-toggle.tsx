import { clsx } from "clsx";
import { useId, type ReactNode } from "react";
import type { CommandId } from "../../lib/command-list.js";
import { CommandKeys } from "./command-keys.js";

export interface Segment<Value extends string> {
  value: Value;
  label: string;
  icon?: ReactNode;
  /** Chooses it as well; its key stands behind the label. */
  command?: CommandId;
}

export interface SegmentedToggleProps<Value extends string> {
  label: string;
  segments: readonly Segment<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
}

/** One of two or three, in one row; radio buttons underneath, so that arrows move between them. */
export function SegmentedToggle<Value extends string>({
  label,
  segments,
  value,
  onChange,
  className,
}: SegmentedToggleProps<Value>) {
  const name = useId();
  return (
    <fieldset className={clsx("inline-flex rounded-control bg-sunken p-0.5", className)}>
      <legend className="sr-only">{label}</legend>
      {segments.map((segment) => (
        <label
          key={segment.value}
          className={clsx(
            "inline-flex min-h-7 items-center gap-1.5 rounded-chip border border-transparent px-3 text-muted transition-colors duration-120",
            // Where colours are forced, the border alone tells the chosen one.
            "forced-colors:border-[Canvas] forced-colors:has-checked:border-[CanvasText]",
            "has-checked:border-border-strong has-checked:bg-surface has-checked:font-medium has-checked:text-text",
            "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus pointer-coarse:min-h-11",
          )}
        >
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
            className="sr-only"
          />
          {segment.icon}
          {segment.label}
          {segment.command && (
            <span className="max-lg:hidden">
              <CommandKeys id={segment.command} />
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
