/** `npm run new-rule -- <rule-id>`: the two files of a rule, which the tests refuse until both are filled in. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const [id = ""] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { version: string };

const rule = `import { rule } from "../engine/rule.ts";

export default rule({
  id: "${id}",
  level: "warning",
  since: "${version}",
  serves: [],
  summary: "TODO one line, what is the case when this fires",
  why: "TODO what happens on the cluster, and why.",
  fix: "TODO the way out.",
  links: [],
  // Exactly one of initContainer, pod, resources; the first that is enough.
  initContainer({ container, place }, report) {
    if (container.name === undefined) return;
    report(place("name"), \`init container "\${container.name}" TODO what is the case, so TODO the consequence\`);
  },
});
`;

const pod = (comment: string): string => `\`\`\`yaml
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - name: setup${comment}
      image: example.com/setup:1
  containers: [{name: app, image: example.com/app:1}]
\`\`\``;

const cases = `# ${id}

## TODO a real failure

${pod(` # warning: ${id}`)}

## TODO its fix, which stays silent

${pod("")}

## TODO what looks like it and is right, which stays silent

${pod("")}
`;

process.exitCode = scaffold();

function scaffold(): number {
  if (!/^[a-z]+(-[a-z]+)+$/.test(id))
    return refuse("usage: npm run new-rule -- <rule-id>, two or more lower-case words with hyphens");
  const files = { [`shared/rules/${id}.ts`]: rule, [`test/rules/${id}.md`]: cases };
  for (const path of Object.keys(files)) if (existsSync(root + path)) return refuse(`${path} exists already`);
  for (const [path, text] of Object.entries(files)) {
    writeFileSync(root + path, text);
    console.log(`wrote ${path}`);
  }
  console.log(`Fill in both, then: npm run generate && npx vitest run test/rules.test.ts test/meta.test.ts -t ${id}`);
  return 0;
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}
