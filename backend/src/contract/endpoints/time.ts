import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import { idText, ticketRef } from "../schemas/primitives.js";
import * as time from "../schemas/time.js";

const common = { tag: "Time", access: { permission: "time.track" } } as const;
const ofTicket = z.strictObject({ id: ticketRef });
const ofEntry = z.strictObject({ id: idText });

export const timeEndpoints = {
  getTicketTime: {
    ...common,
    summary: "The time spent on a ticket, by everybody",
    params: ofTicket,
    responses: { 200: time.ticketTime },
    errors: [403, 404],
  },
  addTime: {
    ...common,
    summary: "Book time on a ticket",
    params: ofTicket,
    idempotent: true,
    body: time.addTimeBody,
    responses: { 201: time.timeEntry },
    errors: [403, 404, 409],
  },
  updateTime: {
    ...common,
    summary: "Change booked time",
    description: "One's own; everybody's with the permission `time.manage`.",
    params: ofEntry,
    versioned: true,
    body: time.updateTimeBody,
    responses: { 200: time.timeEntry },
    errors: [403, 404, 412],
  },
  deleteTime: {
    ...common,
    summary: "Delete booked time",
    description: "One's own; everybody's with the permission `time.manage`. For 24 hours it can be restored.",
    params: ofEntry,
    responses: { 204: null },
    errors: [403, 404],
  },
  restoreTime: {
    ...common,
    summary: "Restore deleted time",
    description: "Within 24 hours; one's own, or everybody's with the permission `time.manage`.",
    params: ofEntry,
    responses: { 200: time.timeEntry },
    errors: [403, 404],
  },
  listTime: {
    ...common,
    summary: "Booked time, newest day first",
    description:
      "One's own; everybody's with the permission `time.manage`, and of one ticket (`ticket_id`). Of tickets that the caller sees.",
    query: time.listTimeQuery,
    responses: { 200: time.timePage },
  },
  sumTime: {
    ...common,
    summary: "Booked time by person and by ticket",
    description:
      "Of the entries that the list has for the same query: the 500 people, and the 100 tickets with the most.",
    query: time.timeTotalsQuery,
    responses: { 200: time.timeTotals },
  },
  exportTime: {
    ...common,
    summary: "Download booked time as CSV, newest day first",
    description:
      "The entries that the same query lists. Needs the permission `data.export` too, and is itself recorded before the first byte is sent. 409 `export.running` while another export of the same person runs, 422 for more rows than one file holds.",
    query: time.timeTotalsQuery,
    responses: { 200: "file" },
    errors: [403, 409],
  },
  getTimer: {
    ...common,
    summary: "The caller's timer",
    responses: { 200: time.myTimer },
  },
  setTimer: {
    ...common,
    summary: "Start the timer on a ticket, let it go on, or let it stand still",
    description:
      "Everybody has one. Starting it on another ticket books what it had come to. It counts by the desk's clock and needs no browser.",
    params: ofTicket,
    body: time.setTimerBody,
    responses: { 200: time.setTimerAnswer },
    errors: [403, 404, 409],
  },
  stopTimer: {
    ...common,
    summary: "End the timer and book what it has come to, in whole minutes",
    description: "Or other `minutes`, where it ran on after the work was done; 0 books nothing.",
    body: time.stopTimerBody,
    responses: { 200: time.stoppedTimer },
    errors: [409],
  },
} as const satisfies Record<string, Endpoint>;
