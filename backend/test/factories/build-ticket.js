import { readRules } from "../../src/features/desk/index.js";
import { loadActor } from "../../src/features/accounts/index.js";
import { fileComplaint, setStatus, ticketFacts, updateTicket, } from "../../src/features/tickets/index.js";
import { systemActor } from "../../src/platform/actor.js";
import { buildCategory } from "./directory.js";
import { buildCustomer } from "./people.js";
/** A ticket that was really filed: with its promises, counted and on record. What nobody asks for has its default. */
export async function buildTicket(services, wishes = {}) {
    const { db, runWork, config } = services;
    const customerId = wishes.customerId ?? (await buildCustomer(db)).id;
    const categoryId = wishes.categoryId ?? (await buildCategory(db)).id;
    const customer = await loadActor(db, customerId);
    if (!customer)
        throw new Error("There is no such customer");
    const { subject = "The lift is out of order", description = "It stopped between two floors again.", priority, } = wishes;
    const rules = await readRules(db, config);
    const { id } = await runWork(customer, (work) => fileComplaint(work, { subject, description, categoryId }, rules), {
        reactions: "none",
    });
    // Where it stands is set directly: tests choose what no single command would allow.
    await db.rows(`UPDATE tickets SET department_id = coalesce($2, department_id), team_id = coalesce($3, team_id), assignee_id = $4,
            organization_id = coalesce((SELECT organization_id FROM departments WHERE id = $2), organization_id)
     WHERE id = $1`, [id, wishes.departmentId ?? null, wishes.teamId ?? null, wishes.assigneeId ?? null]);
    if (priority)
        await runWork(systemActor, (work) => updateTicket(work, id, { priority }), { reactions: "none" });
    for (const status of stepsTo(wishes.status ?? "new")) {
        await runWork(systemActor, (work) => setStatus(work, id, { status }, rules), { reactions: "none" });
    }
    const ticket = await ticketFacts(db, id);
    if (!ticket)
        throw new Error("The ticket was not written");
    return ticket;
}
function stepsTo(status) {
    if (status === "new")
        return [];
    return status === "closed" ? ["resolved", "closed"] : [status];
}
//# sourceMappingURL=build-ticket.js.map