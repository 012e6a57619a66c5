import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** How the endpoint answers the next request. */
export type Manner = "right" | "wider" | "fewer" | "nonsense" | 500 | 401 | "silent";

export interface EmbeddingsEndpoint {
  readonly url: string;
  readonly asked: { readonly path: string; readonly key: string | undefined; readonly input: readonly string[] }[];
  manner: Manner;
  close(): Promise<void>;
}

/** A server that plays an embeddings endpoint, OpenAI's and Ollama's: a vector counts the characters of the text by their code, so that like texts are near. */
export async function startEmbeddingsEndpoint(): Promise<EmbeddingsEndpoint> {
  const asked: EmbeddingsEndpoint["asked"] = [];
  const server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      const { input } = JSON.parse(body) as { input: string[] };
      asked.push({ path: request.url ?? "", key: request.headers.authorization, input });
      const { manner } = endpoint;
      if (manner === "silent") return;
      if (typeof manner === "number") {
        response.writeHead(manner).end("{}");
        return;
      }
      const vectors = input.map((text) => vectorOf(text, manner === "wider" ? 40 : 32));
      if (manner === "fewer") vectors.pop();
      const isOllama = request.url === "/api/embed";
      // In another order than asked: the index decides.
      const data = vectors.map((embedding, index) => ({ index, embedding })).reverse();
      response.setHeader("content-type", "application/json");
      response.end(manner === "nonsense" ? "[" : JSON.stringify(isOllama ? { embeddings: vectors } : { data }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint: EmbeddingsEndpoint = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    manner: "right",
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return endpoint;
}

function vectorOf(text: string, dimension: number): number[] {
  const vector = new Array<number>(dimension).fill(0.01);
  for (const char of text) {
    const at = (char.codePointAt(0) ?? 0) % dimension;
    vector[at] = (vector[at] ?? 0) + 1;
  }
  return vector;
}
