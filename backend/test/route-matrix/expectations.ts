import { routes, type RouteName } from "../../src/contract/index.js";
import type { Caller, CallerName } from "./callers.js";
import { openingOf, type Opening } from "./openings.js";
import type { MatrixRequest } from "./requests.js";

export type Expected = "allowed" | 401 | 403 | 404;

const customers: readonly CallerName[] = ["customer", "other customer"];
const withoutViewManage: readonly CallerName[] = [...customers, "agent", "foreign agent", "custom role", "auditor"];

/**
 * Who may know that the complaint exists and still may not do this to it (403). Written down by hand, not read from
 * the policies that it tries.
 */
const forbidden: Record<string, readonly CallerName[]> = {
  // Who of staff is there is for staff.
  getAvailability: ["customer", "other customer"],
  setAvailability: ["customer", "other customer"],
  listColleagues: ["customer", "other customer"],
  getHome: ["customer", "other customer"],
  changeTickets: ["customer", "other customer"],
  updateTicket: ["custom role", "auditor"],
  "updateTicket: priority": ["customer", "custom role", "auditor"],
  "updateTicket: due date": ["customer", "custom role", "auditor"],
  "updateTicket: tags": ["customer", "custom role", "auditor"],
  "updateTicket: team": ["customer", "custom role", "auditor"],
  deleteTicket: ["agent", "custom role", "auditor"],
  setTicketStatus: ["customer", "guest", "custom role", "auditor"],
  "addComment: note": ["customer", "guest", "custom role", "auditor"],
  addComment: ["auditor"],
  addTicketAttachments: ["auditor"],
  saveDraft: ["customer", "auditor"],
  "saveDraft: note": ["customer", "custom role", "auditor"],
  discardDraft: ["customer", "auditor"],
  // What a colleague spent is theirs, and those who look after it.
  updateTime: ["agent"],
  deleteTime: ["agent"],
  restoreTime: ["agent"],
  // Seeing it is one right, taking it along another.
  exportTime: ["agent", "foreign agent"],
  setFollow: ["customer"],
  snoozeTicket: ["customer"],
  wakeTicket: ["customer"],
  listLinks: ["customer"],
  // Customers have no queue; what everybody uses is for those who manage it.
  listViews: customers,
  countViews: customers,
  getView: customers,
  createView: customers,
  orderViews: customers,
  setViewAlert: customers,
  countTicketGroups: customers,
  updateView: withoutViewManage,
  deleteView: withoutViewManage,
  recoverView: withoutViewManage,
  "createView: for all": withoutViewManage,
  "getView: of somebody else": customers,
  "updateView: of somebody else": customers,
  "deleteView: of somebody else": customers,
  "recoverView: of somebody else": customers,
  "setViewAlert: of somebody else": customers,
  updateCanned: ["agent", "foreign agent", "custom role"],
  "createCanned: for all": ["agent", "foreign agent", "custom role"],
  runMacro: ["custom role"],
  // Reading the audit is no right to take it away.
  exportAudit: ["auditor"],
  holdReply: ["customer", "auditor"],
  "holdReply: note": ["customer", "custom role", "auditor"],
};

/** For whom this thing is not there (404), though their rights would open the route. */
const everybody: readonly CallerName[] = [
  "key of a foreign supervisor",
  "guest",
  "other guest",
  "customer",
  "other customer",
  "foreign agent",
  "custom role",
  "auditor",
  "agent",
  "supervisor",
];
const allButTheAgent: readonly CallerName[] = [
  ...everybody.filter((name) => name !== "agent"),
  "admin",
  "admin of an hour ago",
  "key with all scopes",
];
const notThere: Record<string, readonly CallerName[]> = {
  "getView: of somebody else": allButTheAgent,
  "updateView: of somebody else": allButTheAgent,
  "deleteView: of somebody else": allButTheAgent,
  "recoverView: of somebody else": allButTheAgent,
  "setViewAlert: of somebody else": allButTheAgent,
  "getCanned: of somebody else": allButTheAgent,
  "updateCanned: of somebody else": allButTheAgent,
  "renderCanned: of somebody else": allButTheAgent,
  "countCannedUse: of somebody else": allButTheAgent,
  "runMacro: of somebody else": allButTheAgent,
  "downloadAttachment: of a note": ["guest", "customer", "custom role", "auditor"],
  "downloadAttachment: unclaimed": everybody,
  "getMail: of the complaint": ["key of a foreign supervisor"],
  deleteAttachment: everybody,
  "deleteAttachment: of the ticket": [...everybody, "admin", "admin of an hour ago", "key with all scopes"],
  updateTime: ["foreign agent", "key of a foreign supervisor"],
  deleteTime: ["foreign agent", "key of a foreign supervisor"],
  restoreTime: ["foreign agent", "key of a foreign supervisor"],
  endMySession: everybody,
  removeMyPush: everybody,
  undoHeldReply: everybody,
  updateApiKey: everybody,
  revokeMyApiKey: everybody,
};

/** What those who are let in are answered, where that is no success. */
const answers: Partial<Record<RouteName, number>> = {
  // Their tokens are made up.
  confirmEmail: 422,
  loginTwoFactor: 401,
  // Nobody has a second factor, and nothing is sealed yet.
  confirmTwoFactor: 409,
  renewRecoveryCodes: 409,
  getAuditHead: 409,
  // Nobody has a timer.
  stopTimer: 409,
  verifyEmail: 422,
  resetPassword: 422,
  acceptInvitation: 422,
  checkBootstrapLink: 422,
  becomeFirstAdmin: 422,
  resendGuestCode: 404,
  confirmGuestDraft: 404,
  confirmGuestDraftByLink: 422,
  trackByCode: 422,
  trackByLink: 422,
};
export function answerOf(route: RouteName, { mustSetUp }: Pick<Caller, "mustSetUp">): number | undefined {
  // Whoever has a second factor is asked for its code.
  return mustSetUp && route === "confirmPassword" ? 422 : answers[route];
}

/** What a hidden ticket is asked by those who may read it and change nothing. */
const readsOnly: readonly RouteName[] = [
  "getTicket",
  "getTicketTime",
  "listLinks",
  "listTicketAttachments",
  "listAssignees",
  "listMentionable",
  "explainSla",
  "getWriting",
  "previewCanned",
  "renderCanned",
  "countCannedUse",
];

/** What the lists of openings, who sees the complaint, and the lists above say about one call. */
export function expectedOf(caller: Caller, { route, title, path, body, hidden }: MatrixRequest): Expected {
  const opening = openingOf(route);
  const { access, keys } = opening;
  if (caller.scopes && keys !== "any" && (keys === "closed" || !caller.scopes.includes(keys))) return 403;
  if (access === "public") return "allowed";
  if (caller.kind === "stranger") return 401;
  if (caller.kind === "guest" && !opening.guests) return 403;
  if (caller.mustSetUp && !opening.beforeTwoFactor) return 403;
  if (access !== "signed_in" && !caller.permissions.has(access)) return 403;
  if (!caller.recent && needsRecent(opening, body)) return 403;
  // What has been hidden is for those who read the audit, and nobody changes it.
  if (hidden && !caller.permissions.has("audit.read")) return 404;
  if (hidden) return readsOnly.includes(route) ? "allowed" : 403;
  const aboutTicket = path.startsWith("/api/tickets/") && routes[route].path.includes(":id");
  if ((aboutTicket || route === "downloadAttachment") && !caller.seesTicket) return 404;
  if (forbidden[title]?.includes(caller.name)) return 403;
  if (notThere[title]?.includes(caller.name)) return 404;
  return "allowed";
}

const needsRecent = ({ recent }: Opening, body: unknown): boolean =>
  typeof recent === "boolean" ? recent : recent.some((field) => body !== undefined && field in (body as object));
