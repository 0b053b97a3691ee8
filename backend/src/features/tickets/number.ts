/** A ticket's public number, as people quote it. */
export const ticketNumber = (id: number): string => `CMP-${id}`;
