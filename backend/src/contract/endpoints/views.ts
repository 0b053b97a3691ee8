import type { Endpoint } from "../endpoint.js";
import * as views from "../schemas/views.js";

const tag = "Views";
const access = "signed_in";

export const viewEndpoints = {
  listViews: {
    tag,
    summary: "List saved views, in one's own order",
    description:
      "For staff: one's own, those of one's teams and those of everybody; those who manage them see those of all teams.",
    access,
    query: views.listViewsQuery,
    responses: { 200: views.viewPage },
    errors: [403],
  },
  countViews: {
    tag,
    summary: "How many tickets the first 30 of one's views list",
    description:
      "Counted by the caller's rights, up to 1000 each, in one statement and within a time limit: a view that takes too long has no number and holds up none of the others.",
    access,
    responses: { 200: views.viewCounts },
    errors: [403],
  },
  getView: {
    tag,
    summary: "One saved view",
    access,
    versioned: true,
    params: views.byView,
    responses: { 200: views.savedView },
    errors: [403, 404],
  },
  createView: {
    tag,
    summary: "Save a view",
    description: "For a team or for everybody it needs `view.manage`. The query is checked, and has to be right.",
    access,
    idempotent: true,
    body: views.createViewBody,
    responses: { 201: views.savedView },
    errors: [403],
  },
  updateView: {
    tag,
    summary: "Change, archive or restore a view",
    access,
    versioned: true,
    params: views.byView,
    body: views.updateViewBody,
    responses: { 200: views.savedView },
    errors: [403, 404, 412],
  },
  deleteView: {
    tag,
    summary: "Delete an archived view for good",
    description: "For everybody who has it. One that is in use is archived first. For 24 hours it can be recovered.",
    access,
    params: views.byView,
    responses: { 204: null },
    errors: [403, 404, 409],
  },
  recoverView: {
    tag,
    summary: "Take the deletion of a view back",
    description:
      "Within 24 hours. It is an archived view again, with everybody's order and alerts; one that was not deleted stays as it is.",
    access,
    params: views.byView,
    responses: { 200: views.savedView },
    errors: [403, 404],
  },
  orderViews: {
    tag,
    summary: "Say in which order one has one's views",
    description: "The caller's alone. Views that are not there for them any more are passed over.",
    access,
    body: views.orderViewsBody,
    responses: { 204: null },
    errors: [403],
  },
  setViewAlert: {
    tag,
    summary: "Be told of new tickets that match a view, or not any more",
    description:
      "The caller's alone. A ticket that came in since is told of once: when it comes in, or when it comes to match. Nobody is told of what they did themselves, or of what they may not see.",
    access,
    params: views.byView,
    body: views.setViewAlertBody,
    responses: { 200: views.savedView },
    errors: [403, 404, 409],
  },
  countTicketGroups: {
    tag,
    summary: "How many tickets of a list are in each of its groups",
    description: "For staff. Takes the filters of the list of tickets, and answers with those that list one group.",
    access,
    query: views.countGroupsQuery,
    responses: { 200: views.ticketGroups },
    errors: [403],
  },
} as const satisfies Record<string, Endpoint>;
