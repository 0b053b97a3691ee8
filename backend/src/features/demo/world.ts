import { organizations, skills, staff, teams } from "./directory-facts.js";
import { topics, type Topic } from "./texts/index.js";

/** What a made-up desk consists of. */
export interface World {
  /** Organization -> its departments. */
  organizations: Readonly<Record<string, readonly string[]>>;
  skills: readonly string[];
  staff: readonly { name: string; email: string; role: string }[];
  /** How many of the staff, from the first on, belong to every team. */
  everywhere: number;
  teams: readonly { name: string; supervisor: string; members: readonly string[]; departments: readonly string[] }[];
  topics: readonly Topic[];
  /** The domain of the customers' addresses, and whether those count as confirmed. */
  customers: { domain: string; isProven: boolean };
  /** What something of this name is called in the directory. */
  called: (name: string) => string;
}

export const demoWorld: World = {
  organizations,
  skills,
  staff,
  everywhere: 3,
  teams,
  topics,
  customers: { domain: "example.net", isProven: true },
  called: (name) => name,
};

const sampleName = (name: string) => `${name} (sample)`;
/** Nobody can own a domain below "invalid": what is written to it reaches nobody. */
const sampleDomain = "sample.invalid";
const sampleDepartments = ["Billing", "Network", "Installations"];
const person = (name: string, role: string) => ({
  name: sampleName(name),
  email: `${name.toLowerCase().replace(" ", ".")}@${sampleDomain}`,
  role,
});

/** One organization of the demo, small, and marked by every name: it may stand among real ones. */
export const sampleWorld: World = {
  organizations: { "Brightline Telecom": sampleDepartments },
  skills: ["Refunds", "Network", "Field work"],
  staff: [
    person("Priya Nair", "agent"),
    person("Ruth Adeyemi", "supervisor"),
    person("Stefan Weber", "supervisor"),
    person("Grace Mensah", "agent"),
    person("Ivan Petrov", "agent"),
  ],
  everywhere: 1,
  teams: [
    {
      name: "Refunds",
      supervisor: sampleName("Ruth Adeyemi"),
      members: [sampleName("Grace Mensah")],
      departments: ["Billing"],
    },
    {
      name: "Technical",
      supervisor: sampleName("Stefan Weber"),
      members: [sampleName("Ivan Petrov")],
      departments: ["Network", "Installations"],
    },
  ],
  topics: topics.filter(({ department }) => department !== undefined && sampleDepartments.includes(department)),
  customers: { domain: sampleDomain, isProven: false },
  called: sampleName,
};
