import { TriangleAlert } from "lucide-react";
import { useEffect } from "react";
import { announce } from "../../lib/announcer.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { Button } from "./button.js";

export interface ErrorStateProps {
  error: unknown;
  /** What could not be done: "The list could not be loaded." */
  title?: string;
  onRetry?: () => void;
}

/** What happened, what to do, and the request's id for whoever helps. Stays in its card: the page around it works on. */
export function ErrorState({ error, title, onRetry }: ErrorStateProps) {
  const text = problemText(error);
  const heading = title ?? t("ui.error.title");
  useEffect(() => announce(`${heading}. ${text}`, "assertive"), [heading, text]);
  const requestId = error instanceof ApiProblem ? error.requestId : undefined;
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-8 text-center">
      <TriangleAlert aria-hidden className="size-6 text-danger-fg" />
      <p className="font-medium">{heading}</p>
      <p className="max-w-prose text-muted">{text}</p>
      {onRetry && <Button onClick={onRetry}>{t("ui.retry")}</Button>}
      {requestId && (
        <p className="text-meta text-subtle">
          {t("ui.request_id")} <bdi>{requestId}</bdi>
        </p>
      )}
    </div>
  );
}
