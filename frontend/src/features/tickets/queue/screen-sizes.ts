/** Room for the details beside the ticket. */
export const WIDE = "(min-width: 80rem)";
