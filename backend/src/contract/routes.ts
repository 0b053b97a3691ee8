/* eslint-disable max-lines -- a list of one line each, that is looked up and not read */
/**
 * Every route of the API: name -> method and path. Imports nothing, so that the browser can have it
 * in its first chunk; shapes are joined to these names in `endpoints.ts`.
 *
 * `:id` of a ticket takes its id or its number ("10431", "CMP-10431"), in any case.
 */
export const routes = {
  // What a browser must know before anybody is signed in.
  getApp: { method: "GET", path: "/api/app" },

  // The desk's settings and branding
  getSettings: { method: "GET", path: "/api/settings" },
  updateSettings: { method: "PATCH", path: "/api/settings" },
  setDeskLogo: { method: "PUT", path: "/api/settings/logo" },
  removeDeskLogo: { method: "DELETE", path: "/api/settings/logo" },
  getDeskLogo: { method: "GET", path: "/api/settings/logo" },

  // Accounts
  register: { method: "POST", path: "/api/auth/register" },
  verifyEmail: { method: "POST", path: "/api/auth/verify" },
  login: { method: "POST", path: "/api/auth/login" },
  loginTwoFactor: { method: "POST", path: "/api/auth/login/two-factor" },
  refresh: { method: "POST", path: "/api/auth/refresh" },
  logout: { method: "POST", path: "/api/auth/logout" },
  forgotPassword: { method: "POST", path: "/api/auth/forgot-password" },
  resetPassword: { method: "POST", path: "/api/auth/reset-password" },
  acceptInvitation: { method: "POST", path: "/api/auth/accept-invitation" },
  checkBootstrapLink: { method: "POST", path: "/api/auth/bootstrap/check" },
  becomeFirstAdmin: { method: "POST", path: "/api/auth/bootstrap" },
  confirmPassword: { method: "POST", path: "/api/auth/confirm" },
  changePassword: { method: "POST", path: "/api/me/password" },
  changeEmail: { method: "POST", path: "/api/me/email" },
  cancelEmailChange: { method: "DELETE", path: "/api/me/email" },
  confirmEmail: { method: "POST", path: "/api/auth/confirm-email" },
  exportMe: { method: "POST", path: "/api/me/export" },
  deleteMe: { method: "DELETE", path: "/api/me" },
  listMySessions: { method: "GET", path: "/api/me/sessions" },
  endMySession: { method: "DELETE", path: "/api/me/sessions/:id" },
  endMyOtherSessions: { method: "POST", path: "/api/me/sessions/end-others" },
  getMe: { method: "GET", path: "/api/auth/me" },
  updateMe: { method: "PATCH", path: "/api/auth/me" },
  setMyPhoto: { method: "PUT", path: "/api/auth/me/photo" },
  removeMyPhoto: { method: "DELETE", path: "/api/auth/me/photo" },
  getPhoto: { method: "GET", path: "/api/people/:id/photo" },
  listPeople: { method: "GET", path: "/api/people" },
  createPerson: { method: "POST", path: "/api/people" },

  // Roles
  listRoles: { method: "GET", path: "/api/roles" },
  createRole: { method: "POST", path: "/api/roles" },
  getRole: { method: "GET", path: "/api/roles/:id" },
  updateRole: { method: "PATCH", path: "/api/roles/:id" },
  deleteRole: { method: "DELETE", path: "/api/roles/:id" },
  listPermissions: { method: "GET", path: "/api/permissions" },

  // API keys: one's own, and for admins those of everybody
  listMyApiKeys: { method: "GET", path: "/api/me/api-keys" },
  createApiKey: { method: "POST", path: "/api/me/api-keys" },
  updateApiKey: { method: "PATCH", path: "/api/me/api-keys/:id" },
  revokeMyApiKey: { method: "DELETE", path: "/api/me/api-keys/:id" },
  listApiKeys: { method: "GET", path: "/api/api-keys" },
  revokeApiKey: { method: "DELETE", path: "/api/api-keys/:id" },

  // Two-factor: one's own, and for admins somebody's that was lost
  beginTwoFactor: { method: "POST", path: "/api/me/two-factor" },
  confirmTwoFactor: { method: "POST", path: "/api/me/two-factor/confirm" },
  turnTwoFactorOff: { method: "DELETE", path: "/api/me/two-factor" },
  renewRecoveryCodes: { method: "POST", path: "/api/me/two-factor/recovery-codes" },
  removeTwoFactor: { method: "DELETE", path: "/api/people/:id/two-factor" },

  // Directory
  listOrganizations: { method: "GET", path: "/api/organizations" },
  createOrganization: { method: "POST", path: "/api/organizations" },
  getOrganization: { method: "GET", path: "/api/organizations/:id" },
  updateOrganization: { method: "PATCH", path: "/api/organizations/:id" },
  setOrganizationLogo: { method: "PUT", path: "/api/organizations/:id/logo" },
  removeOrganizationLogo: { method: "DELETE", path: "/api/organizations/:id/logo" },
  getOrganizationLogo: { method: "GET", path: "/api/organizations/:id/logo" },
  listDepartments: { method: "GET", path: "/api/departments" },
  createDepartment: { method: "POST", path: "/api/departments" },
  getDepartment: { method: "GET", path: "/api/departments/:id" },
  updateDepartment: { method: "PATCH", path: "/api/departments/:id" },

  // Promises and their clocks
  listSlaPolicies: { method: "GET", path: "/api/sla/policies" },
  createSlaPolicy: { method: "POST", path: "/api/sla/policies" },
  getSlaPolicy: { method: "GET", path: "/api/sla/policies/:id" },
  updateSlaPolicy: { method: "PATCH", path: "/api/sla/policies/:id" },
  deleteSlaPolicy: { method: "DELETE", path: "/api/sla/policies/:id" },
  moveSlaPolicy: { method: "POST", path: "/api/sla/policies/:id/move" },
  listSlaPolicyVersions: { method: "GET", path: "/api/sla/policies/:id/versions" },
  applySlaPolicy: { method: "POST", path: "/api/sla/policies/:id/apply" },
  listSlaRuns: { method: "GET", path: "/api/sla/runs" },
  getSlaRun: { method: "GET", path: "/api/sla/runs/:id" },
  previewSla: { method: "POST", path: "/api/sla/preview" },
  slaImpact: { method: "POST", path: "/api/sla/impact" },
  evaluateSla: { method: "POST", path: "/api/sla/evaluate" },
  explainSla: { method: "GET", path: "/api/tickets/:id/sla/explain" },
  extendSla: { method: "POST", path: "/api/tickets/:id/sla/extend" },

  // Opening hours and holidays
  listCalendars: { method: "GET", path: "/api/calendars" },
  createCalendar: { method: "POST", path: "/api/calendars" },
  readHolidays: { method: "POST", path: "/api/calendars/holidays" },
  getCalendar: { method: "GET", path: "/api/calendars/:id" },
  updateCalendar: { method: "PATCH", path: "/api/calendars/:id" },
  deleteCalendar: { method: "DELETE", path: "/api/calendars/:id" },
  listCalendarVersions: { method: "GET", path: "/api/calendars/:id/versions" },
  applyCalendar: { method: "POST", path: "/api/calendars/:id/apply" },

  // Categories, tags and customer groups
  listCategories: { method: "GET", path: "/api/categories" },
  countCategoryTickets: { method: "GET", path: "/api/categories/counts" },
  getCategory: { method: "GET", path: "/api/categories/:id" },
  createCategory: { method: "POST", path: "/api/categories" },
  updateCategory: { method: "PATCH", path: "/api/categories/:id" },
  moveCategory: { method: "POST", path: "/api/categories/:id/move" },
  listFields: { method: "GET", path: "/api/fields" },
  getField: { method: "GET", path: "/api/fields/:id" },
  createField: { method: "POST", path: "/api/fields" },
  updateField: { method: "PATCH", path: "/api/fields/:id" },
  moveField: { method: "POST", path: "/api/fields/:id/move" },
  listTags: { method: "GET", path: "/api/tags" },
  listManagedTags: { method: "GET", path: "/api/tags/uses" },
  createTag: { method: "POST", path: "/api/tags" },
  updateTag: { method: "PATCH", path: "/api/tags/:id" },
  deleteTag: { method: "DELETE", path: "/api/tags/:id" },
  previewTagMerge: { method: "GET", path: "/api/tags/:id/merge" },
  mergeTag: { method: "POST", path: "/api/tags/:id/merge" },
  listCustomerGroups: { method: "GET", path: "/api/customer-groups" },
  getCustomerGroup: { method: "GET", path: "/api/customer-groups/:id" },
  createCustomerGroup: { method: "POST", path: "/api/customer-groups" },
  updateCustomerGroup: { method: "PATCH", path: "/api/customer-groups/:id" },
  listGroupMembers: { method: "GET", path: "/api/customer-groups/:id/members" },
  addGroupMembers: { method: "POST", path: "/api/customer-groups/:id/members" },
  removeGroupMember: { method: "DELETE", path: "/api/customer-groups/:id/members/:person_id" },
  setPersonGroups: { method: "PUT", path: "/api/people/:id/customer-groups" },

  // Teams and skills
  listTeams: { method: "GET", path: "/api/teams" },
  getTeam: { method: "GET", path: "/api/teams/:id" },
  createTeam: { method: "POST", path: "/api/teams" },
  updateTeam: { method: "PATCH", path: "/api/teams/:id" },
  listSkills: { method: "GET", path: "/api/skills" },
  createSkill: { method: "POST", path: "/api/skills" },
  updateSkill: { method: "PATCH", path: "/api/skills/:id" },
  getSkillMatrix: { method: "GET", path: "/api/skills/levels" },
  setSkillLevels: { method: "PUT", path: "/api/skills/levels" },

  // People: who may what, and who is invited
  getPerson: { method: "GET", path: "/api/people/:id" },
  updatePerson: { method: "PATCH", path: "/api/people/:id" },
  deletePerson: { method: "DELETE", path: "/api/people/:id" },
  listPersonSessions: { method: "GET", path: "/api/people/:id/sessions" },
  endPersonSession: { method: "DELETE", path: "/api/people/:id/sessions/:session_id" },
  endPersonSessions: { method: "DELETE", path: "/api/people/:id/sessions" },
  invitePerson: { method: "POST", path: "/api/people/invitations" },
  invitePeople: { method: "POST", path: "/api/people/invitations/batch" },
  listInvitations: { method: "GET", path: "/api/people/invitations" },
  resendInvitation: { method: "POST", path: "/api/people/:id/invitation" },
  revokeInvitation: { method: "DELETE", path: "/api/people/:id/invitation" },

  // Attachments: uploaded before there is a ticket, then claimed by it.
  uploadAttachments: { method: "POST", path: "/api/attachments" },
  deleteAttachment: { method: "DELETE", path: "/api/attachments/:attachment_id" },
  downloadAttachment: { method: "GET", path: "/api/attachments/:attachment_id" },

  // Tickets
  listTickets: { method: "GET", path: "/api/tickets" },
  countTickets: { method: "GET", path: "/api/tickets/counts" },
  createTicket: { method: "POST", path: "/api/tickets" },
  changeTickets: { method: "POST", path: "/api/tickets/bulk" },
  getTicket: { method: "GET", path: "/api/tickets/:id" },
  updateTicket: { method: "PATCH", path: "/api/tickets/:id" },
  deleteTicket: { method: "DELETE", path: "/api/tickets/:id" },
  setTicketStatus: { method: "PATCH", path: "/api/tickets/:id/status" },
  assignTicket: { method: "POST", path: "/api/tickets/:id/assign" },
  escalateTicket: { method: "POST", path: "/api/tickets/:id/escalate" },
  addComment: { method: "POST", path: "/api/tickets/:id/comments" },
  listTicketAttachments: { method: "GET", path: "/api/tickets/:id/attachments" },
  addTicketAttachments: { method: "POST", path: "/api/tickets/:id/attachments" },
  /** Who may be given this ticket, with the reasons for the order: the routing score's working. */
  listMentionable: { method: "GET", path: "/api/tickets/:id/mentionable" },
  listAssignees: { method: "GET", path: "/api/tickets/:id/assignees" },

  // How one stands to a ticket oneself
  setFollow: { method: "PUT", path: "/api/tickets/:id/follow" },
  snoozeTicket: { method: "PUT", path: "/api/tickets/:id/snooze" },
  wakeTicket: { method: "DELETE", path: "/api/tickets/:id/snooze" },

  // What belongs together
  mergeTicket: { method: "POST", path: "/api/tickets/:id/merge" },
  unmergeTicket: { method: "DELETE", path: "/api/tickets/:id/merge" },
  previewSplit: { method: "GET", path: "/api/tickets/:id/split" },
  splitTicket: { method: "POST", path: "/api/tickets/:id/split" },
  unsplitTicket: { method: "DELETE", path: "/api/tickets/:id/split" },
  listLinks: { method: "GET", path: "/api/tickets/:id/links" },
  addLink: { method: "POST", path: "/api/tickets/:id/links" },
  removeLink: { method: "DELETE", path: "/api/tickets/:id/links/:relation/:other_id" },

  // Time spent on tickets
  getTicketTime: { method: "GET", path: "/api/tickets/:id/time" },
  addTime: { method: "POST", path: "/api/tickets/:id/time" },
  listTime: { method: "GET", path: "/api/time" },
  sumTime: { method: "GET", path: "/api/time/totals" },
  exportTime: { method: "GET", path: "/api/time/export" },
  updateTime: { method: "PATCH", path: "/api/time/:id" },
  deleteTime: { method: "DELETE", path: "/api/time/:id" },
  restoreTime: { method: "POST", path: "/api/time/:id/restore" },
  getTimer: { method: "GET", path: "/api/me/timer" },
  setTimer: { method: "PUT", path: "/api/tickets/:id/timer" },
  stopTimer: { method: "POST", path: "/api/me/timer/stop" },

  // What staff are writing: drafts, and messages that can still be undone
  listDrafts: { method: "GET", path: "/api/drafts" },
  getWriting: { method: "GET", path: "/api/tickets/:id/drafts" },
  saveDraft: { method: "PUT", path: "/api/tickets/:id/drafts/:mode" },
  discardDraft: { method: "DELETE", path: "/api/tickets/:id/drafts/:mode" },
  holdReply: { method: "POST", path: "/api/tickets/:id/held-replies" },
  undoHeldReply: { method: "DELETE", path: "/api/held-replies/:id" },

  // Canned responses and macros: texts and actions that are used often
  listCanned: { method: "GET", path: "/api/canned" },
  listCannedFolders: { method: "GET", path: "/api/canned/folders" },
  getCanned: { method: "GET", path: "/api/canned/:id" },
  createCanned: { method: "POST", path: "/api/canned" },
  updateCanned: { method: "PATCH", path: "/api/canned/:id" },
  previewCanned: { method: "POST", path: "/api/tickets/:id/canned" },
  renderCanned: { method: "GET", path: "/api/tickets/:id/canned/:canned_id" },
  countCannedUse: { method: "POST", path: "/api/tickets/:id/canned/:canned_id/uses" },
  runMacro: { method: "POST", path: "/api/tickets/:id/macros/:canned_id" },

  // Views: saved searches of the queue
  listViews: { method: "GET", path: "/api/views" },
  countViews: { method: "GET", path: "/api/views/counts" },
  getView: { method: "GET", path: "/api/views/:id" },
  createView: { method: "POST", path: "/api/views" },
  orderViews: { method: "PUT", path: "/api/views/order" },
  updateView: { method: "PATCH", path: "/api/views/:id" },
  deleteView: { method: "DELETE", path: "/api/views/:id" },
  recoverView: { method: "POST", path: "/api/views/:id/recover" },
  setViewAlert: { method: "PUT", path: "/api/views/:id/alert" },
  countTicketGroups: { method: "GET", path: "/api/ticket-groups" },

  // Guests: complaints of people without an account, and their way to follow one.
  listGuestTopics: { method: "GET", path: "/api/guest/topics" },
  createGuestDraft: { method: "POST", path: "/api/guest/complaints" },
  resendGuestCode: { method: "POST", path: "/api/guest/complaints/code" },
  confirmGuestDraft: { method: "POST", path: "/api/guest/complaints/confirm" },
  confirmGuestDraftByLink: { method: "POST", path: "/api/guest/complaints/confirm-link" },
  trackComplaint: { method: "POST", path: "/api/guest/track" },
  trackByCode: { method: "POST", path: "/api/guest/track/code" },
  trackByLink: { method: "POST", path: "/api/guest/track/link" },
  refreshGuest: { method: "POST", path: "/api/guest/refresh" },
  leaveGuest: { method: "POST", path: "/api/guest/leave" },

  // Who is there
  getAvailability: { method: "GET", path: "/api/me/availability" },
  setAvailability: { method: "PUT", path: "/api/me/availability" },
  /** Names for the ids that the live channel speaks of. */
  listColleagues: { method: "GET", path: "/api/colleagues" },

  // What to look at first, and finding the rest.
  getHome: { method: "GET", path: "/api/home" },
  searchSnippets: { method: "GET", path: "/api/search/snippets" },
  suggestSearch: { method: "GET", path: "/api/search/suggest" },
  // Live: what a client missed while it was away.
  listChanges: { method: "GET", path: "/api/changes" },

  // Notifications
  listNotifications: { method: "GET", path: "/api/notifications" },
  listAlerts: { method: "GET", path: "/api/alerts" },
  getMyPush: { method: "GET", path: "/api/me/push" },
  addMyPush: { method: "POST", path: "/api/me/push" },
  renewMyPush: { method: "POST", path: "/api/me/push/renew" },
  removeMyPush: { method: "DELETE", path: "/api/me/push/:id" },
  readNotifications: { method: "POST", path: "/api/notifications/read" },

  // Sent mail
  listMails: { method: "GET", path: "/api/mails" },
  getMail: { method: "GET", path: "/api/mails/:id" },
  resendMails: { method: "POST", path: "/api/mails/resend" },
  resendMail: { method: "POST", path: "/api/mails/:id/resend" },
  listMailTemplates: { method: "GET", path: "/api/mail-templates" },
  previewMailTemplate: { method: "GET", path: "/api/mail-templates/:name/preview" },

  // First-run setup and sample data
  getSetup: { method: "GET", path: "/api/setup" },
  updateSetup: { method: "PATCH", path: "/api/setup" },
  loadSampleData: { method: "POST", path: "/api/setup/sample-data" },
  removeSampleData: { method: "DELETE", path: "/api/setup/sample-data" },

  // Import of complaints from files
  createImport: { method: "POST", path: "/api/imports" },
  listImports: { method: "GET", path: "/api/imports" },
  getImport: { method: "GET", path: "/api/imports/:id" },
  updateImport: { method: "PATCH", path: "/api/imports/:id" },
  discardImport: { method: "DELETE", path: "/api/imports/:id" },
  checkImport: { method: "POST", path: "/api/imports/:id/check" },
  startImport: { method: "POST", path: "/api/imports/:id/start" },
  cancelImport: { method: "POST", path: "/api/imports/:id/cancel" },
  downloadImportReport: { method: "GET", path: "/api/imports/:id/report" },

  // Background jobs
  listJobs: { method: "GET", path: "/api/jobs" },
  countJobs: { method: "GET", path: "/api/jobs/counts" },
  retryJobs: { method: "POST", path: "/api/jobs/retry" },
  retryJob: { method: "POST", path: "/api/jobs/:id/retry" },
  listProcesses: { method: "GET", path: "/api/processes" },

  // The audit
  listAudit: { method: "GET", path: "/api/audit" },
  exportAudit: { method: "GET", path: "/api/audit/export" },
  getAuditHead: { method: "GET", path: "/api/audit/head" },
  getAuditSealing: { method: "GET", path: "/api/audit/sealing" },
  getAuditRow: { method: "GET", path: "/api/audit/:id" },
} as const;

export type RouteName = keyof typeof routes;
