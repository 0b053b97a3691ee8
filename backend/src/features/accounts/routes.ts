import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { demoAccounts } from "./demo-accounts.js";
import { canReachMailboxes } from "./mail-needed.js";
import { mountPeople } from "./people-routes.js";
import { mountProfile } from "./profile-routes.js";
import { createPasswords } from "./passwords.js";
import { readDesk } from "./queries.js";
import { mountRegistration } from "./registration-routes.js";
import { mountSignIn } from "./sign-in-routes.js";

export function accountRoutes(mount: Mount, services: Services): void {
  const { config, db, demo } = services;
  const passwords = createPasswords(config);

  mount("getApp", async () => {
    const desk = await readDesk(db);
    return {
      name: desk.name,
      demo,
      demo_accounts: demo ? [...demoAccounts] : [],
      registration_open: canReachMailboxes(services),
      password_min_length: config.passwordMinLength,
      attachments: { max_bytes: config.attachmentMaxBytes, max_files: config.attachmentMaxFiles },
      reopen_days: config.reopenDays,
      server_time: desk.now.toISOString(),
    };
  });

  mountRegistration(mount, services, passwords);
  mountSignIn(mount, services, passwords);
  mountProfile(mount, services);
  mountPeople(mount, services);
}
