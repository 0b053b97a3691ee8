/** People without an account: their complaints until the mailbox is proven, and their way to them afterwards. */
export { guestRoutes } from "./routes.js";
export { guestTrack } from "./commands/ask-to-track.js";
export { sweepGuests } from "./sweep-guests.js";
