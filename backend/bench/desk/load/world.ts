import { createRandom } from "../../../src/features/demo/index.js";
import { familyNames, givenNames, languages, type Language } from "./vocabulary.js";

/** The place in which the desk stands still while it is measured: a Monday morning. */
export const NOW = new Date("2026-06-15T09:30:00Z");
export const PASSWORD = "seven hills under deep snow";

export const FIRST_TICKET = 10_001;
const FIRST_CUSTOMER = 1_001;
const STAFF = 300;
const ADMINS = 4;
const SUPERVISORS = 24;
export const TAGS = 80;

/** As many as write ten complaints each; some write far more, most of them one. */
export const customersOf = (tickets: number): number => Math.max(200, Math.round(tickets / 10));

const branches = ["Telecom", "Energy", "City Council", "Retail"];
export const organizations = branches.map((name, i) => ({ id: i + 1, name: `Northgate ${name}` }));
const offices = ["Billing", "Delivery", "Service"];
export const departments = organizations.flatMap((organization, i) =>
  offices.map((name, k) => ({ id: i * offices.length + k + 1, organizationId: organization.id, name })),
);
/** One a department, of the same id. */
export const teams = departments.map(({ id, name, organizationId }) => ({
  id,
  name: `${name}, ${branches[organizationId - 1]}`,
}));
export const skills = ["Refunds", "Contracts", "Network", "Field work", "Appeals", "Accounts"].map((name, i) => ({
  id: i + 1,
  name,
}));

export interface Category {
  id: number;
  parentId: number | null;
  name: string;
  departmentId: number | null;
  skillId: number | null;
}
const subjects = ["Wrong amount", "Late", "Damaged", "No answer"];
/** Above the one that every desk has, which sends nothing anywhere: a branch for each department. */
export const categories: readonly Category[] = departments.flatMap(({ id, name, organizationId }) => {
  const branch = { id: id * 10, parentId: null, name: `${name}, ${branches[organizationId - 1]}`, departmentId: id };
  const below = subjects.map((subject, k) => ({ ...branch, id: id * 10 + k + 1, parentId: branch.id, name: subject }));
  return [{ ...branch, skillId: null }, ...below.map((one, k) => ({ ...one, skillId: ((id + k) % 6) + 1 }))];
});

export interface StaffMember {
  id: number;
  role: "admin" | "supervisor" | "agent";
  fullName: string;
  email: string;
  teamIds: number[];
}

/** Admins first, then supervisors, then agents: each has a team, every third a second one. */
export const staff: readonly StaffMember[] = Array.from({ length: STAFF }, (_, i) => {
  const random = createRandom(77 + i);
  const role = i < ADMINS ? "admin" : i < ADMINS + SUPERVISORS ? "supervisor" : "agent";
  const first = (i % teams.length) + 1;
  const second = ((i + 5) % teams.length) + 1;
  const place = role === "agent" ? i - ADMINS - SUPERVISORS : role === "supervisor" ? i - ADMINS : i;
  return {
    id: i + 1,
    role,
    fullName: nameFrom(random.next(), random.next()),
    email: `${role}${place + 1}@bench.test`,
    teamIds: role === "admin" ? [] : i % 3 === 0 ? [first, second] : [first],
  };
});

/** Who of a team can hold a ticket. */
export const agentsOf: ReadonlyMap<number, readonly StaffMember[]> = new Map(
  teams.map(({ id }) => [id, staff.filter(({ role, teamIds }) => role === "agent" && teamIds.includes(id))]),
);

export interface Customer {
  id: number;
  fullName: string;
  email: string | null;
  language: Language;
}

/** The n-th customer, from 0: seven in ten write English. */
export function customerAt(n: number): Customer {
  const random = createRandom(500_009 + n);
  const fullName = nameFrom(random.next(), random.next());
  const email = `${fullName.toLowerCase().replace(" ", ".")}${n}@mail.example`;
  const language = random.chance(0.7) ? "en" : random.pick(languages.slice(1));
  return { id: FIRST_CUSTOMER + n, fullName, email: random.chance(0.93) ? email : null, language };
}

function nameFrom(first: number, last: number): string {
  const given = givenNames[Math.floor(first * givenNames.length)] ?? "";
  // Some families are large.
  const family = familyNames[Math.floor(last * last * familyNames.length)] ?? "";
  return `${given} ${family}`;
}
