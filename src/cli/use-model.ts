import { fileURLToPath } from "node:url";
import type { Answer } from "../answer/answer.ts";
import { type AnswerMessage, type AssistParts, assist } from "../answer/model/assist.ts";
import { loadModelWording } from "../answer/model/model-wording.ts";
import type { ChatSettings } from "../model/chat-model.ts";
import { createEndpointChat } from "../model/endpoint-chat.ts";
import { readPrompt } from "../model/prompt.ts";
import { restAfterFailures } from "../model/rest-after-failures.ts";
import type { Understanding } from "../question/query.ts";

export interface ModelUse extends Pick<AssistParts, "library" | "terms" | "formats" | "log"> {
  readonly chat: ChatSettings;
  readonly knowledge: string;
}

const promptFile = (name: string) => fileURLToPath(new URL(`../../prompts/${name}.md`, import.meta.url));

/** The answers with the help of the model that is set. Loaded only where one is. Throws KnowledgeError where a prompt is not as it must be. */
export function useModel(
  answer: (understanding: Understanding) => Promise<Answer>,
  { chat, knowledge, ...parts }: ModelUse,
): AnswerMessage {
  return assist(answer, {
    ...parts,
    model: restAfterFailures(createEndpointChat(chat), () => performance.now()),
    prompts: { propose: readPrompt(promptFile("propose-query")), phrase: readPrompt(promptFile("phrase-passage")) },
    wording: loadModelWording(knowledge),
  });
}
