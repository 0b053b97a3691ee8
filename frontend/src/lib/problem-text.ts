import { ApiProblem } from "./api-problem.js";
import { formatBytes, formatDuration } from "./format.js";
import { t, type MessageId } from "./i18n.js";
import { toast, type ToastMessage } from "./toasts.js";

const TEXTS: Record<string, MessageId> = {
  offline: "ui.problem.offline",
  timeout: "ui.problem.timeout",
  unreadable: "ui.problem.internal",
  internal: "ui.problem.internal",
  unavailable: "ui.problem.unavailable",
  unauthenticated: "ui.problem.signed_out",
  token_expired: "ui.problem.signed_out",
  forbidden: "ui.problem.forbidden",
  not_found: "ui.problem.not_found",
  stale_version: "ui.problem.stale",
  wrong_credentials: "ui.problem.wrong_credentials",
  email_not_verified: "ui.problem.email_not_verified",
  "link.invalid": "ui.problem.link",
  "ticket.already_assigned": "ui.problem.already_assigned",
  "ticket.not_editable": "ui.problem.not_editable",
  "ticket.closed": "ui.problem.closed",
  "person.email_taken": "ui.problem.email_taken",
  "idempotency.in_progress": "ui.problem.in_progress",
  unsupported_media_type: "ui.problem.media_type",
  "bootstrap.over": "setup.first.over",
  "sample_data.loading": "setup.sample.is_loading",
  mail_not_set_up: "ui.problem.mail",
  file_being_checked: "ui.problem.file_checked",
  file_quarantined: "ui.problem.file_blocked",
  storage_full: "ui.problem.storage_full",
  "search.too_slow": "ui.problem.search_slow",
};

/** What went wrong, in the reader's language: what happened and what to do. */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiProblem)) return t("ui.problem.internal");
  if (error.is("rate_limited")) {
    const wait = formatDuration((error.retryAfterSeconds ?? 60) * 1000, "long");
    return t("ui.problem.rate_limited", { wait });
  }
  if (error.is("too_large")) {
    return error.limit === undefined
      ? t("ui.problem.too_large")
      : t("ui.problem.too_large_limit", { limit: formatBytes(error.limit) });
  }
  const id = TEXTS[error.code];
  if (id) return t(id);
  // Field messages and the legal statuses are in the answer itself.
  return error.errors.length > 0 ? error.errors.map(({ message }) => message).join(" ") : error.message;
}

/**
 * Says what went wrong, with the request's id for whoever helps.
 *
 * @param text in place of the problem's own words.
 * @param action to try again, where that may help.
 * @returns its id, for `dismissToast`.
 */
export function toastProblem(problem: unknown, text = problemText(problem), action?: ToastMessage["action"]): number {
  const requestId = problem instanceof ApiProblem ? problem.requestId : undefined;
  return toast(text, { tone: "error", requestId, ...(action && { action }) });
}
