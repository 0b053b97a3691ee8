import { useEffect, useRef } from "react";
import { t } from "../../lib/i18n.js";

export interface SummaryError {
  /** The `name` of the field it leads to; absent for what concerns the whole form. */
  field?: string;
  message: string;
}

export interface ErrorSummaryProps {
  errors: readonly SummaryError[];
  /** Grows with each failed submit, so that the summary takes the focus again. */
  attempt: number;
}

/** What has to be changed before it can be sent, on top of the form, each entry leading to its field. */
export function ErrorSummary({ errors, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (shown && attempt > 0) box.current?.focus();
  }, [attempt, shown]);
  if (!shown) return null;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="rounded-card border border-danger-bd bg-danger-bg p-4 text-danger-fg"
    >
      <h2 className="font-semibold">{t("ui.problem")}</h2>
      <ul className="mt-1 list-disc ps-5">
        {errors.map((error) => (
          <li key={`${error.field}:${error.message}`}>
            {error.field ? (
              <button
                type="button"
                className="text-start align-top underline"
                onClick={() => focusField(box.current, error.field)}
              >
                {error.message}
              </button>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Looks in the summary's own form first: two forms of one page may have fields of the same name. */
function focusField(summary: HTMLElement | null, name: string | undefined): void {
  const form = summary?.closest("form") ?? document;
  const fields = [...form.querySelectorAll<HTMLElement>("[name], [data-field]")];
  fields.find((field) => field.getAttribute("name") === name || field.dataset["field"] === name)?.focus();
}
