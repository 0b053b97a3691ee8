import { AxiosError, type AxiosAdapter } from "axios";

/** Where the request itself says nothing. */
const LONGEST_MS = 60_000;

/**
 * For a request whose answer is for the browser and not for the page alone: the browser takes it to its end when the page
 * is left meanwhile, which it does for nothing that is sent by XMLHttpRequest.
 */
export const outlivingThePage: AxiosAdapter = async (config) => {
  const { method = "GET", url = "", headers, timeout } = config;
  const signal = AbortSignal.timeout(timeout || LONGEST_MS);
  const asked = { method, headers: { ...headers }, keepalive: true, signal };
  try {
    const response = await fetch(url, asked);
    const { ok, status, statusText } = response;
    const answer = {
      data: await response.text(),
      status,
      statusText,
      headers: Object.fromEntries(response.headers),
      config,
    };
    if (!ok) throw new AxiosError(statusText, AxiosError.ERR_BAD_RESPONSE, config, undefined, answer);
    return answer;
  } catch (error) {
    const { name, message } = error as Error;
    if (error instanceof AxiosError) throw error;
    const code = name === "TimeoutError" ? AxiosError.ETIMEDOUT : AxiosError.ERR_NETWORK;
    throw new AxiosError(message, code, config);
  }
};
