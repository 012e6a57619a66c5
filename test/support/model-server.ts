import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as the model's server got it. */
export interface ModelRequest {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly tools?: unknown;
  };
}

/** Plays the model: what it does with its nth request, the last one for all that follow. */
export type Play = (response: ServerResponse, request: ModelRequest) => void;

export interface ModelServer {
  readonly url: string;
  readonly requests: ModelRequest[];
  play(...plays: readonly [Play, ...Play[]]): void;
  close(): Promise<void>;
}

/** A server on this machine that speaks `/v1/chat/completions`. */
export async function startModelServer(): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  let plays: readonly [Play, ...Play[]] = [says("")];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const got = { path: request.url ?? "", headers: request.headers, body: JSON.parse(text) };
    requests.push(got);
    (plays[requests.length - 1] ?? plays[plays.length - 1] ?? plays[0])(response, got);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    play: (...next) => {
      plays = next;
      requests.length = 0;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function says(content: string, finish_reason = "stop"): Play {
  return (response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ choices: [{ index: 0, message: { role: "assistant", content }, finish_reason }] }));
  };
}

export function refuses(status: number, headers: Readonly<Record<string, string>> = {}): Play {
  return (response) => response.writeHead(status, headers).end('{"error":{"message":"no"}}');
}

/** A body with another shape than promised. */
export function sends(body: string): Play {
  return (response) => response.end(body);
}

export const isSilent: Play = () => {};

export const resets: Play = (response) => {
  response.socket?.resetAndDestroy();
};

/** Half of a reply, then nothing more comes. */
export const cutsOff: Play = (response) => {
  response.writeHead(200, { "content-length": "500" });
  response.write('{"choices":[{"message":{"content":"依申请', () => response.socket?.destroy());
};

/** Half of a reply, then the rest does not come, and the line stays open. */
export const stalls: Play = (response) => {
  response.writeHead(200);
  response.write('{"choices":[');
};

/** More than anyone asked for, for as long as it is listened to. */
export const pours: Play = (response) => {
  const more = () => {
    if (!response.destroyed) response.write("x".repeat(32_768), () => setImmediate(more));
  };
  response.writeHead(200);
  more();
};
