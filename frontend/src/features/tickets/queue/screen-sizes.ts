/** Room for the details beside the ticket. */
export const WIDE = "(min-width: 80rem)";
/** Of the details beside the ticket, there or on their way. */
export const DETAILS_WIDTH = "w-[var(--pane-details,18rem)] max-w-120 min-w-56";
