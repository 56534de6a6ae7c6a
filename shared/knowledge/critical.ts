/**
 * Programs that can fail for reasons outside the script (network, rights, a full disk, a missing file) and whose result the
 * containers after them count on. `rm`, `mkdir` and `chmod` are left out: scripts let them fail on purpose too often.
 */

const always = new Set(
  "alembic aws az chgrp chown cp dbmate dd flyway gcloud goose gsutil gunzip helm keytool liquibase mc migrate mongorestore mv mysql openssl pg_restore prisma psql rclone rsync s3cmd sysctl tar unzip".split(
    " ",
  ),
);

/** Arguments with which a program only tells something about itself. */
export const asks = /^(?:--version|--help|version)$/;

/** Of these only the calls with such an argument change anything. */
const withArgument = new Map([
  ["apk", /^add$/],
  ["apt-get", /^install$/],
  ["git", /^(?:checkout|clone|fetch|pull|reset|submodule)$/],
  ["kubectl", /^(?:annotate|apply|create|label|patch|rollout|wait)$/],
  ["npm", /^(?:ci|install)$/],
  ["php", /^migrate(?::.*)?$/],
  ["pip", /^install$/],
  ["pip3", /^install$/],
  ["python", /^migrate$/],
  ["python3", /^migrate$/],
  ["rails", /^db:migrate$/],
  ["rake", /^db:migrate$/],
]);

/** True when a failure of the program with these arguments (null: not known) matters to what comes after it. */
export const isCritical = (program: string, args: readonly (string | null)[]): boolean =>
  (always.has(program) && !args.some((arg) => arg !== null && asks.test(arg))) ||
  args.some((arg) => arg !== null && withArgument.get(program)?.test(arg) === true);
