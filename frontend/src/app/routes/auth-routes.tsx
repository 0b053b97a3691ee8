import { Route } from "react-router-dom";
import { page } from "../page.js";

const SignInPage = page("account", async () => (await import("../../features/accounts/sign-in-page.js")).SignInPage);
const RegisterPage = page(
  "account",
  async () => (await import("../../features/accounts/register-page.js")).RegisterPage,
);
const VerifyPage = page("account", async () => (await import("../../features/accounts/verify-page.js")).VerifyPage);
const ForgotPage = page("account", async () => (await import("../../features/accounts/forgot-page.js")).ForgotPage);
const ResetPage = page("account", async () => (await import("../../features/accounts/reset-page.js")).ResetPage);
const InvitePage = page("account", async () => (await import("../../features/accounts/invite-page.js")).InvitePage);
const ConfirmEmailPage = page(
  "account",
  async () => (await import("../../features/accounts/own-account/confirm-email-page.js")).ConfirmEmailPage,
);
const FirstAdminPage = page(
  "admin",
  async () => (await import("../../features/setup/first-admin-page.js")).FirstAdminPage,
);

export const authRoutes = (
  <>
    <Route path="/setup" element={<FirstAdminPage />} />
    <Route path="/sign-in" element={<SignInPage />} />
    <Route path="/register" element={<RegisterPage />} />
    <Route path="/verify" element={<VerifyPage />} />
    <Route path="/confirm-email" element={<ConfirmEmailPage />} />
    <Route path="/forgot" element={<ForgotPage />} />
    <Route path="/reset" element={<ResetPage />} />
    <Route path="/invite" element={<InvitePage />} />
  </>
);
