import { afterEach, beforeEach, expect, it } from "vitest";
import { createEndpointModel, EmbeddingEndpointError } from "../../src/model/endpoint-embeddings.ts";
import { type EmbeddingsEndpoint, type Manner, startEmbeddingsEndpoint } from "../support/embeddings-endpoint.ts";

let endpoint: EmbeddingsEndpoint;
beforeEach(async () => {
  endpoint = await startEmbeddingsEndpoint();
});
afterEach(() => endpoint.close());

const model = (path: string) =>
  createEndpointModel({ url: `${endpoint.url}${path}`, model: "m", key: "secret", queryDeadlineMs: 200 });

it.each([
  ["/v1", "/v1/embeddings"],
  ["/v1/", "/v1/embeddings"],
  ["", "/api/embed"],
  ["/api", "/api/embed"],
])("asks an address that ends in 「%s」 at %s, with the key", async (path, asked) => {
  await model(path).embeddings.embedQuery("公开");
  expect(endpoint.asked).toEqual([{ path: asked, key: "Bearer secret", input: ["公开"] }]);
});

it("gives vectors of length 1 in the order of the texts, however they come", async () => {
  const { embeddings } = model("/v1");
  const [one, two] = await embeddings.embedDocuments(["网站", "培训"]);
  expect(one).toEqual(await embeddings.embedQuery("网站"));
  expect(two).toEqual(await embeddings.embedQuery("培训"));
  expect(Math.hypot(...(one ?? []))).toBeCloseTo(1);
});

it("asks for many texts in several requests", async () => {
  const texts = Array.from({ length: 150 }, (_, index) => `第${index}段`);
  expect(await model("/v1").embeddings.embedDocuments(texts)).toHaveLength(150);
  expect(endpoint.asked.map(({ input }) => input.length)).toEqual([64, 64, 22]);
});

it.each<[Manner, number | null]>([
  [500, 500],
  [401, 401],
  ["nonsense", null],
  ["fewer", null],
  ["silent", null],
])("fails with a typed error where the endpoint is %s", async (manner, status) => {
  endpoint.manner = manner;
  const asking = model("/v1").embeddings.embedQuery("公开");
  await expect(asking).rejects.toThrow(EmbeddingEndpointError);
  await expect(asking).rejects.toMatchObject({ status });
});

it("names the model by its address and name", () => {
  expect(model("/v1").id).toBe(`${endpoint.url}/v1 m`);
});
