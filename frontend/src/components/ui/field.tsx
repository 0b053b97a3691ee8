import { clsx } from "clsx";
import { useId, type ReactNode } from "react";
import { t } from "../../lib/i18n.js";

export interface FieldProps {
  label: string;
  /** A sentence below the label that helps to fill it in. */
  hint?: ReactNode;
  error?: string | undefined;
  /** Writes "(optional)" behind the label; mandatory fields have no mark. */
  optional?: boolean | undefined;
  /** For what stands alone and is named by its surroundings: the label is read aloud only. */
  hideLabel?: boolean | undefined;
  className?: string | undefined;
}

/** What a control needs to belong to its label, hint and error. */
export interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

export const controlClass = clsx(
  "block w-full min-h-control rounded-control border border-border-strong bg-surface px-3 py-1 text-text",
  "transition-colors duration-120 hover:border-text aria-invalid:border-danger-bd",
  "disabled:bg-sunken disabled:text-muted",
);

/** Label above, hint below the label, control, error below it. */
export function Field({
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={clsx("flex flex-col gap-1", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "font-medium"}>
        {label}
        {optional && <span className="font-normal text-muted"> {t("ui.optional")}</span>}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="text-dense text-muted">
          {hint}
        </div>
      )}
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null;
  return (
    <p id={id} className="text-dense font-medium text-danger-fg">
      {error}
    </p>
  );
}
