import type { KeyAccess, Permission, RouteName } from "../../src/contract/index.js";

/**
 * Who may call each route at all. Written by hand, not read from the contract that it tries: whoever opens a route there
 * has to open it here too. A new route is written into this list and the next.
 */
const byAccess: Partial<Record<"public" | "signed_in" | Permission, string>> = {
  public: `
    getApp getDeskLogo register verifyEmail login loginTwoFactor refresh logout forgotPassword resetPassword
    acceptInvitation checkBootstrapLink becomeFirstAdmin confirmEmail getPhoto getOrganizationLogo listGuestTopics
    createGuestDraft resendGuestCode confirmGuestDraft confirmGuestDraftByLink trackComplaint trackByCode
    trackByLink refreshGuest leaveGuest`,
  signed_in: `
    confirmPassword changePassword changeEmail cancelEmailChange exportMe deleteMe listMySessions endMySession
    endMyOtherSessions getMe updateMe setMyPhoto removeMyPhoto listMyApiKeys updateApiKey revokeMyApiKey
    beginTwoFactor confirmTwoFactor turnTwoFactorOff renewRecoveryCodes listOrganizations listDepartments explainSla
    listCategories listFields listSkills uploadAttachments deleteAttachment downloadAttachment listTickets countTickets
    changeTickets getTicket updateTicket deleteTicket setTicketStatus addComment listTicketAttachments
    addTicketAttachments listDrafts getWriting saveDraft discardDraft holdReply undoHeldReply getAvailability
    setAvailability getHome searchSnippets suggestSearch listColleagues listChanges listNotifications listAlerts
    readNotifications setFollow snoozeTicket wakeTicket listLinks listViews countViews getView createView updateView
    deleteView recoverView orderViews setViewAlert countTicketGroups getMyPush addMyPush renewMyPush removeMyPush`,
  "api_keys.make": "createApiKey",
  "audit.read": "listAudit exportAudit getAuditHead getAuditSealing getAuditRow",
  "desk.configure": `
    getSettings updateSettings setDeskLogo removeDeskLogo getSetup updateSetup loadSampleData removeSampleData`,
  "directory.manage": `
    createOrganization getOrganization updateOrganization setOrganizationLogo removeOrganizationLogo
    createDepartment getDepartment updateDepartment countCategoryTickets getCategory createCategory updateCategory
    moveCategory getField createField updateField moveField listManagedTags createTag updateTag deleteTag previewTagMerge mergeTag getCustomerGroup
    createCustomerGroup updateCustomerGroup listGroupMembers addGroupMembers removeGroupMember setPersonGroups
    getTeam createTeam updateTeam createSkill updateSkill getSkillMatrix setSkillLevels`,
  "import.run": `
    createImport listImports getImport updateImport discardImport checkImport startImport cancelImport
    downloadImportReport`,
  "jobs.manage": "listJobs countJobs retryJobs retryJob listProcesses",
  "mail.read": "listMails getMail listMailTemplates previewMailTemplate",
  "mail.resend": "resendMails resendMail",
  "people.create_customer": "createPerson",
  "people.delete": "deletePerson",
  "people.invite": "listRoles invitePerson invitePeople listInvitations resendInvitation revokeInvitation",
  "people.manage": `
    listApiKeys revokeApiKey removeTwoFactor updatePerson listPersonSessions endPersonSession endPersonSessions`,
  "people.read": "listPeople listCustomerGroups getPerson",
  "roles.manage": "createRole getRole updateRole deleteRole listPermissions",
  "sla.manage": `
    listSlaPolicies createSlaPolicy getSlaPolicy updateSlaPolicy deleteSlaPolicy moveSlaPolicy listSlaPolicyVersions
    applySlaPolicy listSlaRuns getSlaRun previewSla slaImpact listCalendars createCalendar readHolidays getCalendar
    updateCalendar deleteCalendar listCalendarVersions applyCalendar`,
  "time.track": `
    getTicketTime addTime updateTime deleteTime restoreTime listTime sumTime exportTime getTimer setTimer stopTimer`,
  "ticket.assign": "listTeams assignTicket listAssignees",
  "ticket.create": "createTicket",
  "ticket.note": "listMentionable",
  "ticket.edit":
    "evaluateSla listTags addLink removeLink mergeTicket unmergeTicket previewSplit splitTicket unsplitTicket",
  "ticket.escalate": "escalateTicket",
  "ticket.reply": `
    listCanned listCannedFolders getCanned createCanned updateCanned previewCanned renderCanned countCannedUse
    runMacro`,
  "ticket.set_due": "extendSla",
};

/** What an API key needs for each; "closed": no key gets in. */
const byScope: Partial<Record<KeyAccess, string>> = {
  any: "getApp getDeskLogo getPhoto getOrganizationLogo",
  closed: `
    updateSettings register verifyEmail login loginTwoFactor refresh logout forgotPassword resetPassword
    acceptInvitation checkBootstrapLink becomeFirstAdmin confirmPassword changePassword changeEmail
    cancelEmailChange confirmEmail exportMe deleteMe listMySessions endMySession endMyOtherSessions getMe updateMe
    setMyPhoto removeMyPhoto listRoles createRole getRole updateRole deleteRole listPermissions listMyApiKeys
    createApiKey updateApiKey revokeMyApiKey listApiKeys revokeApiKey beginTwoFactor confirmTwoFactor
    turnTwoFactorOff renewRecoveryCodes removeTwoFactor updatePerson deletePerson listPersonSessions
    endPersonSession endPersonSessions invitePerson invitePeople listInvitations resendInvitation revokeInvitation
    listDrafts getWriting saveDraft discardDraft holdReply undoHeldReply listGuestTopics createGuestDraft
    resendGuestCode confirmGuestDraft confirmGuestDraftByLink trackComplaint trackByCode trackByLink refreshGuest
    leaveGuest getAvailability setAvailability listNotifications listAlerts readNotifications exportAudit
    getTimer setTimer stopTimer exportTime orderViews
    getMyPush addMyPush renewMyPush removeMyPush`,
  "audit:read": "listAudit getAuditHead getAuditSealing getAuditRow",
  "complaints:read": `
    explainSla downloadAttachment listTickets countTickets getTicket listTicketAttachments listAssignees listMentionable
    previewCanned renderCanned getHome searchSnippets suggestSearch listChanges listLinks previewSplit getTicketTime listTime sumTime
    listViews countViews getView countTicketGroups`,
  "complaints:write": `
    extendSla uploadAttachments deleteAttachment createTicket changeTickets updateTicket deleteTicket
    setTicketStatus assignTicket escalateTicket addComment addTicketAttachments countCannedUse runMacro setFollow
    snoozeTicket wakeTicket addLink removeLink mergeTicket unmergeTicket splitTicket unsplitTicket createView updateView deleteView recoverView setViewAlert addTime
    updateTime deleteTime restoreTime`,
  "operations:read": `
    listMails getMail listMailTemplates previewMailTemplate listImports getImport downloadImportReport listJobs
    countJobs listProcesses`,
  "operations:write": `
    resendMails resendMail createImport updateImport discardImport checkImport startImport cancelImport retryJobs
    retryJob`,
  "people:read": "listPeople listCustomerGroups getCustomerGroup listGroupMembers getPerson listColleagues",
  "people:write": `
    createPerson createCustomerGroup updateCustomerGroup addGroupMembers removeGroupMember setPersonGroups`,
  "setup:read": `
    getSettings listOrganizations getOrganization listDepartments getDepartment listSlaPolicies getSlaPolicy
    listSlaPolicyVersions listSlaRuns getSlaRun previewSla slaImpact evaluateSla listCalendars getCalendar
    listCalendarVersions listCategories countCategoryTickets getCategory listFields getField listTags listManagedTags previewTagMerge
    listTeams getTeam listSkills getSkillMatrix listCanned listCannedFolders getCanned getSetup`,
  "setup:write": `
    setDeskLogo removeDeskLogo createOrganization updateOrganization setOrganizationLogo removeOrganizationLogo
    createDepartment updateDepartment createSlaPolicy updateSlaPolicy deleteSlaPolicy moveSlaPolicy applySlaPolicy
    createCalendar readHolidays updateCalendar deleteCalendar applyCalendar createCategory updateCategory
    moveCategory createField updateField moveField createTag updateTag deleteTag mergeTag createTeam updateTeam createSkill updateSkill setSkillLevels
    createCanned updateCanned updateSetup loadSampleData removeSampleData`,
};

const names = (list: string): readonly string[] => list.split(/\s+/).filter((name) => name !== "");

/** Open to a guest's token too, which is good for one complaint. */
const guests =
  names(`explainSla uploadAttachments deleteAttachment downloadAttachment getTicket deleteTicket setTicketStatus
  addComment listTicketAttachments addTicketAttachments listChanges`);

/** Open to a session whose person has to set up two-factor first. */
const beforeTwoFactor = names("confirmPassword getMe beginTwoFactor confirmTwoFactor");

/** For somebody who has just shown who they are; a list: where the body has one of these fields. */
const recent = names(`changeEmail exportMe deleteMe createRole updateRole deleteRole createApiKey beginTwoFactor
  turnTwoFactorOff renewRecoveryCodes removeTwoFactor deletePerson invitePerson invitePeople resendInvitation exportAudit`);
const recentFields: Partial<Record<RouteName, readonly string[]>> = {
  updateSettings: ["two_factor_required"],
  updatePerson: ["role", "deactivated"],
};

export interface Opening {
  access: "public" | "signed_in" | Permission;
  keys: KeyAccess;
  guests: boolean;
  beforeTwoFactor: boolean;
  recent: boolean | readonly string[];
}

/** @throws Error for a route that is not written down. */
export function openingOf(route: RouteName): Opening {
  const access = findIn(byAccess, route);
  const keys = findIn(byScope, route);
  if (!access || !keys) throw new Error(`Write into test/route-matrix/openings.ts who may call ${route}`);
  return {
    access,
    keys,
    guests: guests.includes(route),
    beforeTwoFactor: beforeTwoFactor.includes(route),
    recent: recent.includes(route) || (recentFields[route] ?? false),
  };
}

function findIn<Key extends string>(lists: Partial<Record<Key, string>>, route: RouteName): Key | undefined {
  return (Object.keys(lists) as Key[]).find((key) => names(lists[key] ?? "").includes(route));
}
