import { personId, type Actor } from "../../platform/actor.js";
import type { Work } from "../../platform/work.js";
import {
  addComment,
  assignTicket,
  deleteTicket,
  escalateTicket,
  setStatus,
  updateTicket,
  type DeskRules,
} from "../tickets/index.js";
import { bookTime } from "../workspace/index.js";
import { fill, type Details } from "./fill.js";
import { causeOf } from "./make-fields.js";
import type { Step } from "./plan-life.js";
import type { Random } from "./random.js";
import type { Topic } from "./texts/index.js";
import { questions, replies, returns, thanks } from "./texts/people.js";

/** Somebody's complaint with everybody who has a part in it. */
export interface Story {
  /** 0 until it is filed. */
  ticketId: number;
  department: string;
  topic: Topic;
  details: Details;
  customer: Actor;
  agent: Actor;
  supervisor: Actor;
  /** The demo's own fields are there to be answered. */
  asksMore: boolean;
  steps: Step[];
}

/** One step of a story, done by the same commands as in real life, as the one who takes it. */
export async function act(work: Work, story: Story, step: Step, random: Random, rules: DeskRules): Promise<void> {
  const { ticketId, topic, details, agent, supervisor } = story;
  const say = (texts: readonly string[]) => fill(random.pick(texts), details);
  const comment = (text: string, isInternal = false) => addComment(work, ticketId, { text, isInternal }, rules);
  await spendTime(work, ticketId, step);
  switch (step.do) {
    case "take":
    case "assign":
      return void (await assignTicket(work, ticketId, { agentId: agent.id }));
    case "note":
      return void (await comment(say(topic.notes), true));
    case "answer":
      return void (await comment(say(topic.answers)));
    case "reply":
      return void (await comment(say(replies)));
    case "return":
      return void (await comment(say(returns)));
    case "ask":
      return void (await setStatus(work, ticketId, { status: "pending", comment: say(questions) }, rules));
    case "hold":
      return void (await setStatus(
        work,
        ticketId,
        { status: "on_hold", comment: "Waiting for the contractor." },
        rules,
      ));
    case "resume":
      return void (await setStatus(work, ticketId, { status: "in_progress" }, rules));
    case "resolve":
      if (story.asksMore && ticketId % 4 !== 0)
        await updateTicket(work, ticketId, { fields: { cause: causeOf(ticketId) } });
      return void (await setStatus(work, ticketId, { status: "resolved", comment: say(topic.solutions) }, rules));
    case "confirm":
      return void (await setStatus(work, ticketId, { status: "closed", comment: say(thanks) }, rules));
    case "escalate":
      return void (await escalateTicket(work, ticketId, {
        to: personId(supervisor),
        reason: "The customer asks for a decision I may not take.",
      }));
    case "withdraw":
      return deleteTicket(work, ticketId);
  }
}

const spentFor: Partial<Record<Step["do"], readonly string[]>> = {
  note: ["", "Asked a colleague", "Read the file"],
  answer: ["Wrote to the customer", "", "Called the customer"],
  resolve: ["Checked that it works again", "", "Talked to the contractor", "Corrected the bill"],
};

/** What an agent spent on a step: not on every one, five minutes to an hour, some of it for nothing. The same in each demo. */
async function spendTime(work: Work, ticketId: number, { do: what }: Step): Promise<void> {
  const notes = spentFor[what];
  if (!notes || ticketId % notes.length === 0) return;
  const minutes = 5 * (1 + ((ticketId * 7 + what.length) % 12));
  const note = notes[ticketId % notes.length] ?? "";
  await bookTime(work, ticketId, { minutes, note, billable: ticketId % 4 !== 1 });
}
