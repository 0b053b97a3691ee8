/** Complaints and all that happens to them: the feature's one door. */
export { ticketRoutes } from "./routes.js";
export { addComment } from "./commands/add-comment.js";
export { assignTicket } from "./commands/assign-ticket.js";
export { closeResolved } from "./commands/close-resolved.js";
export { deleteTicket } from "./commands/delete-ticket.js";
export { escalateBySla } from "./commands/escalate-by-sla.js";
export { escalateByStep } from "./commands/escalate-by-step.js";
export { escalateTicket } from "./commands/escalate-ticket.js";
export { fileComplaint, type Complaint } from "./commands/file-complaint.js";
export { importTickets, type TicketToImport } from "./commands/import-tickets.js";
export { postHeldMessage } from "./commands/post-held-message.js";
export { setStatus } from "./commands/set-status.js";
export { updateTicket } from "./commands/update-ticket.js";
export { escalate } from "./escalate.js";
export { audienceOf, holdTicket, ticketFacts, type TicketFacts } from "./facts.js";
export { lockTicket } from "./lock-ticket.js";
export { tagsOf } from "./tags.js";
export { isOpen } from "./state.js";
export { requireStatusChange } from "./commands/set-status.js";
export { mergedAlong } from "./merging/chain.js";
export { requireNoOpenChildren } from "./links/open-children.js";
export { resolvableChildren, resolveChildren } from "./links/resolve-children.js";
export { showComment, showTicket } from "./read-ticket.js";
export { requireVersion } from "./require-version.js";
export { complaintsOf } from "./own-complaints.js";
export { tellTicket } from "./tell-ticket.js";
export { mayDownload } from "./may-download.js";
export { ticketNumber } from "./number.js";
export { readQuery, type AskedQuery } from "./query/read-query.js";
export { listMatches } from "./list-matches.js";
export { countCapped } from "./count-capped.js";
export { countListed, firstTickets, middleFirstReply } from "./queue-page.js";
export { Binds } from "./binds.js";
export {
  actsForDesk,
  canAssign,
  canEdit,
  canFollow,
  canHold,
  canNote,
  canReply,
  canSee,
  canSetPriority,
  canSnooze,
  inScope,
  listedFor,
  seesInternal,
  settableStatuses,
  visibleTo,
  worksOnTickets,
  type Sight,
} from "./policy.js";
export { mentionableAmong, requireMentionable } from "./mentionable.js";
export { requireSight, sightsOf, visibleAmong } from "./sight.js";
export type { DeskRules } from "./rules.js";
export { joinComplaints } from "./commands/join-complaints.js";
export { handOverTickets } from "./commands/hand-over-tickets.js";
