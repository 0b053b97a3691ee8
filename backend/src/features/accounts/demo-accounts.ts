/**
 * The demo's sign-ins, as published. Their passwords are far below the policy: they exist only in demo mode, which
 * listens on this machine alone.
 */
export const demoAccounts = [
  { email: "admin@example.com", password: "admin123", role: "admin" },
  { email: "agent1@example.com", password: "password123", role: "agent" },
  { email: "agent2@example.com", password: "password123", role: "agent" },
  { email: "agent3@example.com", password: "password123", role: "agent" },
  { email: "john.doe@example.com", password: "password123", role: "customer" },
  { email: "jane.smith@example.com", password: "password123", role: "customer" },
  { email: "bob.wilson@example.com", password: "password123", role: "customer" },
] as const;
