// What Ajv and the JSON language service of Visual Studio Code make of a schema. Reads a request, writes the answers, both JSON.
const { readFileSync } = require("node:fs");
const { fileURLToPath } = require("node:url");
const Ajv = require("ajv/dist/2020");
const { getLanguageService, TextDocument } = require("vscode-json-languageservice");

const request = JSON.parse(readFileSync(0, "utf8"));

function compiled(schema) {
  const said = [];
  const logger = { log: (...words) => said.push(words.join(" ")) };
  logger.warn = logger.error = logger.log;
  return { validate: new Ajv({ logger }).compile(schema), said };
}

function service() {
  const made = getLanguageService({
    schemaRequestService: async (uri) => readFileSync(fileURLToPath(uri), "utf8"),
    workspaceContext: { resolveRelativePath: (path, from) => new URL(path, from).href },
  });
  const schemas = request.schema ? [{ uri: "bundle://schema", fileMatch: ["*.claims.json"], schema: request.schema }] : [];
  made.configure({ validate: true, allowComments: false, schemas });
  return made;
}

async function edited(one) {
  const languageService = service();
  const at = one.text.indexOf("⌖");
  const document = TextDocument.create(one.uri || "file:///a.claims.json", "json", 1, one.text.replace("⌖", ""));
  const tree = languageService.parseJSONDocument(document);
  const problems = (await languageService.doValidation(document, tree)).map((problem) => [problem.severity, problem.message]);
  if (at < 0) return { problems };
  const place = document.positionAt(at);
  const list = await languageService.doComplete(document, place, tree);
  const hover = await languageService.doHover(document, place, tree);
  return {
    problems,
    offered: list.items.map((item) => item.label),
    inserted: list.items.map((item) => item.insertText),
    hover: hover && hover.contents.map((part) => part.value || part).join("\n"),
  };
}

(async () => {
  const answer = { edited: [] };
  if (request.schema) {
    const { validate, said } = compiled(request.schema);
    answer.said = said;
    answer.accepted = (request.values || []).map((value) => validate(value));
  }
  for (const one of request.edits || []) answer.edited.push(await edited(one));
  process.stdout.write(JSON.stringify(answer));
})();
