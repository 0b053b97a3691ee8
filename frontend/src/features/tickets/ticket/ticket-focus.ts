export const TICKET_HEADING_ID = "ticket-heading";
export const COMPOSER_ID = "ticket-composer";

/** Moves the focus into the open ticket. */
export function focusTicket(): void {
  document.getElementById(TICKET_HEADING_ID)?.focus();
}

/** Moves the focus into the text that is being written, once the mode has been drawn. */
export function focusComposer(): void {
  requestAnimationFrame(() => document.getElementById(COMPOSER_ID)?.focus());
}

/** The field that is written in; null while there is none, or its text is only read. */
export function composerField(): HTMLTextAreaElement | null {
  const field = document.getElementById(COMPOSER_ID);
  return field instanceof HTMLTextAreaElement ? field : null;
}
