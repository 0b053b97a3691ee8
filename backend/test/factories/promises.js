import { buildAdmin } from "./people.js";
/** 09:00 to 12:00 and 13:00 to 17:00, Monday to Friday. */
export const withLunch = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [
    day,
    [
        ["09:00", "12:00"],
        ["13:00", "17:00"],
    ],
]));
let built = 0;
/** A calendar as an admin makes one; in Berlin, with a lunch break, unless asked for otherwise. */
export async function buildCalendar({ api, db }, wishes = {}) {
    const { name = `Office ${++built}`, timeZone = "Europe/Berlin", hours = withLunch, holidays = [] } = wishes;
    const answer = await api
        .as(await buildAdmin(db))
        .post("/api/calendars")
        .send({ name, time_zone: timeZone, hours, holidays });
    if (answer.status !== 201)
        throw new Error(`The calendar was refused: ${JSON.stringify(answer.body)}`);
    return answer.body;
}
/** A policy as an admin makes one. @param policy as the contract has it; what is missing has its default. */
export async function buildPolicy({ api, db }, policy) {
    const answer = await api
        .as(await buildAdmin(db))
        .post("/api/sla/policies")
        .send({ name: `Policy ${++built}`, ...policy });
    if (answer.status !== 201)
        throw new Error(`The policy was refused: ${JSON.stringify(answer.body)}`);
    return answer.body;
}
/** The same working targets at every priority: metric -> "2h". */
export function everyPriority(targets) {
    const row = Object.fromEntries(Object.entries(targets).map(([metric, target]) => [
        metric,
        typeof target === "string" ? { kind: "working", duration: target } : target,
    ]));
    return { critical: row, high: row, medium: row, low: row };
}
//# sourceMappingURL=promises.js.map