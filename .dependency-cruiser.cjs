/**
 * The rooms of the design: imports point down the list, never up, never in a circle, types included.
 * Each room names the rooms it may import; everything else is refused.
 */
const rooms = {
  channel: ["base", "conversation", "picture"],
  conversation: ["base", "picture", "report", "answer", "question", "application", "storage"],
  answer: ["base", "report", "library", "question", "model"],
  question: ["base", "report", "library", "model"],
  application: ["base", "report", "storage"],
  library: ["base", "report", "storage", "model"],
  reading: ["base", "report"],
  report: ["base"],
  model: ["base"],
  storage: ["base"],
  picture: ["base"],
  base: [],
};

/** Packages that one room alone may touch. */
const owned = [
  ["grammy|@grammyjs", "^src/channel/"],
  ["better-sqlite3", "^src/storage/"],
  ["kysely", "^src/(storage|library)/"],
  ["docx", "^src/application/"],
  ["parse5|mammoth", "^src/reading/"],
  ["echarts|@resvg|@embedpdf", "^src/picture/"],
  ["@langchain/core/(dist/)?(messages|language_models|prompts)", "^src/model/"],
  ["hnswlib-node|minisearch|@node-rs", "^src/library/"],
  ["@langchain", "^src/(library|model)/"],
];

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    ...Object.entries(rooms).map(([room, may]) => ({
      name: `room-${room}`,
      severity: "error",
      from: { path: `^src/${room}/` },
      to: { path: "^src/", pathNot: `^src/(${[room, ...may].join("|")})/` },
    })),
    ...owned.map(([packages, rooms]) => ({
      name: `package-${packages.split("|")[0]}`,
      severity: "error",
      from: { path: "^src/", pathNot: rooms },
      to: { path: `node_modules/(${packages})(/|$)` },
    })),
    {
      name: "language-model-only-where-one-is-set",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(answer/model/|model/|cli/use-model\\.ts$)" },
      to: {
        path: "^src/(answer/model/|model/(chat-model|endpoint-chat|prompt|rest-after-failures)\\.ts|cli/use-model\\.ts)",
        dynamic: false,
      },
    },
    {
      name: "not-to-tests",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|bench)/" },
    },
    { name: "no-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "types"] },
  },
};
