/** Secrets that their form gives away. */

/**
 * Tokens whose form says what they are. Sources: the token format documentation of GitHub, GitLab, AWS (IAM identifiers), Slack, Google
 * Cloud (API keys), npm, PyPI, Docker Hub, Stripe, SendGrid, Hugging Face, Anthropic, OpenAI, Grafana, DigitalOcean, Tailscale, Telegram,
 * Databricks, HashiCorp Vault and Terraform, age; RFC 7468 for private keys. Every pattern is linear.
 */
export const tokenForms: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "a GitHub token", pattern: /\b(?:gh[opsur]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})/g },
  { what: "a GitLab token", pattern: /\bgl(?:agent|cbt|dt|ft|imt|oas|pat|ptt|rt|soat)-[A-Za-z0-9_-]{20,255}/g },
  { what: "an AWS access key", pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { what: "a Slack token", pattern: /\bxox[abeprs]-[A-Za-z0-9-]{20,255}/g },
  { what: "a Slack webhook", pattern: /\bhooks\.slack\.com\/services\/T[A-Z0-9]{8,12}\/B[A-Z0-9]{8,12}\/[A-Za-z0-9]{24}/g },
  { what: "a Google API key", pattern: /\bAIza[A-Za-z0-9_-]{35}/g },
  { what: "an npm token", pattern: /\bnpm_[A-Za-z0-9]{36}/g },
  { what: "a PyPI token", pattern: /\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,255}/g },
  { what: "a Docker Hub token", pattern: /\bdckr_[op]at_[A-Za-z0-9_-]{27,255}/g },
  { what: "a Stripe key", pattern: /\b[rs]k_live_[A-Za-z0-9]{24,255}/g },
  { what: "a SendGrid key", pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/g },
  { what: "a Hugging Face token", pattern: /\bhf_[A-Za-z0-9]{34}\b/g },
  { what: "an Anthropic or OpenAI key", pattern: /\bsk-(?:ant|proj)-[A-Za-z0-9_-]{24,255}/g },
  { what: "a Grafana token", pattern: /\bglsa_[A-Za-z0-9]{32}_[a-f0-9]{8}/g },
  { what: "a DigitalOcean token", pattern: /\bdo[opr]_v1_[a-f0-9]{64}/g },
  { what: "a Tailscale key", pattern: /\btskey-(?:api|auth|client)-[A-Za-z0-9-]{16,255}/g },
  { what: "a Telegram bot token", pattern: /\b\d{8,10}:AA[A-Za-z0-9_-]{33}\b/g },
  { what: "a Databricks token", pattern: /\bdapi[a-f0-9]{32}\b/g },
  { what: "a Vault token", pattern: /\bhv[brs]\.[A-Za-z0-9_-]{24,255}/g },
  { what: "a Terraform token", pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,255}/g },
  { what: "an Azure storage key", pattern: /\bAccountKey=([A-Za-z0-9+/]{86}==)/g },
  { what: "an age key", pattern: /\bAGE-SECRET-KEY-1[A-Z0-9]{58}/g },
  { what: "a private key", pattern: /-----BEGIN (?:[A-Z]{2,12} )?(PRIVATE KEY)-----(?:\\n|\s){1,8}[A-Za-z0-9+/]{40}/g },
];

/**
 * Secrets that stand in a form of their own; the group is the secret. `scheme://user:password@host` (RFC 3986 userinfo), neither the
 * `user:password@` of documentation nor an image with tag and digest. An HTTP header that carries a credential. A connection string of
 * libpq, JDBC or ADO. The password of a user in SQL (PostgreSQL, MySQL, Oracle).
 */
export const placesOfSecrets: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: "a password in a URL",
    pattern: /\b[a-z][a-z0-9+.-]{0,30}:\/\/(?!user(?:name)?:pass)[^\s:/?#@"'`]{0,256}:([^\s/?#@"'`]{1,256})@(?!sha256:)/gi,
  },
  {
    what: "an Authorization header",
    pattern: /\bAuthorization: {0,4}(?:Basic|Bearer|Token) {1,4}([A-Za-z0-9._~+/=-]{8,4096})/gi,
  },
  {
    what: "a password in a connection string",
    pattern: /\bjdbc:[^\s"'`]{1,512}[?&;]password=([^\s&;"'`]{1,256})/gi,
  },
  {
    what: "a password in a connection string",
    pattern: /;\s?(?:password|pwd)=([^\s&;"'`]{1,256});/gi,
  },
  {
    what: "a password in a connection string",
    pattern: /\b(?:dbname|host|port|user)=[^\s"'`]{1,128} (?:[a-z_]{2,32}=[^\s"'`]{1,128} ){0,8}password=([^\s"'`]{1,256})/gi,
  },
  {
    what: "a password in SQL",
    pattern: /\b(?:USER|ROLE|LOGIN)\b[^;'"\n]{0,200}\bPASSWORD {1,4}'([^'\n]{1,256})'/gi,
  },
  { what: "a password in SQL", pattern: /\bIDENTIFIED (?:WITH [a-z0-9_']{1,64} )?BY {1,4}'([^'\n]{1,256})'/gi },
];

/** Stands in every text that one of the forms above can match: one cheap look instead of thirty. */
export const anyForm =
  /gh[opsur]_|github_pat_|gl[a-z]{2,5}-|AKIA|ASIA|xox[abeprs]-|hooks\.slack|AIza|npm_|pypi-|dckr_|[rs]k_live_|SG\.|hf_|sk-|glsa_|_v1_|tskey-|:AA|dapi|hv[brs]\.|atlasv1|AccountKey|SECRET-KEY|-----BEGIN|:\/\/|authorization|password|pwd=|identified/i;
