/** What stands for a secret that somehow was written down. */
export const MASK = "[hidden]";

/** Names that only a secret has. "password_min_length" or "token_reused" are none: the secret's name ends with it. */
const SECRET =
  /(?:^|[_.-])(?:password|passphrase|secret|token|hash|otp|totp|pin|recovery_codes?|backup_codes?|private_key|api_key|signing_key|cookie|authorization|credentials?)s?$/i;

/** What looks like one wherever it stands: an API key, a token of three parts, a bcrypt hash, a key block, a bearer header. */
const SECRET_TEXT =
  /\brdk_[a-z0-9]{6}_[\w-]{8,}|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}|\$2[aby]\$\d\d\$[./\w]{53}|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END|$)|\bBearer\s+[\w.~+/-]{16,}=*/g;

/**
 * A value without secrets. None should ever be recorded; this is the second lock. Old and new values of a secret become
 * the mask, so that it still shows that it changed, and whether there was one.
 */
export function maskSecrets(value: unknown, name = ""): unknown {
  if (value === null || value === undefined || typeof value === "boolean") return value;
  if (SECRET.test(name)) return maskAll(value);
  if (typeof value === "string") return value.replace(SECRET_TEXT, MASK);
  if (Array.isArray(value)) return value.map((item) => maskSecrets(item));
  if (typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskSecrets(item, key)]));
}

function maskAll(value: unknown): unknown {
  if (value === null || value === undefined || typeof value === "boolean") return value;
  if (typeof value !== "object" || Array.isArray(value)) return MASK;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskAll(item)]));
}
