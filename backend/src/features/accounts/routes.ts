import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { mountApiKeys } from "./api-keys/routes.js";
import { coloursOf, deskLogoUrl, readRules } from "../desk/index.js";
import { mountBootstrap } from "./bootstrap-routes.js";
import { demoAccounts } from "./demo-accounts.js";
import { canReachMailboxes } from "./mail-needed.js";
import { mountPeople } from "./people-routes.js";
import { mountProfile } from "./profile-routes.js";
import { createPasswords } from "./passwords.js";
import { readDesk } from "./queries.js";
import { mountRegistration } from "./registration-routes.js";
import { mountSessions } from "./sessions/routes.js";
import { mountSignIn } from "./sign-in-routes.js";
import { mountTwoFactor } from "./two-factor/routes.js";

export function accountRoutes(mount: Mount, services: Services): void {
  const { config, db, demo } = services;
  const passwords = createPasswords(config);

  mount("getApp", async () => {
    const [desk, { now }] = await Promise.all([readRules(db, config), readDesk(db)]);
    return {
      name: desk.name,
      logo_url: deskLogoUrl(desk.logo),
      colours: coloursOf(desk.accent),
      language: desk.language,
      time_zone: desk.timeZone,
      support_contact: desk.supportContact,
      customer_priority: desk.customerPriority,
      demo,
      demo_accounts: demo ? [...demoAccounts] : [],
      registration_open: canReachMailboxes(services),
      password_min_length: config.passwordMinLength,
      attachments: { max_bytes: desk.attachmentMaxBytes, max_files: desk.attachmentMaxFiles },
      reopen_days: desk.reopenDays,
      server_time: now.toISOString(),
    };
  });

  mountRegistration(mount, services, passwords);
  mountSignIn(mount, services, passwords);
  mountTwoFactor(mount, services);
  mountBootstrap(mount, services, passwords);
  mountProfile(mount, services);
  mountApiKeys(mount, services);
  mountSessions(mount, services);
  mountPeople(mount, services);
}
