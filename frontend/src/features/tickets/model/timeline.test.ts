import { describe, expect, test } from "@jest/globals";
import type { Comment, TimelineItem } from "@redress/backend/contract";
import { buildTicket, personRef } from "../testing/build-ticket.js";
import { buildTimeline, historyOf } from "./timeline.js";

const priya = personRef(1, "Priya Shah");
const mei = personRef(2, "Mei Lin");
let nextId = 1;

const event = (at: string, actor: typeof priya | null = priya, type = "ticket.assigned"): TimelineItem => ({
  id: nextId++,
  type,
  actor,
  is_internal: false,
  data: {},
  comment_id: null,
  created_at: `2026-07-01T${at}Z`,
});
const comment = (at: string, facts: Partial<Comment> = {}): Comment => ({
  id: nextId++,
  author: priya,
  by_staff: true,
  format: "plain" as const,
  mentions: [],
  is_internal: false,
  comment: "Hello",
  attachments: [],
  created_at: `2026-07-01T${at}Z`,
  ...facts,
});
const shape = (facts: Parameters<typeof buildTicket>[0]) =>
  buildTimeline(buildTicket({ created_at: "2026-07-01T08:00:00Z", ...facts })).map((entry) =>
    entry.kind === "message" ? entry.tone : entry.items.length,
  );

describe("buildTimeline", () => {
  test("begins with the complaint, even when its event has the same instant", () => {
    expect(shape({ timeline: [event("08:00:00", null, "ticket.created")] })).toEqual(["theirs", 1]);
  });

  test("puts messages and events in one order and leaves out the events that only announce a message", () => {
    const comments = [
      comment("09:00:00"),
      comment("09:10:00", { is_internal: true }),
      comment("11:00:00", { by_staff: false }),
    ];
    const timeline = [event("09:05:00"), event("09:00:00", priya, "comment.added"), event("10:00:00")];
    expect(shape({ comments, timeline })).toEqual(["theirs", "ours", 1, "note", 1, "theirs"]);
  });

  test("collapses what one actor did within two minutes of the first", () => {
    expect(shape({ timeline: [event("09:00:00"), event("09:01:00"), event("09:02:00"), event("09:02:01")] })).toEqual([
      "theirs",
      3,
      1,
    ]);
  });

  test("does not collapse different actors, nor across a message", () => {
    expect(shape({ timeline: [event("09:00:00"), event("09:00:10", mei), event("09:00:20")] })).toEqual([
      "theirs",
      1,
      1,
      1,
    ]);
    expect(shape({ timeline: [event("09:00:00"), event("09:00:20")], comments: [comment("09:00:10")] })).toEqual([
      "theirs",
      1,
      "ours",
      1,
    ]);
  });

  test("gives the complaint the files that no reply brought", () => {
    const file = (id: string) => ({
      id,
      file_name: id,
      media_type: "image/png",
      size: 1,
      sha256: "",
      url: "",
      uploaded_by: null,
      scan_state: "unscanned" as const,
      finding: null,
      created_at: "2026-07-01T08:00:00Z",
    });
    const [opening] = buildTimeline(
      buildTicket({
        attachments: [file("a"), file("b")],
        comments: [comment("09:00:00", { attachments: [file("b")] })],
      }),
    );
    expect(opening?.kind === "message" && opening.attachments.map(({ id }) => id)).toEqual(["a"]);
  });
});

describe("historyOf", () => {
  test("has the newest first, one entry for what one actor did within two minutes, messages included", () => {
    const timeline = [
      event("08:00:00", null, "ticket.created"),
      event("08:01:00"),
      event("08:02:30", priya, "comment.added"),
      event("08:03:00", mei),
      event("08:06:00", mei),
    ];
    const [created, assigned, replied, byMei, later] = timeline;
    expect(historyOf({ timeline }).map(({ items }) => items)).toEqual([
      [later],
      [byMei],
      [assigned, replied],
      [created],
    ]);
  });
});
