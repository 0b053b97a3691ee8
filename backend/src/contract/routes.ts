/**
 * Every route of the API: name -> method and path. Imports nothing, so that the browser can have it
 * in its first chunk; shapes are joined to these names in `endpoints.ts`.
 *
 * `:id` of a ticket takes its id or its number ("10431", "CMP-10431"), in any case.
 */
export const routes = {
  // What a browser must know before anybody is signed in.
  getApp: { method: "GET", path: "/api/app" },

  // Accounts
  register: { method: "POST", path: "/api/auth/register" },
  verifyEmail: { method: "POST", path: "/api/auth/verify" },
  login: { method: "POST", path: "/api/auth/login" },
  refresh: { method: "POST", path: "/api/auth/refresh" },
  logout: { method: "POST", path: "/api/auth/logout" },
  forgotPassword: { method: "POST", path: "/api/auth/forgot-password" },
  resetPassword: { method: "POST", path: "/api/auth/reset-password" },
  acceptInvitation: { method: "POST", path: "/api/auth/accept-invitation" },
  getMe: { method: "GET", path: "/api/auth/me" },
  updateMe: { method: "PATCH", path: "/api/auth/me" },
  setMyPhoto: { method: "PUT", path: "/api/auth/me/photo" },
  removeMyPhoto: { method: "DELETE", path: "/api/auth/me/photo" },
  getPhoto: { method: "GET", path: "/api/people/:id/photo" },
  listPeople: { method: "GET", path: "/api/people" },
  getPerson: { method: "GET", path: "/api/people/:id" },
  createPerson: { method: "POST", path: "/api/people" },
  invitePerson: { method: "POST", path: "/api/people/invitations" },
  listRoles: { method: "GET", path: "/api/roles" },

  // Directory
  listOrganizations: { method: "GET", path: "/api/organizations" },
  listDepartments: { method: "GET", path: "/api/departments" },
  listCategories: { method: "GET", path: "/api/categories" },
  listTeams: { method: "GET", path: "/api/teams" },
  listSkills: { method: "GET", path: "/api/skills" },
  listTags: { method: "GET", path: "/api/tags" },

  // Attachments: uploaded before there is a ticket, then claimed by it.
  uploadAttachments: { method: "POST", path: "/api/attachments" },
  deleteAttachment: { method: "DELETE", path: "/api/attachments/:attachment_id" },
  downloadAttachment: { method: "GET", path: "/api/attachments/:attachment_id" },

  // Tickets
  listTickets: { method: "GET", path: "/api/tickets" },
  countTickets: { method: "GET", path: "/api/tickets/counts" },
  createTicket: { method: "POST", path: "/api/tickets" },
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
  listAssignees: { method: "GET", path: "/api/tickets/:id/assignees" },

  // Live: what a client missed while it was away.
  listChanges: { method: "GET", path: "/api/changes" },

  // Notifications
  listNotifications: { method: "GET", path: "/api/notifications" },
  readNotifications: { method: "POST", path: "/api/notifications/read" },

  // Sent mail
  listMails: { method: "GET", path: "/api/mails" },
  getMail: { method: "GET", path: "/api/mails/:id" },
} as const;

export type RouteName = keyof typeof routes;
