import { IANAZone } from "luxon";
import type { Queries } from "../../../platform/db.js";
import { fieldErrors, notFound } from "../../../platform/errors.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { createCalendar } from "./commands/create-calendar.js";
import { deleteCalendar } from "./commands/delete-calendar.js";
import { updateCalendar } from "./commands/update-calendar.js";
import { problemSentence } from "../engine/calendar/problem-words.js";
import { fetchIcs } from "./ics/fetch-ics.js";
import { readHolidays } from "./ics/read-holidays.js";
import { presentCalendarRow, presentVersion, showCalendar } from "./presenter.js";
import { listCalendars, listVersions, readCalendar } from "./queries.js";

export function mountCalendars(mount: Mount, { db, egress }: Services): void {
  const read = async (queries: Queries, id: number) => {
    const calendar = await readCalendar(queries, id);
    if (!calendar) throw notFound("Calendar");
    return calendar;
  };
  const shown = async (queries: Queries, id: number) => showCalendar(queries, await read(queries, id));

  mount("listCalendars", async () => ({ data: (await listCalendars(db)).map(presentCalendarRow) }));

  mount("getCalendar", async (ctx) => {
    const calendar = await shown(db, ctx.params.id);
    ctx.setVersion(calendar.version);
    return calendar;
  });

  mount("createCalendar", (ctx) =>
    ctx.work(async (work) => {
      const { name, time_zone: timeZone, hours, holidays } = ctx.body;
      return shown(work, await createCalendar(work, { name, timeZone, hours, holidays }));
    }),
  );

  mount("updateCalendar", async (ctx) => {
    const { params, body } = ctx;
    const { name, time_zone: timeZone, hours, holidays } = body;
    const calendar = await ctx.work(async (work) => {
      await updateCalendar(work, params.id, { name, timeZone, hours, holidays }, ctx.ifMatch);
      return shown(work, params.id);
    });
    ctx.setVersion(calendar.version);
    return calendar;
  });

  mount("deleteCalendar", async (ctx) => {
    await ctx.work((work) => deleteCalendar(work, ctx.params.id));
    return undefined;
  });

  mount("listCalendarVersions", async ({ params }) => {
    await read(db, params.id);
    return { data: (await listVersions(db, params.id)).map(presentVersion) };
  });

  mount("readHolidays", async ({ body }) => {
    const { ics, url, time_zone: timeZone } = body;
    if (!IANAZone.isValidZone(timeZone))
      throw fieldErrors({ time_zone: problemSentence({ path: ["time_zone"], code: "unknown_zone" }) });
    const row = await db.one<{ now: Date }>("SELECT app_now() AS now");
    if (!row) throw new Error("The database has no clock");
    const file =
      url === undefined ? ({ ics: ics ?? "" } as const) : ({ ics: await fetchIcs(egress, url), field: "url" } as const);
    return readHolidays(file, timeZone, row.now);
  });
}
