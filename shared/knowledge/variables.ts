/** Environment variables that no manifest has to define. */

/** Of shells: POSIX.1-2024 XCU 2.5.3, bash(1) "Shell Variables", dash(1); of the process: environ(7). */
const ofShell =
  /^(?:_|HOME|PATH|HOSTNAME|PWD|OLDPWD|IFS|PPID|E?UID|RANDOM|SECONDS|EPOCH\w*|LINENO|OPT(?:ARG|IND|ERR)|SHLVL|SHELL|TERM|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|REPLY|PIPESTATUS|FUNCNAME|BASH\w*|GROUPS|OSTYPE|HOSTTYPE|MACHTYPE|COLUMNS|LINES)$/;

/** Of the kubelet: for each Service of the namespace `NAME_SERVICE_HOST`, `NAME_SERVICE_PORT…` and `NAME_PORT…` (pkg/kubelet/envvars). */
const ofServices = /^KUBERNETES_|_SERVICE_HOST$|_SERVICE_PORT\w*$|_PORT(?:_\w+)?$/;

/** Names that Dockerfiles set with ENV: of languages, of the official database images, of Bitnami. */
const ofImages =
  /(?:_HOME|_VERSION|_MAJOR|_ENV|PATH)$|^(?:JAVA|NODE|PYTHON|GEM|GO|PHP|RUBY|BITNAMI)_|^(?:PGDATA|DEBIAN_FRONTEND)$/;

/** True for a name that the shell, the kubelet or the image may set, so that its absence from `env` says nothing. */
export const isGivenVariable = (name: string): boolean => ofShell.test(name) || ofServices.test(name) || ofImages.test(name);
