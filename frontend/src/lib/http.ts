import axios, { AxiosError, type AxiosRequestConfig, type AxiosResponse } from "axios";
import { ApiProblem, readProblem } from "./api-problem.js";
import { noteServerTime } from "./clock.js";

const client = axios.create({
  timeout: 30_000,
  // ?status=new&status=pending, as the contract's `several` reads it.
  paramsSerializer: { indexes: null },
});

/**
 * One HTTP request; everything that is not a success is thrown as an ApiProblem.
 * An abort by the caller is thrown as it is, so that query code can tell it from a failure.
 */
export async function send(config: AxiosRequestConfig): Promise<AxiosResponse<unknown>> {
  try {
    const response = await client.request<unknown>(config);
    const at = (response.data as { server_time?: unknown } | null | undefined)?.server_time;
    if (typeof at === "string") noteServerTime(at);
    return response;
  } catch (error) {
    throw asProblem(error);
  }
}

function asProblem(error: unknown): unknown {
  if (!(error instanceof AxiosError) || axios.isCancel(error)) return error;
  if (error.response) return readProblem(error.response.status, error.response.data, { ...error.response.headers });
  const timedOut = error.code === AxiosError.ECONNABORTED || error.code === AxiosError.ETIMEDOUT;
  return new ApiProblem({ code: timedOut ? "timeout" : "offline", status: 0, message: error.message });
}
