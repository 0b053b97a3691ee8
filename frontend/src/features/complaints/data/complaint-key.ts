import { keyOf, queries } from "../../../lib/query.js";

/** `ref` is the number in any case, as people type it into the address. */
export const complaintQuery = (ref: string) => queries.getTicket({ params: { id: ref.toUpperCase() } });

/** The key under which a complaint is kept by its number. */
export const complaintKey = (number: string) => keyOf("getTicket", { params: { id: number } });
