/** The demo: who complaints are addressed to, and who works on them. */
export const organizations: Readonly<Record<string, readonly string[]>> = {
  "Brightline Telecom": ["Billing", "Network", "Installations"],
  "Meridian Energy": ["Accounts", "Metering"],
  "Harbour City Council": ["Waste and Recycling", "Parking", "Housing"],
};

export const skills = ["Refunds", "Network", "Field work", "Contracts", "Appeals", "Accounts"];

/** The first agents can sign in and belong to every team, so that a visitor sees the whole desk with any of them. */
export const staff = [
  { name: "Priya Nair", email: "agent1@example.com", role: "agent" },
  { name: "Tom Becker", email: "agent2@example.com", role: "agent" },
  { name: "Mei Lin", email: "agent3@example.com", role: "agent" },
  { name: "Ruth Adeyemi", email: "ruth.adeyemi@example.com", role: "supervisor" },
  { name: "Stefan Weber", email: "stefan.weber@example.com", role: "supervisor" },
  { name: "Nadia Haddad", email: "nadia.haddad@example.com", role: "supervisor" },
  { name: "Hugo Martin", email: "hugo.martin@example.com", role: "supervisor" },
  { name: "Grace Mensah", email: "grace.mensah@example.com", role: "agent" },
  { name: "Ivan Petrov", email: "ivan.petrov@example.com", role: "agent" },
  { name: "Linnea Berg", email: "linnea.berg@example.com", role: "agent" },
  { name: "Omar Farouk", email: "omar.farouk@example.com", role: "agent" },
  { name: "Chloe Dubois", email: "chloe.dubois@example.com", role: "agent" },
] as const;

export const teams = [
  { name: "Refunds", supervisor: "Ruth Adeyemi", members: ["Grace Mensah"], departments: ["Billing", "Accounts"] },
  {
    name: "Technical",
    supervisor: "Stefan Weber",
    members: ["Ivan Petrov", "Linnea Berg"],
    departments: ["Network", "Installations"],
  },
  {
    name: "Field services",
    supervisor: "Nadia Haddad",
    members: ["Omar Farouk"],
    departments: ["Metering", "Waste and Recycling"],
  },
  {
    name: "Citizen services",
    supervisor: "Hugo Martin",
    members: ["Chloe Dubois"],
    departments: ["Parking", "Housing"],
  },
] as const;

export const namedCustomers = [
  { name: "John Doe", email: "john.doe@example.com" },
  { name: "Jane Smith", email: "jane.smith@example.com" },
  { name: "Bob Wilson", email: "bob.wilson@example.com" },
] as const;
