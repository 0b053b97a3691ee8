import { clsx } from "clsx";

export interface SwitchProps {
  /** Names what it switches; read aloud only, the surroundings show it. */
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** On or off, at once; in forms that are saved use a Checkbox. */
export function Switch({ label, checked, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      aria-label={label}
      onClick={() => onChange(!checked)}
      className="inline-flex min-h-control min-w-11 shrink-0 items-center justify-center rounded-control touch-target"
    >
      <span
        className={clsx(
          "flex h-5 w-9 items-center rounded-full border p-0.5 transition-colors duration-120 forced-colors:border",
          checked ? "justify-end border-accent bg-accent" : "justify-start border-border-strong bg-surface",
        )}
      >
        <span className={clsx("size-3.5 rounded-full", checked ? "bg-on-accent" : "bg-border-strong")} />
      </span>
    </button>
  );
}
