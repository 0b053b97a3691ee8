import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import * as calendars from "../schemas/calendars.js";
import { idText } from "../schemas/primitives.js";
import { slaRun } from "../schemas/sla-policies.js";

const common = { tag: "Calendars", access: { permission: "sla.manage" } } as const;
const byId = z.strictObject({ id: idText });

export const calendarEndpoints = {
  listCalendars: { ...common, summary: "List calendars", responses: { 200: calendars.calendarList } },
  getCalendar: {
    ...common,
    summary: "One calendar with its holidays",
    versioned: true,
    params: byId,
    responses: { 200: calendars.calendarDetail },
    errors: [404],
  },
  createCalendar: {
    ...common,
    summary: "Add a calendar",
    description:
      "Half-open windows by the clock on the wall. One that never opens, or whose windows overlap, is refused with a message at its field.",
    idempotent: true,
    body: calendars.createCalendarBody,
    responses: { 201: calendars.calendarDetail },
  },
  updateCalendar: {
    ...common,
    summary: "Change a calendar",
    description:
      "Hours, holidays and zone are saved as a new version: complaints that come in from now on are promised by it, open ones keep theirs until it is applied to them.",
    versioned: true,
    params: byId,
    body: calendars.updateCalendarBody,
    responses: { 200: calendars.calendarDetail },
    errors: [404, 412],
  },
  deleteCalendar: {
    ...common,
    summary: "Delete a calendar that no policy uses",
    description:
      "Promises that were made by it go on counting by it. 409 `calendar.in_use` names the policies in the way.",
    params: byId,
    responses: { 204: null },
    errors: [404, 409],
  },
  listCalendarVersions: {
    ...common,
    summary: "What a calendar was, newest first",
    params: byId,
    responses: { 200: calendars.calendarVersionList },
    errors: [404],
  },
  applyCalendar: {
    ...common,
    summary: "Apply a calendar's newest version to the open tickets",
    description: "In the background; `GET /api/sla/runs/:id` tells how far it is. Time that was counted stays counted.",
    params: byId,
    responses: { 202: slaRun },
    errors: [404],
  },
  readHolidays: {
    ...common,
    summary: "Read the dates of an .ics file",
    description:
      "The file itself or a link to it (up to 1 MB, `text/calendar`, a public address, no redirect). For an editor: nothing is saved. A text that is no calendar file is refused; entries that cannot be taken are named.",
    bodyBytes: 2_200_000,
    body: calendars.readHolidaysBody,
    responses: { 200: calendars.readHolidays },
  },
} as const satisfies Record<string, Endpoint>;
