import { Embeddings } from "@langchain/core/embeddings";
import { z } from "zod";
import type { EmbeddingModel } from "./embedding-model.ts";

/** An embedding endpoint that does not answer as it must. `status` null: it did not answer at all, or with nonsense. */
export class EmbeddingEndpointError extends Error {
  override readonly name = "EmbeddingEndpointError";
  constructor(
    message: string,
    readonly status: number | null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface Endpoint {
  /** `https://host/v1` of an OpenAI-compatible server; the address of an Ollama server ends in `/api` or has no path. */
  readonly url: string;
  readonly model: string;
  readonly key: string | null;
  /** A question waits this long for its vector. */
  readonly queryDeadlineMs?: number;
  readonly documentsDeadlineMs?: number;
}

const textsInRequest = 64;
const vector = z.array(z.number()).min(1);
const openaiReply = z.object({ data: z.array(z.object({ index: z.number().int(), embedding: vector })) });
const ollamaReply = z.object({ embeddings: z.array(vector) });

/** A model behind an address: OpenAI's `/embeddings`, or Ollama's `/api/embed`. Nothing is sent until a vector is asked for. */
export function createEndpointModel(endpoint: Endpoint): EmbeddingModel {
  return {
    id: `${endpoint.url} ${endpoint.model}`,
    dimension: null,
    isEmbedded: false,
    embeddings: new EndpointEmbeddings(endpoint),
  };
}

class EndpointEmbeddings extends Embeddings<number[]> {
  readonly #endpoint: Endpoint;
  readonly #isOllama: boolean;
  readonly #address: string;

  constructor(endpoint: Endpoint) {
    super({});
    this.#endpoint = endpoint;
    const base = endpoint.url.replace(/\/+$/u, "");
    const { pathname } = new URL(base);
    this.#isOllama = pathname === "/" || pathname.endsWith("/api");
    this.#address = this.#isOllama ? `${base.replace(/\/api$/u, "")}/api/embed` : `${base}/embeddings`;
  }

  override async embedQuery(text: string): Promise<number[]> {
    const [only] = await this.#ask([text], this.#endpoint.queryDeadlineMs ?? 1_000);
    if (only === undefined) throw new EmbeddingEndpointError("The embedding endpoint gave no vector", null);
    return only;
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (let at = 0; at < texts.length; at += textsInRequest) {
      const part = texts.slice(at, at + textsInRequest);
      vectors.push(...(await this.#ask(part, this.#endpoint.documentsDeadlineMs ?? 30_000)));
    }
    return vectors;
  }

  /** Vectors of length 1, in the order of the texts. */
  async #ask(input: readonly string[], deadlineMs: number): Promise<number[][]> {
    const { model, key } = this.#endpoint;
    let response: Response;
    let body: unknown;
    try {
      response = await fetch(this.#address, {
        method: "POST",
        headers: { "content-type": "application/json", ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
        body: JSON.stringify({ model, input }),
        signal: AbortSignal.timeout(deadlineMs),
      });
      body = response.ok ? await response.json() : undefined;
    } catch (cause) {
      throw new EmbeddingEndpointError("The embedding endpoint did not answer", null, { cause });
    }
    if (!response.ok) throw new EmbeddingEndpointError("The embedding endpoint refused", response.status);
    const vectors = this.#isOllama ? readOllama(body) : readOpenai(body);
    const width = vectors?.[0]?.length;
    if (vectors?.length !== input.length || vectors.some((each) => each.length !== width)) {
      throw new EmbeddingEndpointError("The embedding endpoint gave other vectors than asked for", null);
    }
    return vectors.map(toLengthOne);
  }
}

function readOpenai(body: unknown): number[][] | undefined {
  const read = openaiReply.safeParse(body);
  return read.data?.data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding);
}

function readOllama(body: unknown): number[][] | undefined {
  return ollamaReply.safeParse(body).data?.embeddings;
}

function toLengthOne(values: number[]): number[] {
  const length = Math.hypot(...values);
  return length === 0 ? values : values.map((value) => value / length);
}
