import { rule } from "../engine/rule.ts";
import { initTitle } from "../model/pod.ts";
import { guardsIn } from "../script/guards.ts";
import { unpinnedFetches } from "../script/unpinned.ts";
import { isBroken } from "../startup/output.ts";

export default rule({
  id: "unpinned-download",
  level: "notice",
  worst: "warning",
  since: "0.1.0",
  serves: ["purpose: code and binaries fetched"],
  summary: "Code is fetched at start without a version",
  why: `A branch and \`latest\` are something else tomorrow. An init container asks at every start of every Pod, so the replicas of one version run different
code, a node that is drained at night rolls out what was pushed in the evening, and going back to the old manifest does not bring the old code
back. It is a warning when the init container itself runs what came.

\`curl … | sh\` is unverified-download's, package managers are install-at-start's.`,
  fix: "Name the tag, the release or the commit: `git clone --branch v1.4.2`, `git checkout 3f2a9c1`, `…/releases/download/v1.4.2/…`, `npx -y tool@1.4.2`; best with a checksum. A bot raises it by a pull request that can be read and taken back.",
  links: [
    "https://github.com/apache/openwhisk-deploy-kube/issues/353",
    "https://git-scm.com/docs/git-clone#Documentation/git-clone.txt---branchltnamegt",
    "https://docs.github.com/en/repositories/releasing-projects-on-github/linking-to-releases",
  ],

  initContainer({ container, run }, report) {
    if (run.form === "opaque" || isBroken(run)) return;
    const isGuarded = guardsIn(run);
    for (const { command, does, executed, word } of unpinnedFetches(run)) {
      if (isGuarded(command)) continue;
      report(word?.place ?? command.place, `${initTitle(container)} ${does}, so two starts can get different code`, {
        level: executed ? "warning" : "notice",
      });
    }
  },
});
