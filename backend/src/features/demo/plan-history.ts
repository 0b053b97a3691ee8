import { personId, type Actor } from "../../platform/actor.js";
import type { UploadedFile } from "../../platform/http/context.js";
import type { Storage } from "../../platform/storage.js";
import type { Work } from "../../platform/work.js";
import { storeFiles } from "../attachments/index.js";
import type { FieldAnswers } from "../fields/index.js";
import { fileComplaint, type DeskRules } from "../tickets/index.js";
import { act, type Story } from "./act.js";
import { inventFile } from "./files.js";
import { inventComplaint, type Complaint } from "./invent-complaint.js";
import type { Happening } from "./live-through.js";
import { inventAnswers } from "./make-fields.js";
import type { DemoDirectory } from "./make-directory.js";
import { planArrivals, planLife } from "./plan-life.js";
import { createRandom, type Random } from "./random.js";
import type { Topic } from "./texts/index.js";

export type Cast = ReadonlyMap<number, Actor>;

export interface HistoryFacts {
  random: Random;
  /** What is complained about. */
  topics: readonly Topic[];
  tickets: number;
  days: number;
  until: Date;
  cast: Cast;
  customerIds: readonly number[];
  directory: DemoDirectory;
  /** Where a few complaints leave a file; null: none has one. */
  storage: Storage | null;
  /** The demo's own fields are there to be answered. */
  asksMore: boolean;
  rules: DeskRules;
}

/** Everything that happened on the desk, one complaint after the other; steps that lie in the future are left to it. */
export async function planHistory(facts: HistoryFacts): Promise<Happening[]> {
  const arrivals = planArrivals(facts.random, facts.tickets, facts.days, facts.until);
  const lives = await Promise.all(arrivals.map((at, ticket) => planOne(facts, at, ticket)));
  return lives.flat().filter((happening) => happening.at < facts.until);
}

async function planOne(facts: HistoryFacts, at: Date, ticket: number): Promise<Happening[]> {
  // A chance of its own for each complaint: they are lived through side by side, in no certain order.
  const random = createRandom(ticket + 1);
  const complaint = inventComplaint(random, at, facts.topics);
  const story = castStory(facts, random, complaint);
  const withFile = random.chance(0.02);
  const files = withFile && facts.storage ? [await inventFile(random, facts.storage, complaint.subject)] : [];
  const answers = facts.asksMore ? inventAnswers(createRandom(ticket + 1_000_001), complaint) : {};
  const byStaff = complaint.channel !== "web" || complaint.priority === "critical";
  return [
    {
      at,
      ticket,
      by: byStaff ? story.agent : story.customer,
      happen: (work) => file(work, facts, story, complaint, files, answers),
    },
    ...story.steps.map((step): Happening => ({
      at: step.at,
      ticket,
      by: story[step.by],
      happen: (work) => act(work, story, step, random, facts.rules),
    })),
  ];
}

/** Who has a part in it. Where the topic does not name a department, the customer has chosen one. */
function castStory(
  { cast, customerIds, directory, until, asksMore }: HistoryFacts,
  random: Random,
  complaint: Complaint,
): Story {
  const department = complaint.topic.department ?? random.pick([...directory.departments.keys()]);
  const workers = directory.workers.get(department) ?? [];
  const person = (id: number | undefined): Actor => {
    const actor = id === undefined ? undefined : cast.get(id);
    if (!actor) throw new Error(`Nobody works for ${department}`);
    return actor;
  };
  // The three who can sign in complain more than others, above all lately: a visitor signs in as one of them.
  const isRecent = until.getTime() - complaint.at.getTime() < 3 * 86_400_000;
  const customer = random.chance(isRecent ? 0.15 : 0.02)
    ? customerIds[Math.floor(random.next() * 3)]
    : random.pick(customerIds);
  return {
    ticketId: 0,
    department,
    topic: complaint.topic,
    details: complaint.details,
    customer: person(customer),
    agent: person(random.pick(workers.slice(1))),
    supervisor: person(workers[0]),
    asksMore,
    steps: planLife(random, complaint.at, complaint.priority),
  };
}

async function file(
  work: Work,
  { directory, rules }: HistoryFacts,
  story: Story,
  complaint: Complaint,
  files: readonly UploadedFile[],
  answers: FieldAnswers,
): Promise<void> {
  const department = directory.departments.get(story.department);
  const onBehalf = work.actor.id !== story.customer.id;
  const ticket = await fileComplaint(
    work,
    {
      subject: complaint.subject,
      description: complaint.description,
      priority: complaint.priority,
      categoryId: directory.categories.get(complaint.topic.category) ?? 0,
      fields: answers,
      ...(complaint.urgentReason && { urgentReason: complaint.urgentReason }),
      ...(!complaint.topic.department && department && { departmentId: department.id }),
      ...(onBehalf && { customerId: personId(story.customer), channel: complaint.channel }),
    },
    rules,
  );
  story.ticketId = ticket.id;
  if (files.length > 0) await storeFiles(work, files, { ticketId: ticket.id }, { scansFiles: false });
}
