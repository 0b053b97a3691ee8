import type { RouteName } from "../../src/contract/index.js";
import { everyPriority, pushSubscription, withLunch } from "../factories/index.js";
import type { MatrixDesk } from "./desk.js";
import { password } from "./staff.js";

/** What a call is given instead of the least that its schema takes. */
export interface Particulars {
  params?: Record<string, string | number | undefined>;
  query?: Record<string, string>;
  body?: unknown;
}

interface AllParticulars {
  byRoute: Partial<Record<RouteName, Particulars>>;
  /** Further calls of a route that already has one. */
  more: (Particulars & { title: string; route: RouteName })[];
}

/** Where a real id or a special value is needed for a call to succeed. */
export function particularsOf({ ids, files, keys, admin, owner, stranger, agent }: MatrixDesk): AllParticulars {
  const policy = {
    name: "A draft",
    calendar_id: ids["calendar"],
    targets: everyPriority({ first_response: "2h" }),
  };
  const calendar = { timezone: "Europe/Berlin", hours: withLunch };
  return {
    byRoute: {
      confirmPassword: { body: { password } },
      changePassword: { body: { current_password: password, new_password: "quite a long and odd one 72" } },
      changeEmail: { body: { email: "elsewhere@example.org" } },
      endPersonSession: { params: { id: owner.id, session_id: ids["owner_session"] } },
      removeTwoFactor: { params: { id: owner.id } },
      deletePerson: { params: { id: stranger.id } },
      createRole: { body: { name: "Another", is_staff: true, sees: "teams", permissions: ["ticket.reply"] } },
      addMyPush: { body: pushSubscription("https://push.example.org/new") },
      renewMyPush: { body: { endpoint: "https://push.example.org/kept" } },
      removeMyPush: { params: { id: ids["push"] } },
      login: { body: { email: owner.email, password } },
      getPhoto: { params: { id: admin.id }, query: { key: keys.photo } },
      getOrganizationLogo: { query: { key: keys.organization } },
      getDeskLogo: { query: { key: keys.desk } },
      register: { body: { email: "new@example.org", password: "quite a long and odd one 71", full_name: "New" } },
      becomeFirstAdmin: {
        body: { token: "x", email: "first@example.org", full_name: "First", password: "quite a long and odd one 71" },
      },
      deleteAttachment: { params: { attachment_id: files.unclaimed } },
      downloadAttachment: { params: { attachment_id: files.shown } },
      createCalendar: { body: { name: "Another", time_zone: "Europe/Berlin", hours: withLunch } },
      deleteCalendar: { params: { id: ids["spare_calendar"] } },
      readHolidays: {
        body: {
          ics: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261225\r\nSUMMARY:Day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
          time_zone: "Europe/Berlin",
        },
      },
      createSlaPolicy: { body: policy },
      previewSla: { body: { policy, at: "2026-03-02T09:00:00Z", ticket: { priority: "high" } } },
      slaImpact: { body: { policy } },
      evaluateSla: { body: { items: [{ op: "is_open", calendar, start: "2026-03-02T09:00:00Z" }] } },
      extendSla: { body: { metric: "resolution", reason: "We wait for a part" } },
      deleteTag: { params: { id: ids["other_tag"] } },
      mergeTag: { body: { into_id: ids["other_tag"] } },
      searchSnippets: { query: { q: "lift", ids: String(ids["ticket"] ?? 1) } },
      suggestSearch: { query: { q: "lift" } },
      previewTagMerge: { query: { into_id: String(ids["other_tag"]) } },
      removeGroupMember: { params: { id: ids["group"], person_id: owner.id } },
      setPersonGroups: { params: { id: owner.id }, body: { group_ids: [ids["group"]] } },
      getPerson: { params: { id: owner.id } },
      updatePerson: { params: { id: agent.id }, body: { role: "supervisor" } },
      invitePerson: { body: { email: "asked@example.org", full_name: "Asked", role: "agent" } },
      invitePeople: { body: { people: [{ email: "asked@example.org" }], role: "agent" } },
      resendInvitation: { params: { id: ids["invited"] } },
      revokeInvitation: { params: { id: ids["invited"] } },
      setSkillLevels: { body: { levels: [{ person_id: agent.id, skill_id: ids["skill"], level: 4 }] } },
      createTicket: { body: { subject: "S", description: "D", category_id: ids["category"] } },
      changeTickets: { body: { ids: [ids["ticket"]], changes: { priority: "low" } } },
      updateTicket: { body: { subject: "Another" } },
      setTicketStatus: { body: { status: "resolved", comment: "Mended" } },
      assignTicket: { body: { agent_id: agent.id } },
      escalateTicket: { body: { escalate_to: admin.id, reason: "It burns" } },
      addComment: { body: { comment: "A reply" } },
      addTime: { body: { minutes: 25 } },
      updateTime: { body: { minutes: 30 } },
      setTimer: { body: { running: true } },
      setFollow: { body: { level: "following" } },
      snoozeTicket: { body: { until: null } },
      mergeTicket: { body: { into_id: ids["same_place_ticket"] } },
      previewSplit: {
        params: { id: ids["same_place_ticket"] },
        query: { comment_id: String(ids["owners_message"]) },
      },
      splitTicket: {
        params: { id: ids["same_place_ticket"] },
        body: { comment_id: ids["owners_message"], subject: "Something else" },
      },
      addLink: { body: { relation: "related", ticket_id: ids["other_ticket"] } },
      removeLink: { params: { relation: "child", other_id: ids["other_ticket"] } },
      saveDraft: { params: { mode: "public" }, body: { body: "Dear Luis" } },
      discardDraft: { params: { mode: "public" } },
      setAvailability: { body: { availability: "away" } },
      holdReply: { body: { comment: "A reply", base_message_id: null } },
      createView: { body: { scope: "personal", name: "Mine", q: "status:open" } },
      getView: { params: { id: ids["view"] } },
      updateView: { params: { id: ids["view"] }, body: { name: "Renamed" } },
      deleteView: { params: { id: ids["archived_view"] } },
      recoverView: { params: { id: ids["deleted_view"] } },
      orderViews: { body: { ids: [ids["view"]] } },
      setViewAlert: { params: { id: ids["view"] }, body: { alert: true } },
      countTicketGroups: { query: { by: "status" } },
      createCanned: {
        body: { scope: "personal", shortcut: "mine", title: "Mine", texts: [{ language: "en", body: "Hello" }] },
      },
      getCanned: { params: { id: ids["canned"] } },
      updateCanned: { params: { id: ids["canned"] }, body: { title: "Renamed" } },
      renderCanned: { params: { canned_id: ids["canned"] } },
      countCannedUse: { params: { canned_id: ids["canned"] } },
      runMacro: { params: { canned_id: ids["canned"] } },
      undoHeldReply: { params: { id: ids["held"] } },
      previewMailTemplate: { params: { name: "customer.comment" } },
      cancelImport: { params: { id: ids["running_import"] } },
      startImport: { params: { id: ids["checked_import"] } },
      moveCategory: { body: { parent_id: null, after_id: null } },
      createField: { body: { label: "Another", type: "text" } },
      moveField: { body: { after_id: null } },
    },
    more: [
      {
        title: "createCanned: for all",
        route: "createCanned",
        body: { scope: "all", shortcut: "all", title: "All", texts: [{ language: "en", body: "Hello" }] },
      },
      {
        title: "createView: for all",
        route: "createView",
        body: { scope: "all", name: "All", q: "" },
      },
      ...(["getView", "updateView", "setViewAlert"] as const).map((route) => ({
        title: `${route}: of somebody else`,
        route,
        params: { id: ids["anothers_view"] },
        ...(route === "updateView" && { body: { name: "Taken over" } }),
        ...(route === "setViewAlert" && { body: { alert: true } }),
      })),
      ...(["deleteView", "recoverView"] as const).map((route) => ({
        title: `${route}: of somebody else`,
        route,
        params: { id: ids["anothers_archived_view"] },
      })),
      ...(["getCanned", "updateCanned"] as const).map((route) => ({
        title: `${route}: of somebody else`,
        route,
        params: { id: ids["anothers_canned"] },
        ...(route === "updateCanned" && { body: { title: "Taken over" } }),
      })),
      ...(["renderCanned", "countCannedUse", "runMacro"] as const).map((route) => ({
        title: `${route}: of somebody else`,
        route,
        params: { canned_id: ids["anothers_canned"] },
      })),
      { title: "getMail: of the complaint", route: "getMail", params: { id: ids["mail_of_ticket"] } },
      { title: "updatePerson: teams", route: "updatePerson", params: { id: agent.id }, body: { team_ids: [] } },
      { title: "updatePerson: end", route: "updatePerson", params: { id: agent.id }, body: { deactivated: true } },
      { title: "updateSettings: guard", route: "updateSettings", body: { two_factor_required: "nobody" } },
      { title: "updateTicket: priority", route: "updateTicket", body: { priority: "high" } },
      { title: "updateTicket: due date", route: "updateTicket", body: { due_at: "2027-03-02T09:00:00Z" } },
      { title: "updateTicket: tags", route: "updateTicket", body: { tags: ["urgent"] } },
      { title: "updateTicket: team", route: "updateTicket", body: { team_id: null } },
      { title: "addComment: note", route: "addComment", body: { comment: "A note", is_internal: true } },
      { title: "saveDraft: note", route: "saveDraft", params: { mode: "internal" }, body: { body: "Ask Mei" } },
      {
        title: "holdReply: note",
        route: "holdReply",
        body: { comment: "A note", is_internal: true, base_message_id: null },
      },
      {
        title: "downloadAttachment: of a note",
        route: "downloadAttachment",
        params: { attachment_id: files.internal },
      },
      {
        title: "downloadAttachment: unclaimed",
        route: "downloadAttachment",
        params: { attachment_id: files.unclaimed },
      },
      { title: "deleteAttachment: of the ticket", route: "deleteAttachment", params: { attachment_id: files.shown } },
    ],
  };
}
