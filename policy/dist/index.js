"use strict";

// policy/index.ts
var import_policy = require("@pulumi/policy");

// shared/model/resource.ts
var isDictionary = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function at(value, path) {
  let current = value;
  for (const key of path) {
    if (typeof current !== "object" || current === null) return void 0;
    if (!Object.hasOwn(current, key)) return void 0;
    current = current[key];
  }
  return current;
}
function printPath(path) {
  let text3 = "";
  for (const part of path) {
    if (typeof part === "number") text3 += `[${part}]`;
    else if (/[./]/.test(part)) text3 += `[${part}]`;
    else text3 += text3 === "" ? part : `.${part}`;
  }
  return text3;
}
var resourceId = ({ kind, namespace, name: name2 }) => namespace === null ? `${kind}/${name2}` : `${kind}/${namespace}/${name2}`;

// shared/model/nearest-name.ts
function nearestName(name2, known2) {
  const longer = known2.filter((candidate) => name2.length >= 3 && candidate.startsWith(name2));
  if (longer.length === 1) return longer[0];
  const tolerated = Math.max(name2.length > 3 ? 2 : 1, Math.floor(name2.length / 3));
  let best;
  let bestDistance = tolerated + 1;
  for (const candidate of known2) {
    const distance = editDistance(name2.slice(0, 64), candidate);
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}
function editDistance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

// shared/engine/fingerprint.ts
function fingerprint(parts) {
  const text3 = parts.join("\0");
  return hex(fnv1a(text3, 2166136261)) + hex(fnv1a(text3, 16777619));
}
function fnv1a(text3, offset) {
  let hash = offset;
  for (let i = 0; i < text3.length; i++) hash = Math.imul(hash ^ text3.charCodeAt(i), 16777619);
  return hash >>> 0;
}
var hex = (value) => value.toString(16).padStart(8, "0");

// shared/engine/exceptions.ts
function applyExceptions(input) {
  const exceptions = [...fromSettings(input), ...fromAnnotations(input), ...fromComments(input)];
  const known2 = new Set(input.knownRules);
  const valid = exceptions.filter((each2) => known2.has(each2.rule) && each2.reason !== "" && !isPast(each2.until, input.today));
  const byRule = /* @__PURE__ */ new Map();
  for (const each2 of valid) byRule.set(each2.rule, [...byRule.get(each2.rule) ?? [], each2]);
  const used = /* @__PURE__ */ new Set();
  const findings = [];
  const excused = [];
  for (const finding of input.findings) {
    const covering = (byRule.get(finding.rule) ?? []).filter((each2) => each2.covers(finding));
    for (const each2 of covering) used.add(each2);
    (covering.length > 0 ? excused : findings).push(finding);
  }
  const problems = exceptions.flatMap((each2) => problem(each2, used.has(each2), known2, input) ?? []);
  return { findings, excused, exceptions: problems };
}
function problem(each2, used, known2, { today, active }) {
  if (!known2.has(each2.rule)) {
    const near = nearestName(each2.rule, [...known2]);
    const hint = near === void 0 ? "" : `, the nearest is "${near}"`;
    return report(
      each2,
      "invalid-exception",
      `exception on ${each2.subject} names the rule "${each2.rule}", which does not exist${hint}`
    );
  }
  if (!active.has(each2.rule)) return void 0;
  if (each2.reason === "") {
    return report(
      each2,
      "invalid-exception",
      `exception for "${each2.rule}" on ${each2.subject} gives no reason, so it does not count`
    );
  }
  if (isPast(each2.until, today)) {
    return report(
      each2,
      "expired-exception",
      `exception for "${each2.rule}" on ${each2.subject} ended on ${each2.until}, so it does not count`
    );
  }
  if (used || !each2.couldMatch) return void 0;
  return report(
    each2,
    "unused-exception",
    `exception for "${each2.rule}" on ${each2.subject} excuses nothing, so it can be removed`
  );
}
function report(each2, rule2, message) {
  return {
    rule: rule2,
    level: "warning",
    message,
    ...each2.at,
    container: null,
    related: [],
    edits: [],
    fingerprint: fingerprint([rule2, each2.rule, each2.subject])
  };
}
var isPast = (until, today) => until !== void 0 && until < today;
function fromSettings({ settings, resources: resources2, analysed }) {
  return settings.exceptions.map((setting2) => {
    const matches2 = matcher(setting2);
    return {
      rule: setting2.rule,
      reason: setting2.reason,
      until: setting2.until,
      subject: `"${setting2.resource}"`,
      at: { resource: null, place: null, origin: setting2.origin },
      covers: (finding) => matches2(finding.resource) && (setting2.container === void 0 || setting2.container === finding.container),
      couldMatch: resources2.some((resource) => matches2(resource) && analysed(setting2.rule, resource))
    };
  });
}
function matcher({ resource: pattern }) {
  const withNamespace = pattern.split("/").length > 2;
  return (resource) => wildcard(pattern, withNamespace ? resourceId(resource) : `${resource.kind}/${resource.name}`);
}
function wildcard(pattern, text3) {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return pattern === text3;
  if (!text3.startsWith(first)) return false;
  let position = first.length;
  const last = rest.pop() ?? "";
  for (const part of rest) {
    const found = text3.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return text3.length - position >= last.length && text3.endsWith(last);
}
var annotationPrefix = "initguard.dev/allow-";
function fromAnnotations({ resources: resources2, analysed }) {
  return [...new Set(resources2)].flatMap((resource) => {
    const annotations = at(resource.body, ["metadata", "annotations"]);
    if (!isDictionary(annotations)) return [];
    return Object.entries(annotations).filter(([key]) => key.startsWith(annotationPrefix)).map(([key, value]) => {
      const rule2 = key.slice(annotationPrefix.length);
      return {
        rule: rule2,
        reason: typeof value === "string" ? value.trim() : "",
        until: void 0,
        subject: `${resource.kind} "${resource.name}"`,
        at: { resource, place: { resource, path: ["metadata", "annotations", key] }, origin: null },
        covers: (finding) => finding.resource === resource,
        couldMatch: analysed(rule2, resource)
      };
    });
  });
}
function fromComments({ comments, resources: resources2, analysed }) {
  return comments.map((comment) => ({
    rule: comment.rule,
    reason: comment.reason,
    until: void 0,
    subject: `${comment.resource.kind} "${comment.resource.name}"`,
    at: "path" in comment.place ? { resource: comment.resource, place: comment.place, origin: null } : { resource: comment.resource, place: null, origin: comment.place },
    covers: (finding) => comment.covers(finding.place),
    couldMatch: resources2.includes(comment.resource) && analysed(comment.rule, comment.resource)
  }));
}

// shared/engine/watch.ts
function watched(value, unknown2, watch) {
  if (typeof value !== "object" || value === null || unknown2.length === 0) return value;
  const touch = () => {
    watch.touched = true;
    return void 0;
  };
  const below3 = (key) => unknown2.filter((path) => String(path[0]) === key).map((path) => path.slice(1));
  const view = /* @__PURE__ */ new Map();
  return new Proxy(value, {
    get(target, key) {
      if (typeof key === "symbol") return Reflect.get(target, key);
      const paths = below3(key);
      if (paths.some((path) => path.length === 0)) return touch();
      if (paths.length === 0) return Reflect.get(target, key);
      if (!view.has(key)) view.set(key, watched(Reflect.get(target, key), paths, watch));
      return view.get(key);
    },
    getOwnPropertyDescriptor(target, key) {
      const descriptor = Reflect.getOwnPropertyDescriptor(target, key);
      if (descriptor === void 0 || typeof key === "symbol") return descriptor;
      const paths = below3(key);
      if (paths.length === 0) return descriptor;
      return {
        ...descriptor,
        value: paths.some((path) => path.length === 0) ? touch() : watched(Reflect.get(target, key), paths, watch)
      };
    }
  });
}
function hidden(watch) {
  const touch = () => {
    watch.touched = true;
    return void 0;
  };
  return new Proxy({}, {
    get: touch,
    has: () => {
      touch();
      return false;
    },
    ownKeys: () => {
      touch();
      return [];
    },
    getOwnPropertyDescriptor: touch
  });
}
function lazily(watch, compute) {
  let result;
  return () => {
    if (result === void 0) {
      const before = watch.touched;
      watch.touched = false;
      const value = compute();
      result = { value, touched: watch.touched };
      watch.touched = before;
    }
    if (result.touched) watch.touched = true;
    return result.value;
  };
}

// shared/engine/readable.ts
var originals = /* @__PURE__ */ new WeakMap();
var original = (resource) => originals.get(resource) ?? resource;
function readable(resource, watch) {
  if (resource.unknown.length === 0) return resource;
  const body = lazily(watch, () => watched(resource.body, resource.unknown, watch));
  const field = (name2) => ({
    get: () => {
      if (isHidden(resource, ["metadata", name2])) watch.touched = true;
      return resource[name2];
    },
    enumerable: true
  });
  const view = Object.create(resource, {
    body: { get: body, enumerable: true },
    name: field("name"),
    namespace: field("namespace")
  });
  originals.set(view, resource);
  return view;
}
var below = (unknown2, prefix) => unknown2.filter((path) => path.length >= prefix.length && prefix.every((key, i) => String(path[i]) === String(key))).map((path) => path.slice(prefix.length));
var isHidden = ({ unknown: unknown2 }, path) => unknown2.some((hidden2) => hidden2.length <= path.length && hidden2.every((key, i) => String(key) === String(path[i])));

// shared/model/workload.ts
var template = (path, filledByOperator = false) => ({
  at: path.split("."),
  spec: ["spec"],
  metadata: ["metadata"],
  filledByOperator
});
var pod = { at: [], spec: ["spec"], metadata: ["metadata"], filledByOperator: false };
var argoTemplate = (path) => ({ at: path.split("."), spec: [], metadata: ["metadata"], filledByOperator: true });
var rayTemplates = (path) => [
  template(`${path}.headGroupSpec.template`, true),
  template(`${path}.workerGroupSpecs[].template`, true)
];
var inSpec = [template("spec.template")];
var podTemplateOfEck = [template("spec.podTemplate", true)];
var runnerOfEck = [
  template("spec.daemonSet.podTemplate", true),
  template("spec.deployment.podTemplate", true),
  template("spec.statefulSet.podTemplate", true)
];
var table = {
  "": { Pod: [pod], PodTemplate: [template("template")], ReplicationController: inSpec },
  apps: { Deployment: inSpec, ReplicaSet: inSpec, StatefulSet: inSpec, DaemonSet: inSpec },
  extensions: { Deployment: inSpec, ReplicaSet: inSpec, DaemonSet: inSpec },
  batch: { Job: inSpec, CronJob: [template("spec.jobTemplate.spec.template")] },
  "argoproj.io": {
    Rollout: inSpec,
    Workflow: [argoTemplate("spec.templates[]")],
    WorkflowTemplate: [argoTemplate("spec.templates[]")],
    ClusterWorkflowTemplate: [argoTemplate("spec.templates[]")],
    CronWorkflow: [argoTemplate("spec.workflowSpec.templates[]")]
  },
  "serving.knative.dev": {
    Service: [template("spec.template", true)],
    Configuration: [template("spec.template", true)],
    Revision: [{ ...pod, filledByOperator: true }]
  },
  "jobset.x-k8s.io": { JobSet: [template("spec.replicatedJobs[].template.spec.template")] },
  "ray.io": {
    RayCluster: rayTemplates("spec"),
    RayJob: [...rayTemplates("spec.rayClusterSpec"), template("spec.submitterPodTemplate", true)],
    RayService: rayTemplates("spec.rayClusterConfig")
  },
  "triggers.tekton.dev": { EventListener: [template("spec.resources.kubernetesResource.spec.template", true)] },
  "elasticsearch.k8s.elastic.co": { Elasticsearch: [template("spec.nodeSets[].podTemplate", true)] },
  "kibana.k8s.elastic.co": { Kibana: podTemplateOfEck },
  "apm.k8s.elastic.co": { ApmServer: podTemplateOfEck },
  "logstash.k8s.elastic.co": { Logstash: podTemplateOfEck },
  "enterprisesearch.k8s.elastic.co": { EnterpriseSearch: podTemplateOfEck },
  "maps.k8s.elastic.co": { ElasticMapsServer: podTemplateOfEck },
  "beat.k8s.elastic.co": { Beat: runnerOfEck },
  "agent.k8s.elastic.co": { Agent: runnerOfEck }
};
var describesPods = /(^|\.)(kyverno\.io|gatekeeper\.sh|auto\.gke\.io|apiextensions\.k8s\.io|admissionregistration\.k8s\.io|kubewarden\.io|chainsaw\.kyverno\.io|kustomize\.config\.k8s\.io)$/;
var groupOf = (apiVersion) => apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
var isBuiltInWorkload = (apiVersion, kind) => ["", "apps", "extensions", "batch"].includes(groupOf(apiVersion)) && Object.hasOwn(table[groupOf(apiVersion)] ?? {}, kind);
var isKnownWorkload = (apiVersion, kind) => Object.hasOwn(table[groupOf(apiVersion)] ?? {}, kind);
function podTemplates(resource) {
  const group = groupOf(resource.apiVersion);
  const kinds = table[group];
  const rows = kinds !== void 0 && Object.hasOwn(kinds, resource.kind) ? kinds[resource.kind] : void 0;
  if (rows !== void 0) return rows.flatMap((row) => fromRow(resource.body, row));
  if (describesPods.test(group)) return [];
  return byStructure(resource.body, [], 0);
}
function fromRow(body, row) {
  let paths = [[]];
  for (const step of row.at) {
    const each2 = step.endsWith("[]");
    const key = each2 ? step.slice(0, -2) : step;
    paths = paths.flatMap((path) => {
      const next = [...path, key];
      if (!each2) return [next];
      const items2 = at(body, next);
      return Array.isArray(items2) ? items2.map((_, index) => [...next, index]) : [];
    });
  }
  return paths.filter((path) => isDictionary(at(body, [...path, ...row.spec]))).map((path) => ({
    spec: [...path, ...row.spec],
    metadata: row.metadata && [...path, ...row.metadata],
    filledByOperator: row.filledByOperator
  }));
}
var deepest = 12;
function byStructure(value, path, depth) {
  if (depth > deepest || typeof value !== "object" || value === null) return [];
  if (!Array.isArray(value) && isPodSpec(value)) {
    const inside = path.at(-1) === "spec";
    return [{ spec: path, metadata: inside ? [...path.slice(0, -1), "metadata"] : null, filledByOperator: true }];
  }
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, below3]) => byStructure(below3, [...path, key], depth + 1));
}
var isPodSpec = (value) => isContainerList(value.initContainers) && isContainerList(value.containers);
var isContainerList = (value) => Array.isArray(value) && value.length > 0 && value.every((item) => isDictionary(item) && typeof item.name === "string");
function replicasOf(resource) {
  if (resource.kind === "DaemonSet") return { count: null, reason: "one per node" };
  if (resource.kind === "Pod") return { count: 1 };
  const path = resource.kind === "Job" ? ["spec", "parallelism"] : resource.kind === "CronJob" ? ["spec", "jobTemplate", "spec", "parallelism"] : ["spec", "replicas"];
  const count = at(resource.body, path) ?? 1;
  return typeof count === "number" ? { count } : { count: null, reason: "not known" };
}

// shared/engine/directory.ts
function directory(resources2) {
  const byKind = groupBy(resources2, (resource) => resource.kind);
  const shelves = /* @__PURE__ */ new Map();
  const shelf = (kind) => {
    let known2 = shelves.get(kind);
    if (known2 === void 0) {
      known2 = shelve(byKind.get(kind) ?? []);
      shelves.set(kind, known2);
    }
    for (const { name: name2, namespace } of known2.hidden) void [name2, namespace];
    return known2;
  };
  return {
    all(kind, namespace) {
      const { resources: resources3, byNamespace } = shelf(kind);
      return (namespace === void 0 ? resources3 : byNamespace.get(namespace)) ?? [];
    },
    named: (kind, namespace, name2) => (shelf(kind).byName.get(name2) ?? []).filter((resource) => resource.namespace === namespace)
  };
}
function shelve(resources2) {
  return {
    resources: resources2,
    byNamespace: groupBy(resources2, (resource) => original(resource).namespace),
    byName: groupBy(resources2, (resource) => original(resource).name),
    hidden: resources2.filter(
      (resource) => resource.unknown.length > 0 && ["name", "namespace"].some((key) => isHidden(resource, ["metadata", key]))
    )
  };
}
function groupBy(values, keyOf2) {
  const groups = /* @__PURE__ */ new Map();
  for (const value of values) {
    const key = keyOf2(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

// shared/model/image.ts
var reference = /^(?<name>[a-z0-9]+(?:(?:[._-]+|:[0-9]+\/|\/)[a-z0-9]+)*)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}))?$/i;
function parseImage(text3) {
  if (text3.length > 512) return void 0;
  const match = reference.exec(text3);
  if (match?.groups?.name === void 0) return void 0;
  const { name: name2, tag, digest } = match.groups;
  const slash = name2.indexOf("/");
  const first = slash < 0 ? "" : name2.slice(0, slash);
  const hasRegistry = first.includes(".") || first.includes(":") || first === "localhost";
  const rest = hasRegistry ? name2.slice(slash + 1) : name2;
  if (rest !== rest.toLowerCase()) return void 0;
  const written2 = hasRegistry ? first : "docker.io";
  const registry = written2 === "index.docker.io" ? "docker.io" : written2;
  const repository = registry === "docker.io" && !rest.includes("/") ? `library/${rest}` : rest;
  return { registry, repository, tag: tag ?? null, digest: digest ?? null };
}
var imageName = ({ registry, repository }) => `${registry}/${repository}`;

// shared/knowledge/busybox.ts
var words = (text3) => text3.split(/\s+/).filter((word) => word !== "");
var official = words(`
[ [[ acpid add-shell addgroup adduser adjtimex ar arch arp arping ascii ash awk base32 base64 basename bc beep blkdiscard
blkid blockdev bootchartd brctl bunzip2 busybox bzcat bzip2 cal cat chat chattr chgrp chmod chown chpasswd chpst chroot chrt
chvt cksum clear cmp comm conspy cp cpio crc32 crond crontab cryptpw cttyhack cut date dc dd deallocvt delgroup deluser depmod
devmem df dhcprelay diff dirname dmesg dnsd dnsdomainname dos2unix dpkg dpkg-deb du dumpkmap dumpleases echo ed egrep eject
env envdir envuidgid ether-wake expand expr factor fakeidentd fallocate false fatattr fbset fbsplash fdflush fdformat fdisk
fgconsole fgrep find findfs flock fold free freeramdisk fsck fsck.minix fsfreeze fstrim fsync ftpd ftpget ftpput fuser getconf
getfattr getopt getty grep groups gunzip gzip halt hd hdparm head hexdump hexedit hostid hostname httpd hush hwclock i2cdetect
i2cdump i2cget i2cset i2ctransfer id ifconfig ifdown ifenslave ifplugd ifup inetd init inotifyd insmod install ionice iostat
ip ipaddr ipcalc ipcrm ipcs iplink ipneigh iproute iprule iptunnel kbd_mode kill killall killall5 klogd last less link linux32
linux64 linuxrc ln loadfont loadkmap logger login logname logread losetup lpd lpq lpr ls lsattr lsblk lsmod lsof lspci lsscsi
lsusb lzcat lzma lzop makedevs makemime man md5sum mdev mesg microcom mim mkdir mkdosfs mke2fs mkfifo mkfs.ext2 mkfs.minix
mkfs.vfat mknod mkpasswd mkswap mktemp modinfo modprobe more mount mountpoint mpstat mt mv nameif nanddump nandwrite
nbd-client nc netstat nice nl nmeter nohup nologin nproc nsenter nslookup ntpd od openvt partprobe passwd paste patch pgrep
pidof ping ping6 pipe_progress pivot_root pkill pmap popmaildir poweroff powertop printenv printf ps pscan pstree pwd pwdx
raidautorun rdate rdev readahead readlink readprofile realpath reboot reformime remove-shell renice reset resize resume rev rm
rmdir rmmod route rpm rpm2cpio rtcwake run-init run-parts runlevel runsv runsvdir rx script scriptreplay sed seedrng sendmail
seq setarch setconsole setfattr setfont setkeycodes setlogcons setpriv setserial setsid setuidgid sh sha1sum sha256sum
sha384sum sha3sum sha512sum showkey shred shuf slattach sleep smemcap softlimit sort split ssl_client ssl_server
start-stop-daemon stat strings stty su sulogin sum sv svc svlogd svok swapoff swapon switch_root sync sysctl syslogd tac tail
tar taskset tc tcpsvd tee telnet telnetd test tftp tftpd time timeout top touch tr traceroute traceroute6 tree true truncate
ts tsort tty ttysize tunctl ubiattach ubidetach ubimkvol ubirename ubirmvol ubirsvol ubiupdatevol udhcpc udhcpc6 udhcpd udpsvd
uevent umount uname unexpand uniq unix2dos unlink unlzma unshare unxz unzip uptime users usleep uudecode uuencode uuidgen
vconfig vi vlock vmstat volname w wall watch watchdog wc wget which who whoami whois xargs xxd xz xzcat yes zcat zcip
`);
var older = words(`
bbconfig catv chcon devfsd flash_eraseall flash_lock flash_unlock flashcp getenforce getsebool load_policy lzopcat
matchpathcon minips mkfs.reiser msh netcat nuke restorecon rfkill runcon selinuxenabled sestatus setenforce setfiles setsebool
tune2fs uncompress unit unlzop
`);
var alpineAdds = words(`
apk getent iconv ldconfig ldd mkmntdirs scanelf
`);
var alpineLacks = new Set(
  words(`
ar ascii base32 bootchartd catv chat chcon chpst chrt crc32 cttyhack devfsd devmem dhcprelay dnsd dpkg dpkg-deb envdir
envuidgid fakeidentd fgconsole flash_eraseall flash_lock flash_unlock flashcp freeramdisk fsck.minix fsfreeze ftpd ftpget
ftpput getenforce getfattr getsebool hexedit httpd hush i2cdetect i2cdump i2cget i2cset i2ctransfer ifplugd inetd linuxrc
load_policy logname lpd lpq lpr lsblk lsscsi makedevs man matchpathcon mim minips mke2fs mkfs.ext2 mkfs.minix mkfs.reiser msh
mt netcat nuke popmaildir restorecon resume rpm rpm2cpio rtcwake run-init runcon runlevel runsv runsvdir rx script
scriptreplay seedrng selinuxenabled sestatus setarch setenforce setfattr setfiles setsebool setuidgid sha384sum softlimit
ssl_server start-stop-daemon sulogin sv svc svlogd svok taskset tc tcpsvd telnet telnetd tftp tftpd ts tsort tune2fs ubiattach
ubidetach ubimkvol ubirename ubirmvol ubirsvol ubiupdatevol udhcpd udpsvd uevent uncompress unit users uuidgen vmstat w wall
`)
);
var debian = words(`
[ add-shell addgroup addpart adduser agetty apt apt-cache apt-cdrom apt-config apt-get apt-key apt-mark arch awk b2sum
badblocks base32 base64 basename basenc bash bashbug blkdiscard blkid blkzone blockdev captoinfo cat chage chattr chcon chcpu
chfn chgpasswd chgrp chmem chmod choom chown chpasswd chroot chrt chsh cksum clear clear_console cmp comm cp cpgr cppw csplit
ctrlaltdel cut dash date dd deb-systemd-helper deb-systemd-invoke debconf debconf-apt-progress debconf-communicate
debconf-copydb debconf-escape debconf-set-selections debconf-show debugfs delgroup delpart deluser df diff diff3 dir dircolors
dirname dmesg dnsdomainname domainname dpkg dpkg-deb dpkg-divert dpkg-fsys-usrunmess dpkg-maintscript-helper dpkg-preconfigure
dpkg-query dpkg-realpath dpkg-reconfigure dpkg-split dpkg-statoverride dpkg-trigger du dumpe2fs e2freefrag e2fsck e2image
e2label e2mmpstatus e2scrub e2scrub_all e2undo e4crypt e4defrag echo egrep env expand expiry expr factor faillock faillog
fallocate false fgrep filefrag find findfs findmnt flock fmt fold fsck fsck.cramfs fsck.ext2 fsck.ext3 fsck.ext4 fsck.minix
fsfreeze fstab-decode fstrim getconf getent getopt getty gpasswd gpgv grep groupadd groupdel groupmems groupmod groups grpck
grpconv grpunconv gunzip gzexe gzip hardlink head hostid hostname i386 iconv iconvconfig id infocmp infotocap install
installkernel invoke-rc.d ionice ipcmk ipcrm ipcs ischroot isosize join killall5 last lastb lastlog ld.so ldattach ldconfig
ldd link linux32 linux64 ln locale localedef logger login logname losetup ls lsattr lsblk lscpu lsipc lslocks lslogins lsmem
lsns mawk mcookie md5sum md5sum.textutils mesg mkdir mke2fs mkfifo mkfs mkfs.bfs mkfs.cramfs mkfs.ext2 mkfs.ext3 mkfs.ext4
mkfs.minix mkhomedir_helper mklost+found mknod mkswap mktemp more mount mountpoint mv namei nawk newgrp newusers nice
nisdomainname nl nohup nologin nproc nsenter numfmt od pager pam-auth-update pam_getenv pam_namespace_helper
pam_timestamp_check partx passwd paste pathchk perl perl5.36.0 pidof pinky pivot_root pldd pr printenv printf prlimit ptx pwck
pwconv pwd pwhistory_helper pwunconv rbash readlink readprofile realpath remove-shell rename.ul renice reset resize2fs
resizepart rev rgrep rm rmdir rmt-tar rtcwake run-parts runcon runuser savelog script scriptlive scriptreplay sdiff sed
select-editor sensible-browser sensible-editor sensible-pager seq service setarch setpriv setsid setterm sg sh sha1sum
sha224sum sha256sum sha384sum sha512sum shadowconfig shred shuf sleep sort split start-stop-daemon stat stdbuf stty su sulogin
sum swaplabel swapoff swapon switch_root sync tabs tac tail tar tarcat taskset tee tempfile test tic timeout toe touch tput tr
true truncate tset tsort tty tune2fs tzselect uclampset umount uname uncompress unexpand uniq unix_chkpwd unix_update unlink
unshare update-alternatives update-passwd update-rc.d update-shells useradd userdel usermod users utmpdump vdir vigr vipw wall
wc wdctl whereis which which.debianutils who whoami wipefs x86_64 xargs yes ypdomainname zcat zcmp zdiff zdump zegrep zfgrep
zforce zgrep zic zless zmore znew zramctl
`);
var busyboxApplets = /* @__PURE__ */ new Set([...official, ...older]);
var alpineCommands = /* @__PURE__ */ new Set([
  ...[...busyboxApplets].filter((name2) => !alpineLacks.has(name2)),
  ...alpineAdds
]);
var alpineCommandsOfAnyVersion = /* @__PURE__ */ new Set([...busyboxApplets, ...alpineAdds]);
var bookwormCommands = new Set(debian);

// shared/knowledge/image-families.ts
var root = { user: 0 };
var noEntrypoint = { entrypoint: [] };
var debianOrAlpine = (tag) => {
  if (tag === null) return {};
  return { shell: tag.includes("alpine") ? "ash" : "dash" };
};
var unlessWindows = (facts) => (tag) => tag === null || /windows|nanoserver|ltsc/.test(tag) ? {} : facts;
var alpineTools = (tag) => {
  const minor = Number(/^3\.(\d{1,2})(?:\.|$)/.exec(tag ?? "")?.[1] ?? Number.NaN);
  return { tools: minor >= 8 && minor <= 20 ? alpineCommands : alpineCommandsOfAnyVersion };
};
var slimBookworm = (tag) => tag !== null && /^(?:bookworm(?:-\d{8})?|12(?:\.\d{1,2})?)-slim$/.test(tag) ? { tools: bookwormCommands } : {};
var distrolessUser = (tag) => {
  if (tag === null) return {};
  return { user: /(?:^|-)nonroot(?:-|$)/.test(tag) ? 65532 : 0 };
};
var distroless = (tag) => {
  if (tag === null || tag.includes("debug")) return distrolessUser(tag);
  return { shell: "none", tools: /* @__PURE__ */ new Set(), ...distrolessUser(tag) };
};
var server = (command, entrypoint) => ({ command, entrypoint, server: true });
var uvAlone = { shell: "none", tools: /* @__PURE__ */ new Set(["uv", "uvx"]), entrypoint: ["/uv"], command: [], server: false, ...root };
var families = [
  {
    names: ["docker.io/library/busybox"],
    source: "docker-library/busybox 70ce0fb (dist-amd64): image-config.json and rootfs.tar.gz",
    facts: { shell: "ash", tools: busyboxApplets, ...noEntrypoint, command: ["sh"], server: false, ...root }
  },
  {
    names: ["docker.io/library/alpine"],
    source: "alpinelinux/docker-alpine, branches v3.8 to v3.20 (7d63673): Dockerfile and mini root file system",
    facts: { shell: "ash", ...noEntrypoint, command: ["/bin/sh"], server: false, ...root },
    byTag: alpineTools
  },
  {
    names: ["docker.io/library/debian"],
    source: "Debian 12: /bin/sh is dash, bash is essential (dpkg -L dash bash)",
    facts: { shell: "dash", ...noEntrypoint, server: false, ...root },
    byTag: slimBookworm
  },
  {
    names: ["docker.io/library/ubuntu"],
    source: "Ubuntu's dash package diverts /bin/sh as Debian's does",
    facts: { shell: "dash", ...noEntrypoint, server: false, ...root }
  },
  {
    names: ["docker.io/library/bash"],
    source: "tianon/docker-bash cd784eb, 5.2/Dockerfile (FROM alpine)",
    facts: { shell: "ash", entrypoint: ["docker-entrypoint.sh"], command: ["bash"], server: false, ...root }
  },
  {
    names: ["docker.io/curlimages/curl", "quay.io/curl/curl"],
    source: "curl/curl-container 96c8e58, create_base_image.sh and create_appliance_image.sh (Alpine, named user)",
    facts: { shell: "ash", entrypoint: ["/entrypoint.sh"], command: ["curl"], server: false }
  },
  {
    names: ["docker.io/alpine/git"],
    source: "alpine-docker/git 95d098d, Dockerfile (FROM alpine)",
    facts: { shell: "ash", entrypoint: ["git"], command: ["--help"], server: false, ...root }
  },
  {
    names: ["docker.io/bitnami/git", "docker.io/bitnamilegacy/git", "public.ecr.aws/bitnami/git"],
    source: "bitnami/containers 019e5b2, bitnami/git/2/debian-12/Dockerfile",
    facts: {
      shell: "dash",
      entrypoint: ["/opt/bitnami/scripts/git/entrypoint.sh"],
      command: ["/bin/bash"],
      server: false,
      ...root
    },
    byTag: bitnami
  },
  {
    names: ["docker.io/bitnami/kubectl", "docker.io/bitnamilegacy/kubectl", "public.ecr.aws/bitnami/kubectl"],
    source: "bitnami/containers 0a6dd9e, bitnami/kubectl/1.33/debian-12/Dockerfile",
    facts: { shell: "dash", entrypoint: ["kubectl"], command: ["--help"], server: false, user: 1001 },
    byTag: bitnami
  },
  {
    names: ["registry.k8s.io/kubectl"],
    source: "k8s.io/kubernetes v1.28.0 to v1.37.2, build/server-image/kubectl/Dockerfile on go-runner (distroless static)",
    facts: {
      shell: "none",
      tools: /* @__PURE__ */ new Set(["kubectl", "go-runner"]),
      entrypoint: ["/bin/kubectl"],
      command: [],
      server: false
    }
  },
  {
    names: ["registry.k8s.io/pause", "k8s.gcr.io/pause", "gcr.io/google_containers/pause"],
    source: "k8s.io/kubernetes v1.37.2, build/pause/Dockerfile",
    facts: { shell: "none", tools: /* @__PURE__ */ new Set(["pause"]), entrypoint: ["/pause"], command: [], server: true }
  },
  {
    names: ["gcr.io/distroless/static", "gcr.io/distroless/static-debian*"],
    source: "GoogleContainerTools/distroless cd08076, README.md and static/static.bzl",
    facts: {},
    byTag: distroless
  },
  {
    names: ["gcr.io/distroless/*"],
    source: "GoogleContainerTools/distroless cd08076, README.md",
    facts: {},
    // base has had openssl, a language runtime brings its own programs: only of static is the list certain.
    byTag: (tag) => ({ ...distroless(tag), tools: null })
  },
  {
    names: ["ghcr.io/jqlang/jq"],
    source: "jqlang/jq 579e6f7, Dockerfile (FROM scratch, since 1.7)",
    facts: { shell: "none", tools: /* @__PURE__ */ new Set(["jq"]), entrypoint: ["/jq"], command: [], server: false, ...root }
  },
  {
    names: ["ghcr.io/astral-sh/uv"],
    source: "astral-sh/uv 063a9be, Dockerfile (FROM scratch); tags named after a distribution are built on that one",
    facts: {},
    byTag: (tag) => tag !== null && /^(?:latest|\d+\.\d+(?:\.\d+)?)$/.test(tag) ? uvAlone : {}
  },
  {
    names: ["docker.io/groundnuty/k8s-wait-for", "ghcr.io/groundnuty/k8s-wait-for"],
    source: "groundnuty/k8s-wait-for 07c0142, Dockerfile (FROM alpine)",
    facts: { shell: "ash", entrypoint: ["wait_for.sh"], command: [], server: false }
  },
  {
    names: ["docker.io/amazon/aws-cli", "public.ecr.aws/aws-cli/aws-cli"],
    source: "aws/aws-cli 1c30287, docker/Dockerfile (FROM amazonlinux, whose sh is bash)",
    facts: { shell: "bash", entrypoint: ["/usr/local/bin/aws"], command: [], server: false, ...root }
  },
  {
    names: ["docker.io/library/postgres"],
    source: "docker-library/postgres 6edb0a8, 14/bookworm and 14/alpine3.22",
    facts: { ...server(["postgres"], ["docker-entrypoint.sh"]), ...root },
    byTag: debianOrAlpine
  },
  {
    names: ["docker.io/library/mysql"],
    source: "docker-library/mysql 7f30fdb, 8.4/Dockerfile.oracle (older tags were Debian, so the shell needs a tag that says it)",
    facts: { ...server(["mysqld"], ["docker-entrypoint.sh"]), ...root },
    byTag: (tag) => ({ shell: mysqlShell(tag) })
  },
  {
    names: ["docker.io/library/mariadb"],
    source: "MariaDB/mariadb-docker 1b6429b, 11.8/Dockerfile (Ubuntu) and 11.8-ubi/Dockerfile",
    facts: { entrypoint: ["docker-entrypoint.sh"], server: true },
    byTag: (tag) => tag === null ? {} : tag.includes("ubi") ? { shell: "bash" } : { shell: "dash", ...root }
  },
  {
    names: ["docker.io/library/redis"],
    source: "docker-library/redis e920499, 7.2/debian and 7.2/alpine",
    facts: { ...server(["redis-server"], ["docker-entrypoint.sh"]), ...root },
    byTag: debianOrAlpine
  },
  {
    names: ["docker.io/library/mongo"],
    source: "docker-library/mongo 2c69a57, 8.0/Dockerfile (Ubuntu)",
    facts: {},
    byTag: unlessWindows({ ...server(["mongod"], ["docker-entrypoint.sh"]), shell: "dash", ...root })
  },
  {
    names: ["docker.io/library/nginx"],
    source: "nginxinc/docker-nginx b430bec, mainline/debian and mainline/alpine-slim",
    facts: { ...server(["nginx", "-g", "daemon off;"], ["/docker-entrypoint.sh"]), ...root },
    byTag: debianOrAlpine
  },
  {
    names: ["docker.io/library/httpd"],
    source: "docker-library/httpd 9b63b37, 2.4 and 2.4/alpine",
    facts: { ...server(["httpd-foreground"], []), ...root },
    byTag: debianOrAlpine
  },
  {
    names: ["docker.io/library/node"],
    source: "nodejs/docker-node f27d936, 24/trixie-slim and 24/alpine3.23",
    facts: { entrypoint: ["docker-entrypoint.sh"], command: ["node"], server: false, ...root },
    byTag: debianOrAlpine
  },
  {
    names: ["docker.io/library/python"],
    source: "docker-library/python 4f07059, 3.11/trixie, slim-trixie and alpine3.23",
    facts: {},
    byTag: (tag) => unlessWindows({ ...noEntrypoint, command: ["python3"], server: false, ...root, ...debianOrAlpine(tag) })(tag)
  },
  {
    names: ["docker.io/library/golang"],
    source: "docker-library/golang 7c8c182, 1.26/trixie and alpine3.23",
    facts: {},
    byTag: (tag) => unlessWindows({ ...noEntrypoint, server: false, ...root, ...debianOrAlpine(tag) })(tag)
  }
];
function bitnami(tag) {
  return tag !== null && /-(?:ol|rhel|centos|photon)-\d/.test(tag) ? { shell: null } : {};
}
function mysqlShell(tag) {
  if (tag === null) return null;
  if (/oracle|^9\.|^8\.4/.test(tag)) return "bash";
  return tag.includes("debian") ? "dash" : null;
}

// shared/knowledge/images.ts
var nothing = {
  entry: "",
  shell: null,
  tools: null,
  entrypoint: null,
  command: null,
  server: null,
  user: null
};
function imageFacts(image2, claims) {
  const reference2 = image2 === void 0 ? void 0 : parseImage(image2);
  if (image2 === void 0 || reference2 === void 0) return null;
  const known2 = fromTable(reference2);
  const names = spellings(image2, reference2);
  const claim = claims.find(({ pattern }) => names.some((name2) => matches(pattern, name2)));
  return claim === void 0 ? known2 : claimed(claim, known2 ?? nothing);
}
function fromTable(reference2) {
  const name2 = canonicalName(reference2);
  const family = families.find(({ names }) => names.some((pattern) => matches(pattern, name2)));
  if (family === void 0) return null;
  return { ...nothing, entry: name2, ...family.facts, ...family.byTag?.(tagOf(reference2)) };
}
var tagOf = ({ tag, digest }) => tag ?? (digest === null ? "latest" : null);
function canonicalName(reference2) {
  const { registry, repository } = reference2;
  if (registry === "mirror.gcr.io") return `docker.io/${repository}`;
  if (registry === "registry-1.docker.io" || registry === "registry.hub.docker.com") return `docker.io/${repository}`;
  if (registry === "public.ecr.aws" && repository.startsWith("docker/")) return `docker.io/${repository.slice("docker/".length)}`;
  return imageName(reference2);
}
function spellings(image2, reference2) {
  const name2 = imageName(reference2);
  const short = name2.replace(/^docker\.io\/(library\/)?/, "");
  const bases = short === name2 ? [name2] : [name2, short];
  const tag = tagOf(reference2);
  const tagged = tag === null ? [] : bases.map((base) => `${base}:${tag}`);
  return [...bases, ...tagged, image2];
}
function claimed(claim, known2) {
  const { shell, tools, entrypoint, user } = claim;
  return {
    ...known2,
    entry: claim.pattern,
    ...shell === void 0 ? {} : { shell: shell === "sh" ? null : shell },
    ...tools === void 0 ? {} : { tools: withShell(tools, shell) },
    // What the table says of the default command holds only for the entrypoint that it knows.
    ...entrypoint === void 0 ? {} : { entrypoint, command: null, server: null },
    ...user === void 0 ? {} : { user }
  };
}
function withShell(tools, shell) {
  return new Set(shell === void 0 || shell === "none" ? tools : [...tools, "sh", shell]);
}
function matches(pattern, text3) {
  const [first = "", ...rest] = pattern.split("*");
  if (!text3.startsWith(first)) return false;
  const last = rest.pop();
  if (last === void 0) return text3 === first;
  let from = first.length;
  for (const part of rest) {
    const found = text3.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text3.length - from >= last.length && text3.endsWith(last);
}

// shared/model/pod.ts
var roleOf = (container2) => container2.restartPolicy === "Always" ? "sidecar" : "run-once";

// shared/model/shape.ts
var fields = (record) => ({ fields: record });
var list = (of) => ({ list: of });
var map = (of) => ({ map: of });
var resources = fields({ requests: map("quantity"), limits: map("quantity") });
var keyRef = fields({ name: "string", key: "string", optional: "boolean" });
var seccompProfile = fields({ type: "string" });
var items = list(fields({ key: "string", path: "string", mode: "number" }));
var fileVolume = (extra) => fields({ optional: "boolean", defaultMode: "number", items, ...extra });
var container = fields({
  name: "string",
  image: "string",
  command: list("string"),
  args: list("string"),
  workingDir: "string",
  env: list(
    fields({
      name: "string",
      value: "string",
      valueFrom: fields({
        secretKeyRef: keyRef,
        configMapKeyRef: keyRef,
        fieldRef: fields({ fieldPath: "string" }),
        resourceFieldRef: "object",
        fileKeyRef: fields({ volumeName: "string", path: "string", key: "string" })
      })
    })
  ),
  envFrom: list(
    fields({
      prefix: "string",
      configMapRef: fields({ name: "string", optional: "boolean" }),
      secretRef: fields({ name: "string", optional: "boolean" })
    })
  ),
  ports: list(fields({ name: "string", containerPort: "number", hostPort: "number", protocol: "string" })),
  resources,
  restartPolicy: "string",
  restartPolicyRules: list("object"),
  volumeMounts: list(
    fields({
      name: "string",
      mountPath: "string",
      subPath: "string",
      subPathExpr: "string",
      readOnly: "boolean",
      mountPropagation: "string"
    })
  ),
  volumeDevices: list(fields({ name: "string", devicePath: "string" })),
  livenessProbe: "object",
  readinessProbe: "object",
  startupProbe: "object",
  lifecycle: "object",
  terminationMessagePolicy: "string",
  securityContext: fields({
    privileged: "boolean",
    allowPrivilegeEscalation: "boolean",
    readOnlyRootFilesystem: "boolean",
    runAsNonRoot: "boolean",
    runAsUser: "number",
    runAsGroup: "number",
    procMount: "string",
    capabilities: fields({ add: list("string"), drop: list("string") }),
    seccompProfile
  })
});
var podSpecShape = fields({
  initContainers: list(container),
  containers: list(container),
  ephemeralContainers: list(container),
  volumes: list(
    fields({
      name: "string",
      emptyDir: fields({ medium: "string", sizeLimit: "quantity" }),
      hostPath: fields({ path: "string", type: "string" }),
      configMap: fileVolume({ name: "string" }),
      secret: fileVolume({ secretName: "string" }),
      projected: fields({
        defaultMode: "number",
        sources: list(fields({ configMap: fileVolume({ name: "string" }), secret: fileVolume({ name: "string" }) }))
      }),
      downwardAPI: fields({ defaultMode: "number" }),
      persistentVolumeClaim: fields({ claimName: "string", readOnly: "boolean" }),
      ephemeral: "object",
      csi: "object",
      nfs: "object",
      image: "object"
    })
  ),
  restartPolicy: "string",
  activeDeadlineSeconds: "number",
  hostNetwork: "boolean",
  hostPID: "boolean",
  hostIPC: "boolean",
  hostname: "string",
  subdomain: "string",
  dnsPolicy: "string",
  serviceAccountName: "string",
  automountServiceAccountToken: "boolean",
  securityContext: fields({
    runAsNonRoot: "boolean",
    runAsUser: "number",
    runAsGroup: "number",
    fsGroup: "number",
    seccompProfile
  }),
  resources
});
var metadataShape = fields({
  name: "string",
  namespace: "string",
  labels: map("string"),
  annotations: map("string")
});
var unexpanded = /\{\{|<%|\$\{\{/;
function conform(value, shape, path, unknown2) {
  if (value === null || value === void 0) return void 0;
  if (typeof shape === "string") {
    if (!fits(value, shape)) unknown2.push(path);
    return value;
  }
  if ("list" in shape) {
    if (!Array.isArray(value)) return foreign(value, path, unknown2);
    return copyOnChange(
      value,
      (item, index) => conform(item, shape.list, [...path, index], unknown2) ?? (item === null ? {} : item)
    );
  }
  if (!isDictionary(value)) return foreign(value, path, unknown2);
  let copy;
  for (const [key, field] of Object.entries(value)) {
    const below3 = "map" in shape ? shape.map : Object.hasOwn(shape.fields, key) ? shape.fields[key] : void 0;
    if (below3 === void 0) continue;
    const read3 = conform(field, below3, [...path, key], unknown2);
    if (read3 === field) continue;
    copy ??= { ...value };
    if (read3 === void 0) delete copy[key];
    else copy[key] = read3;
  }
  return copy ?? value;
}
function foreign(value, path, unknown2) {
  unknown2.push(path);
  return value;
}
function copyOnChange(values, change) {
  let copy;
  for (const [index, value] of values.entries()) {
    const changed = change(value, index);
    if (changed === value) continue;
    copy ??= [...values];
    copy[index] = changed;
  }
  return copy ?? values;
}
function fits(value, shape) {
  if (shape === "object") return isDictionary(value);
  if (typeof value === "string" && unexpanded.test(value)) return false;
  if (shape === "quantity") return typeof value === "string" || typeof value === "number";
  return typeof value === shape;
}

// shared/script/expand.ts
var variableLike = /^[A-Z_][A-Z0-9_]*$/;
var longestText = 1024 * 1024;
function templated(text3) {
  const spans = [];
  for (let open2 = text3.indexOf("{{"); open2 !== -1; ) {
    const close = text3.indexOf("}}", open2);
    const end = close === -1 ? text3.length : close + 2;
    spans.push({ start: text3[open2 - 1] === "$" ? open2 - 1 : open2, end });
    open2 = text3.indexOf("{{", end);
  }
  return spans;
}
function expand(written2, environment) {
  const result = new Expansion(written2);
  const fromEnv = [];
  const unknown2 = [];
  for (let cursor = written2.indexOf("$"); cursor !== -1 && cursor + 1 < written2.length; ) {
    const next = written2[cursor + 1];
    let after = cursor + 2;
    if (next === "$") {
      result.replace(cursor, after, "$");
    } else if (next === "(") {
      const close = written2.indexOf(")", after);
      if (close === -1) break;
      const name2 = written2.slice(after, close);
      after = close + 1;
      const found = environment.get(name2);
      if (found !== void 0 || variableLike.test(name2)) {
        const value = found?.value ?? null;
        if (value !== null && result.fits(cursor, value)) fromEnv.push(result.replace(cursor, after, value));
        else unknown2.push(result.replace(cursor, after, written2.slice(cursor, after)));
      }
    }
    cursor = written2.indexOf("$", after);
  }
  const { text: text3, pieces } = result.end();
  return { text: text3, written: written2, fromEnv, unknown: [...unknown2, ...templated(text3)], origin: originIn(pieces) };
}
var Expansion = class {
  #written;
  #pieces = [];
  #text = "";
  /** So much of the written text is done. */
  #done = 0;
  constructor(written2) {
    this.#written = written2;
  }
  /** True when `value` in place of what stands at `from` leaves the text short enough. */
  fits(from, value) {
    return this.#text.length + from - this.#done + value.length <= longestText;
  }
  /** Puts `value` in place of the written range, behind all that stands before; the range of the text that it takes. */
  replace(from, to, value) {
    this.#copy(from);
    const span = { start: this.#text.length, end: this.#text.length + value.length };
    this.#pieces.push({ ...span, from, to, copied: false });
    this.#text += value;
    this.#done = to;
    return span;
  }
  end() {
    this.#copy(this.#written.length);
    return { text: this.#text, pieces: this.#pieces };
  }
  #copy(to) {
    const from = this.#done;
    const start = this.#text.length;
    if (to > from) this.#pieces.push({ start, end: start + to - from, from, to, copied: true });
    this.#text += this.#written.slice(from, to);
    this.#done = to;
  }
};
function originIn(pieces) {
  const pieceAt = (offset) => {
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = low + high >> 1;
      if ((pieces[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return pieces[low];
  };
  return (start, end) => {
    const first = pieceAt(start);
    const last = pieceAt(Math.max(start, end - 1));
    if (first === void 0 || last === void 0) return { start: 0, end: 0 };
    const from = first.copied ? first.from + start - first.start : start >= first.end ? first.to : first.from;
    const to = last.copied ? last.from + end - last.start : end <= last.start ? last.from : last.to;
    return { start: from, end: Math.max(from, to) };
  };
}
var unexpanded2 = (text3) => ({
  text: text3,
  written: text3,
  fromEnv: [],
  unknown: templated(text3),
  origin: (start, end) => ({ start, end })
});
var references = /\$[({]?[!#]?([A-Za-z_][A-Za-z0-9_.-]*)/g;
function readEnvironment(container2, texts) {
  const needed = /* @__PURE__ */ new Set();
  const need = (text3) => {
    for (const match of text3.matchAll(references)) needed.add(match[1] ?? "");
  };
  for (const text3 of texts) need(text3);
  const values = /* @__PURE__ */ new Map();
  const environment = { get: (name2) => values.get(name2), open: false };
  if (!texts.some((text3) => text3.includes("$"))) return environment;
  const written2 = (container2.env ?? []).map(({ name: name2 }) => ({ name: name2 ?? "", value: null }));
  for (const [index, entry] of [...written2.entries()].reverse()) {
    if (!needed.has(entry.name)) continue;
    const { value, valueFrom } = container2.env?.[index] ?? {};
    if (typeof value === "string" && value !== "") entry.value = value;
    else entry.value = valueFrom === void 0 ? "" : null;
    need(entry.value ?? "");
  }
  for (const { name: name2, value } of written2) {
    if (!needed.has(name2)) continue;
    const expanded = value === null ? null : expand(value, environment);
    values.set(name2, { value: expanded === null || expanded.unknown.length > 0 ? null : expanded.text });
  }
  return { ...environment, open: (container2.envFrom ?? []).length > 0 };
}

// shared/script/argv.ts
function readArgv(container2, image2, place) {
  const command = container2.command ?? [];
  const args = container2.args ?? [];
  const texts = [...command, ...args].filter((text3) => typeof text3 === "string");
  const environment = readEnvironment(container2, texts);
  const expanded = /* @__PURE__ */ new Map();
  const written2 = (text3, at2) => {
    if (typeof text3 !== "string") return { value: null, text: "", fromEnv: false, glob: false, place: at2 };
    const result = expand(text3, environment);
    const value = result.unknown.length > 0 ? null : result.text;
    const word = { value, text: text3, fromEnv: result.fromEnv.length > 0, glob: false, place: at2 };
    expanded.set(word, result);
    return word;
  };
  const ofImage = (text3) => ({ value: text3, text: text3, fromEnv: false, glob: false, place: place("image") });
  const words5 = [
    ...command.length > 0 ? command.map((text3, index) => written2(text3, place("command", index))) : [],
    ...command.length > 0 ? [] : (image2?.entrypoint ?? []).map(ofImage),
    ...args.map((text3, index) => written2(text3, place("args", index))),
    ...command.length > 0 || args.length > 0 ? [] : (image2?.command ?? []).map(ofImage)
  ];
  return {
    words: words5,
    fromImage: command.length > 0 ? 0 : (image2?.entrypoint ?? []).length,
    expandedOf: (word) => expanded.get(word),
    environment,
    opaque: command.length > 0 ? null : missing(image2, args.length > 0, words5.length)
  };
}
function missing(image2, hasArgs, words5) {
  if (image2 === null || image2.entrypoint === null) return "image entrypoint not known";
  if (!hasArgs && image2.command === null) return "image command not known";
  return words5 === 0 ? "nothing to run" : null;
}

// shared/knowledge/shells.ts
var words2 = (text3) => text3.split(" ");
var dash = words2(
  ". : [ alias bg break cd chdir command continue echo eval exec exit export false fg getopts hash jobs kill local printf pwd read readonly return set shift test times trap true type ulimit umask unalias unset wait"
);
var ash = words2(
  ". : [ [[ alias bg break cd chdir command continue echo eval exec exit export false fg getopts hash help history jobs kill let local printf pwd read readonly return set shift source test times trap true type ulimit umask unalias unset wait"
);
var bash = words2(
  ". : [ [[ alias bg bind break builtin caller cd command compgen complete compopt continue declare dirs disown echo enable eval exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly return set shift shopt source suspend test times trap true type typeset ulimit umask unalias unset wait"
);
var others = words2("print whence autoload integer float nocorrect noglob setopt unsetopt zmodload");
var any = /* @__PURE__ */ new Set([...dash, ...ash, ...bash]);
var tables = {
  dash: new Set(dash),
  ash: new Set(ash),
  bash: new Set(bash),
  other: /* @__PURE__ */ new Set([...any, ...others])
};
var shellBuiltins = (dialect) => tables[dialect] ?? any;

// node_modules/unbash/dist/traversal.js
function forEachChild(node, callback) {
  switch (node.type) {
    case "Script":
    case "CompoundList":
    case "AndOr":
      for (const command of node.commands)
        callback(command);
      return;
    case "Statement":
      callback(node.command);
      return;
    case "Command":
      for (const child of node.prefix)
        callback(child);
      if (node.name)
        callback(node.name);
      for (const child of node.suffix)
        callback(child);
      return;
    case "Pipeline":
      for (const prefix of node.prefixes)
        callback(prefix);
      for (const command of node.commands)
        callback(command);
      return;
    case "Redirected":
      callback(node.command);
      for (const redirect of node.redirects)
        callback(redirect);
      return;
    case "If":
      callback(node.clause);
      callback(node.then);
      for (const branch of node.elif)
        callback(branch);
      if (node.else)
        callback(node.else);
      return;
    case "Elif":
      callback(node.clause);
      callback(node.then);
      return;
    case "For":
    case "Select":
      callback(node.name);
      if (node.wordlist)
        for (const word of node.wordlist)
          callback(word);
      callback(node.body);
      return;
    case "While":
      callback(node.clause);
      callback(node.body);
      return;
    case "Function":
    case "Coproc":
      if (node.name)
        callback(node.name);
      callback(node.body);
      return;
    case "Subshell":
    case "BraceGroup":
      callback(node.body);
      return;
    case "Case":
      callback(node.word);
      for (const item of node.items)
        callback(item);
      return;
    case "CaseItem":
      for (const pattern of node.pattern)
        callback(pattern);
      callback(node.body);
      return;
    case "ArithmeticFor": {
      const initialize = node.initialize;
      if (initialize)
        callback(initialize);
      const test2 = node.test;
      if (test2)
        callback(test2);
      const update = node.update;
      if (update)
        callback(update);
      callback(node.body);
      return;
    }
    case "Word":
    case "Glob":
    case "ArithmeticWord":
    case "HereDocBody":
    case "BraceExpansion":
    case "ExtendedGlob": {
      const parts = node.parts;
      if (parts)
        for (const part of parts)
          callback(part);
      return;
    }
    case "DoubleQuoted":
    case "LocaleString":
      for (const part of node.parts)
        callback(part);
      return;
    case "ParameterExpansion":
      if (node.index)
        callback(node.index);
      if (node.operation)
        callback(node.operation);
      return;
    case "Default":
    case "Remove":
    case "Transform":
      callback(node.operand);
      return;
    case "CaseModification":
      if (node.operand)
        callback(node.operand);
      return;
    case "Replace":
      callback(node.pattern);
      callback(node.replacement);
      return;
    case "Slice":
      callback(node.offset);
      if (node.length)
        callback(node.length);
      return;
    case "Assignment": {
      const index = node.index;
      if (index)
        callback(index);
      callback(node.value);
      return;
    }
    case "ArrayValue":
      for (const element of node.elements)
        callback(element);
      return;
    case "Redirect":
    case "HereString":
      if (node.descriptor)
        callback(node.descriptor);
      if (node.target)
        callback(node.target);
      return;
    case "HereDoc":
      if (node.descriptor)
        callback(node.descriptor);
      if (node.delimiter)
        callback(node.delimiter);
      callback(node.body);
      return;
    case "CommandExpansion":
    case "ProcessSubstitution":
    case "ArithmeticCommandExpansion": {
      const script = node.script;
      if (script)
        callback(script);
      return;
    }
    case "ArithmeticExpansion":
    case "ArithmeticCommand":
    case "ArithmeticGroup":
    case "TestCommand":
    case "TestGroup": {
      const expression = node.expression;
      if (expression)
        callback(expression);
      return;
    }
    case "ArithmeticBinary":
    case "TestBinary":
      callback(node.left);
      callback(node.right);
      return;
    case "ArithmeticUnary":
    case "TestUnary":
      callback(node.operand);
      return;
    case "ArithmeticTernary":
      callback(node.test);
      callback(node.consequent);
      callback(node.alternate);
      return;
    case "TestLogical":
      for (const operand of node.operands)
        callback(operand);
      return;
    case "TestNot":
      for (const negation of node.negations)
        callback(negation);
      callback(node.operand);
      return;
    case "Literal":
    case "SingleQuoted":
    case "AnsiCQuoted":
    case "SimpleExpansion":
    case "Names":
    case "Unknown":
    case "FileDescriptor":
    case "FileDescriptorVariable":
    case "HereDocDelimiter":
    case "Time":
    case "Negation":
      return;
    default: {
      const exhaustive = node;
      throw new TypeError(`Unexpected syntax node: ${exhaustive}`);
    }
  }
}

// node_modules/unbash/dist/ansi-c.js
function isOctal(code) {
  return code >= 48 && code <= 55;
}
function isHex(code) {
  return code >= 48 && code <= 57 || code >= 65 && code <= 70 || code >= 97 && code <= 102;
}
function codePoint(value, fallback) {
  try {
    return String.fromCodePoint(value);
  } catch {
    return fallback;
  }
}
var utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
function decodeBytes(bytes) {
  return utf8.decode(new Uint8Array(bytes));
}
function readByteEscape(source, pos, limit) {
  if (source.charCodeAt(pos) !== 92 || pos + 2 > limit)
    return void 0;
  const escaped = source.charCodeAt(pos + 1);
  const digitsStart = pos + 2;
  let end = digitsStart;
  if (escaped === 120) {
    while (end < limit && end - digitsStart < 2 && isHex(source.charCodeAt(end)))
      end++;
    if (end === digitsStart)
      return void 0;
    return { value: Number.parseInt(source.slice(digitsStart, end), 16), end };
  }
  if (!isOctal(escaped))
    return void 0;
  while (end < limit && end - digitsStart < 2 && isOctal(source.charCodeAt(end)))
    end++;
  return { value: Number.parseInt(source.slice(pos + 1, end), 8) & 255, end };
}
function decodeAnsiCQuoted(source, start, limit) {
  let pos = start;
  let value = "";
  let bytes = [];
  let nul = -1;
  while (pos < limit && source.charCodeAt(pos) !== 39) {
    const escapeStart = pos;
    const byte = readByteEscape(source, pos, limit);
    if (byte && byte.value >= 128) {
      bytes.push(byte.value);
      pos = byte.end;
      continue;
    }
    if (bytes.length > 0) {
      value += decodeBytes(bytes);
      bytes = [];
    }
    if (byte) {
      if (byte.value === 0 && nul === -1)
        nul = value.length;
      value += String.fromCharCode(byte.value);
      pos = byte.end;
      continue;
    }
    if (source.charCodeAt(pos) !== 92 || pos + 1 >= limit) {
      const runStart = pos;
      while (pos < limit) {
        const code = source.charCodeAt(pos);
        if (code === 39 || code === 92 && pos + 1 < limit)
          break;
        pos++;
      }
      value += source.slice(runStart, pos);
      continue;
    }
    pos++;
    const escaped = source[pos++];
    switch (escaped) {
      case "a":
        value += "\x07";
        break;
      case "b":
        value += "\b";
        break;
      case "e":
      case "E":
        value += "\x1B";
        break;
      case "f":
        value += "\f";
        break;
      case "n":
        value += "\n";
        break;
      case "r":
        value += "\r";
        break;
      case "t":
        value += "	";
        break;
      case "v":
        value += "\v";
        break;
      case "\\":
        value += "\\";
        break;
      case "'":
        value += "'";
        break;
      case '"':
        value += '"';
        break;
      case "?":
        value += "?";
        break;
      case "\n":
        break;
      case "c": {
        const code = pos < limit ? source.charCodeAt(pos) : 39;
        if (code === 39) {
          value += source.slice(escapeStart, pos);
          break;
        }
        pos++;
        if (code === 92) {
          const pair = pos < limit && source.charCodeAt(pos) === 92;
          if (pair)
            pos++;
          value += "";
          if (!pair && pos < limit) {
            value += source[pos];
            pos++;
          }
          break;
        }
        const control = code === 63 ? 127 : code & 31;
        if (control === 0 && code < 128 && nul === -1)
          nul = value.length;
        value += String.fromCharCode(control);
        break;
      }
      case "u":
      case "U": {
        const digitsStart = pos;
        const maxDigits = escaped === "u" ? 4 : 8;
        while (pos < limit && pos - digitsStart < maxDigits && isHex(source.charCodeAt(pos)))
          pos++;
        if (pos === digitsStart) {
          value += `\\${escaped}`;
          break;
        }
        const raw = source.slice(escapeStart, pos);
        const point = Number.parseInt(source.slice(digitsStart, pos), 16);
        if (point === 0 && nul === -1)
          nul = value.length;
        value += codePoint(point, raw);
        break;
      }
      default:
        value += `\\${escaped}`;
        break;
    }
  }
  if (bytes.length > 0)
    value += decodeBytes(bytes);
  if (nul !== -1)
    value = value.slice(0, nul);
  const closed = pos < limit;
  if (closed)
    pos++;
  return { value, end: pos, closed };
}

// node_modules/unbash/dist/expansion.js
var ScriptExpansionImpl = class _ScriptExpansionImpl {
  static _resolveScript;
  type;
  pos;
  end;
  text;
  #window;
  #script = void 0;
  constructor(type, pos, end, text3, window) {
    this.type = type;
    this.pos = pos;
    this.end = end;
    this.text = text3;
    this.#window = window;
  }
  get script() {
    const window = this.#window;
    if (window !== void 0) {
      const script = _ScriptExpansionImpl._resolveScript(window.source, window.start, window.end, window.depth, window.parenBoundary, window.context);
      if (window.context === void 0)
        script.source = window.source;
      this.script = script;
    }
    return this.#script;
  }
  set script(script) {
    this.#script = script;
    this.#window = void 0;
  }
  toJSON() {
    return { type: this.type, pos: this.pos, end: this.end, text: this.text, script: this.script };
  }
};
var ProcessSubstitutionImpl = class extends ScriptExpansionImpl {
  operator;
  constructor(pos, end, text3, operator, window) {
    super("ProcessSubstitution", pos, end, text3, window);
    this.operator = operator;
  }
  toJSON() {
    return {
      type: this.type,
      pos: this.pos,
      end: this.end,
      text: this.text,
      operator: this.operator,
      script: this.script
    };
  }
};
var ArithmeticExpansionImpl = class _ArithmeticExpansionImpl {
  static _resolveExpression;
  type = "ArithmeticExpansion";
  pos;
  end;
  text;
  #window;
  #expression = void 0;
  constructor(pos, end, text3, window) {
    this.pos = pos;
    this.end = end;
    this.text = text3;
    this.#window = window;
  }
  get expression() {
    const window = this.#window;
    if (window !== void 0) {
      this.expression = _ArithmeticExpansionImpl._resolveExpression(window.body, window.offset, window.source, window.depth, window.context, window.depth + 1);
    }
    return this.#expression;
  }
  set expression(expression) {
    this.#expression = expression;
    this.#window = void 0;
  }
  toJSON() {
    return { type: this.type, pos: this.pos, end: this.end, text: this.text, expression: this.expression };
  }
};

// node_modules/unbash/dist/limits.js
var MAX_SYNTAX_NESTING = 256;

// node_modules/unbash/dist/word-value.js
function dequoteValue(parts) {
  let s = "";
  for (const c of parts)
    s += c.type === "Literal" ? c.value : c.text;
  return s;
}
function unescapeBareValue(text3) {
  const first = text3.indexOf("\\");
  if (first === -1)
    return text3;
  let s = "";
  let start = 0;
  for (let i = first; i < text3.length; i++) {
    if (text3.charCodeAt(i) !== 92)
      continue;
    s += text3.slice(start, i);
    i++;
    if (i >= text3.length) {
      s += "\\";
      start = i;
      break;
    }
    if (text3.charCodeAt(i) !== 10)
      s += text3[i];
    start = i + 1;
  }
  return s + text3.slice(start);
}
function continuedExpansionValue(text3) {
  let pos = 1;
  while (text3[pos] === "\\" && text3[pos + 1] === "\n")
    pos += 2;
  return pos === 1 || text3[pos] !== "(" ? text3 : text3[0] + text3.slice(pos);
}
function wordPartsValue(parts) {
  let value = "";
  for (const part of parts) {
    switch (part.type) {
      case "Literal":
      case "Glob":
      case "SingleQuoted":
      case "AnsiCQuoted":
        value += part.value;
        break;
      case "DoubleQuoted":
      case "LocaleString":
        value += dequoteValue(part.parts);
        break;
      case "CommandExpansion":
        value += part.text[0] === "$" ? continuedExpansionValue(part.text) : part.text;
        break;
      case "ExtendedGlob":
        value += continuedExpansionValue(part.text);
        break;
      default:
        value += part.text;
        break;
    }
  }
  return value;
}

// node_modules/unbash/dist/word.js
var WordImpl = class {
  type = "Word";
  text;
  pos;
  end;
  #source;
  #resolver;
  #depth;
  #parts;
  #value = null;
  constructor(text3, pos, end, source, resolver, depth = 0) {
    this.text = text3;
    this.pos = pos;
    this.end = end;
    this.#source = source;
    this.#resolver = resolver;
    this.#depth = depth;
    this.#parts = resolver === void 0 ? void 0 : null;
  }
  get value() {
    if (this.#value === null) {
      const parts = this.#source === void 0 && this.#parts === null ? void 0 : this.parts;
      this.#value = parts ? wordPartsValue(parts) : unescapeBareValue(this.text);
    }
    return this.#value;
  }
  get parts() {
    if (this.#parts === null) {
      this.#parts = this.#resolver?.(this.#source ?? "", this, this.#depth) ?? void 0;
    }
    return this.#parts;
  }
  set parts(v) {
    this.#parts = v ?? void 0;
  }
  toJSON() {
    return { type: this.type, text: this.text, pos: this.pos, end: this.end, parts: this.parts, value: this.value };
  }
};

// node_modules/unbash/dist/substitution-context.js
function createSubstitutionContext(parent) {
  const boundaries = parent === void 0 ? void 0 : substitutionBoundaries(parent);
  return { boundaries, wordParts: void 0, embeddedParts: void 0, arrayParts: void 0 };
}
function substitutionBoundaries(context) {
  return context.boundaries ?? (context.boundaries = /* @__PURE__ */ new Map());
}

// node_modules/unbash/dist/chars.js
var CH_TAB = 9;
var CH_NL = 10;
var CH_SPACE = 32;
var CH_BANG = 33;
var CH_DQUOTE = 34;
var CH_HASH = 35;
var CH_DOLLAR = 36;
var CH_PERCENT = 37;
var CH_AMP = 38;
var CH_SQUOTE = 39;
var CH_LPAREN = 40;
var CH_RPAREN = 41;
var CH_STAR = 42;
var CH_PLUS = 43;
var CH_COMMA = 44;
var CH_DASH = 45;
var CH_DOT = 46;
var CH_SLASH = 47;
var CH_0 = 48;
var CH_9 = 57;
var CH_COLON = 58;
var CH_SEMI = 59;
var CH_LT = 60;
var CH_EQ = 61;
var CH_GT = 62;
var CH_QUESTION = 63;
var CH_AT = 64;
var CH_A = 65;
var CH_Z = 90;
var CH_LBRACKET = 91;
var CH_BACKSLASH = 92;
var CH_RBRACKET = 93;
var CH_CARET = 94;
var CH_UNDERSCORE = 95;
var CH_BACKTICK = 96;
var CH_a = 97;
var CH_z = 122;
var CH_LBRACE = 123;
var CH_PIPE = 124;
var CH_RBRACE = 125;
var CH_TILDE = 126;
function skipLineContinuations(source, pos, end) {
  while (pos + 1 < end && source.charCodeAt(pos) === CH_BACKSLASH && source.charCodeAt(pos + 1) === CH_NL)
    pos += 2;
  return pos;
}

// node_modules/unbash/dist/glob.js
function hasGlobCharacters(text3) {
  return /[*?[]/.test(text3);
}
var bracketSyntax = new Uint8Array(128);
bracketSyntax[CH_BANG] = 1;
bracketSyntax[CH_CARET] = 1;
bracketSyntax[CH_LBRACKET] = 1;
bracketSyntax[CH_RBRACKET] = 1;
bracketSyntax[CH_COLON] = 1;
bracketSyntax[CH_DOT] = 1;
bracketSyntax[CH_EQ] = 1;
bracketSyntax[CH_DASH] = 1;
bracketSyntax[CH_BACKSLASH] = 1;
function bracketEnds(source, start, end, parts, offset) {
  let close = end - 1;
  while (close > start && source.charCodeAt(close) !== CH_RBRACKET)
    close--;
  if (close === start)
    return null;
  const positions = [];
  const kinds = [];
  const members = [];
  let partIndex = 0;
  let symbols = false;
  for (let pos = start; pos < end; pos++) {
    while (parts && partIndex < parts.length && parts[partIndex].end <= pos + offset)
      partIndex++;
    const part = parts?.[partIndex];
    const tokenPos = pos;
    let kind = 0;
    if (part && part.pos <= pos + offset && part.type !== "Literal") {
      pos = part.end - offset - 1;
    } else {
      kind = source.charCodeAt(pos);
      if (kind === CH_BACKSLASH && pos + 1 < end && source.charCodeAt(pos + 1) === CH_NL) {
        pos++;
        continue;
      }
      if (kind >= 128 || !bracketSyntax[kind])
        kind = 0;
    }
    const last = kinds.length - 1;
    if (kind === 0 && last >= 0 && kinds[last] === 0) {
      members[last]++;
      continue;
    }
    if (last >= 0 && kinds[last] === CH_LBRACKET && (kind === CH_COLON || kind === CH_EQ || kind === CH_DOT)) {
      symbols = true;
    }
    positions.push(tokenPos);
    kinds.push(kind);
    members.push(1);
  }
  const count = kinds.length;
  let symbolEnd;
  if (symbols) {
    symbolEnd = new Int32Array(count).fill(-1);
    let close2 = -1;
    let colon = -1;
    let eq = -1;
    let dot = -1;
    for (let i = count - 1; i >= 0; i--) {
      const kind = kinds[i + 2];
      if (kind === CH_RBRACKET)
        close2 = i + 2;
      else if (kinds[i + 3] === CH_RBRACKET) {
        if (kind === CH_COLON)
          colon = i + 2;
        else if (kind === CH_EQ)
          eq = i + 2;
        else if (kind === CH_DOT)
          dot = i + 2;
      }
      if (kinds[i] !== CH_LBRACKET)
        continue;
      const type = kinds[i + 1];
      const found = type === CH_COLON ? colon : type === CH_EQ ? eq : type === CH_DOT ? dot : -1;
      if (found !== -1 && (type === CH_DOT || close2 === -1 || close2 > found))
        symbolEnd[i] = found + 2;
    }
  }
  const subBracket = (open2) => symbolEnd === void 0 ? -1 : symbolEnd[open2];
  const endFrom = new Int32Array(count + 2).fill(-1);
  const resume = (next, range) => {
    if (next >= count)
      return -1;
    if (range && kinds[next] === CH_DASH && next + 1 < count && kinds[next + 1] !== CH_RBRACKET) {
      let last = next + 1;
      if (kinds[last] === CH_BACKSLASH) {
        if (last + 1 >= count)
          return -1;
        last++;
      }
      let after = last + 1;
      if (kinds[last] === CH_LBRACKET && kinds[last + 1] === CH_DOT) {
        const symbol = subBracket(last);
        if (symbol !== -1)
          after = symbol;
      } else if (kinds[last] === 0 && members[last] > 1) {
        return endFrom[last];
      }
      if (after >= count)
        return -1;
      return kinds[after] === CH_RBRACKET ? after + 1 : endFrom[after];
    }
    return kinds[next] === CH_RBRACKET ? next + 1 : endFrom[next];
  };
  for (let t = count - 1; t >= 0; t--) {
    const kind = kinds[t];
    let after = t + 1;
    let range = true;
    if (kind === CH_BACKSLASH) {
      if (t + 1 >= count)
        continue;
      after = t + 2;
    } else if (kind === CH_LBRACKET) {
      const type = kinds[t + 1];
      if (type === CH_COLON || type === CH_EQ || type === CH_DOT) {
        const symbol = subBracket(t);
        if (symbol !== -1) {
          after = symbol;
          range = type === CH_DOT;
        }
      }
    }
    endFrom[t] = resume(after, range);
  }
  const ends = /* @__PURE__ */ new Map();
  for (let t = 0; t < count; t++) {
    if (kinds[t] !== CH_LBRACKET)
      continue;
    let first = t + 1;
    if (kinds[first] === CH_BANG || kinds[first] === CH_CARET)
      first++;
    if (first >= count)
      continue;
    const close2 = kinds[first] === CH_RBRACKET ? resume(first + 1, true) : endFrom[first];
    if (close2 !== -1)
      ends.set(positions[t], positions[close2 - 1] + 1);
  }
  return ends;
}
function appendRange(source, start, end, parts, index, offset, result) {
  while (start < end) {
    while (parts && index < parts.length && parts[index].end <= start + offset)
      index++;
    const part = parts?.[index];
    if (part && part.pos === start + offset && part.end <= end + offset) {
      result.push(part);
      start = part.end - offset;
      index++;
      continue;
    }
    const stop = part ? Math.min(end, (part.pos > start + offset ? part.pos : part.end) - offset) : end;
    const text3 = source.slice(start, stop);
    result.push({ type: "Literal", pos: start + offset, end: stop + offset, text: text3, value: unescapeBareValue(text3) });
    start = stop;
  }
  return index;
}
function parseGlobParts(source, start, end, parts, offset = 0) {
  let result;
  let brackets;
  let partIndex = 0;
  let emittedIndex = 0;
  let literalStart = start;
  for (let pos = start; pos < end; pos++) {
    while (parts && partIndex < parts.length && parts[partIndex].end <= pos + offset)
      partIndex++;
    const part = parts?.[partIndex];
    if (part && part.pos <= pos + offset && part.type !== "Literal") {
      pos = part.end - offset - 1;
      continue;
    }
    const character = source.charCodeAt(pos);
    if (character === CH_BACKSLASH) {
      pos++;
      continue;
    }
    let globEnd;
    if (character === CH_STAR || character === CH_QUESTION) {
      const limit = part ? Math.min(end, part.end - offset) : end;
      const next = skipLineContinuations(source, pos + 1, limit);
      if (next < limit && source.charCodeAt(next) === CH_LPAREN)
        continue;
      globEnd = pos + 1;
      if (character === CH_STAR) {
        while (globEnd < limit && source.charCodeAt(globEnd) === CH_STAR) {
          const next2 = skipLineContinuations(source, globEnd + 1, limit);
          if (next2 < limit && source.charCodeAt(next2) === CH_LPAREN)
            break;
          globEnd++;
        }
      }
    } else if (character === CH_LBRACKET) {
      if (brackets === void 0)
        brackets = bracketEnds(source, pos, end, parts, offset);
      const close = brackets?.get(pos);
      if (close === void 0)
        continue;
      globEnd = close;
    } else {
      continue;
    }
    if (!result)
      result = [];
    emittedIndex = appendRange(source, literalStart, pos, parts, emittedIndex, offset, result);
    const text3 = source.slice(pos, globEnd);
    let glob;
    if (character === CH_LBRACKET) {
      const interior = [];
      emittedIndex = appendRange(source, pos + 1, globEnd - 1, parts, emittedIndex, offset, interior);
      glob = {
        type: "Glob",
        kind: "bracket",
        pos: pos + offset,
        end: globEnd + offset,
        text: text3,
        value: "[" + wordPartsValue(interior) + "]",
        parts: interior
      };
    } else {
      glob = {
        type: "Glob",
        kind: character === CH_STAR ? "star" : "question",
        pos: pos + offset,
        end: globEnd + offset,
        text: text3,
        value: text3,
        parts: void 0
      };
    }
    result.push(glob);
    literalStart = globEnd;
    pos = globEnd - 1;
  }
  if (!result)
    return parts ?? void 0;
  appendRange(source, literalStart, end, parts, emittedIndex, offset, result);
  return result;
}

// node_modules/unbash/dist/lexer.js
var Token = {
  Word: 0,
  Assignment: 1,
  Semi: 2,
  Newline: 3,
  Pipe: 4,
  And: 5,
  Or: 6,
  Amp: 7,
  LParen: 8,
  RParen: 9,
  LBrace: 10,
  RBrace: 11,
  Bang: 12,
  If: 13,
  Then: 14,
  Else: 15,
  Elif: 16,
  Fi: 17,
  Do: 18,
  Done: 19,
  For: 20,
  While: 21,
  Until: 22,
  In: 23,
  Case: 24,
  Esac: 25,
  Function: 26,
  DoubleSemi: 27,
  SemiAmp: 28,
  DoubleSemiAmp: 29,
  Select: 30,
  DblLBracket: 31,
  DblRBracket: 32,
  EOF: 33,
  ArithCmd: 34,
  Coproc: 35,
  Redirect: 36
};
var TokenValue = class {
  token = Token.EOF;
  // Materialized token value, or null for word tokens whose value has not been
  // requested yet (computed from [pos, end) on demand via the owning lexer).
  _value = "";
  _owner;
  pos = 0;
  end = 0;
  fileDescriptor = void 0;
  variableName = void 0;
  descriptorEnd = 0;
  delimiterQuoted = false;
  content = void 0;
  targetPos = 0;
  targetEnd = 0;
  assignmentOperatorPos = -1;
  // True when `value` is exactly the raw source span [pos, end) — lets consumers
  // reuse the string instead of slicing the source again.
  raw = false;
  // True when a word contains no quoting, escaped characters, or expansions.
  // Backslash-newline continuations preserve keyword eligibility.
  keywordEligible = false;
  constructor(owner = null) {
    this._owner = owner;
  }
  get value() {
    return this._value ?? (this._value = this._owner === null ? "" : this._owner._tokenValue(this.pos, this.end, this.raw));
  }
  set value(v) {
    this._value = v;
  }
  reset() {
    this.token = Token.EOF;
    this._value = "";
    this.pos = 0;
    this.end = 0;
    this.fileDescriptor = void 0;
    this.variableName = void 0;
    this.descriptorEnd = 0;
    this.delimiterQuoted = false;
    this.content = void 0;
    this.targetPos = 0;
    this.targetEnd = 0;
    this.assignmentOperatorPos = -1;
    this.raw = false;
    this.keywordEligible = false;
  }
  copyFrom(other) {
    this.token = other.token;
    this._value = other._value;
    this.pos = other.pos;
    this.end = other.end;
    this.fileDescriptor = other.fileDescriptor;
    this.variableName = other.variableName;
    this.descriptorEnd = other.descriptorEnd;
    this.delimiterQuoted = other.delimiterQuoted;
    this.content = other.content;
    this.targetPos = other.targetPos;
    this.targetEnd = other.targetEnd;
    this.assignmentOperatorPos = other.assignmentOperatorPos;
    this.raw = other.raw;
    this.keywordEligible = other.keywordEligible;
  }
};
var RESERVED_WORDS = /* @__PURE__ */ new Map([
  ["if", Token.If],
  ["then", Token.Then],
  ["else", Token.Else],
  ["elif", Token.Elif],
  ["fi", Token.Fi],
  ["do", Token.Do],
  ["done", Token.Done],
  ["for", Token.For],
  ["while", Token.While],
  ["until", Token.Until],
  ["in", Token.In],
  ["case", Token.Case],
  ["esac", Token.Esac],
  ["function", Token.Function],
  ["select", Token.Select],
  ["coproc", Token.Coproc],
  ["!", Token.Bang],
  ["{", Token.LBrace],
  ["}", Token.RBrace]
]);
var charType = new Uint8Array(128);
charType[CH_PIPE] = 1;
charType[CH_AMP] = 1;
charType[CH_SEMI] = 1;
charType[CH_LPAREN] = 1;
charType[CH_RPAREN] = 1;
charType[CH_LT] = 1;
charType[CH_GT] = 1;
charType[CH_SPACE] = 1;
charType[CH_TAB] = 1;
charType[CH_NL] = 1;
charType[CH_BACKSLASH] = 2;
charType[CH_SQUOTE] = 2;
charType[CH_DQUOTE] = 2;
charType[CH_DOLLAR] = 2;
charType[CH_BACKTICK] = 2;
charType[CH_LBRACE] = 2;
function skipBlanks(source, pos, end) {
  while (pos < end) {
    const ch = source.charCodeAt(pos);
    if (ch === CH_SPACE || ch === CH_TAB)
      pos++;
    else if (ch === CH_BACKSLASH && pos + 1 < end && source.charCodeAt(pos + 1) === CH_NL)
      pos += 2;
    else
      break;
  }
  return pos;
}
var arithmeticWordDelimiter = new Uint8Array(128);
for (const ch of [
  CH_TAB,
  CH_NL,
  CH_SPACE,
  CH_BANG,
  CH_PERCENT,
  CH_AMP,
  CH_LPAREN,
  CH_RPAREN,
  CH_STAR,
  CH_PLUS,
  CH_COMMA,
  CH_DASH,
  CH_SLASH,
  CH_COLON,
  CH_LT,
  CH_EQ,
  CH_GT,
  CH_QUESTION,
  CH_CARET,
  CH_PIPE
]) {
  arithmeticWordDelimiter[ch] = 1;
}
function hasEmbeddedWordStructure(source, start, end) {
  for (let pos = start; pos < end; pos++) {
    const ch = source.charCodeAt(pos);
    if (ch === CH_BACKSLASH || ch === CH_SQUOTE || ch === CH_DQUOTE || ch === CH_DOLLAR || ch === CH_BACKTICK || (ch === CH_LT || ch === CH_GT) && pos + 1 < end && source.charCodeAt(pos + 1) === CH_LPAREN) {
      return true;
    }
  }
  return false;
}
function findUnnested(s, target, pairTernaries = false, findNestedEnd) {
  let depth = 0;
  let ternaryDepth = 0;
  for (let i = 0; i < s.length; i++) {
    const c = s.charCodeAt(i);
    if (c === CH_BACKSLASH) {
      i++;
      continue;
    }
    if (c === CH_LBRACE) {
      depth++;
      continue;
    }
    if (c === CH_RBRACE) {
      if (depth > 0)
        depth--;
      continue;
    }
    if (c === CH_SQUOTE) {
      i++;
      while (i < s.length && s.charCodeAt(i) !== CH_SQUOTE)
        i++;
      continue;
    }
    if (c === CH_DQUOTE) {
      i++;
      while (i < s.length) {
        const quoted = s.charCodeAt(i);
        if (quoted === CH_DQUOTE)
          break;
        if (quoted === CH_BACKSLASH) {
          i += 2;
          continue;
        }
        const nestedEnd2 = findNestedEnd?.(i, true) ?? i;
        if (nestedEnd2 > i) {
          i = nestedEnd2;
          continue;
        }
        i++;
      }
      continue;
    }
    const nestedEnd = findNestedEnd?.(i, false) ?? i;
    if (nestedEnd > i) {
      i = nestedEnd - 1;
      continue;
    }
    if (pairTernaries && depth === 0) {
      if (c === CH_QUESTION) {
        ternaryDepth++;
        continue;
      }
      if (c === CH_COLON && ternaryDepth > 0) {
        ternaryDepth--;
        continue;
      }
    }
    if (c === target && depth === 0)
      return i;
  }
  return -1;
}
var isIdChar = new Uint8Array(128);
for (let i = CH_a; i <= CH_z; i++)
  isIdChar[i] = 3;
for (let i = CH_A; i <= CH_Z; i++)
  isIdChar[i] = 3;
for (let i = CH_0; i <= CH_9; i++)
  isIdChar[i] = 2;
isIdChar[CH_UNDERSCORE] = 3;
var extglobPrefix = new Uint8Array(128);
extglobPrefix[CH_QUESTION] = 1;
extglobPrefix[CH_AT] = 1;
extglobPrefix[CH_STAR] = 1;
extglobPrefix[CH_PLUS] = 1;
extglobPrefix[CH_BANG] = 1;
extglobPrefix[CH_EQ] = 1;
function isExtglobOpen(prefix) {
  return prefix < 128 && prefix !== CH_EQ && extglobPrefix[prefix] === 1;
}
var extglobOp = {
  [CH_QUESTION]: "?",
  [CH_AT]: "@",
  [CH_STAR]: "*",
  [CH_PLUS]: "+",
  [CH_BANG]: "!"
};
function isDQChild(p) {
  const t = p.type;
  return t === "Literal" || t === "SimpleExpansion" || t === "ParameterExpansion" || t === "CommandExpansion" || t === "ArithmeticExpansion";
}
function isAllDigitsRange(src, start, end) {
  for (let i = start; i < end; i++) {
    const c = src.charCodeAt(i);
    if (c < CH_0 || c > CH_9)
      return false;
  }
  return end > start;
}
var ASSIGNMENT_INVALID = -1;
var ASSIGNMENT_NAME_START = 0;
var ASSIGNMENT_NAME = 1;
var ASSIGNMENT_AFTER_INDEX = 2;
var ASSIGNMENT_AFTER_PLUS = 3;
var ASSIGNMENT_INDEX_BASE = 4;
function joinWordParts(head, tail) {
  const last = head[head.length - 1];
  const first = tail[0];
  let start = 0;
  if (last?.type === "Literal" && first?.type === "Literal" && last.end === first.pos) {
    head[head.length - 1] = {
      type: "Literal",
      pos: last.pos,
      end: first.end,
      text: last.text + first.text,
      value: last.value + first.value
    };
    start = 1;
  }
  for (let i = start; i < tail.length; i++)
    head.push(tail[i]);
  return head;
}
function isMatchedAssignment(state) {
  return state < ASSIGNMENT_INVALID;
}
function assignmentOperatorPos(state) {
  return -state - 2;
}
function scanAssignmentPrefix(src, start, end, initialState) {
  let state = initialState;
  for (let i = start; i < end && state >= 0; i++) {
    const c = src.charCodeAt(i);
    if (state >= ASSIGNMENT_INDEX_BASE) {
      if (c === CH_LBRACKET)
        state++;
      else if (c === CH_RBRACKET && --state === ASSIGNMENT_INDEX_BASE)
        state = ASSIGNMENT_AFTER_INDEX;
    } else if (state === ASSIGNMENT_NAME_START) {
      state = c < 128 && isIdChar[c] & 1 ? ASSIGNMENT_NAME : ASSIGNMENT_INVALID;
    } else if (state === ASSIGNMENT_NAME) {
      if (c < 128 && isIdChar[c] & 2)
        continue;
      if (c === CH_LBRACKET)
        state = ASSIGNMENT_INDEX_BASE + 1;
      else if (c === CH_PLUS)
        state = ASSIGNMENT_AFTER_PLUS;
      else
        state = c === CH_EQ ? -i - 2 : ASSIGNMENT_INVALID;
    } else if (state === ASSIGNMENT_AFTER_INDEX) {
      if (c === CH_PLUS)
        state = ASSIGNMENT_AFTER_PLUS;
      else
        state = c === CH_EQ ? -i - 2 : ASSIGNMENT_INVALID;
    } else {
      state = c === CH_EQ ? -i - 2 : ASSIGNMENT_INVALID;
    }
  }
  return state;
}
function setToken(out, token2, value, pos = 0, end = 0) {
  out.token = token2;
  out._value = value;
  out.pos = pos;
  out.end = end;
  out.fileDescriptor = void 0;
  out.variableName = void 0;
  out.descriptorEnd = 0;
  out.delimiterQuoted = false;
  out.content = void 0;
  out.assignmentOperatorPos = -1;
  out.raw = false;
  out.keywordEligible = false;
}
function setSpanToken(out, token2, pos, end, raw) {
  out.token = token2;
  out._value = null;
  out.pos = pos;
  out.end = end;
  out.fileDescriptor = void 0;
  out.variableName = void 0;
  out.descriptorEnd = 0;
  out.delimiterQuoted = false;
  out.content = void 0;
  out.assignmentOperatorPos = -1;
  out.raw = raw;
  out.keywordEligible = false;
}
function matchReservedWord(src, start, len) {
  switch (src.charCodeAt(start)) {
    case CH_BANG:
      return len === 1 ? Token.Bang : void 0;
    case CH_LBRACE:
      return len === 1 ? Token.LBrace : void 0;
    case CH_RBRACE:
      return len === 1 ? Token.RBrace : void 0;
    case 105: {
      if (len !== 2)
        return void 0;
      const c = src.charCodeAt(start + 1);
      return c === 102 ? Token.If : c === 110 ? Token.In : void 0;
    }
    case 102:
      if (len === 2)
        return src.charCodeAt(start + 1) === 105 ? Token.Fi : void 0;
      if (len === 3)
        return src.startsWith("for", start) ? Token.For : void 0;
      if (len === 8)
        return src.startsWith("function", start) ? Token.Function : void 0;
      return void 0;
    case 116:
      return len === 4 && src.startsWith("then", start) ? Token.Then : void 0;
    case 101:
      if (len !== 4)
        return void 0;
      if (src.startsWith("else", start))
        return Token.Else;
      if (src.startsWith("elif", start))
        return Token.Elif;
      if (src.startsWith("esac", start))
        return Token.Esac;
      return void 0;
    case 100:
      if (len === 2)
        return src.charCodeAt(start + 1) === 111 ? Token.Do : void 0;
      if (len === 4)
        return src.startsWith("done", start) ? Token.Done : void 0;
      return void 0;
    case 99:
      if (len === 4)
        return src.startsWith("case", start) ? Token.Case : void 0;
      if (len === 6)
        return src.startsWith("coproc", start) ? Token.Coproc : void 0;
      return void 0;
    case 119:
      return len === 5 && src.startsWith("while", start) ? Token.While : void 0;
    case 117:
      return len === 5 && src.startsWith("until", start) ? Token.Until : void 0;
    case 115:
      return len === 6 && src.startsWith("select", start) ? Token.Select : void 0;
    default:
      return void 0;
  }
}
var LexContext = {
  Normal: 0,
  CommandStart: 1,
  TestMode: 2,
  // After a prefix element: assignments still recognized, reserved words not.
  CommandPrefix: 3,
  // Assignment arguments retain ordinary word boundaries inside subscripts.
  Declaration: 4,
  ArrayElement: 5,
  FunctionName: 6,
  CasePattern: 7,
  // Arguments of eval and let: ordinary words, but `name=(…)` keeps its array value as in Bash.
  EvalArgument: 8
};
function isBraceCommandOpener(after) {
  return after === CH_SPACE || after === CH_TAB || after === CH_NL || after === CH_PIPE;
}
var Lexer = class _Lexer {
  static _findSubstitutionEnd;
  src;
  srcEnd;
  parenBoundary;
  pos;
  current;
  nextState;
  hasPeek;
  pendingHereDocs;
  substitutionContext;
  _errors = null;
  _buildParts = false;
  // Build processed text while scanning. Off on the normal token path (values
  // materialize lazily); on for redirect targets, heredoc delimiters, arithmetic
  // command bodies, and bounded value re-lexes. _buildParts implies it.
  _buildValue = false;
  // Nesting depth of the window being lexed (enclosing sub-fields plus substitution
  // scripts), sharing the MAX_SYNTAX_NESTING budget across lazily created lexers.
  _nestingDepth = 0;
  // `start`/`end` bound the lexer to a window of `src` so substitution scripts can be
  // parsed in place against the original source — every position is then absolute, with
  // no slicing or re-basing. Defaults cover the whole string (the common top-level parse).
  constructor(src, start = 0, end = src.length, parenBoundary = false, context = createSubstitutionContext()) {
    this.src = src;
    this.srcEnd = end;
    this.parenBoundary = parenBoundary;
    this.pos = start;
    this.current = new TokenValue(this);
    this.nextState = new TokenValue(this);
    this.hasPeek = false;
    this.pendingHereDocs = null;
    this.substitutionContext = context;
    if (start === 0 && src.charCodeAt(0) === CH_HASH && src.charCodeAt(1) === CH_BANG) {
      const nl = src.indexOf("\n");
      this.pos = nl === -1 ? this.srcEnd : nl + 1;
    }
  }
  getSource() {
    return this.src;
  }
  // Fresh window sharing source, depth and substitution context; tokens, errors, heredocs and build flags reset.
  fork(start, end, parenBoundary = false) {
    const lexer = new _Lexer(this.src, start, end, parenBoundary, this.substitutionContext);
    lexer._nestingDepth = this._nestingDepth;
    return lexer;
  }
  getSubstitutionContext() {
    return this.substitutionContext;
  }
  get errors() {
    return this._errors ?? (this._errors = []);
  }
  // A substitution's script parses lazily, one level below the window it was found in, in
  // place over `inner` at `start`, sharing this scan's substitution boundaries.
  commandExpansion(pos, text3, start, inner, parenBoundary = false) {
    const window = this.scriptWindow(this.src, start, start + inner.length, parenBoundary);
    return new ScriptExpansionImpl("CommandExpansion", pos, this.pos, text3, window);
  }
  // Escaped backticks rebuild `inner` with the escapes removed, so it is no longer a verbatim
  // substring of the source: that script parses the decoded body as its own source.
  decodedCommandExpansion(pos, text3, inner) {
    const window = this.scriptWindow(inner, 0, inner.length, false, true);
    return new ScriptExpansionImpl("CommandExpansion", pos, this.pos, text3, window);
  }
  processSubstitution(pos, text3, operator, inner) {
    const window = this.scriptWindow(this.src, pos + 2, pos + 2 + inner.length, !this._unbalanced);
    return new ProcessSubstitutionImpl(pos, this.pos, text3, operator, window);
  }
  // Past the nesting budget the part gets no window, so lazy materialization bottoms out.
  scriptWindow(source, start, end, parenBoundary, decoded = false) {
    if (this._nestingDepth > MAX_SYNTAX_NESTING)
      return void 0;
    const context = decoded ? void 0 : this.substitutionContext;
    return { source, start, end, depth: this._nestingDepth + 1, parenBoundary, context };
  }
  getPos() {
    return this.pos;
  }
  findSubstitutionEnd(start, end, depth = this._nestingDepth + 1) {
    if (_Lexer._findSubstitutionEnd === void 0)
      return -1;
    return _Lexer._findSubstitutionEnd(this.src, start, end, depth, this.substitutionContext);
  }
  /** Materialize a word token's value: raw spans slice directly, others re-lex the span. */
  _tokenValue(pos, end, raw) {
    return raw ? this.src.slice(pos, end) : this.wordValueOf(pos, end);
  }
  // Re-lex [start, end) in value mode to produce the processed word text. Bounded
  // to the span, so every expansion the original scan consumed closes within it.
  // Errors were already reported by the original scan; suppress duplicates.
  wordValueOf(start, end) {
    const savedPos = this.pos;
    const savedEnd = this.srcEnd;
    const savedBracketWindow = this._bracketWindow;
    const savedArithmeticBracketWindow = this._arithmeticBracketWindow;
    const savedBuildValue = this._buildValue;
    const savedUnbalanced = this._unbalanced;
    const errorCount = this._errors === null ? 0 : this._errors.length;
    this.pos = start;
    this.srcEnd = end;
    this._buildValue = true;
    this.readWordText();
    if (this.pos < end && this._wordAssignmentState !== void 0 && this._wordAssignmentState >= ASSIGNMENT_INDEX_BASE) {
      this.pos = start;
      this.readWordText(true);
    }
    const value = this._wordText;
    this.pos = savedPos;
    this.srcEnd = savedEnd;
    this._bracketWindow = savedBracketWindow;
    this._arithmeticBracketWindow = savedArithmeticBracketWindow;
    this._buildValue = savedBuildValue;
    this._unbalanced = savedUnbalanced;
    if (this._errors !== null)
      this._errors.length = errorCount;
    return value;
  }
  /** Find the closing bracket for a shell subscript, ignoring brackets inside nested shell syntax. */
  findClosingBracket(start, end = this.srcEnd) {
    const limit = Math.min(end, this.srcEnd);
    let window = this._bracketWindow;
    if (!window || window.limit !== limit) {
      window = { limit, depth: this._nestingDepth, last: this.src.lastIndexOf("]", limit - 1) };
      this._bracketWindow = window;
    }
    if (start > window.last)
      return -1;
    if (window.depth !== this._nestingDepth) {
      window = { limit, depth: this._nestingDepth, last: window.last };
      this._bracketWindow = window;
    }
    if (window.failed?.has(start))
      return -1;
    const unmatched = [];
    const close = this.findClosingShellDelimiter(start, end, CH_RBRACKET, false, true, unmatched);
    if (close === -1) {
      const failed = window.failed ?? (window.failed = /* @__PURE__ */ new Set());
      for (const starts of unmatched)
        for (const pos of starts)
          failed.add(pos);
    }
    return close;
  }
  /** Find the closing bracket of `$[ … ]`, which unlike a subscript does not recurse into `${ }`. */
  findClosingArithmeticBracket(start, end = this.srcEnd) {
    const limit = Math.min(end, this.srcEnd);
    let window = this._arithmeticBracketWindow;
    if (!window || window.end !== limit || window.depth !== this._nestingDepth) {
      window = { end: limit, depth: this._nestingDepth, failed: /* @__PURE__ */ new Set() };
      this._arithmeticBracketWindow = window;
    }
    if (window.failed.has(start))
      return -1;
    return this.findClosingShellDelimiter(start, end, CH_RBRACKET, false, false, void 0, window.failed);
  }
  /** Find the closing brace for a parameter expansion, ignoring braces inside nested shell syntax. */
  findClosingBrace(start, end = this.srcEnd) {
    return this.findClosingShellDelimiter(start, end, CH_RBRACE);
  }
  /** Find the closing parenthesis for a shell substitution using the command-aware scanner. */
  findClosingParenthesis(start, end = this.srcEnd) {
    const savedPos = this.pos;
    const savedEnd = this.srcEnd;
    const savedBracketWindow = this._bracketWindow;
    const savedArithmeticBracketWindow = this._arithmeticBracketWindow;
    const savedUnbalanced = this._unbalanced;
    this.pos = start;
    this.srcEnd = Math.min(end, this.srcEnd);
    this.extractBalanced();
    const close = this._unbalanced ? -1 : this.pos - 1;
    this.pos = savedPos;
    this.srcEnd = savedEnd;
    this._bracketWindow = savedBracketWindow;
    this._arithmeticBracketWindow = savedArithmeticBracketWindow;
    this._unbalanced = savedUnbalanced;
    return close;
  }
  /** Find the end of one arithmetic expansion using the canonical lexer scanner. */
  findArithmeticExpansionEnd(start, end = this.srcEnd) {
    const scanner = this.fork(start, end);
    scanner.pos = start + 1;
    scanner.scanArithmeticBody();
    return scanner.pos;
  }
  /** Find the end of one shell-expanded arithmetic word using the canonical lexer scanners. */
  findArithmeticWordEnd(start, end = this.srcEnd) {
    const scanner = this.fork(start, end);
    scanner.pos = start;
    return scanner.scanArithmeticWordEnd();
  }
  scanArithmeticWordEnd() {
    while (this.pos < this.srcEnd) {
      const ch = this.src.charCodeAt(this.pos);
      if (ch === CH_DOLLAR) {
        this.readDollar();
        continue;
      }
      if (ch === CH_BACKTICK) {
        this.readBacktickExpansion();
        continue;
      }
      if (ch === CH_SQUOTE) {
        this.pos++;
        this.skipSQ();
        continue;
      }
      if (ch === CH_DQUOTE) {
        this.pos++;
        this.skipDQ();
        continue;
      }
      if (ch === CH_BACKSLASH) {
        this.pos += 2;
        continue;
      }
      if (ch === CH_LBRACKET) {
        const close = this.findClosingBracket(this.pos + 1);
        if (close !== -1) {
          this.pos = close + 1;
          continue;
        }
      }
      if ((ch === CH_LT || ch === CH_GT) && this.src.charCodeAt(this.pos + 1) === CH_LPAREN) {
        this.pos += 2;
        this.extractBalanced();
        continue;
      }
      if (ch < 128 && arithmeticWordDelimiter[ch])
        break;
      this.pos++;
    }
    return this.pos;
  }
  // Only array assignment bodies take comments and leading `[` subscripts and reject operators;
  // extglob shares this scanner, and `#` is pattern data there.
  findClosingShellDelimiter(start, end, closing, array = false, braces = true, bracketStarts, failedBrackets) {
    const savedPos = this.pos;
    const savedEnd = this.srcEnd;
    const savedBracketWindow = this._bracketWindow;
    const savedArithmeticBracketWindow = this._arithmeticBracketWindow;
    const savedUnbalanced = this._unbalanced;
    this.srcEnd = Math.min(end, this.srcEnd);
    const delimiters = [closing];
    bracketStarts?.push([]);
    const failedStarts = failedBrackets ? [start] : void 0;
    let pos = start;
    let wordStart = true;
    let invalid = -1;
    while (pos < this.srcEnd) {
      const expected = delimiters[delimiters.length - 1];
      if (bracketStarts && expected === CH_RBRACKET)
        bracketStarts[bracketStarts.length - 1].push(pos);
      const ch = this.src.charCodeAt(pos);
      if (ch === CH_BACKSLASH) {
        if (pos + 1 < this.srcEnd && this.src.charCodeAt(pos + 1) !== CH_NL)
          wordStart = false;
        pos += 2;
        continue;
      }
      if (ch === CH_HASH && array && delimiters.length === 1 && wordStart) {
        while (pos < this.srcEnd && this.src.charCodeAt(pos) !== CH_NL)
          pos++;
        continue;
      }
      if (ch === CH_SQUOTE) {
        this.pos = pos + 1;
        this.skipSQ();
        pos = this.pos;
        wordStart = false;
        continue;
      }
      if (ch === CH_DQUOTE) {
        this.pos = pos + 1;
        this.skipDQ();
        pos = this.pos;
        wordStart = false;
        continue;
      }
      if (ch === CH_BACKTICK) {
        pos++;
        while (pos < this.srcEnd && this.src.charCodeAt(pos) !== CH_BACKTICK) {
          if (this.src.charCodeAt(pos) === CH_BACKSLASH)
            pos++;
          pos++;
        }
        if (pos < this.srcEnd)
          pos++;
        wordStart = false;
        continue;
      }
      if (ch === CH_DOLLAR && pos + 1 < this.srcEnd && this.src.charCodeAt(pos + 1) === CH_LPAREN || (ch === CH_LT || ch === CH_GT) && pos + 1 < this.srcEnd && this.src.charCodeAt(pos + 1) === CH_LPAREN) {
        this.pos = pos + 2;
        this.extractBalanced();
        pos = this.pos;
        wordStart = false;
        continue;
      }
      if (ch === CH_DOLLAR && pos + 1 < this.srcEnd) {
        const after = this.src.charCodeAt(pos + 1);
        if (after === CH_SQUOTE) {
          pos = decodeAnsiCQuoted(this.src, pos + 2, this.srcEnd).end;
          wordStart = false;
          continue;
        }
        if (after === CH_DOLLAR) {
          pos += 2;
          wordStart = false;
          continue;
        }
        if (after === CH_LBRACE && braces) {
          delimiters.push(CH_RBRACE);
          bracketStarts?.push([]);
          pos += 2;
          wordStart = false;
          continue;
        }
      }
      if (array && delimiters.length === 1) {
        if (ch === CH_LBRACKET && wordStart) {
          delimiters.push(CH_RBRACKET);
          bracketStarts?.push([]);
        } else if (invalid === -1 && (ch === CH_SEMI || ch === CH_AMP || ch === CH_PIPE || ch === CH_LT || ch === CH_GT || ch === CH_LPAREN && !isExtglobOpen(this.src.charCodeAt(pos - 1)))) {
          invalid = pos;
        }
      }
      if (expected === CH_RBRACKET && ch === CH_LBRACKET) {
        delimiters.push(CH_RBRACKET);
        bracketStarts?.push([]);
        failedStarts?.push(pos + 1);
      } else if (expected === CH_RPAREN && ch === CH_LPAREN) {
        delimiters.push(CH_RPAREN);
        bracketStarts?.push([]);
      } else if (ch === expected) {
        delimiters.pop();
        failedStarts?.pop();
        bracketStarts?.pop();
        if (delimiters.length === 0) {
          this.pos = savedPos;
          this.srcEnd = savedEnd;
          this._bracketWindow = savedBracketWindow;
          this._arithmeticBracketWindow = savedArithmeticBracketWindow;
          this._unbalanced = savedUnbalanced;
          if (invalid !== -1)
            this.errors.push({ message: `unexpected '${this.src[invalid]}' in array assignment`, pos: invalid });
          return pos;
        }
        wordStart = false;
        pos++;
        continue;
      }
      wordStart = ch < 128 && (charType[ch] & 1) !== 0;
      pos++;
    }
    if (failedStarts)
      for (const start2 of failedStarts)
        failedBrackets.add(start2);
    this.pos = savedPos;
    this.srcEnd = savedEnd;
    this._bracketWindow = savedBracketWindow;
    this._arithmeticBracketWindow = savedArithmeticBracketWindow;
    this._unbalanced = savedUnbalanced;
    return -1;
  }
  // End of the brace expansion opened at `start`, or -1. As in Bash's brace_gobbler, quotes,
  // escapes, parameter expansions and substitutions are opaque; an unquoted metacharacter
  // ends the word before the brace closes. The word scan reports errors in the skipped text.
  scanBraceExpansion(start, results) {
    const src = this.src;
    const len = this.srcEnd;
    const cached = results.get(start);
    if (cached !== void 0)
      return cached;
    const savedPos = this.pos;
    const savedUnbalanced = this._unbalanced;
    const errorCount = this._errors === null ? 0 : this._errors.length;
    const frames = [start, 0];
    let pos = start + 1;
    while (pos < len) {
      const ch = src.charCodeAt(pos);
      const type = ch < 128 ? charType[ch] : 0;
      if (type === 0) {
        pos++;
        if (ch === CH_RBRACE) {
          const hasSep = frames.pop();
          results.set(frames.pop(), hasSep ? pos : -1);
          if (frames.length === 0)
            break;
        } else if (ch === 44 || ch === 46 && src.charCodeAt(pos) === 46) {
          frames[frames.length - 1] = 1;
        }
        continue;
      }
      const next = pos + 1 < len ? src.charCodeAt(pos + 1) : 0;
      if (type & 1) {
        if (next === CH_LPAREN && (ch === CH_LT || ch === CH_GT)) {
          this.pos = pos + 2;
          this.extractBalanced();
          pos = this.pos;
        } else if (ch === CH_LPAREN && isExtglobOpen(src.charCodeAt(pos - 1))) {
          const close = this.findClosingShellDelimiter(pos + 1, len, CH_RPAREN);
          if (close === -1)
            break;
          pos = close + 1;
        } else {
          break;
        }
      } else if (ch === CH_BACKSLASH) {
        pos += 2;
      } else if (ch === CH_SQUOTE) {
        this.pos = pos + 1;
        this.skipSQ();
        pos = this.pos;
      } else if (ch === CH_DQUOTE) {
        this.pos = pos + 1;
        this.skipDQ();
        pos = this.pos;
      } else if (ch === CH_BACKTICK) {
        pos++;
        while (pos < len && src.charCodeAt(pos) !== CH_BACKTICK)
          pos += src.charCodeAt(pos) === CH_BACKSLASH ? 2 : 1;
        pos++;
      } else if (ch === CH_LBRACE) {
        frames.push(pos, 0);
        pos++;
      } else if (next === CH_SQUOTE) {
        pos = decodeAnsiCQuoted(src, pos + 2, len).end;
      } else if (next === CH_LBRACE) {
        const close = this.findClosingBrace(pos + 2, len);
        if (close === -1)
          break;
        pos = close + 1;
      } else if (next === CH_LPAREN) {
        this.pos = pos + 2;
        this.extractBalanced();
        pos = this.pos;
      } else {
        pos++;
      }
    }
    this.pos = savedPos;
    this._unbalanced = savedUnbalanced;
    if (this._errors !== null)
      this._errors.length = errorCount;
    for (let index = 0; index < frames.length; index += 2)
      results.set(frames[index], -1);
    return results.get(start);
  }
  skipSubshellBody() {
    this.extractBalanced(false);
    return this._unbalanced ? -1 : this.pos;
  }
  skipCompoundBody(closeToken) {
    const frames = [
      { close: closeToken, phase: closeToken === Token.Esac ? "case-pattern" : "commands" }
    ];
    let commandStart = true;
    for (; ; ) {
      const phase = frames[frames.length - 1].phase;
      let ctx = commandStart ? LexContext.CommandStart : LexContext.Normal;
      if (phase === "function-name")
        ctx = LexContext.FunctionName;
      else if (phase === "case-pattern" && commandStart)
        ctx = LexContext.CasePattern;
      const value = this.next(ctx);
      const token2 = value.token;
      if (token2 === Token.EOF)
        return -1;
      const last = frames.length - 1;
      const frame = frames[last];
      if (frame.phase === "function-name") {
        if (token2 === Token.Newline)
          continue;
        frame.phase = "function-body";
        commandStart = true;
        continue;
      } else if (frame.phase === "function-body") {
        if (token2 === Token.Newline)
          continue;
        frame.phase = "commands";
        commandStart = true;
        if (token2 === Token.LParen && this.peek(LexContext.Normal).token === Token.RParen) {
          this.next(LexContext.Normal);
          frame.phase = "function-body";
          continue;
        }
      } else if (frame.phase === "coproc-command") {
        if (token2 === Token.Newline)
          continue;
        if (token2 === Token.Word) {
          frame.phase = "coproc-body";
          commandStart = true;
          continue;
        }
        frame.phase = "commands";
        commandStart = true;
      } else if (frame.phase === "coproc-body") {
        if (token2 === Token.Newline)
          continue;
        frame.phase = token2 === Token.Word && value.keywordEligible && value.value === "time" ? "time-command" : "commands";
        commandStart = true;
        if (frame.phase === "time-command")
          continue;
      } else if (frame.phase === "time-command") {
        if (token2 === Token.Word && value.keywordEligible && value.value === "-p") {
          frame.phase = "time-command-after-p";
          continue;
        }
        if (token2 === Token.Word && value.keywordEligible && value.value === "--") {
          frame.phase = "commands";
          continue;
        }
        frame.phase = "commands";
        commandStart = true;
      } else if (frame.phase === "time-command-after-p") {
        if (token2 === Token.Word && value.keywordEligible && value.value === "--") {
          frame.phase = "commands";
          continue;
        }
        frame.phase = "commands";
        commandStart = true;
      } else if (frame.phase === "for-header") {
        if (token2 === Token.ArithCmd || token2 === Token.Semi || token2 === Token.Newline) {
          commandStart = true;
          continue;
        }
        if (token2 === Token.Do || token2 === Token.LBrace) {
          frame.close = token2 === Token.Do ? Token.Done : Token.RBrace;
          frame.phase = "commands";
          commandStart = true;
          continue;
        }
      } else if (frame.phase === "case-word") {
        if (token2 === Token.Newline)
          continue;
        frame.phase = "case-in";
        commandStart = false;
        continue;
      } else if (frame.phase === "case-in") {
        if (token2 === Token.Newline) {
          commandStart = true;
          continue;
        }
        frame.phase = "case-pattern";
        commandStart = true;
        continue;
      } else if (frame.phase === "case-pattern") {
        if (token2 === Token.Esac && commandStart) {
          frames.pop();
          if (frames.length === 0)
            return value.end;
          commandStart = false;
          continue;
        }
        if (token2 === Token.RParen) {
          frame.phase = "commands";
          commandStart = true;
        } else {
          commandStart = token2 === Token.Newline;
        }
        continue;
      }
      if (token2 === frame.close) {
        frames.pop();
        if (frames.length === 0)
          return value.end;
        commandStart = false;
        continue;
      }
      if (commandStart) {
        switch (token2) {
          case Token.LParen:
            frames.push({ close: Token.RParen, phase: "commands" });
            break;
          case Token.LBrace:
            frames.push({ close: Token.RBrace, phase: "commands" });
            break;
          case Token.If:
            frames.push({ close: Token.Fi, phase: "commands" });
            break;
          case Token.For:
            frames.push({ close: Token.Done, phase: "for-header" });
            break;
          case Token.While:
          case Token.Until:
          case Token.Select:
            frames.push({ close: Token.Done, phase: "commands" });
            break;
          case Token.Case:
            frames.push({ close: Token.Esac, phase: "case-word" });
            break;
          case Token.DblLBracket:
            if (!this.skipTestCommandBody())
              return -1;
            commandStart = false;
            continue;
          case Token.Assignment:
          case Token.Redirect:
          case Token.Bang:
          case Token.Then:
          case Token.Else:
          case Token.Elif:
          case Token.Do:
          case Token.In:
            break;
          case Token.Semi:
          case Token.Newline:
          case Token.Pipe:
          case Token.And:
          case Token.Or:
          case Token.Amp:
          case Token.DoubleSemi:
          case Token.SemiAmp:
          case Token.DoubleSemiAmp:
            break;
          case Token.Function:
            frame.phase = "function-name";
            break;
          case Token.Coproc:
            frame.phase = "coproc-command";
            break;
          default:
            if (token2 === Token.Word && value.keywordEligible && value.value === "time") {
              frame.phase = "time-command";
              commandStart = true;
            } else {
              commandStart = false;
            }
            continue;
        }
      }
      switch (token2) {
        case Token.Semi:
        case Token.Newline:
        case Token.Pipe:
        case Token.And:
        case Token.Or:
        case Token.Amp:
          commandStart = true;
          break;
        case Token.DoubleSemi:
        case Token.SemiAmp:
        case Token.DoubleSemiAmp:
          if (frame.close === Token.Esac)
            frame.phase = "case-pattern";
          commandStart = true;
          break;
        case Token.RParen:
          commandStart = true;
          break;
      }
    }
  }
  skipTestGroup() {
    let depth = 1;
    for (; ; ) {
      const value = this.next(LexContext.TestMode);
      if (value.token === Token.EOF)
        return -1;
      if (value.token === Token.DblRBracket) {
        this.unshift(value);
        return -1;
      }
      if (value.token === Token.LParen)
        depth++;
      else if (value.token === Token.RParen && --depth === 0)
        return value.end;
    }
  }
  skipTestCommandBody() {
    for (; ; ) {
      const token2 = this.next(LexContext.TestMode).token;
      if (token2 === Token.DblRBracket)
        return true;
      if (token2 === Token.EOF)
        return false;
    }
  }
  /** Set position and scan a word, building parts. Used by computeWordParts. */
  buildWordParts(startPos) {
    this._buildParts = true;
    this.pos = startPos;
    const ch = this.src.charCodeAt(startPos);
    if ((ch === 60 || ch === 62) && startPos + 1 < this.srcEnd && this.src.charCodeAt(startPos + 1) === 40) {
      this.pos = startPos + 2;
      const inner = this.extractBalanced();
      const text3 = this.src.slice(startPos, this.pos);
      const part = this.processSubstitution(startPos, text3, ch === 60 ? "<" : ">", inner);
      if (this.pos < this.srcEnd) {
        this.readWordText();
        if (this._wordParts) {
          this._wordParts.unshift(part);
        } else {
          this._wordParts = [part];
        }
      } else {
        this._wordParts = [part];
      }
    } else {
      this.readWordText();
      if (this.pos < this.srcEnd && this._wordAssignmentState !== void 0 && this._wordAssignmentState >= ASSIGNMENT_INDEX_BASE) {
        this.pos = startPos;
        this.readWordText(true);
      }
    }
    return this._wordParts;
  }
  /** Scan a bounded word-like span without treating shell operators or whitespace as terminators. */
  buildEmbeddedWordParts(startPos, arithmetic = false) {
    this._buildParts = true;
    this.pos = startPos;
    this.readInnerWordText(false, arithmetic);
    return this._wordParts;
  }
  buildArrayElementParts(startPos) {
    const close = this.findClosingBracket(startPos + 1);
    if (close === -1)
      return this.buildWordParts(startPos);
    const src = this.src;
    this._buildParts = true;
    const head = hasEmbeddedWordStructure(src, startPos, close + 1) ? this.parseSubFieldWord(startPos, close + 1, "embedded") : void 0;
    this.pos = close + 1;
    this.readWordText(false, LexContext.ArrayElement);
    const end = this.pos;
    const operator = skipLineContinuations(src, close + 1, end);
    const after = src.charCodeAt(operator);
    const keyed = after === CH_EQ || after === CH_PLUS && src.charCodeAt(operator + 1) === CH_EQ;
    let headParts = head?.parts;
    let tailParts = this._wordParts;
    if (keyed)
      tailParts = parseGlobParts(src, close + 1, end, tailParts) ?? tailParts;
    if (!headParts && !tailParts)
      return keyed ? null : parseGlobParts(src, startPos, end, void 0) ?? null;
    const headText = src.slice(startPos, close + 1);
    if (!headParts)
      headParts = [{ type: "Literal", pos: startPos, end: close + 1, text: headText, value: head?.value ?? headText }];
    if (!tailParts)
      tailParts = end > close + 1 ? [{ type: "Literal", pos: close + 1, end, text: src.slice(close + 1, end), value: this._wordText }] : [];
    let parts = joinWordParts(headParts, tailParts);
    if (!keyed)
      parts = parseGlobParts(src, startPos, end, parts) ?? parts;
    return parts.length > 1 || parts[0].type !== "Literal" ? parts : null;
  }
  /** Scan a heredoc body for expansions, building parts. Spaces/newlines are literal. */
  buildHereDocParts(bodyPos, bodyEnd) {
    this._buildParts = true;
    const src = this.src;
    const parts = [];
    let hasExpansion = false;
    let litBuf = "";
    let litStart = bodyPos;
    let i = bodyPos;
    const flushLit = () => {
      if (i > litStart) {
        parts.push({ type: "Literal", pos: litStart, end: i, value: litBuf, text: src.slice(litStart, i) });
        litBuf = "";
      }
    };
    while (i < bodyEnd) {
      const ch = src.charCodeAt(i);
      if (ch === 92) {
        if (i + 1 < bodyEnd) {
          const nc = src.charCodeAt(i + 1);
          if (nc === CH_NL) {
            i += 2;
            continue;
          }
          if (nc === 36 || nc === 96 || nc === 92) {
            litBuf += String.fromCharCode(nc);
            i += 2;
            continue;
          }
        }
        litBuf += "\\";
        i++;
        continue;
      }
      if (ch === 36 && src.charCodeAt(i + 1) !== CH_SQUOTE && src.charCodeAt(i + 1) !== CH_DQUOTE) {
        flushLit();
        litStart = i;
        this.pos = i;
        this.readDollar();
        if (this._resultPart) {
          hasExpansion = true;
          parts.push(this._resultPart);
          litStart = this.pos;
        } else {
          litBuf += src.slice(i, this.pos);
        }
        i = this.pos;
        continue;
      }
      if (ch === 96) {
        flushLit();
        litStart = i;
        this.pos = i;
        this.readBacktickExpansion();
        if (this._resultPart) {
          hasExpansion = true;
          parts.push(this._resultPart);
          litStart = this.pos;
        } else {
          litBuf += src.slice(i, this.pos);
        }
        i = this.pos;
        continue;
      }
      litBuf += src[i];
      i++;
    }
    flushLit();
    return hasExpansion ? parts : null;
  }
  registerHereDocTarget(target) {
    if (this.pendingHereDocs === null)
      return;
    for (const hd of this.pendingHereDocs) {
      if (!hd.target) {
        hd.target = target;
        return;
      }
    }
  }
  // Read the right-hand operand of =~ in [[ ]]. Bash ends the operand at
  // depth-zero whitespace, `)`, `;`, `&`, `<`, or `>` (but `<(`/`>(` open a
  // process substitution and `|` never delimits). An unquoted `(` opens a
  // group that consumes everything — `]]`, newlines, and metacharacters
  // included — until its matching `)`; inside a group only quotes stay opaque
  // and expansion parens count naively, matching bash. Quotes and expansions
  // at depth zero skip via the same readers normal words use, so their errors
  // and spans stay identical. The token is the raw source span; value and
  // parts resolve lazily like every other word.
  readTestRegexWord() {
    this.hasPeek = false;
    this.skipSpacesAndTabs();
    const src = this.src;
    const len = this.srcEnd;
    const start = this.pos;
    let depth = 0;
    while (this.pos < len) {
      const ch = src.charCodeAt(this.pos);
      if (ch === CH_LPAREN) {
        depth++;
        this.pos++;
        continue;
      }
      if (ch === CH_BACKSLASH) {
        this.pos += this.pos + 1 < len ? 2 : 1;
        continue;
      }
      if (ch === CH_SQUOTE) {
        const quotePos = this.pos++;
        const ansiC = quotePos > start && src.charCodeAt(quotePos - 1) === CH_DOLLAR;
        while (this.pos < len && src.charCodeAt(this.pos) !== CH_SQUOTE) {
          if (ansiC && src.charCodeAt(this.pos) === CH_BACKSLASH && this.pos + 1 < len)
            this.pos++;
          this.pos++;
        }
        if (this.pos < len)
          this.pos++;
        else
          this.errors.push({
            message: ansiC ? "unterminated ANSI-C quote" : "unterminated single quote",
            pos: quotePos
          });
        continue;
      }
      if (ch === CH_DQUOTE) {
        this.pos++;
        this.readDoubleQuoted();
        continue;
      }
      if (ch === CH_BACKTICK) {
        this.readBacktickExpansion();
        continue;
      }
      if (depth > 0) {
        if (ch === CH_RPAREN)
          depth--;
        this.pos++;
        continue;
      }
      if (ch === CH_DOLLAR) {
        this.readDollar();
        continue;
      }
      if ((ch === CH_LT || ch === CH_GT) && this.pos + 1 < len && src.charCodeAt(this.pos + 1) === CH_LPAREN) {
        const subPos = this.pos;
        this.pos += 2;
        this.extractBalanced();
        if (this._unbalanced)
          this.errors.push({ message: "unterminated process substitution", pos: subPos });
        continue;
      }
      if (ch < 128 && charType[ch] & 1 && ch !== CH_PIPE)
        break;
      this.pos++;
    }
    setToken(this.current, Token.Word, src.slice(start, this.pos), start, this.pos);
    return this.current;
  }
  // Read C-style for expressions: called after first '(' consumed by parser.
  // Expects pos at second '('. Returns [init, test, update] raw text.
  readCStyleForExprs() {
    this.hasPeek = false;
    const src = this.src;
    const len = this.srcEnd;
    while (this.pos < len && (src.charCodeAt(this.pos) === CH_SPACE || src.charCodeAt(this.pos) === CH_TAB))
      this.pos++;
    const openPos = this.pos;
    if (this.pos < len && src.charCodeAt(this.pos) === CH_LPAREN)
      this.pos++;
    const starts = [this.pos, 0, 0];
    const parts = ["", "", "", 0, 0, 0];
    let partIdx = 0;
    let depth = 1;
    let partStart = this.pos;
    let extra = false;
    const setPart = (end) => {
      const raw = src.slice(partStart, end);
      parts[partIdx] = raw.trim();
      parts[3 + partIdx] = starts[partIdx] + raw.length - raw.trimStart().length;
    };
    while (this.pos < len && depth > 0) {
      const c = src.charCodeAt(this.pos);
      if (c === CH_LPAREN) {
        depth++;
        this.pos++;
      } else if (c === CH_RPAREN) {
        depth--;
        if (depth === 0) {
          if (!extra)
            setPart(this.pos);
          if (partIdx < 2)
            this.errors.push({ message: "expected three arithmetic expressions in for header", pos: this.pos });
          this.pos++;
          while (this.pos < len && (src.charCodeAt(this.pos) === CH_SPACE || src.charCodeAt(this.pos) === CH_TAB))
            this.pos++;
          if (this.pos < len && src.charCodeAt(this.pos) === CH_RPAREN)
            this.pos++;
          break;
        }
        this.pos++;
      } else if (c === CH_SEMI && depth === 1) {
        if (partIdx === 2) {
          if (!extra) {
            setPart(this.pos);
            this.errors.push({ message: "expected three arithmetic expressions in for header", pos: this.pos });
          }
          extra = true;
          this.pos++;
          continue;
        }
        setPart(this.pos);
        partIdx++;
        this.pos++;
        partStart = this.pos;
        starts[partIdx] = partStart;
      } else if (c === CH_DOLLAR) {
        this.readDollar();
      } else if (c === CH_BACKTICK) {
        this.readBacktickExpansion();
      } else if (c === CH_BACKSLASH) {
        this.pos += this.pos + 1 < len ? 2 : 1;
      } else if (c === CH_SQUOTE) {
        this.pos++;
        this.skipSQ();
      } else if (c === CH_DQUOTE) {
        this.pos++;
        this.skipDQ();
      } else {
        this.pos++;
      }
    }
    if (depth > 0) {
      if (!extra)
        setPart(this.pos);
      this.errors.push({ message: "unterminated arithmetic for header", pos: openPos });
    }
    return parts;
  }
  peek(ctx = LexContext.Normal) {
    if (!this.hasPeek) {
      this.readNext(this.nextState, ctx);
      this.hasPeek = true;
    }
    return this.nextState;
  }
  // Peek where the context depends on the token just consumed. peek() ignores its ctx once a
  // token is cached, so the caller's context must only be derived when a read actually happens.
  peekFollow(closers) {
    if (!this.hasPeek) {
      const ctx = closers[this.current.token] ? LexContext.CommandStart : LexContext.Normal;
      this.readNext(this.nextState, ctx);
      this.hasPeek = true;
    }
    return this.nextState;
  }
  next(ctx = LexContext.Normal) {
    if (this.hasPeek) {
      this.hasPeek = false;
      const temp = this.current;
      this.current = this.nextState;
      this.nextState = temp;
      return this.current;
    }
    this.readNext(this.current, ctx);
    return this.current;
  }
  unshift(tok) {
    this.nextState.copyFrom(tok);
    this.hasPeek = true;
  }
  readNext(out, ctx) {
    const src = this.src;
    const len = this.srcEnd;
    let pos = this.pos;
    while (true) {
      pos = skipBlanks(src, pos, len);
      if (ctx === LexContext.TestMode) {
        while (pos < len && src.charCodeAt(pos) === CH_NL)
          pos = skipBlanks(src, pos + 1, len);
      }
      if (pos >= len || src.charCodeAt(pos) !== CH_HASH)
        break;
      while (pos < len && src.charCodeAt(pos) !== CH_NL)
        pos++;
    }
    this.pos = pos;
    if (pos >= len) {
      this.consumePendingHereDocs();
      setToken(out, Token.EOF, "", pos, pos);
      return;
    }
    const tokenStart = pos;
    const ch = src.charCodeAt(pos);
    if (ch === CH_NL) {
      this.pos++;
      this.consumePendingHereDocs();
      setToken(out, Token.Newline, "\n", tokenStart, this.pos);
      return;
    }
    if (ctx === LexContext.TestMode && (ch === CH_LT || ch === CH_GT) && !(this.pos + 1 < this.srcEnd && src.charCodeAt(this.pos + 1) === CH_LPAREN)) {
      this.pos++;
      setToken(out, Token.Word, ch === CH_LT ? "<" : ">", tokenStart, this.pos);
      out.keywordEligible = true;
      return;
    }
    if (ch < 128 && charType[ch] & 1 && this.tryReadOperator(out, ch, ctx, tokenStart))
      return;
    if (ch === CH_LBRACKET && ctx === LexContext.ArrayElement && this.readArrayElement(out, tokenStart))
      return;
    this.readWord(out, ctx, tokenStart);
  }
  tryReadOperator(out, ch, ctx, tokenStart) {
    const src = this.src;
    const pos = this.pos;
    const next = pos + 1 < this.srcEnd ? src.charCodeAt(pos + 1) : 0;
    switch (ch) {
      case CH_SEMI:
        if (next === CH_SEMI) {
          if (pos + 2 < this.srcEnd && src.charCodeAt(pos + 2) === CH_AMP) {
            this.pos += 3;
            setToken(out, Token.DoubleSemiAmp, ";;&", tokenStart, this.pos);
            return true;
          }
          this.pos += 2;
          setToken(out, Token.DoubleSemi, ";;", tokenStart, this.pos);
          return true;
        }
        if (next === CH_AMP) {
          this.pos += 2;
          setToken(out, Token.SemiAmp, ";&", tokenStart, this.pos);
          return true;
        }
        this.pos++;
        setToken(out, Token.Semi, ";", tokenStart, this.pos);
        return true;
      case CH_PIPE:
        if (next === CH_PIPE) {
          this.pos += 2;
          setToken(out, Token.Or, "||", tokenStart, this.pos);
          return true;
        }
        if (next === CH_AMP) {
          this.pos += 2;
          setToken(out, Token.Pipe, "|&", tokenStart, this.pos);
          return true;
        }
        this.pos++;
        setToken(out, Token.Pipe, "|", tokenStart, this.pos);
        return true;
      case CH_AMP:
        if (next === CH_AMP) {
          this.pos += 2;
          setToken(out, Token.And, "&&", tokenStart, this.pos);
          return true;
        }
        if (next === CH_GT) {
          this.pos += 2;
          const append = this.pos < this.srcEnd && src.charCodeAt(this.pos) === CH_GT;
          if (append)
            this.pos++;
          return this.readRedirectTarget(out, append ? "&>>" : "&>", tokenStart);
        }
        this.pos++;
        setToken(out, Token.Amp, "&", tokenStart, this.pos);
        return true;
      case CH_LPAREN:
        if (ctx === LexContext.CommandStart && next === CH_LPAREN) {
          const savedErrors = this.errors.length;
          this.readArithmeticCommand(out, tokenStart);
          if (!this._notArithmetic)
            return true;
          this.errors.length = savedErrors;
          this.pos = tokenStart;
        }
        this.pos++;
        setToken(out, Token.LParen, "(", tokenStart, this.pos);
        return true;
      case CH_RPAREN:
        this.pos++;
        setToken(out, Token.RParen, ")", tokenStart, this.pos);
        return true;
      case CH_LT:
      case CH_GT:
        return this.readRedirection(out, tokenStart);
      default:
        return false;
    }
  }
  readRedirection(out, tokenStart) {
    const src = this.src;
    const ch = src.charCodeAt(this.pos);
    let op = "";
    if (ch === CH_LT) {
      this.pos++;
      const next = this.pos < this.srcEnd ? src.charCodeAt(this.pos) : 0;
      if (next === CH_LT) {
        this.pos++;
        const third = this.pos < this.srcEnd ? src.charCodeAt(this.pos) : 0;
        if (third === CH_LT) {
          this.pos++;
          op = "<<<";
        } else {
          const dash2 = third === CH_DASH;
          if (dash2)
            this.pos++;
          this.skipSpacesAndTabs();
          const targetPos = this.pos;
          if (this.pos >= this.srcEnd || src.charCodeAt(this.pos) !== CH_HASH)
            this.readHereDocDelimiter();
          const hasTarget = this.pos > targetPos;
          if (hasTarget) {
            (this.pendingHereDocs ?? (this.pendingHereDocs = [])).push({
              delimiter: this._hereDelim,
              strip: dash2,
              quoted: this._hereQuoted
            });
          }
          setToken(out, Token.Redirect, dash2 ? "<<-" : "<<", tokenStart, this.pos);
          out.content = hasTarget ? this._hereDelim : void 0;
          out.delimiterQuoted = hasTarget && this._hereQuoted;
          out.targetPos = targetPos;
          out.targetEnd = hasTarget ? this.pos : targetPos;
          return true;
        }
      } else if (next === CH_LPAREN) {
        this.readProcessSubstitution(out, "<", tokenStart);
        return true;
      } else if (next === CH_GT) {
        op = "<>";
        this.pos++;
      } else if (next === CH_AMP) {
        op = "<&";
        this.pos++;
      } else {
        op = "<";
      }
    } else if (ch === CH_GT) {
      this.pos++;
      const next = this.pos < this.srcEnd ? src.charCodeAt(this.pos) : 0;
      if (next === CH_LPAREN) {
        this.readProcessSubstitution(out, ">", tokenStart);
        return true;
      }
      if (next === CH_GT) {
        op = ">>";
        this.pos++;
      } else if (next === CH_AMP) {
        op = ">&";
        this.pos++;
      } else if (next === CH_PIPE) {
        op = ">|";
        this.pos++;
      } else {
        op = ">";
      }
    }
    return this.readRedirectTarget(out, op, tokenStart);
  }
  readRedirectTarget(out, op, tokenStart) {
    const src = this.src;
    this.skipSpacesAndTabs();
    if (this.pos < this.srcEnd) {
      const nc = src.charCodeAt(this.pos);
      if ((nc === CH_LT || nc === CH_GT) && this.pos + 1 < this.srcEnd && src.charCodeAt(this.pos + 1) === CH_LPAREN) {
        const psStart = this.pos;
        this.pos += 2;
        this.extractBalanced();
        if (this._unbalanced)
          this.errors.push({ message: "unterminated process substitution", pos: psStart });
        const psText = src.slice(psStart, this.pos);
        setToken(out, Token.Redirect, op, tokenStart, this.pos);
        out.content = psText;
        out.targetPos = psStart;
        out.targetEnd = this.pos;
        return true;
      }
      const targetPos = this.pos;
      if (nc !== CH_NL && nc !== CH_HASH)
        this.readRedirectTargetText();
      this.redirectToken(out, op, tokenStart, targetPos);
      return true;
    }
    this.redirectToken(out, op, tokenStart, this.pos);
    return true;
  }
  // Redirect targets keep their processed text eagerly (it becomes the target
  // word's content), so scan them in value mode.
  readRedirectTargetText() {
    const savedBuildValue = this._buildValue;
    this._buildValue = true;
    this.readWordText();
    this._buildValue = savedBuildValue;
  }
  redirectToken(out, operator, tokenStart, targetPos) {
    const hasTarget = this.pos > targetPos && (this._wordText.length > 0 || this._wordQuoted);
    setToken(out, Token.Redirect, operator, tokenStart, this.pos);
    out.content = hasTarget ? this._wordText : void 0;
    out.targetPos = targetPos;
    out.targetEnd = hasTarget ? this.pos : targetPos;
  }
  readProcessSubstitution(out, operator, tokenStart) {
    this.pos++;
    this.extractBalanced();
    if (this._unbalanced)
      this.errors.push({ message: "unterminated process substitution", pos: tokenStart });
    const text3 = this.src.slice(tokenStart, this.pos);
    setToken(out, Token.Word, text3, tokenStart, this.pos);
  }
  // The delimiter is the word after quote removal: quote and escape segments may
  // appear anywhere in the word, any of them makes the heredoc quoted, and inside
  // double quotes a backslash is removed only before $ ` " \.
  readHereDocDelimiter() {
    const src = this.src;
    const len = this.srcEnd;
    const savedBuildValue = this._buildValue;
    this._buildValue = true;
    let delimiter = "";
    let quoted = false;
    while (this.pos < len) {
      const c = src.charCodeAt(this.pos);
      if (c === CH_SQUOTE) {
        quoted = true;
        this.pos++;
        while (this.pos < len && src.charCodeAt(this.pos) !== CH_SQUOTE) {
          delimiter += src[this.pos];
          this.pos++;
        }
        if (this.pos < len)
          this.pos++;
      } else if (c === CH_DQUOTE) {
        quoted = true;
        this.pos++;
        while (this.pos < len && src.charCodeAt(this.pos) !== CH_DQUOTE) {
          if (src.charCodeAt(this.pos) === CH_BACKSLASH && this.pos + 1 < len) {
            const next = src.charCodeAt(this.pos + 1);
            if (next === CH_NL) {
              this.pos += 2;
              continue;
            }
            if (next === CH_DOLLAR || next === CH_BACKTICK || next === CH_DQUOTE || next === CH_BACKSLASH)
              this.pos++;
          }
          delimiter += src[this.pos];
          this.pos++;
        }
        if (this.pos < len)
          this.pos++;
      } else if (c === CH_BACKSLASH) {
        if (this.pos + 1 < len && src.charCodeAt(this.pos + 1) === CH_NL) {
          this.pos += 2;
          continue;
        }
        quoted = true;
        this.pos++;
        if (this.pos < len) {
          delimiter += src[this.pos];
          this.pos++;
        } else {
          delimiter += "\\";
        }
      } else if (c === CH_BACKTICK) {
        const btStart = this.pos;
        this.pos++;
        while (this.pos < len && src.charCodeAt(this.pos) !== CH_BACKTICK) {
          if (src.charCodeAt(this.pos) === CH_BACKSLASH)
            this.pos++;
          this.pos++;
        }
        if (this.pos < len)
          this.pos++;
        delimiter += src.slice(btStart, this.pos);
      } else if (c === CH_DOLLAR) {
        const next = this.pos + 1 < len ? src.charCodeAt(this.pos + 1) : 0;
        if (next === CH_SQUOTE || next === CH_DQUOTE)
          quoted = true;
        this.readDollar();
        delimiter += this._resultText;
      } else if (c < 128 && charType[c] & 1) {
        break;
      } else {
        delimiter += src[this.pos];
        this.pos++;
      }
    }
    this._buildValue = savedBuildValue;
    this._hereDelim = delimiter;
    this._hereQuoted = quoted;
  }
  consumePendingHereDocs() {
    const pending = this.pendingHereDocs;
    if (pending === null || pending.length === 0)
      return;
    for (const hd of pending) {
      const bodyPos = this.pos;
      const bodyEnd = this.skipHereDocBody(hd.delimiter, hd.strip, this.parenBoundary, hd.quoted);
      if (hd.target) {
        hd.target.body.pos = bodyPos;
        hd.target.body.end = bodyEnd;
        hd.target.body.text = this.src.slice(bodyPos, bodyEnd);
        if (this.hereDocClosingPos !== -1)
          hd.target.closing = { pos: this.hereDocClosingPos, end: this.hereDocClosingEnd };
      }
    }
    pending.length = 0;
  }
  hereDocClosingPos = -1;
  hereDocClosingEnd = -1;
  // Advance past the heredoc body and its delimiter line; return the body end
  // (start of the delimiter line, or srcEnd when delimited by end-of-input).
  // With parenEnds (inside $(...)), a line starting with the delimiter directly
  // followed by ")" also terminates the body, resuming at the ")" — bash treats
  // the substitution's closing paren as end-of-file for its heredocs.
  // `join` crosses `\`+newline pairs, which an unquoted delimiter may straddle.
  matchHereDocDelimiter(delimiter, lineStart, end, join3) {
    const src = this.src;
    let pos = lineStart;
    for (let i = 0; i < delimiter.length; ) {
      if (join3 && src.charCodeAt(pos) === CH_BACKSLASH && pos + 1 < end && src.charCodeAt(pos + 1) === CH_NL) {
        pos += 2;
        continue;
      }
      if (pos >= end || src.charCodeAt(pos) !== delimiter.charCodeAt(i))
        return -1;
      pos++;
      i++;
    }
    return pos;
  }
  // A `\` consumes the next character, so `\`+newline continues the line and `\\` does not.
  logicalLineEnd(from, end, join3) {
    const src = this.src;
    let lineEnd = src.indexOf("\n", from);
    while (lineEnd !== -1 && lineEnd < end) {
      if (!join3)
        return lineEnd;
      let backslashes = lineEnd;
      while (backslashes > from && src.charCodeAt(backslashes - 1) === CH_BACKSLASH)
        backslashes--;
      if ((lineEnd - backslashes) % 2 === 0)
        return lineEnd;
      from = lineEnd + 1;
      lineEnd = src.indexOf("\n", from);
    }
    return end;
  }
  skipHereDocBody(delimiter, strip, parenEnds = false, quoted = false) {
    this.hereDocClosingPos = -1;
    this.hereDocClosingEnd = -1;
    const src = this.src;
    const len = this.srcEnd;
    while (this.pos < len) {
      let lineStart = this.pos;
      const lineEnd = this.logicalLineEnd(lineStart, len, !quoted);
      for (; ; ) {
        const before = lineStart;
        if (strip)
          while (lineStart < lineEnd && src.charCodeAt(lineStart) === CH_TAB)
            lineStart++;
        if (!quoted)
          lineStart = skipLineContinuations(src, lineStart, lineEnd);
        if (lineStart === before)
          break;
      }
      let afterDelim = this.matchHereDocDelimiter(delimiter, lineStart, lineEnd, !quoted);
      if (afterDelim !== -1 && !quoted)
        afterDelim = skipLineContinuations(src, afterDelim, lineEnd);
      if (afterDelim === lineEnd) {
        const bodyEnd = this.pos;
        if (!parenEnds || !this.parenBoundary || lineEnd !== len) {
          this.hereDocClosingPos = lineStart;
          this.hereDocClosingEnd = lineEnd;
        }
        this.pos = lineEnd < len ? lineEnd + 1 : lineEnd;
        return bodyEnd;
      }
      if (parenEnds && afterDelim !== -1) {
        let paren = afterDelim;
        while (paren < lineEnd && src.charCodeAt(paren) !== CH_RPAREN)
          paren++;
        if (paren < lineEnd || this.parenBoundary && lineEnd === len) {
          const bodyEnd = this.pos;
          this.pos = afterDelim;
          return bodyEnd;
        }
      }
      this.pos = lineEnd < len ? lineEnd + 1 : lineEnd;
    }
    return this.pos;
  }
  _wordText = "";
  _wordRaw = false;
  _wordQuoted = false;
  _wordHasExpansions = false;
  _wordKeywordEligible = false;
  _wordAssignmentState;
  _bracketWindow;
  _arithmeticBracketWindow;
  _wordParts = null;
  _resultText = "";
  // True when the last $-construct's value is exactly its raw source span.
  _resultIsRaw = true;
  _resultHasExpansion = false;
  _resultPart;
  // Set by extractBalanced when the input ended before the closing paren, so
  // callers can report the construct they were scanning.
  _unbalanced = false;
  // Set by scanArithmeticBody when the construct turns out not to be arithmetic, so the
  // caller can re-read it as a subshell or command substitution instead.
  _notArithmetic = false;
  _arithUnterminated = false;
  _dqText = "";
  _dqHasExpansions = false;
  _dqParts = null;
  // Content end (before the closing quote, or end of input when unterminated).
  _dqEnd = 0;
  _hereDelim = "";
  _hereQuoted = false;
  readWord(out, ctx, tokenStart = 0) {
    const errorStart = this._errors === null ? 0 : this._errors.length;
    this.readWordText(false, ctx, true);
    if (ctx === LexContext.Normal) {
      const next = this.pos < this.srcEnd ? this.src.charCodeAt(this.pos) : 0;
      if (!this._wordRaw || next !== CH_LT && next !== CH_GT) {
        setSpanToken(out, Token.Word, tokenStart, this.pos, this._wordRaw);
        out.keywordEligible = this._wordKeywordEligible;
        return;
      }
    }
    this.classifyWord(out, ctx, tokenStart, errorStart);
  }
  isRedirectVariable(start, end) {
    const src = this.src;
    for (let i = start; i < end; i++) {
      const c = src.charCodeAt(i);
      if (c === CH_LBRACKET && i > start) {
        return i + 2 < end && src.charCodeAt(end - 1) === CH_RBRACKET && this.findClosingShellDelimiter(i + 1, end, CH_RBRACKET) === end - 1;
      }
      if (c >= 128 || !(isIdChar[c] & (i === start ? 1 : 2)))
        return false;
    }
    return end > start;
  }
  readArrayElement(out, tokenStart) {
    const close = this.findClosingBracket(tokenStart + 1);
    if (close === -1)
      return false;
    this.pos = close + 1;
    this.readWordText();
    setSpanToken(out, Token.Word, tokenStart, this.pos, true);
    return true;
  }
  classifyWord(out, ctx, tokenStart, errorStart) {
    const src = this.src;
    const raw = this._wordRaw;
    const hasExpansions = this._wordHasExpansions;
    const quoted = this._wordQuoted;
    const keywordEligible = this._wordKeywordEligible;
    let assignmentState = this._wordAssignmentState;
    const wordEnd = this.pos;
    const wordLen = wordEnd - tokenStart;
    if (ctx === LexContext.CasePattern) {
      let token2 = Token.Word;
      if (keywordEligible) {
        const reserved = raw ? matchReservedWord(src, tokenStart, wordLen) : RESERVED_WORDS.get(this.wordValueOf(tokenStart, wordEnd));
        if (reserved === Token.Esac)
          token2 = reserved;
      }
      setSpanToken(out, token2, tokenStart, wordEnd, raw);
      out.keywordEligible = keywordEligible;
      return;
    }
    let value = null;
    if (!raw && !hasExpansions && keywordEligible && (ctx === LexContext.CommandStart || ctx === LexContext.TestMode)) {
      const nextCh = wordEnd < this.srcEnd ? src.charCodeAt(wordEnd) : 0;
      if (!quoted && wordLen <= 16 || nextCh === CH_LT || nextCh === CH_GT) {
        value = this.wordValueOf(tokenStart, wordEnd);
      }
    }
    if (ctx === LexContext.CommandStart && keywordEligible) {
      if (raw) {
        if (wordLen <= 8) {
          const reserved = matchReservedWord(src, tokenStart, wordLen);
          if (reserved !== void 0) {
            setSpanToken(out, reserved, tokenStart, wordEnd, true);
            return;
          }
        }
        if (wordLen === 2 && src.charCodeAt(tokenStart) === CH_LBRACKET && src.charCodeAt(tokenStart + 1) === CH_LBRACKET) {
          setSpanToken(out, Token.DblLBracket, tokenStart, wordEnd, true);
          return;
        }
      } else if (value !== null && value.length > 0) {
        const fc = value.charCodeAt(0);
        if (fc >= CH_a && fc <= CH_z && value.length <= 8 || fc === CH_BANG || fc === CH_LBRACE || fc === CH_RBRACE) {
          const reserved = RESERVED_WORDS.get(value);
          if (reserved !== void 0) {
            setToken(out, reserved, value, tokenStart, wordEnd);
            return;
          }
        }
        if (fc === CH_LBRACKET && value === "[[") {
          setToken(out, Token.DblLBracket, value, tokenStart, wordEnd);
          return;
        }
      }
    }
    if (ctx === LexContext.CommandStart || ctx === LexContext.CommandPrefix || ctx === LexContext.Declaration) {
      if (assignmentState === void 0) {
        let eq = -1;
        let bracket = false;
        for (let i = tokenStart + 1; i < wordEnd; i++) {
          const c = src.charCodeAt(i);
          if (c === CH_EQ) {
            eq = i;
            break;
          }
          if (c === CH_LBRACKET)
            bracket = true;
        }
        if (eq !== -1 || ctx !== LexContext.Declaration && bracket) {
          assignmentState = scanAssignmentPrefix(src, tokenStart, wordEnd, ASSIGNMENT_NAME_START);
        }
      }
      if (assignmentState !== void 0) {
        if (ctx !== LexContext.Declaration && assignmentState >= ASSIGNMENT_INDEX_BASE) {
          if (wordEnd < this.srcEnd) {
            if (this._errors !== null)
              this._errors.length = errorStart;
            this.pos = tokenStart;
            this.readWordText(true, ctx, true);
            if (this.pos > wordEnd) {
              this.classifyWord(out, ctx, tokenStart, errorStart);
              return;
            }
          }
          if (this._errors === null || this._errors.length === errorStart) {
            this.errors.push({ message: "unterminated array subscript", pos: src.indexOf("[", tokenStart) });
          }
        }
        if (isMatchedAssignment(assignmentState)) {
          setSpanToken(out, Token.Assignment, tokenStart, wordEnd, raw);
          if (value !== null)
            out._value = value;
          out.assignmentOperatorPos = assignmentOperatorPos(assignmentState);
          return;
        }
      }
    }
    if ((ctx === LexContext.CommandStart || ctx === LexContext.TestMode) && keywordEligible) {
      if (raw) {
        if (wordLen === 2 && src.charCodeAt(tokenStart) === CH_RBRACKET && src.charCodeAt(tokenStart + 1) === CH_RBRACKET) {
          setSpanToken(out, Token.DblRBracket, tokenStart, wordEnd, true);
          return;
        }
      } else if (value === "]]") {
        setToken(out, Token.DblRBracket, value, tokenStart, wordEnd);
        return;
      }
    }
    if (!hasExpansions && this.pos < this.srcEnd) {
      const nc = src.charCodeAt(this.pos);
      if (nc === CH_LT || nc === CH_GT) {
        if (raw) {
          const fc = src.charCodeAt(tokenStart);
          if (fc >= CH_0 && fc <= CH_9 && isAllDigitsRange(src, tokenStart, wordEnd)) {
            const fd = Number.parseInt(src.slice(tokenStart, wordEnd), 10);
            if (this.readRedirection(out, tokenStart)) {
              out.fileDescriptor = fd;
              out.descriptorEnd = wordEnd;
              return;
            }
          }
          if (fc === CH_LBRACE && src.charCodeAt(wordEnd - 1) === CH_RBRACE && this.isRedirectVariable(tokenStart + 1, wordEnd - 1)) {
            const varname = src.slice(tokenStart + 1, wordEnd - 1);
            if (this.readRedirection(out, tokenStart)) {
              out.variableName = varname;
              out.descriptorEnd = wordEnd;
              return;
            }
          }
        }
      }
    }
    setSpanToken(out, Token.Word, tokenStart, wordEnd, raw);
    if (value !== null)
      out._value = value;
    out.keywordEligible = keywordEligible;
  }
  // `subscripts` re-reads a word known to stop inside an array subscript, where
  // metacharacters are ordinary text.
  // `scanning` marks the first scan of a token, which decides where the word ends.
  readWordText(subscripts = false, ctx = LexContext.Normal, scanning = false) {
    const src = this.src;
    const len = this.srcEnd;
    let pos = this.pos;
    const fastStart = pos;
    let exitCh = 0;
    while (pos < len) {
      const c = src.charCodeAt(pos);
      if (c < 128 && charType[c]) {
        exitCh = c;
        break;
      }
      pos++;
    }
    if (pos >= len || charType[exitCh] & 1 && !(exitCh === CH_LPAREN && pos > fastStart && extglobPrefix[src.charCodeAt(pos - 1)]) && !subscripts) {
      this.pos = pos;
      this._wordText = (this._buildParts || this._buildValue) && pos > fastStart ? src.slice(fastStart, pos) : "";
      this._wordRaw = true;
      this._wordQuoted = false;
      this._wordHasExpansions = false;
      this._wordKeywordEligible = true;
      this._wordAssignmentState = void 0;
      if (this._buildParts) {
        this._wordParts = hasGlobCharacters(this._wordText) && ctx !== LexContext.ArrayElement ? parseGlobParts(src, fastStart, pos, void 0) ?? null : null;
      }
      return;
    }
    const bp = this._buildParts;
    const bt = bp || this._buildValue;
    let text3 = bt && pos > fastStart ? src.slice(fastStart, pos) : "";
    let quoted = false;
    let hasExpansions = false;
    let keywordEligible = true;
    let valueIsRaw = true;
    let lastValueChar = pos > fastStart ? src.charCodeAt(pos - 1) : 0;
    let assignmentState = scanAssignmentPrefix(src, fastStart, pos, ASSIGNMENT_NAME_START);
    let parts;
    let litBuf = "";
    let litStart = 0;
    let hasGlobs = false;
    let braceResults;
    if (bp) {
      parts = [];
      litBuf = text3;
      litStart = fastStart;
      hasGlobs = text3.length > 0 && hasGlobCharacters(text3);
    }
    while (pos < len) {
      const ch = src.charCodeAt(pos);
      if (ch >= 128 || !charType[ch]) {
        const runStart = pos;
        pos++;
        while (pos < len) {
          const c = src.charCodeAt(pos);
          if (c < 128 && charType[c])
            break;
          pos++;
        }
        lastValueChar = src.charCodeAt(pos - 1);
        assignmentState = scanAssignmentPrefix(src, runStart, pos, assignmentState);
        if (bt) {
          const chunk = src.slice(runStart, pos);
          text3 += chunk;
          if (bp) {
            litBuf += chunk;
            hasGlobs = hasGlobs || hasGlobCharacters(chunk);
          }
        }
        continue;
      }
      if (charType[ch] & 1) {
        if (subscripts && assignmentState >= ASSIGNMENT_INDEX_BASE) {
          const close = this.findClosingBracket(pos);
          if (close !== -1) {
            const spanEnd = close + 1;
            assignmentState = assignmentState === ASSIGNMENT_INDEX_BASE + 1 ? ASSIGNMENT_AFTER_INDEX : assignmentState - 1;
            lastValueChar = src.charCodeAt(close);
            if (bt) {
              const chunk = src.slice(pos, spanEnd);
              text3 += chunk;
              if (bp) {
                litBuf += chunk;
                hasGlobs = hasGlobs || hasGlobCharacters(chunk);
              }
            }
            pos = spanEnd;
            continue;
          }
        }
        if (ch === CH_LPAREN && lastValueChar < 128 && extglobPrefix[lastValueChar]) {
          if (ctx === LexContext.FunctionName || assignmentState >= ASSIGNMENT_INDEX_BASE && (ctx === LexContext.CommandStart || ctx === LexContext.CommandPrefix))
            break;
          if (ctx === LexContext.CommandStart && lastValueChar === CH_BANG && keywordEligible && src.charCodeAt(fastStart) === CH_BANG && skipLineContinuations(src, fastStart + 1, len) === pos)
            break;
          const prefixChar = lastValueChar;
          if (prefixChar === CH_EQ && scanning && !((ctx === LexContext.CommandStart || ctx === LexContext.CommandPrefix || ctx === LexContext.Declaration || ctx === LexContext.EvalArgument) && isMatchedAssignment(assignmentState) && skipLineContinuations(src, assignmentOperatorPos(assignmentState) + 1, len) === pos))
            break;
          const innerStart = pos + 1;
          const close = this.findClosingShellDelimiter(innerStart, len, CH_RPAREN, prefixChar === CH_EQ);
          if (close === -1 && !scanning && !subscripts && assignmentState >= ASSIGNMENT_INDEX_BASE)
            break;
          if (ctx === LexContext.CommandStart && prefixChar !== CH_EQ && close !== -1 && skipBlanks(src, innerStart, close) === close)
            break;
          keywordEligible = false;
          const patternEnd = close === -1 ? len : close;
          pos = close === -1 ? len : close + 1;
          if (close === -1)
            this.errors.push({ message: "unterminated extended glob", pos: innerStart - 2 });
          lastValueChar = src.charCodeAt(pos - 1);
          if (bt) {
            const eg = "(" + src.slice(innerStart, pos);
            text3 += eg;
            if (bp && prefixChar !== CH_EQ) {
              let prefixPos = innerStart - 2;
              while (src.charCodeAt(prefixPos) === CH_NL && src.charCodeAt(prefixPos - 1) === CH_BACKSLASH) {
                prefixPos -= 2;
              }
              if (litBuf.length > 0) {
                const trimmed = litBuf.slice(0, -1);
                if (prefixPos > litStart)
                  parts.push({
                    type: "Literal",
                    pos: litStart,
                    end: prefixPos,
                    value: trimmed,
                    text: src.slice(litStart, prefixPos)
                  });
                litBuf = "";
              }
              const op = extglobOp[prefixChar];
              parts.push({
                type: "ExtendedGlob",
                pos: prefixPos,
                end: pos,
                text: src.slice(prefixPos, pos),
                operator: op,
                pattern: src.slice(innerStart, patternEnd),
                parts: this.subFieldParts(innerStart, patternEnd)
              });
              litStart = pos;
            } else if (bp) {
              litBuf += eg;
              hasGlobs = hasGlobs || hasGlobCharacters(eg);
            }
          }
          continue;
        }
        break;
      }
      if (ch === CH_BACKSLASH) {
        pos++;
        if (pos < len) {
          if (src.charCodeAt(pos) === CH_NL) {
            pos++;
            valueIsRaw = false;
          } else {
            if (assignmentState >= 0 && assignmentState < ASSIGNMENT_INDEX_BASE)
              assignmentState = ASSIGNMENT_INVALID;
            quoted = true;
            keywordEligible = false;
            valueIsRaw = false;
            lastValueChar = src.charCodeAt(pos);
            if (bt) {
              text3 += src[pos];
              if (bp)
                litBuf += src[pos];
            }
            pos++;
          }
        } else {
          if (assignmentState >= 0 && assignmentState < ASSIGNMENT_INDEX_BASE)
            assignmentState = ASSIGNMENT_INVALID;
          quoted = true;
          keywordEligible = false;
          lastValueChar = CH_BACKSLASH;
          if (bt) {
            text3 += "\\";
            if (bp)
              litBuf += "\\";
          }
        }
        continue;
      }
      if (ch === CH_SQUOTE) {
        const sqStart = pos;
        if (assignmentState >= 0 && assignmentState < ASSIGNMENT_INDEX_BASE)
          assignmentState = ASSIGNMENT_INVALID;
        quoted = true;
        keywordEligible = false;
        valueIsRaw = false;
        pos++;
        const start = pos;
        while (pos < len && src.charCodeAt(pos) !== CH_SQUOTE)
          pos++;
        if (pos > start)
          lastValueChar = src.charCodeAt(pos - 1);
        const value = bt ? src.slice(start, pos) : "";
        if (bt)
          text3 += value;
        if (pos < len)
          pos++;
        else
          this.errors.push({ message: "unterminated single quote", pos: start - 1 });
        if (bp) {
          if (sqStart > litStart) {
            parts.push({
              type: "Literal",
              pos: litStart,
              end: sqStart,
              value: litBuf,
              text: src.slice(litStart, sqStart)
            });
            litBuf = "";
          }
          parts.push({ type: "SingleQuoted", pos: sqStart, end: pos, value, text: src.slice(sqStart, pos) });
          litStart = pos;
        }
        continue;
      }
      if (ch === CH_DQUOTE) {
        const dqStart = pos;
        if (assignmentState >= 0 && assignmentState < ASSIGNMENT_INDEX_BASE)
          assignmentState = ASSIGNMENT_INVALID;
        quoted = true;
        keywordEligible = false;
        valueIsRaw = false;
        pos++;
        this.pos = pos;
        this.readDoubleQuoted();
        pos = this.pos;
        if (this._dqEnd > dqStart + 1)
          lastValueChar = src.charCodeAt(this._dqEnd - 1);
        if (this._dqHasExpansions)
          hasExpansions = true;
        if (bt)
          text3 += this._dqText;
        if (bp) {
          if (dqStart > litStart) {
            parts.push({
              type: "Literal",
              pos: litStart,
              end: dqStart,
              value: litBuf,
              text: src.slice(litStart, dqStart)
            });
            litBuf = "";
          }
          const dqText = src.slice(dqStart, pos);
          parts.push({
            type: "DoubleQuoted",
            pos: dqStart,
            end: pos,
            text: dqText,
            parts: this._dqParts ?? [
              {
                type: "Literal",
                pos: dqStart + 1,
                end: this._dqEnd,
                value: this._dqText,
                text: src.slice(dqStart + 1, this._dqEnd)
              }
            ]
          });
          litStart = pos;
        }
        continue;
      }
      if (ch === CH_DOLLAR) {
        keywordEligible = false;
        const dollarStart = pos;
        if (assignmentState >= 0 && assignmentState < ASSIGNMENT_INDEX_BASE)
          assignmentState = ASSIGNMENT_INVALID;
        const next = pos + 1 < len ? src.charCodeAt(pos + 1) : 0;
        if (next === CH_SQUOTE || next === CH_DQUOTE)
          quoted = true;
        this.pos = pos;
        this.readDollar();
        pos = this.pos;
        if (!this._resultIsRaw)
          valueIsRaw = false;
        if (pos > dollarStart)
          lastValueChar = src.charCodeAt(pos - 1);
        if (this._resultHasExpansion)
          hasExpansions = true;
        if (bt)
          text3 += this._resultText;
        if (bp) {
          if (this._resultPart) {
            if (dollarStart > litStart) {
              parts.push({
                type: "Literal",
                pos: litStart,
                end: dollarStart,
                value: litBuf,
                text: src.slice(litStart, dollarStart)
              });
              litBuf = "";
            }
            parts.push(this._resultPart);
            litStart = pos;
          } else {
            litBuf += this._resultText;
          }
        }
        continue;
      }
      if (ch === CH_BACKTICK) {
        keywordEligible = false;
        const btStart = pos;
        if (assignmentState >= 0 && assignmentState < ASSIGNMENT_INDEX_BASE)
          assignmentState = ASSIGNMENT_INVALID;
        this.pos = pos;
        this.readBacktickExpansion();
        pos = this.pos;
        valueIsRaw = false;
        lastValueChar = src.charCodeAt(pos - 1);
        hasExpansions = true;
        if (bt)
          text3 += this._resultText;
        if (bp) {
          if (btStart > litStart) {
            parts.push({
              type: "Literal",
              pos: litStart,
              end: btStart,
              value: litBuf,
              text: src.slice(litStart, btStart)
            });
            litBuf = "";
          }
          parts.push(this._resultPart);
          litStart = pos;
        }
        continue;
      }
      if (ch === CH_LBRACE) {
        if (assignmentState >= 0 && assignmentState < ASSIGNMENT_INDEX_BASE)
          assignmentState = ASSIGNMENT_INVALID;
        const first = pos + 1 < len ? src.charCodeAt(pos + 1) : 0;
        const braceEnd = first <= CH_SPACE || first === CH_RBRACE ? -1 : this.scanBraceExpansion(pos, braceResults ?? (braceResults = /* @__PURE__ */ new Map()));
        if (braceEnd > 0) {
          keywordEligible = false;
          lastValueChar = src.charCodeAt(braceEnd - 1);
          if (bt) {
            const braceText = src.slice(pos, braceEnd);
            text3 += braceText;
            if (bp) {
              if (pos > litStart) {
                parts.push({
                  type: "Literal",
                  pos: litStart,
                  end: pos,
                  value: litBuf,
                  text: src.slice(litStart, pos)
                });
                litBuf = "";
              }
              parts.push({
                type: "BraceExpansion",
                pos,
                end: braceEnd,
                text: braceText,
                parts: this.subFieldParts(pos + 1, braceEnd - 1)
              });
              litStart = braceEnd;
            }
          }
          pos = braceEnd;
          continue;
        }
        lastValueChar = CH_LBRACE;
        if (bt) {
          text3 += "{";
          if (bp)
            litBuf += "{";
        }
        pos++;
        continue;
      }
      pos++;
    }
    if (bp && pos > litStart)
      parts.push({ type: "Literal", pos: litStart, end: pos, value: litBuf, text: src.slice(litStart, pos) });
    this.pos = pos;
    this._wordText = text3;
    this._wordRaw = valueIsRaw;
    this._wordQuoted = quoted;
    this._wordHasExpansions = hasExpansions;
    this._wordKeywordEligible = keywordEligible;
    this._wordAssignmentState = assignmentState;
    if (bp) {
      this._wordParts = parts.length > 1 || parts.length === 1 && parts[0].type !== "Literal" ? parts : null;
      if (hasGlobs && ctx !== LexContext.ArrayElement)
        this._wordParts = parseGlobParts(src, fastStart, pos, this._wordParts) ?? null;
    }
  }
  // Arithmetic text gets expansions and quote removal but no process substitution.
  readInnerWordText(insideDoubleQuotes = false, arithmetic = false, globs = false) {
    const src = this.src;
    const len = this.srcEnd;
    let pos = this.pos;
    const start = pos;
    let text3 = "";
    const bp = this._buildParts;
    let parts;
    let litBuf = "";
    let litStart = 0;
    let preserveLiteral = false;
    let hasGlobs = false;
    if (bp) {
      parts = [];
      litStart = pos;
    }
    while (pos < len) {
      const ch = src.charCodeAt(pos);
      if (ch === CH_BACKSLASH) {
        pos++;
        if (pos < len) {
          if (src.charCodeAt(pos) === CH_NL) {
            pos++;
          } else {
            const next = src.charCodeAt(pos);
            if (insideDoubleQuotes && next !== CH_DOLLAR && next !== CH_BACKTICK && next !== CH_DQUOTE && next !== CH_BACKSLASH && next !== CH_RBRACE) {
              text3 += "\\";
              if (bp)
                litBuf += "\\";
              preserveLiteral = true;
            }
            const escaped = src[pos++];
            text3 += escaped;
            if (bp)
              litBuf += escaped;
          }
        }
        continue;
      }
      if (ch === CH_SQUOTE && !insideDoubleQuotes) {
        const sqStart = pos;
        pos++;
        const start2 = pos;
        while (pos < len && src.charCodeAt(pos) !== CH_SQUOTE)
          pos++;
        const value = src.slice(start2, pos);
        text3 += value;
        if (pos < len)
          pos++;
        if (bp) {
          if (sqStart > litStart) {
            parts.push({
              type: "Literal",
              pos: litStart,
              end: sqStart,
              value: litBuf,
              text: src.slice(litStart, sqStart)
            });
            litBuf = "";
          }
          parts.push({ type: "SingleQuoted", pos: sqStart, end: pos, value, text: src.slice(sqStart, pos) });
          litStart = pos;
        }
        continue;
      }
      if (ch === CH_DQUOTE) {
        const dqStart = pos;
        pos++;
        this.pos = pos;
        this.readDoubleQuoted(insideDoubleQuotes);
        pos = this.pos;
        text3 += this._dqText;
        if (bp) {
          if (dqStart > litStart) {
            parts.push({
              type: "Literal",
              pos: litStart,
              end: dqStart,
              value: litBuf,
              text: src.slice(litStart, dqStart)
            });
            litBuf = "";
          }
          const dqText = src.slice(dqStart, pos);
          parts.push({
            type: "DoubleQuoted",
            pos: dqStart,
            end: pos,
            text: dqText,
            parts: this._dqParts ?? [
              {
                type: "Literal",
                pos: dqStart + 1,
                end: this._dqEnd,
                value: this._dqText,
                text: src.slice(dqStart + 1, this._dqEnd)
              }
            ]
          });
          litStart = pos;
        }
        continue;
      }
      if (ch === CH_DOLLAR) {
        const dollarStart = pos;
        this.pos = pos;
        this.readDollar(insideDoubleQuotes);
        pos = this.pos;
        text3 += this._resultText;
        if (bp) {
          if (this._resultPart) {
            if (dollarStart > litStart) {
              parts.push({
                type: "Literal",
                pos: litStart,
                end: dollarStart,
                value: litBuf,
                text: src.slice(litStart, dollarStart)
              });
              litBuf = "";
            }
            parts.push(this._resultPart);
            litStart = pos;
          } else {
            litBuf += this._resultText;
          }
        }
        continue;
      }
      if (ch === CH_BACKTICK) {
        const btStart = pos;
        this.pos = pos;
        this.readBacktickExpansion(insideDoubleQuotes);
        pos = this.pos;
        text3 += this._resultText;
        if (bp) {
          if (btStart > litStart) {
            parts.push({
              type: "Literal",
              pos: litStart,
              end: btStart,
              value: litBuf,
              text: src.slice(litStart, btStart)
            });
            litBuf = "";
          }
          parts.push(this._resultPart);
          litStart = pos;
        }
        continue;
      }
      if (!insideDoubleQuotes && !arithmetic && (ch === CH_LT || ch === CH_GT) && pos + 1 < len && src.charCodeAt(pos + 1) === CH_LPAREN) {
        const psStart = pos;
        this.pos = pos + 2;
        const inner = this.extractBalanced();
        pos = this.pos;
        const raw = src.slice(psStart, pos);
        text3 += raw;
        if (bp) {
          if (psStart > litStart) {
            parts.push({
              type: "Literal",
              pos: litStart,
              end: psStart,
              value: litBuf,
              text: src.slice(litStart, psStart)
            });
            litBuf = "";
          }
          parts.push(this.processSubstitution(psStart, raw, ch === CH_LT ? "<" : ">", inner));
          litStart = pos;
        }
        continue;
      }
      text3 += src[pos];
      if (bp) {
        litBuf += src[pos];
        if (globs && (ch === CH_STAR || ch === CH_QUESTION || ch === CH_LBRACKET))
          hasGlobs = true;
      }
      pos++;
    }
    if (bp && pos > litStart)
      parts.push({ type: "Literal", pos: litStart, end: pos, value: litBuf, text: src.slice(litStart, pos) });
    this.pos = pos;
    this._wordText = text3;
    this._wordRaw = false;
    this._wordQuoted = false;
    this._wordHasExpansions = false;
    this._wordKeywordEligible = false;
    if (bp) {
      this._wordParts = parts.length > 1 || parts.length === 1 && (parts[0].type !== "Literal" || preserveLiteral) ? parts : null;
      if (hasGlobs)
        this._wordParts = parseGlobParts(src, start, pos, this._wordParts) ?? null;
    }
  }
  subFieldParts(start, end) {
    if (this._nestingDepth >= MAX_SYNTAX_NESTING)
      return void 0;
    return hasEmbeddedWordStructure(this.src, start, end) ? this.parseSubFieldWord(start, end).parts : parseGlobParts(this.src, start, end, void 0);
  }
  // Parse a parameter-expansion sub-field (operand, slice bound, replacement pattern) over
  // the window [start, end) of the original source. Parsing in place — rather than against a
  // detached slice — gives the word and any nested substitutions absolute offsets, and
  // composes through nested ${...}. The `${...}` inner is a verbatim substring of the
  // source, so every sub-field offset maps straight back.
  parseSubFieldWord(start, end, context = "word", arithmetic = false) {
    if (start >= end)
      return new WordImpl("", start, start);
    if (this._nestingDepth >= MAX_SYNTAX_NESTING)
      return new WordImpl(this.src.slice(start, end), start, end);
    this._nestingDepth++;
    const savedEnd = this.srcEnd;
    const savedBracketWindow = this._bracketWindow;
    const savedArithmeticBracketWindow = this._arithmeticBracketWindow;
    const savedPos = this.pos;
    const savedText = this._wordText;
    const savedParts = this._wordParts;
    const savedQuoted = this._wordQuoted;
    const savedKeywordEligible = this._wordKeywordEligible;
    this.srcEnd = end;
    this.pos = start;
    this.readInnerWordText(context === "quoted", arithmetic, context === "word");
    const word = new WordImpl(this.src.slice(start, end), start, end);
    if (this._buildParts) {
      word.parts = this._wordParts ?? void 0;
    }
    this.srcEnd = savedEnd;
    this._bracketWindow = savedBracketWindow;
    this._arithmeticBracketWindow = savedArithmeticBracketWindow;
    this.pos = savedPos;
    this._wordText = savedText;
    this._wordParts = savedParts;
    this._wordQuoted = savedQuoted;
    this._wordKeywordEligible = savedKeywordEligible;
    this._nestingDepth--;
    return word;
  }
  skipSQ() {
    while (this.pos < this.srcEnd && this.src.charCodeAt(this.pos) !== CH_SQUOTE)
      this.pos++;
    if (this.pos < this.srcEnd)
      this.pos++;
  }
  skipAnsiCQuoted() {
    const quotePos = this.pos - 1;
    const result = decodeAnsiCQuoted(this.src, this.pos, this.srcEnd);
    this.pos = result.end;
    if (!result.closed)
      this.errors.push({ message: "unterminated ANSI-C quote", pos: quotePos });
  }
  // Plain quoted text is skipped here; the first `$(`, `${`, `$$`, backtick or the end of input
  // hands the rest to the quote scanner, which owns substitution and nesting-limit decisions.
  skipDQ() {
    const src = this.src;
    const len = this.srcEnd;
    this._unbalanced = false;
    if (this._nestingDepth < MAX_SYNTAX_NESTING) {
      while (this.pos < len) {
        const ch = src.charCodeAt(this.pos);
        if (ch === CH_DQUOTE) {
          this.pos++;
          return;
        }
        if (ch === CH_BACKSLASH) {
          this.pos = Math.min(this.pos + 2, len);
          continue;
        }
        if (ch === CH_BACKTICK)
          break;
        if (ch === CH_DOLLAR) {
          const next = src.charCodeAt(this.pos + 1);
          if (next === CH_LPAREN || next === CH_LBRACE || next === CH_DOLLAR)
            break;
        }
        this.pos++;
      }
    }
    this.extractBalanced(true, true);
  }
  skipSpacesAndTabs() {
    this.pos = skipBlanks(this.src, this.pos, this.srcEnd);
  }
  readDoubleQuoted(unescapeAll = false) {
    const src = this.src;
    const len = this.srcEnd;
    const contentStart = this.pos;
    let hasExpansions = false;
    const bp = this._buildParts;
    const bt = bp || this._buildValue;
    if (!bp) {
      let p = this.pos;
      while (p < len) {
        const c = src.charCodeAt(p);
        if (c === CH_DQUOTE) {
          this._dqText = bt ? src.slice(contentStart, p) : "";
          this._dqEnd = p;
          this.pos = p + 1;
          this._dqHasExpansions = false;
          this._dqParts = null;
          return;
        }
        if (c === CH_DOLLAR || c === CH_BACKTICK || c === CH_BACKSLASH)
          break;
        p++;
      }
    }
    let text3 = "";
    let parts = null;
    let litBuf = "";
    let litStart = bp ? this.pos : 0;
    while (this.pos < len && src.charCodeAt(this.pos) !== CH_DQUOTE) {
      const runStart = this.pos;
      while (this.pos < len) {
        const c = src.charCodeAt(this.pos);
        if (c === CH_DQUOTE || c === CH_BACKSLASH || c === CH_DOLLAR || c === CH_BACKTICK)
          break;
        this.pos++;
      }
      if (bt && this.pos > runStart) {
        const chunk = src.slice(runStart, this.pos);
        text3 += chunk;
        if (bp)
          litBuf += chunk;
      }
      if (this.pos >= len || src.charCodeAt(this.pos) === CH_DQUOTE)
        break;
      const ch = src.charCodeAt(this.pos);
      if (ch === CH_BACKSLASH) {
        this.pos++;
        if (this.pos < len) {
          const next = src.charCodeAt(this.pos);
          if (next === CH_NL) {
            this.pos++;
            continue;
          }
          if (bt) {
            if (unescapeAll || next === CH_DOLLAR || next === CH_BACKTICK || next === CH_DQUOTE || next === CH_BACKSLASH) {
              const c = src[this.pos];
              text3 += c;
              if (bp)
                litBuf += c;
            } else {
              const pair = "\\" + src[this.pos];
              text3 += pair;
              if (bp)
                litBuf += pair;
            }
          }
          this.pos++;
        }
        continue;
      }
      if (ch === CH_DOLLAR) {
        const afterDollar = this.pos + 1 < len ? src.charCodeAt(this.pos + 1) : 0;
        if (afterDollar === CH_DQUOTE || afterDollar === CH_SQUOTE) {
          if (bt) {
            text3 += "$";
            if (bp)
              litBuf += "$";
          }
          this.pos++;
          continue;
        }
        const expStart = this.pos;
        this.readDollar(true);
        if (bt)
          text3 += this._resultText;
        if (this._resultHasExpansion)
          hasExpansions = true;
        if (bp) {
          const rp = this._resultPart;
          if (rp && isDQChild(rp)) {
            if (!parts)
              parts = [];
            if (expStart > litStart) {
              parts.push({
                type: "Literal",
                pos: litStart,
                end: expStart,
                value: litBuf,
                text: src.slice(litStart, expStart)
              });
              litBuf = "";
            }
            parts.push(rp);
            litStart = this.pos;
          } else {
            litBuf += this._resultText;
          }
        }
        continue;
      }
      if (ch === CH_BACKTICK) {
        const btStart = this.pos;
        this.readBacktickExpansion(true);
        if (bt)
          text3 += this._resultText;
        hasExpansions = true;
        if (bp && this._resultPart && isDQChild(this._resultPart)) {
          if (!parts)
            parts = [];
          if (btStart > litStart) {
            parts.push({
              type: "Literal",
              pos: litStart,
              end: btStart,
              value: litBuf,
              text: src.slice(litStart, btStart)
            });
            litBuf = "";
          }
          parts.push(this._resultPart);
          litStart = this.pos;
        }
        continue;
      }
    }
    if (bp && parts && this.pos > litStart)
      parts.push({ type: "Literal", pos: litStart, end: this.pos, value: litBuf, text: src.slice(litStart, this.pos) });
    this._dqEnd = this.pos;
    if (this.pos < len)
      this.pos++;
    else
      this.errors.push({ message: "unterminated double quote", pos: contentStart - 1 });
    this._dqText = text3;
    this._dqHasExpansions = hasExpansions;
    this._dqParts = parts;
  }
  readDollar(insideDoubleQuotes = false) {
    const dollarPos = this.pos;
    this.pos++;
    const src = this.src;
    const len = this.srcEnd;
    const bt = this._buildParts || this._buildValue;
    if (this.pos >= len) {
      this._resultText = "$";
      this._resultIsRaw = true;
      this._resultHasExpansion = false;
      this._resultPart = void 0;
      return;
    }
    const logicalPos = skipLineContinuations(src, this.pos, len);
    if (logicalPos > this.pos && src.charCodeAt(logicalPos) === CH_LPAREN && src.charCodeAt(logicalPos + 1) !== CH_LPAREN)
      this.pos = logicalPos;
    const ch = src.charCodeAt(this.pos);
    if (ch === CH_LPAREN) {
      if (this.pos + 1 < len && src.charCodeAt(this.pos + 1) === CH_LPAREN) {
        const savedPos = this.pos;
        const savedErrors = this.errors.length;
        this.readArithmeticExpansion(dollarPos);
        if (!this._notArithmetic)
          return;
        this.errors.length = savedErrors;
        this.pos = savedPos;
      }
      this.readCommandSubstitution(dollarPos);
      return;
    }
    if (ch === CH_LBRACE) {
      const after = this.pos + 1 < len ? src.charCodeAt(this.pos + 1) : 0;
      if (after === CH_SPACE || after === CH_TAB || after === CH_NL) {
        this.readBraceCommandSubstitution();
        return;
      }
      if (after === CH_PIPE) {
        this.readValueSubstitution();
        return;
      }
      this.readParameterExpansion(insideDoubleQuotes);
      return;
    }
    if (ch === CH_SQUOTE) {
      this.pos++;
      if (bt) {
        const value = this.readAnsiCQuoted();
        this._resultText = value;
        this._resultPart = this._buildParts ? { type: "AnsiCQuoted", pos: dollarPos, end: this.pos, text: src.slice(dollarPos, this.pos), value } : void 0;
      } else {
        this.skipAnsiCQuoted();
        this._resultText = "";
        this._resultPart = void 0;
      }
      this._resultIsRaw = false;
      this._resultHasExpansion = false;
      return;
    }
    if (ch === CH_DQUOTE) {
      this.pos++;
      this.readDoubleQuoted(insideDoubleQuotes);
      this._resultText = this._dqText;
      this._resultIsRaw = false;
      this._resultHasExpansion = this._dqHasExpansions;
      if (this._buildParts) {
        const text3 = src.slice(dollarPos, this.pos);
        this._resultPart = {
          type: "LocaleString",
          pos: dollarPos,
          end: this.pos,
          text: text3,
          parts: this._dqParts ?? [
            {
              type: "Literal",
              pos: dollarPos + 2,
              end: this._dqEnd,
              value: this._dqText,
              text: src.slice(dollarPos + 2, this._dqEnd)
            }
          ]
        };
      } else {
        this._resultPart = void 0;
      }
      return;
    }
    if (ch === CH_AT || ch === CH_STAR || ch === CH_HASH || ch === CH_QUESTION || ch === CH_DASH || ch === CH_DOLLAR || ch === CH_BANG || ch >= CH_0 && ch <= CH_9) {
      this.pos++;
      const text3 = bt ? src.slice(this.pos - 2, this.pos) : "";
      this._resultText = text3;
      this._resultIsRaw = true;
      this._resultHasExpansion = false;
      this._resultPart = this._buildParts ? { type: "SimpleExpansion", pos: dollarPos, end: this.pos, text: text3 } : void 0;
      return;
    }
    if (ch < 128 && isIdChar[ch] & 1) {
      const namePos = this.pos - 1;
      while (this.pos < len) {
        const c = src.charCodeAt(this.pos);
        if (c < 128 && isIdChar[c] & 2)
          this.pos++;
        else
          break;
      }
      const text3 = bt ? src.slice(namePos, this.pos) : "";
      this._resultText = text3;
      this._resultIsRaw = true;
      this._resultHasExpansion = false;
      this._resultPart = this._buildParts ? { type: "SimpleExpansion", pos: dollarPos, end: this.pos, text: text3 } : void 0;
      return;
    }
    if (ch === CH_LBRACKET) {
      const errorCount = this._errors === null ? 0 : this._errors.length;
      const close = this.findClosingArithmeticBracket(this.pos + 1);
      if (close !== -1) {
        const bodyStart = this.pos + 1;
        const body = src.slice(bodyStart, close);
        this.pos = close + 1;
        const text3 = bt ? src.slice(dollarPos, this.pos) : "";
        this._resultText = text3;
        this._resultIsRaw = true;
        this._resultHasExpansion = false;
        this._resultPart = this._buildParts ? this.arithmeticExpansion(bodyStart - 2, text3, body, bodyStart) : void 0;
        return;
      }
      if (this._errors !== null)
        this._errors.length = errorCount;
    }
    this._resultText = "$";
    this._resultIsRaw = true;
    this._resultHasExpansion = false;
    this._resultPart = void 0;
  }
  scanArithmeticBody() {
    this._notArithmetic = false;
    this._arithUnterminated = false;
    this.pos += 2;
    let depth = 1;
    let parenDepth = 0;
    let parentParenDepth = 0;
    let parenDepths;
    let reported = false;
    const src = this.src;
    const len = this.srcEnd;
    const start = this.pos;
    while (this.pos < len && depth > 0) {
      const c = src.charCodeAt(this.pos);
      if (c === CH_BACKSLASH) {
        this.pos += this.pos + 1 < len ? 2 : 1;
      } else if (c === CH_SQUOTE) {
        this.pos++;
        this.skipSQ();
      } else if (c === CH_DQUOTE) {
        this.pos++;
        this.skipDQ();
      } else if (c === CH_BACKTICK) {
        this.pos++;
        while (this.pos < len && src.charCodeAt(this.pos) !== CH_BACKTICK) {
          if (src.charCodeAt(this.pos) === CH_BACKSLASH)
            this.pos++;
          this.pos++;
        }
        if (this.pos < len)
          this.pos++;
      } else if (c === CH_DOLLAR && this.pos + 2 < len && src.charCodeAt(this.pos + 1) === CH_LPAREN && src.charCodeAt(this.pos + 2) !== CH_LPAREN) {
        const dollarPos = this.pos;
        this.pos += 2;
        this.extractBalanced();
        if (this._unbalanced)
          this.errors.push({ message: "unterminated command substitution", pos: dollarPos });
      } else if (c === CH_DOLLAR && this.pos + 1 < len && src.charCodeAt(this.pos + 1) === CH_LBRACE) {
        const close = this.findClosingBrace(this.pos + 2, len);
        this.pos = close === -1 ? len : close + 1;
      } else if ((c === CH_LT || c === CH_GT) && this.pos + 1 < len && src.charCodeAt(this.pos + 1) === CH_LPAREN) {
        this.pos += 2;
        this.extractBalanced();
      } else if (c === CH_LPAREN) {
        if (src.charCodeAt(this.pos - 1) === CH_DOLLAR && src.charCodeAt(this.pos + 1) === CH_LPAREN) {
          if (depth === 1)
            parentParenDepth = parenDepth;
          else
            (parenDepths ?? (parenDepths = [])).push(parenDepth);
          depth++;
          parenDepth = 0;
          if (depth + this._nestingDepth > MAX_SYNTAX_NESTING && !reported) {
            this.errors.push({ message: "maximum arithmetic expansion nesting depth exceeded", pos: this.pos - 1 });
            reported = true;
          }
          this.pos += 2;
        } else {
          if (++parenDepth + depth - 1 + this._nestingDepth > MAX_SYNTAX_NESTING && !reported) {
            this.errors.push({ message: "maximum arithmetic expression nesting depth exceeded", pos: this.pos });
            reported = true;
          }
          this.pos++;
        }
      } else if (c === CH_RPAREN && parenDepth > 0) {
        parenDepth--;
        this.pos++;
      } else if (c === CH_RPAREN && this.pos + 1 < len && src.charCodeAt(this.pos + 1) === CH_RPAREN) {
        if (--depth === 0) {
          this.pos += 2;
          break;
        }
        parenDepth = depth === 1 ? parentParenDepth : parenDepths.pop();
        this.pos += 2;
      } else if (c === CH_RPAREN && depth === 1) {
        this._notArithmetic = true;
        return "";
      } else {
        this.pos++;
      }
    }
    const bt = this._buildParts || this._buildValue;
    if (depth > 0) {
      this._arithUnterminated = true;
      return bt ? src.slice(start, this.pos) : "";
    }
    return bt ? src.slice(start, this.pos - 2) : "";
  }
  readArithmeticExpansion(dollarPos) {
    const bodyStart = this.pos + 2;
    const body = this.scanArithmeticBody();
    if (this._notArithmetic)
      return;
    if (this._arithUnterminated)
      this.errors.push({ message: "unterminated arithmetic expansion", pos: dollarPos });
    const text3 = this._buildParts || this._buildValue ? this.src.slice(dollarPos, this.pos) : "";
    this._resultText = text3;
    this._resultIsRaw = true;
    this._resultHasExpansion = false;
    this._resultPart = this._buildParts ? this.arithmeticExpansion(dollarPos, text3, body, bodyStart) : void 0;
  }
  arithmeticExpansion(pos, text3, body, bodyStart) {
    return new ArithmeticExpansionImpl(pos, this.pos, text3, {
      source: this.src,
      body,
      offset: bodyStart,
      depth: this._nestingDepth,
      context: this.substitutionContext
    });
  }
  readArithmeticCommand(out, tokenStart) {
    const savedBuildValue = this._buildValue;
    this._buildValue = true;
    const body = this.scanArithmeticBody();
    this._buildValue = savedBuildValue;
    if (this._arithUnterminated)
      this.errors.push({ message: "unterminated arithmetic command", pos: tokenStart });
    setToken(out, Token.ArithCmd, body, tokenStart, this.pos);
  }
  readCommandSubstitution(dollarPos) {
    const openPos = this.pos;
    this.pos++;
    const inner = this.extractBalanced();
    if (this._unbalanced)
      this.errors.push({ message: "unterminated command substitution", pos: dollarPos });
    const bt = this._buildParts || this._buildValue;
    const rawText = bt ? this.src.slice(dollarPos, this.pos) : "";
    const text3 = !bt || openPos === dollarPos + 1 ? rawText : "$" + this.src.slice(openPos, this.pos);
    this._resultText = text3;
    this._resultIsRaw = openPos === dollarPos + 1;
    this._resultHasExpansion = true;
    if (this._buildParts) {
      this._resultPart = this.commandExpansion(dollarPos, rawText, openPos + 1, inner, !this._unbalanced);
    } else {
      this._resultPart = void 0;
    }
  }
  readBraceCommandSubstitution() {
    this.readBraceSubstitution(1);
  }
  readValueSubstitution() {
    this.readBraceSubstitution(2);
  }
  readBraceSubstitution(skip) {
    const dollarPos = this.pos - 1;
    this.pos += skip;
    const src = this.src;
    const len = this.srcEnd;
    let depth = 1;
    const start = this.pos;
    while (this.pos < len) {
      const c = src.charCodeAt(this.pos);
      if (c === CH_LBRACE)
        depth++;
      else if (c === CH_RBRACE) {
        if (--depth === 0) {
          this.pos++;
          break;
        }
      } else if (c === CH_SQUOTE) {
        this.pos++;
        this.skipSQ();
        continue;
      } else if (c === CH_DQUOTE) {
        this.pos++;
        this.skipDQ();
        continue;
      } else if (c === CH_BACKSLASH)
        this.pos++;
      this.pos++;
    }
    this._resultIsRaw = true;
    this._resultHasExpansion = true;
    if (this._buildParts || this._buildValue) {
      const rawInner = src.slice(start, this.pos - 1);
      const inner = rawInner.trim();
      const text3 = src.slice(dollarPos, this.pos);
      this._resultText = text3;
      if (this._buildParts) {
        const innerStart = start + (rawInner.length - rawInner.trimStart().length);
        this._resultPart = this.commandExpansion(dollarPos, text3, innerStart, inner);
      } else {
        this._resultPart = void 0;
      }
    } else {
      this._resultText = "";
      this._resultPart = void 0;
    }
  }
  readBacktickExpansion(insideDoubleQuotes = false) {
    this.pos++;
    const src = this.src;
    const len = this.srcEnd;
    const start = this.pos;
    if (!this._buildParts && !this._buildValue) {
      while (this.pos < len && src.charCodeAt(this.pos) !== CH_BACKTICK) {
        if (src.charCodeAt(this.pos) === CH_BACKSLASH && this.pos + 1 < len)
          this.pos++;
        this.pos++;
      }
      if (this.pos < len)
        this.pos++;
      else
        this.errors.push({ message: "unterminated backtick", pos: start - 1 });
      this._resultText = "";
      this._resultIsRaw = false;
      this._resultHasExpansion = true;
      this._resultPart = void 0;
      return;
    }
    let inner = "";
    let hasEscapes = false;
    while (this.pos < len && src.charCodeAt(this.pos) !== CH_BACKTICK) {
      if (src.charCodeAt(this.pos) === CH_BACKSLASH) {
        hasEscapes = true;
        break;
      }
      this.pos++;
    }
    if (!hasEscapes) {
      inner = src.slice(start, this.pos);
    } else {
      inner = src.slice(start, this.pos);
      while (this.pos < len && src.charCodeAt(this.pos) !== CH_BACKTICK) {
        if (src.charCodeAt(this.pos) === CH_BACKSLASH) {
          this.pos++;
          if (this.pos < len) {
            const c = src.charCodeAt(this.pos);
            if (c === CH_DOLLAR || c === CH_BACKTICK || c === CH_BACKSLASH || insideDoubleQuotes && c === CH_DQUOTE) {
              inner += src[this.pos];
            } else {
              inner += "\\" + src[this.pos];
            }
            this.pos++;
          }
        } else {
          const runStart = this.pos;
          while (this.pos < len) {
            const c = src.charCodeAt(this.pos);
            if (c === CH_BACKTICK || c === CH_BACKSLASH)
              break;
            this.pos++;
          }
          inner += src.slice(runStart, this.pos);
        }
      }
    }
    if (this.pos < len)
      this.pos++;
    else
      this.errors.push({ message: "unterminated backtick", pos: start - 1 });
    const text3 = src.slice(start - 1, this.pos);
    this._resultText = inner;
    this._resultHasExpansion = true;
    if (this._buildParts) {
      this._resultPart = hasEscapes ? this.decodedCommandExpansion(start - 1, text3, inner) : this.commandExpansion(start - 1, text3, start, inner);
    } else {
      this._resultPart = void 0;
    }
  }
  readParameterExpansion(insideDoubleQuotes) {
    const src = this.src;
    const len = this.srcEnd;
    const start = this.pos;
    this.pos++;
    let depth = 1;
    let reported = false;
    while (this.pos < len && depth > 0) {
      const ch = src.charCodeAt(this.pos);
      if (ch === CH_DOLLAR) {
        const next = this.pos + 1 < len ? src.charCodeAt(this.pos + 1) : 0;
        if (next === CH_LBRACE) {
          depth++;
          if (this._nestingDepth + depth > MAX_SYNTAX_NESTING && !reported) {
            this.errors.push({ message: "maximum parameter expansion nesting depth exceeded", pos: this.pos });
            reported = true;
          }
          this.pos += 2;
          continue;
        }
        if (next === CH_DOLLAR) {
          this.pos += 2;
          continue;
        }
        if (next === CH_LPAREN) {
          const dollarPos = this.pos;
          this.pos += 2;
          this.extractBalanced();
          if (this._unbalanced)
            this.errors.push({ message: "unterminated command substitution", pos: dollarPos });
          continue;
        }
      } else if (ch === CH_BACKTICK) {
        this.pos++;
        while (this.pos < len && src.charCodeAt(this.pos) !== CH_BACKTICK) {
          if (src.charCodeAt(this.pos) === CH_BACKSLASH)
            this.pos++;
          this.pos++;
        }
        if (this.pos < len)
          this.pos++;
        continue;
      } else if (ch === CH_RBRACE) {
        if (--depth === 0) {
          this.pos++;
          break;
        }
      } else if (ch === CH_BACKSLASH) {
        if (this.pos + 1 < len)
          this.pos++;
      } else if (ch === CH_SQUOTE) {
        this.pos++;
        if (this.pos > start + 1 && src.charCodeAt(this.pos - 2) === CH_DOLLAR)
          this.skipAnsiCQuoted();
        else
          this.skipSQ();
        continue;
      } else if (ch === CH_DQUOTE) {
        this.pos++;
        this.skipDQ();
        continue;
      }
      this.pos++;
    }
    const closed = depth === 0;
    if (!closed)
      this.errors.push({ message: "unterminated parameter expansion", pos: start - 1 });
    const text3 = this._buildParts || this._buildValue ? src.slice(start - 1, this.pos) : "";
    this._resultText = text3;
    this._resultIsRaw = true;
    this._resultHasExpansion = false;
    if (this._buildParts) {
      const inner = src.slice(start + 1, closed ? this.pos - 1 : this.pos);
      this._resultPart = this.parseParamInner(text3, inner, start + 1, insideDoubleQuotes);
    } else {
      this._resultPart = void 0;
    }
  }
  // `innerStart` is the absolute offset of `inner` in the original source, so each sub-field
  // word is parsed in place at its true position. `sub(a, b)` maps inner-relative offsets to
  // that absolute window.
  parseParamInner(text3, inner, innerStart, insideDoubleQuotes) {
    const result = {
      type: "ParameterExpansion",
      pos: innerStart - 2,
      end: this.pos,
      text: text3,
      parameter: "",
      parameterPos: innerStart,
      parameterEnd: innerStart,
      prefix: void 0,
      index: void 0,
      operation: void 0
    };
    const ilen = inner.length;
    if (ilen === 0)
      return result;
    const sub = (a, b, context = "word") => this.parseSubFieldWord(innerStart + a, innerStart + b, context);
    const closeBracket = (start) => {
      const close = this.findClosingBracket(innerStart + start, innerStart + ilen);
      return close === -1 ? -1 : close - innerStart;
    };
    let i = 0;
    if (ilen > 1 && inner.charCodeAt(0) === CH_BANG) {
      result.prefix = "!";
      i = 1;
    }
    if (ilen > 1 && inner.charCodeAt(0) === CH_HASH) {
      const nameEnd = this.scanParamName(inner, 1);
      let parameterEnd = nameEnd;
      let indexEnd = -1;
      if (parameterEnd < ilen && inner.charCodeAt(parameterEnd) === CH_LBRACKET) {
        indexEnd = closeBracket(parameterEnd + 1);
        if (indexEnd !== -1)
          parameterEnd = indexEnd + 1;
      }
      if (nameEnd > 1 && parameterEnd === ilen) {
        result.prefix = "#";
        result.parameter = inner.slice(1, nameEnd);
        result.parameterPos = innerStart + 1;
        result.parameterEnd = innerStart + nameEnd;
        if (indexEnd !== -1)
          result.index = sub(nameEnd + 1, indexEnd, "embedded");
        return result;
      }
    }
    const nameStart = i;
    i = this.scanParamName(inner, i);
    result.parameter = inner.slice(nameStart, i);
    result.parameterPos = innerStart + nameStart;
    result.parameterEnd = innerStart + i;
    if (i < ilen && inner.charCodeAt(i) === CH_LBRACKET) {
      const closeB = closeBracket(i + 1);
      if (closeB !== -1) {
        result.index = sub(i + 1, closeB, "embedded");
        i = closeB + 1;
      }
    }
    if (i >= ilen)
      return result;
    const pos = innerStart + i;
    const end = innerStart + ilen;
    const opChar = inner.charCodeAt(i);
    const nextChar = inner.charCodeAt(i + 1);
    const defaultChar = inner[opChar === CH_COLON ? i + 1 : i];
    if (defaultChar === "-" || defaultChar === "=" || defaultChar === "+" || defaultChar === "?") {
      const operandStart = i + (opChar === CH_COLON ? 2 : 1);
      result.operation = {
        type: "Default",
        pos,
        end,
        operatorEnd: innerStart + operandStart,
        operator: opChar === CH_COLON ? `:${defaultChar}` : defaultChar,
        operand: sub(operandStart, ilen, insideDoubleQuotes ? "quoted" : "word")
      };
      return result;
    }
    if (opChar === CH_COLON) {
      i++;
      const sliceStart = innerStart + i;
      const colonIdx = findUnnested(inner.slice(i), CH_COLON, true, (index, quoted) => {
        return this.findNestedShellEnd(sliceStart + index, end, quoted) - sliceStart;
      });
      result.operation = {
        type: "Slice",
        pos,
        end,
        operatorEnd: sliceStart,
        operator: ":",
        offset: sub(i, colonIdx === -1 ? ilen : i + colonIdx, "embedded"),
        length: colonIdx === -1 ? void 0 : sub(i + colonIdx + 1, ilen, "embedded")
      };
      return result;
    }
    if (opChar === CH_HASH || opChar === CH_PERCENT) {
      const doubled = nextChar === opChar;
      const operator = opChar === CH_HASH ? doubled ? "##" : "#" : doubled ? "%%" : "%";
      const operandStart = i + (doubled ? 2 : 1);
      result.operation = {
        type: "Remove",
        pos,
        end,
        operatorEnd: innerStart + operandStart,
        operator,
        operand: sub(operandStart, ilen)
      };
      return result;
    }
    if (opChar === CH_SLASH) {
      i++;
      let operator = "/";
      if (nextChar === CH_SLASH || nextChar === CH_HASH || nextChar === CH_PERCENT) {
        operator = nextChar === CH_SLASH ? "//" : nextChar === CH_HASH ? "/#" : "/%";
        i++;
      }
      let separatorStart = i;
      if (nextChar === CH_SLASH) {
        separatorStart = skipLineContinuations(inner, i, ilen);
        if (inner.charCodeAt(separatorStart) === CH_SLASH)
          separatorStart++;
      }
      const sepIdx = findUnnested(inner.slice(separatorStart), CH_SLASH);
      const patternEnd = sepIdx === -1 ? ilen : separatorStart + sepIdx;
      result.operation = {
        type: "Replace",
        pos,
        end,
        operatorEnd: innerStart + i,
        operator,
        pattern: sub(i, patternEnd),
        replacement: sub(sepIdx === -1 ? ilen : patternEnd + 1, ilen)
      };
      return result;
    }
    if (opChar === CH_CARET || opChar === CH_COMMA) {
      const doubled = nextChar === opChar;
      const operator = opChar === CH_CARET ? doubled ? "^^" : "^" : doubled ? ",," : ",";
      const operandStart = i + (doubled ? 2 : 1);
      result.operation = {
        type: "CaseModification",
        pos,
        end,
        operatorEnd: innerStart + operandStart,
        operator,
        operand: operandStart === ilen ? void 0 : sub(operandStart, ilen)
      };
      return result;
    }
    if (result.prefix === "!" && result.index === void 0 && i + 1 === ilen && (opChar === CH_AT || opChar === CH_STAR)) {
      result.operation = { type: "Names", pos, end, operatorEnd: end, operator: opChar === CH_AT ? "@" : "*" };
      return result;
    }
    if (opChar === CH_AT) {
      result.operation = {
        type: "Transform",
        pos,
        end,
        operatorEnd: pos + 1,
        operator: "@",
        operand: sub(i + 1, ilen)
      };
      return result;
    }
    result.operation = { type: "Unknown", pos, end, operatorEnd: end, operator: inner.slice(i) };
    return result;
  }
  findNestedShellEnd(start, end, quoted) {
    const ch = this.src.charCodeAt(start);
    if (ch === CH_BACKTICK) {
      let pos = start + 1;
      while (pos < end) {
        const current = this.src.charCodeAt(pos);
        if (current === CH_BACKSLASH) {
          pos += 2;
          continue;
        }
        pos++;
        if (current === CH_BACKTICK)
          return pos;
      }
      return end;
    }
    let close;
    if (ch === CH_DOLLAR) {
      const next = start + 1;
      if (next < end && this.src.charCodeAt(next) === CH_LBRACE) {
        close = this.findClosingBrace(next + 1, end);
      } else {
        const open2 = skipLineContinuations(this.src, next, end);
        if (open2 >= end || this.src.charCodeAt(open2) !== CH_LPAREN)
          return start;
        close = this.findClosingParenthesis(open2 + 1, end);
      }
    } else {
      const open2 = start + 1;
      if (quoted || ch !== CH_LT && ch !== CH_GT || open2 >= end || this.src.charCodeAt(open2) !== CH_LPAREN) {
        return start;
      }
      close = this.findClosingParenthesis(open2 + 1, end);
    }
    return close === -1 ? end : close + 1;
  }
  scanParamName(s, start) {
    let i = start;
    if (i >= s.length)
      return i;
    const c = s.charCodeAt(i);
    if (c === CH_AT || c === CH_STAR || c === CH_HASH || c === CH_QUESTION || c === CH_DASH || c === CH_DOLLAR || c === CH_BANG) {
      return i + 1;
    }
    if (c >= CH_0 && c <= CH_9) {
      while (i < s.length && s.charCodeAt(i) >= CH_0 && s.charCodeAt(i) <= CH_9)
        i++;
      return i;
    }
    if (c >= CH_a && c <= CH_z || c >= CH_A && c <= CH_Z || c === CH_UNDERSCORE) {
      i++;
      while (i < s.length) {
        const ch = s.charCodeAt(i);
        if (ch >= CH_a && ch <= CH_z || ch >= CH_A && ch <= CH_Z || ch >= CH_0 && ch <= CH_9 || ch === CH_UNDERSCORE)
          i++;
        else
          break;
      }
    }
    return i;
  }
  readAnsiCQuoted() {
    const quotePos = this.pos - 1;
    const result = decodeAnsiCQuoted(this.src, this.pos, this.srcEnd);
    this.pos = result.end;
    if (!result.closed)
      this.errors.push({ message: "unterminated ANSI-C quote", pos: quotePos });
    return result.value;
  }
  // Quotes resume when a nested substitution returns to their parenthesis depth.
  extractBalanced(useGrammar = true, quoteOnly = false) {
    const src = this.src;
    const len = this.srcEnd;
    const bt = this._buildParts || this._buildValue;
    let depth = quoteOnly ? 0 : 1;
    const start = this.pos;
    this._unbalanced = false;
    const knownEnd = useGrammar && !quoteOnly ? this.substitutionContext.boundaries?.get(start) : void 0;
    if (knownEnd !== void 0 && knownEnd <= len && this._nestingDepth < MAX_SYNTAX_NESTING) {
      this.pos = knownEnd;
      return bt ? src.slice(start, knownEnd - 1) : "";
    }
    let wordStart = true;
    while (!quoteOnly && this.pos < len) {
      const c = src.charCodeAt(this.pos);
      if (c === CH_RPAREN) {
        const result = bt ? src.slice(start, this.pos) : "";
        this.pos++;
        return result;
      } else if (c === CH_LPAREN || c === CH_BACKSLASH || c === CH_SQUOTE || c === CH_DQUOTE || c === CH_BACKTICK || c === CH_DOLLAR && (src.charCodeAt(this.pos + 1) === CH_SQUOTE || src.charCodeAt(this.pos + 1) === CH_DOLLAR || src.charCodeAt(this.pos + 1) === CH_LBRACE)) {
        break;
      } else if (c === CH_LT && this.pos + 1 < len && src.charCodeAt(this.pos + 1) === CH_LT) {
        break;
      } else if (c === CH_HASH && wordStart) {
        break;
      } else if (c === 99 && wordStart && this.pos + 3 < len && src.charCodeAt(this.pos + 1) === 97 && src.charCodeAt(this.pos + 2) === 115 && src.charCodeAt(this.pos + 3) === 101 && (this.pos + 4 >= len || src.charCodeAt(this.pos + 4) < 128 && charType[src.charCodeAt(this.pos + 4)] & 1)) {
        break;
      } else {
        wordStart = c < 128 && (charType[c] & 1) !== 0;
        this.pos++;
      }
    }
    let caseDepth = 0;
    let caseParens = 0;
    const wordStartAfterParen = [];
    let pendingDelims = null;
    let scripts;
    let arithBase = -1;
    let arithExtent = start >= 2 && src.charCodeAt(start) === CH_LPAREN && src.charCodeAt(start - 1) === CH_LPAREN && src.charCodeAt(start - 2) === CH_DOLLAR;
    let substitutions = 0;
    let reported = false;
    const quotes = quoteOnly ? [{ close: CH_DQUOTE, depth: 0 }] : [];
    let quotedDepth = quoteOnly ? 1 : 0;
    let parameterDepth = 0;
    let arithmeticOpens;
    let continuedDollarPos = -1;
    let continuedParenPos = -1;
    let escapedEnd = -1;
    let lastParenEnd = -1;
    let checkedGrammar = false;
    while (this.pos < len && (depth > 0 || quotes.length > 0)) {
      let ch = src.charCodeAt(this.pos);
      const quote = quotes.length === 0 ? void 0 : quotes[quotes.length - 1];
      if (quote !== void 0 && quote.depth === depth) {
        let commandOpen = false;
        if (ch === CH_BACKSLASH) {
          this.pos = Math.min(this.pos + 2, len);
          continue;
        }
        if (ch === quote.close) {
          quotes.pop();
          if (ch === CH_DQUOTE)
            quotedDepth--;
          else
            parameterDepth--;
          this.pos++;
          if (quoteOnly && depth === 0 && quotes.length === 0)
            return "";
          continue;
        }
        if (ch === CH_DQUOTE) {
          quotes.push({ close: CH_DQUOTE, depth });
          quotedDepth++;
        } else if (ch === CH_SQUOTE && quote.close === CH_RBRACE) {
          this.pos++;
          this.skipSQ();
          continue;
        } else if (ch === CH_BACKTICK) {
          this.pos++;
          while (this.pos < len && src.charCodeAt(this.pos) !== CH_BACKTICK) {
            if (src.charCodeAt(this.pos) === CH_BACKSLASH)
              this.pos++;
            if (this.pos < len)
              this.pos++;
          }
          if (this.pos < len)
            this.pos++;
          continue;
        } else if (ch === CH_DOLLAR) {
          const next = src.charCodeAt(this.pos + 1);
          if (next === CH_SQUOTE && quote.close === CH_RBRACE) {
            this.pos += 2;
            this.skipAnsiCQuoted();
            continue;
          }
          if (next === CH_LBRACE) {
            quotes.push({ close: CH_RBRACE, depth });
            parameterDepth++;
            this.pos++;
          } else if (next === CH_LPAREN) {
            this.pos++;
            ch = CH_LPAREN;
            commandOpen = true;
          } else if (next === CH_DOLLAR) {
            this.pos += src.charCodeAt(this.pos + 2) === CH_LPAREN ? 1 : 2;
            continue;
          }
        }
        if (!reported && this._nestingDepth + Math.max(quotedDepth, parameterDepth) > MAX_SYNTAX_NESTING) {
          this.errors.push({ message: "maximum word nesting depth exceeded", pos: this.pos });
          reported = true;
        }
        if (!commandOpen) {
          this.pos++;
          while (this.pos < len) {
            const c = src.charCodeAt(this.pos);
            if (c === CH_BACKSLASH || c === CH_DQUOTE || c === CH_DOLLAR || c === CH_BACKTICK || c === CH_RBRACE || c === CH_SQUOTE)
              break;
            this.pos++;
          }
          continue;
        }
      }
      if (ch === CH_HASH && lastParenEnd !== -1 && !arithExtent && arithBase < 0 && useGrammar && !checkedGrammar && this._nestingDepth + (scripts?.length ?? 0) < MAX_SYNTAX_NESTING && skipBlanks(src, lastParenEnd, len) === this.pos) {
        checkedGrammar = true;
        const scope = scripts?.[scripts.length - 1];
        const end = this.findSubstitutionEnd(scope?.start ?? start, len, this._nestingDepth + (scripts?.length ?? 0) + 1);
        if (end !== -1) {
          if (scope === void 0) {
            this.pos = end;
            return bt ? src.slice(start, end - 1) : "";
          }
          this.pos = end - 1;
          depth = scope.depth + 1;
          caseDepth = 0;
          caseParens = 0;
          wordStartAfterParen.length = scope.parens + 1;
          ch = CH_RPAREN;
        }
      }
      if (ch === CH_LPAREN) {
        const prev = this.pos > start && this.pos !== escapedEnd ? src.charCodeAt(this.pos - 1) : 0;
        const commandDollarPos = prev === CH_DOLLAR ? this.pos - 1 : this.pos === continuedParenPos ? continuedDollarPos : -1;
        const wordParen = commandDollarPos !== -1 || prev === CH_LT || prev === CH_GT || prev === CH_EQ || prev === CH_AT || prev === CH_QUESTION || prev === CH_STAR || prev === CH_PLUS || prev === CH_BANG || prev === CH_LPAREN && wordStartAfterParen[wordStartAfterParen.length - 1] === false || arithExtent && this.pos === start;
        const script = commandDollarPos !== -1 && src.charCodeAt(this.pos + 1) !== CH_LPAREN || (prev === CH_LT || prev === CH_GT) && arithBase < 0 && !arithExtent;
        if (script) {
          (scripts ?? (scripts = [])).push({
            start: this.pos + 1,
            dollar: commandDollarPos,
            depth,
            parens: wordStartAfterParen.length,
            caseDepth,
            caseParens,
            arithBase,
            arithExtent,
            substitutions,
            checkedGrammar,
            pendingDelims
          });
          caseDepth = 0;
          caseParens = 0;
          arithBase = -1;
          arithExtent = false;
          checkedGrammar = false;
          pendingDelims = null;
        }
        wordStartAfterParen.push(!wordParen);
        wordStart = true;
        if (!script && arithBase < 0 && this.pos + 1 < len && src.charCodeAt(this.pos + 1) === CH_LPAREN) {
          arithBase = depth;
        }
        if (commandDollarPos !== -1) {
          if (script)
            substitutions++;
          else
            (arithmeticOpens ?? (arithmeticOpens = [])).push(depth);
          if (substitutions + (arithmeticOpens?.length ?? 0) + this._nestingDepth + (quoteOnly ? 0 : 1) > MAX_SYNTAX_NESTING && !reported) {
            this.errors.push({ message: "maximum command substitution nesting depth exceeded", pos: commandDollarPos });
            reported = true;
          }
        }
        continuedDollarPos = -1;
        continuedParenPos = -1;
        depth++;
        if (caseDepth > 0)
          caseParens++;
        this.pos++;
      } else if (ch === CH_RPAREN) {
        if (caseDepth > 0 && caseParens === 0) {
          this.pos++;
          wordStart = true;
        } else {
          if (caseDepth > 0)
            caseParens--;
          depth--;
          if (depth === 0 && !quoteOnly) {
            const result = bt ? src.slice(start, this.pos) : "";
            this.pos++;
            return result;
          }
          if (depth <= arithBase)
            arithBase = -1;
          if (arithmeticOpens !== void 0) {
            while (arithmeticOpens.length > 0 && arithmeticOpens[arithmeticOpens.length - 1] >= depth)
              arithmeticOpens.pop();
          }
          wordStart = wordStartAfterParen.pop() ?? true;
          this.pos++;
          const scope = scripts?.[scripts.length - 1];
          if (scope !== void 0 && scope.depth === depth) {
            scripts.pop();
            caseDepth = scope.caseDepth;
            caseParens = scope.caseParens;
            arithBase = scope.arithBase;
            arithExtent = scope.arithExtent;
            substitutions = scope.substitutions;
            checkedGrammar = scope.checkedGrammar;
            pendingDelims = scope.pendingDelims;
          }
        }
        lastParenEnd = this.pos;
      } else if (ch === CH_BACKSLASH) {
        if (this.pos > start && src.charCodeAt(this.pos - 1) === CH_DOLLAR) {
          const logicalPos = skipLineContinuations(src, this.pos, len);
          if (logicalPos > this.pos && src.charCodeAt(logicalPos) === CH_LPAREN && src.charCodeAt(logicalPos + 1) !== CH_LPAREN) {
            continuedDollarPos = this.pos - 1;
            continuedParenPos = logicalPos;
          }
        }
        this.pos++;
        if (this.pos < len) {
          if (src.charCodeAt(this.pos) !== CH_NL) {
            wordStart = false;
          }
          this.pos++;
        }
        escapedEnd = this.pos;
      } else if (ch === CH_DOLLAR) {
        const next = src.charCodeAt(++this.pos);
        if (next === CH_SQUOTE) {
          this.pos++;
          this.skipAnsiCQuoted();
        } else if (next === CH_DOLLAR) {
          this.pos++;
        } else if (next === CH_LBRACE && !isBraceCommandOpener(src.charCodeAt(this.pos + 1))) {
          quotes.push({ close: CH_RBRACE, depth });
          parameterDepth++;
          this.pos++;
        }
        wordStart = false;
      } else if (ch === CH_SQUOTE) {
        this.pos++;
        this.skipSQ();
        wordStart = false;
      } else if (ch === CH_DQUOTE) {
        quotes.push({ close: CH_DQUOTE, depth });
        quotedDepth++;
        this.pos++;
        wordStart = false;
      } else if (ch === CH_BACKTICK) {
        this.pos++;
        while (this.pos < len && src.charCodeAt(this.pos) !== CH_BACKTICK) {
          if (src.charCodeAt(this.pos) === CH_BACKSLASH)
            this.pos++;
          if (this.pos < len)
            this.pos++;
        }
        if (this.pos < len)
          this.pos++;
        wordStart = false;
      } else if (ch === CH_LT && arithBase < 0 && this.pos + 1 < len && src.charCodeAt(this.pos + 1) === CH_LT) {
        if (this.pos + 2 < len && src.charCodeAt(this.pos + 2) === CH_LT) {
          this.pos += 3;
        } else {
          this.pos += 2;
          const strip = this.pos < len && src.charCodeAt(this.pos) === CH_DASH;
          if (strip)
            this.pos++;
          this.skipSpacesAndTabs();
          this.readHereDocDelimiter();
          if (this._hereDelim || this._hereQuoted) {
            (pendingDelims ?? (pendingDelims = [])).push({
              delimiter: this._hereDelim,
              strip,
              quoted: this._hereQuoted
            });
          }
        }
        wordStart = false;
      } else if (ch === CH_NL && pendingDelims) {
        this.pos++;
        for (const hd of pendingDelims)
          this.skipHereDocBody(hd.delimiter, hd.strip, true, hd.quoted);
        pendingDelims = null;
        wordStart = true;
      } else if (ch === CH_HASH && arithBase < 0 && !arithExtent && wordStart) {
        while (this.pos < len && src.charCodeAt(this.pos) !== CH_NL)
          this.pos++;
      } else {
        const wStart = this.pos;
        while (this.pos < len) {
          const wc = src.charCodeAt(this.pos);
          if (wc < 128 && charType[wc])
            break;
          this.pos++;
        }
        if (this.pos > wStart) {
          const wLen = this.pos - wStart;
          if (wLen === 4 && wordStart && arithBase < 0 && !arithExtent) {
            const c0 = src.charCodeAt(wStart);
            if (c0 === 99 && src.charCodeAt(wStart + 1) === 97 && src.charCodeAt(wStart + 2) === 115 && src.charCodeAt(wStart + 3) === 101) {
              caseDepth++;
            } else if (c0 === 101 && src.charCodeAt(wStart + 1) === 115 && src.charCodeAt(wStart + 2) === 97 && src.charCodeAt(wStart + 3) === 99 && caseDepth > 0) {
              caseDepth--;
              if (caseDepth === 0)
                caseParens = 0;
            }
          }
          wordStart = false;
        } else {
          const wc = src.charCodeAt(this.pos);
          wordStart = wc < 128 && (charType[wc] & 1) !== 0;
          this.pos++;
        }
      }
    }
    this._unbalanced = true;
    if (quoteOnly && scripts !== void 0 && scripts.length > 0) {
      this.errors.push({ message: "unterminated command substitution", pos: scripts[0].dollar });
    }
    return bt ? src.slice(start, this.pos) : "";
  }
};

// node_modules/unbash/dist/arithmetic.js
function opPrec(op) {
  switch (op) {
    case ",":
      return 1;
    case "=":
    case "+=":
    case "-=":
    case "*=":
    case "/=":
    case "%=":
    case "<<=":
    case ">>=":
    case "&=":
    case "|=":
    case "^=":
      return 2;
    case "||":
      return 4;
    case "&&":
      return 5;
    case "|":
      return 6;
    case "^":
      return 7;
    case "&":
      return 8;
    case "==":
    case "!=":
      return 9;
    case "<":
    case "<=":
    case ">":
    case ">=":
      return 10;
    case "<<":
    case ">>":
      return 11;
    case "+":
    case "-":
      return 12;
    case "*":
    case "/":
    case "%":
      return 13;
    case "**":
      return 14;
    case "?":
      return 3;
    default:
      return -1;
  }
}
function trimEnd(src, start, end) {
  while (end > start) {
    const c = src.charCodeAt(end - 1);
    if (c !== CH_SPACE && c !== CH_TAB && c !== CH_NL)
      break;
    end--;
  }
  return end;
}
function opRightAssoc(op) {
  switch (op) {
    case "=":
    case "+=":
    case "-=":
    case "*=":
    case "/=":
    case "%=":
    case "<<=":
    case ">>=":
    case "&=":
    case "|=":
    case "^=":
    case "**":
      return true;
    default:
      return false;
  }
}
function parseArithmeticExpression(src, offset = 0, collector, nestingDepth = 0) {
  let pos = 0;
  const len = src.length;
  const initialWordCount = collector?.embeddedWords.length ?? 0;
  function makeWord(start2, end, embedded = false) {
    const node = {
      type: "ArithmeticWord",
      pos: start2 + offset,
      end: end + offset,
      value: src.slice(start2, end),
      parts: void 0
    };
    if (embedded)
      collector?.embeddedWords.push(node);
    return node;
  }
  function skipWS() {
    while (pos < len) {
      const c = src.charCodeAt(pos);
      if (c === CH_SPACE || c === CH_TAB || c === CH_NL)
        pos++;
      else
        break;
    }
  }
  function tryReadBinOp() {
    if (pos >= len)
      return null;
    const c = src.charCodeAt(pos);
    const nc = pos + 1 < len ? src.charCodeAt(pos + 1) : 0;
    const nnc = pos + 2 < len ? src.charCodeAt(pos + 2) : 0;
    switch (c) {
      case CH_COMMA:
        pos++;
        return ",";
      case CH_EQ:
        if (nc === CH_EQ) {
          pos += 2;
          return "==";
        }
        pos++;
        return "=";
      case CH_BANG:
        if (nc === CH_EQ) {
          pos += 2;
          return "!=";
        }
        return null;
      // unary
      case CH_LT:
        if (nc === CH_LT) {
          if (nnc === CH_EQ) {
            pos += 3;
            return "<<=";
          }
          pos += 2;
          return "<<";
        }
        if (nc === CH_EQ) {
          pos += 2;
          return "<=";
        }
        pos++;
        return "<";
      case CH_GT:
        if (nc === CH_GT) {
          if (nnc === CH_EQ) {
            pos += 3;
            return ">>=";
          }
          pos += 2;
          return ">>";
        }
        if (nc === CH_EQ) {
          pos += 2;
          return ">=";
        }
        pos++;
        return ">";
      case CH_PLUS:
        if (nc === CH_EQ) {
          pos += 2;
          return "+=";
        }
        if (nc === CH_PLUS)
          return null;
        pos++;
        return "+";
      case CH_DASH:
        if (nc === CH_EQ) {
          pos += 2;
          return "-=";
        }
        if (nc === CH_DASH)
          return null;
        pos++;
        return "-";
      case CH_STAR:
        if (nc === CH_STAR) {
          pos += 2;
          return "**";
        }
        if (nc === CH_EQ) {
          pos += 2;
          return "*=";
        }
        pos++;
        return "*";
      case CH_SLASH:
        if (nc === CH_EQ) {
          pos += 2;
          return "/=";
        }
        pos++;
        return "/";
      case CH_PERCENT:
        if (nc === CH_EQ) {
          pos += 2;
          return "%=";
        }
        pos++;
        return "%";
      case CH_PIPE:
        if (nc === CH_PIPE) {
          pos += 2;
          return "||";
        }
        if (nc === CH_EQ) {
          pos += 2;
          return "|=";
        }
        pos++;
        return "|";
      case CH_AMP:
        if (nc === CH_AMP) {
          pos += 2;
          return "&&";
        }
        if (nc === CH_EQ) {
          pos += 2;
          return "&=";
        }
        pos++;
        return "&";
      case CH_CARET:
        if (nc === CH_EQ) {
          pos += 2;
          return "^=";
        }
        pos++;
        return "^";
      case CH_QUESTION:
        pos++;
        return "?";
      default:
        return null;
    }
  }
  function skipTruncatedUnary() {
    skipWS();
    while (pos < len) {
      const c2 = src.charCodeAt(pos);
      if (c2 !== CH_BANG && c2 !== CH_TILDE && c2 !== CH_PLUS && c2 !== CH_DASH)
        break;
      if (src.charCodeAt(pos + 1) === CH_EQ)
        break;
      pos++;
      skipWS();
    }
    if (src.charCodeAt(pos) === CH_LPAREN) {
      let groups = 1;
      pos++;
      while (pos < len && groups > 0) {
        const wordEnd = collector?.findArithmeticWordEnd?.(pos + offset, offset + len) ?? pos + offset;
        if (wordEnd > pos + offset) {
          pos = wordEnd - offset;
          continue;
        }
        const c2 = src.charCodeAt(pos++);
        if (c2 === CH_LPAREN)
          groups++;
        else if (c2 === CH_RPAREN)
          groups--;
      }
    } else if (pos < len && src.charCodeAt(pos) !== CH_RPAREN && src.charCodeAt(pos) !== CH_COLON) {
      parseAtom(0);
    }
    skipWS();
    const c = src.charCodeAt(pos);
    if ((c === CH_PLUS || c === CH_DASH) && src.charCodeAt(pos + 1) === c)
      pos += 2;
  }
  function recoverExpression(minPrec) {
    skipWS();
    const start2 = pos;
    if (start2 === len)
      return makeWord(start2, start2);
    const wordCount = collector?.embeddedWords.length ?? 0;
    let ternaries = 0;
    for (; ; ) {
      skipTruncatedUnary();
      skipWS();
      if (src.charCodeAt(pos) === CH_COLON && ternaries > 0) {
        ternaries--;
        pos++;
        continue;
      }
      const saved = pos;
      const op = tryReadBinOp();
      if (op === null || ternaries === 0 && opPrec(op) < minPrec) {
        pos = saved;
        break;
      }
      if (op === "?")
        ternaries++;
    }
    if (collector)
      collector.embeddedWords.length = wordCount;
    return makeWord(start2, trimEnd(src, start2, pos));
  }
  function parseBinExpr(minPrec, depth) {
    if (depth > MAX_SYNTAX_NESTING)
      return recoverExpression(minPrec);
    let left = parseUnaryExpr(depth);
    while (true) {
      skipWS();
      if (pos >= len)
        break;
      const saved = pos;
      const op = tryReadBinOp();
      if (!op)
        break;
      if (op === "?") {
        if (opPrec(op) < minPrec) {
          pos = saved;
          break;
        }
        const consequent = parseBinExpr(1, depth + 1);
        skipWS();
        if (pos < len && src.charCodeAt(pos) === CH_COLON)
          pos++;
        const alternate = parseBinExpr(3, depth + 1);
        left = { type: "ArithmeticTernary", pos: left.pos, end: alternate.end, test: left, consequent, alternate };
        continue;
      }
      const prec = opPrec(op);
      if (prec < minPrec) {
        pos = saved;
        break;
      }
      const nextPrec = opRightAssoc(op) ? prec : prec + 1;
      const right2 = parseBinExpr(nextPrec, depth + 1);
      left = { type: "ArithmeticBinary", pos: left.pos, end: right2.end, operator: op, left, right: right2 };
    }
    return left;
  }
  function parseUnaryExpr(depth) {
    skipWS();
    if (depth > MAX_SYNTAX_NESTING)
      return recoverExpression(15);
    if (pos >= len)
      return makeWord(pos, pos);
    const start2 = pos;
    const c = src.charCodeAt(pos);
    const nc = pos + 1 < len ? src.charCodeAt(pos + 1) : 0;
    if (c === CH_PLUS && nc === CH_PLUS) {
      pos += 2;
      const operand = parseUnaryExpr(depth + 1);
      return { type: "ArithmeticUnary", pos: start2 + offset, end: operand.end, operator: "++", operand, prefix: true };
    }
    if (c === CH_DASH && nc === CH_DASH) {
      pos += 2;
      const operand = parseUnaryExpr(depth + 1);
      return { type: "ArithmeticUnary", pos: start2 + offset, end: operand.end, operator: "--", operand, prefix: true };
    }
    if (c === CH_BANG) {
      pos++;
      const operand = parseUnaryExpr(depth + 1);
      return { type: "ArithmeticUnary", pos: start2 + offset, end: operand.end, operator: "!", operand, prefix: true };
    }
    if (c === CH_TILDE) {
      pos++;
      const operand = parseUnaryExpr(depth + 1);
      return { type: "ArithmeticUnary", pos: start2 + offset, end: operand.end, operator: "~", operand, prefix: true };
    }
    if (c === CH_PLUS && nc !== CH_PLUS && nc !== CH_EQ) {
      pos++;
      const operand = parseUnaryExpr(depth + 1);
      return { type: "ArithmeticUnary", pos: start2 + offset, end: operand.end, operator: "+", operand, prefix: true };
    }
    if (c === CH_DASH && nc !== CH_DASH && nc !== CH_EQ) {
      pos++;
      const operand = parseUnaryExpr(depth + 1);
      return { type: "ArithmeticUnary", pos: start2 + offset, end: operand.end, operator: "-", operand, prefix: true };
    }
    return parsePostfixExpr(depth);
  }
  function parsePostfixExpr(depth) {
    const operand = parseAtom(depth);
    skipWS();
    if (pos + 1 < len) {
      const c = src.charCodeAt(pos);
      const nc = src.charCodeAt(pos + 1);
      if (c === CH_PLUS && nc === CH_PLUS) {
        pos += 2;
        return { type: "ArithmeticUnary", pos: operand.pos, end: pos + offset, operator: "++", operand, prefix: false };
      }
      if (c === CH_DASH && nc === CH_DASH) {
        pos += 2;
        return { type: "ArithmeticUnary", pos: operand.pos, end: pos + offset, operator: "--", operand, prefix: false };
      }
    }
    return operand;
  }
  function parseAtom(depth) {
    skipWS();
    if (pos >= len)
      return makeWord(pos, pos);
    const c = src.charCodeAt(pos);
    if (c === CH_LPAREN) {
      const start3 = pos;
      pos++;
      const expr = parseBinExpr(0, depth + 1);
      skipWS();
      if (pos < len && src.charCodeAt(pos) === CH_RPAREN)
        pos++;
      return { type: "ArithmeticGroup", pos: start3 + offset, end: pos + offset, expression: expr };
    }
    if (c === CH_DOLLAR) {
      const start3 = pos;
      const wordCount2 = collector?.embeddedWords.length ?? 0;
      const atom2 = readDollarAtom();
      const wordEnd2 = collector?.findArithmeticWordEnd?.(start3 + offset, offset + len) ?? pos + offset;
      if (wordEnd2 > pos + offset) {
        if (collector)
          collector.embeddedWords.length = wordCount2;
        pos = wordEnd2 - offset;
        return makeWord(start3, pos, true);
      }
      return atom2;
    }
    if (c === 96 || c === 34 || c === 39) {
      const start3 = pos;
      pos = (collector?.findArithmeticWordEnd?.(start3 + offset, offset + len) ?? start3 + offset + 1) - offset;
      return makeWord(start3, pos, true);
    }
    const start2 = pos;
    const wordCount = collector?.embeddedWords.length ?? 0;
    const atom = readWordAtom();
    const wordEnd = collector?.findArithmeticWordEnd?.(start2 + offset, offset + len) ?? pos + offset;
    if (wordEnd > pos + offset) {
      if (collector)
        collector.embeddedWords.length = wordCount;
      pos = wordEnd - offset;
      return makeWord(start2, pos, true);
    }
    return atom;
  }
  function readDollarAtom() {
    const start2 = pos;
    pos++;
    if (pos >= len)
      return makeWord(start2, pos);
    const c = src.charCodeAt(pos);
    if (c === CH_LPAREN) {
      if (pos + 1 < len && src.charCodeAt(pos + 1) === CH_LPAREN) {
        const expansionEnd = collector?.findArithmeticExpansionEnd(start2 + offset, offset + len) ?? -1;
        if (expansionEnd !== -1) {
          pos = expansionEnd - offset;
        } else {
          pos += 2;
          let depth = 1;
          while (pos < len && depth > 0) {
            if (src.charCodeAt(pos) === CH_LPAREN && src.charCodeAt(pos + 1) === CH_LPAREN) {
              depth++;
              pos += 2;
            } else if (src.charCodeAt(pos) === CH_RPAREN && src.charCodeAt(pos + 1) === CH_RPAREN) {
              depth--;
              pos += 2;
            } else {
              pos++;
            }
          }
        }
      } else {
        pos++;
        const close = collector?.findClosingParenthesis(pos + offset, offset + len) ?? -1;
        if (close !== -1) {
          pos = close - offset + 1;
        } else {
          let depth = 1;
          while (pos < len && depth > 0) {
            const ch = src.charCodeAt(pos++);
            if (ch === CH_LPAREN)
              depth++;
            else if (ch === CH_RPAREN)
              depth--;
          }
        }
        const text3 = src.slice(start2, pos);
        return collector ? collector.commandExpansion(start2 + offset, pos + offset, text3) : new ScriptExpansionImpl("ArithmeticCommandExpansion", start2 + offset, pos + offset, text3);
      }
    } else if (c === CH_LBRACE) {
      const close = collector?.findClosingBrace(pos + offset + 1, offset + len) ?? -1;
      if (close !== -1) {
        pos = close - offset + 1;
      } else {
        pos++;
        let depth = 1;
        while (pos < len && depth > 0) {
          const ch = src.charCodeAt(pos++);
          if (ch === CH_LBRACE)
            depth++;
          else if (ch === CH_RBRACE)
            depth--;
        }
      }
    } else {
      while (pos < len) {
        const ch = src.charCodeAt(pos);
        if (ch >= CH_a && ch <= CH_z || ch >= CH_A && ch <= CH_Z || ch >= CH_0 && ch <= CH_9 || ch === CH_UNDERSCORE)
          pos++;
        else
          break;
      }
    }
    return makeWord(start2, pos, c === CH_LPAREN || c === CH_LBRACE);
  }
  function readWordAtom() {
    const start2 = pos;
    while (pos < len) {
      const c = src.charCodeAt(pos);
      if (c >= CH_0 && c <= CH_9 || c >= CH_A && c <= CH_Z || c >= CH_a && c <= CH_z || c === CH_UNDERSCORE || c === 35) {
        pos++;
      } else
        break;
    }
    if (pos > start2 && pos < len && src.charCodeAt(pos) === CH_LBRACKET) {
      const close = collector?.findClosingBracket?.(pos + offset + 1, offset + len) ?? -1;
      if (close !== -1) {
        pos = close - offset + 1;
      } else {
        pos++;
        let depth = 1;
        while (pos < len && depth > 0) {
          const c = src.charCodeAt(pos);
          if (c === CH_LBRACKET)
            depth++;
          else if (c === CH_RBRACKET)
            depth--;
          pos++;
        }
      }
      return makeWord(start2, pos, true);
    }
    if (pos === start2) {
      pos++;
      return makeWord(start2, pos);
    }
    return makeWord(start2, pos);
  }
  skipWS();
  if (pos >= len)
    return null;
  const start = pos;
  const result = parseBinExpr(0, nestingDepth);
  skipWS();
  if (pos < len) {
    if (collector)
      collector.embeddedWords.length = initialWordCount;
    return makeWord(start, trimEnd(src, start, len), collector !== void 0);
  }
  return result;
}

// node_modules/unbash/dist/parts.js
var computeBareWordParts = (_source, word) => hasGlobCharacters(word.text) ? parseGlobParts(word.text, 0, word.text.length, void 0, word.pos) : void 0;
function wordPartsResolver(context) {
  return context.wordParts ?? (context.wordParts = (source, word, depth) => computeWordParts(source, word, depth, context));
}
function embeddedPartsResolver(context) {
  return context.embeddedParts ?? (context.embeddedParts = (source, word, depth) => computeEmbeddedWordParts(source, word, depth, context));
}
function arrayPartsResolver(context) {
  return context.arrayParts ?? (context.arrayParts = (source, word, depth) => computeArrayElementParts(source, word, depth, context));
}
function computeWordParts(source, word, depth = 0, context = createSubstitutionContext()) {
  const lexer = new Lexer(source, word.pos, word.end, false, context);
  lexer._nestingDepth = depth;
  const parts = lexer.buildWordParts(word.pos);
  return parts ?? void 0;
}
function computeEmbeddedWordParts(source, word, depth = 0, context, arithmetic = false) {
  if (!hasEmbeddedWordStructure(source, word.pos, word.end))
    return void 0;
  const lexer = new Lexer(source, word.pos, word.end, false, context);
  lexer._nestingDepth = depth;
  const parts = lexer.buildEmbeddedWordParts(word.pos, arithmetic);
  return parts ?? void 0;
}
function computeArrayElementParts(source, word, depth = 0, context) {
  const lexer = new Lexer(source, word.pos, word.end, false, context);
  lexer._nestingDepth = depth;
  const parts = lexer.buildArrayElementParts(word.pos);
  return parts ?? void 0;
}
function computeHereDocBodyParts(source, word, depth = 0, context) {
  const lexer = new Lexer(source, word.pos, word.end, false, context);
  lexer._nestingDepth = depth;
  const parts = lexer.buildHereDocParts(word.pos, word.end);
  return parts ?? void 0;
}

// node_modules/unbash/dist/arithmetic-parts.js
function parseArithmeticWithParts(body, offset, source, depth, context, embeddedDepth = depth) {
  if (!hasEmbeddedWordStructure(source, offset, offset + body.length)) {
    return parseArithmeticExpression(body, offset, void 0, depth) ?? void 0;
  }
  const embeddedWords = [];
  const lexer = new Lexer(source, 0, source.length, false, context);
  lexer._nestingDepth = depth;
  const expression = parseArithmeticExpression(body, offset, {
    embeddedWords,
    commandExpansion: (pos, end, text3) => new ScriptExpansionImpl("ArithmeticCommandExpansion", pos, end, text3, {
      source,
      start: pos + 2,
      end: end - 1,
      depth: depth + 1,
      parenBoundary: true,
      context
    }),
    findClosingBracket: (start, end) => lexer.findClosingBracket(start, end),
    findClosingBrace: (start, end) => lexer.findClosingBrace(start, end),
    findClosingParenthesis: (start, end) => lexer.findClosingParenthesis(start, end),
    findArithmeticExpansionEnd: (start, end) => lexer.findArithmeticExpansionEnd(start, end),
    findArithmeticWordEnd: (start, end) => lexer.findArithmeticWordEnd(start, end)
  }, depth) ?? void 0;
  if (embeddedDepth <= MAX_SYNTAX_NESTING) {
    for (const node of embeddedWords)
      node.parts = computeEmbeddedWordParts(source, node, embeddedDepth, context, true);
  }
  return expression;
}

// node_modules/unbash/dist/assignment.js
var ArrayValueImpl = class {
  type = "ArrayValue";
  pos;
  end;
  #source;
  #depth;
  #context;
  #elements;
  constructor(source, pos, end, depth, context) {
    this.pos = pos;
    this.end = end;
    this.#source = source;
    this.#depth = depth;
    this.#context = context;
  }
  get elements() {
    if (this.#elements)
      return this.#elements;
    const lexer = new Lexer(this.#source, this.pos + 1, this.end - 1, false, this.#context);
    lexer._nestingDepth = this.#depth;
    const elements = [];
    while (lexer.peek(LexContext.ArrayElement).token !== Token.EOF) {
      const token2 = lexer.next(LexContext.ArrayElement);
      if (token2.token !== Token.Word && token2.token !== Token.Assignment)
        continue;
      const text3 = token2.raw ? token2.value : this.#source.slice(token2.pos, token2.end);
      const indexed = text3.charCodeAt(0) === 91;
      const context = lexer.getSubstitutionContext();
      const source = !indexed && token2.raw && token2.keywordEligible ? void 0 : this.#source;
      const resolver = source === void 0 ? computeBareWordParts : indexed ? arrayPartsResolver(context) : wordPartsResolver(context);
      elements.push(new WordImpl(text3, token2.pos, token2.end, source, resolver, this.#depth));
    }
    this.#elements = elements;
    return elements;
  }
  toJSON() {
    return { type: this.type, pos: this.pos, end: this.end, elements: this.elements };
  }
};
var AssignmentImpl = class {
  type = "Assignment";
  pos;
  end;
  text;
  #source;
  #depth;
  #context;
  #operatorPos;
  #name = null;
  #append;
  #index;
  #value = null;
  constructor(text3, pos, end, source, operatorPos, depth, context) {
    this.pos = pos;
    this.end = end;
    this.text = text3;
    this.#source = source;
    this.#operatorPos = operatorPos;
    this.#depth = depth;
    this.#context = context;
  }
  get name() {
    return this.#name ?? this.resolveTarget();
  }
  get append() {
    if (this.#name === null)
      this.resolveTarget();
    return this.#append;
  }
  get index() {
    if (this.#name === null)
      this.resolveTarget();
    return this.#index;
  }
  get value() {
    if (this.#value !== null)
      return this.#value;
    const start = this.#operatorPos + 1;
    const arrayStart = skipLineContinuations(this.#source, start, this.end);
    this.#value = this.#source.charCodeAt(arrayStart) === 40 && this.#source.charCodeAt(this.end - 1) === 41 ? new ArrayValueImpl(this.#source, arrayStart, this.end, this.#depth, this.#context) : new WordImpl(this.#source.slice(start, this.end), start, this.end, this.#source, wordPartsResolver(this.#context), this.#depth);
    return this.#value;
  }
  resolveTarget() {
    const equal = this.#operatorPos - this.pos;
    let nameEnd = equal;
    let appendPos = equal;
    while (appendPos >= 2 && this.text.charCodeAt(appendPos - 2) === 92 && this.text.charCodeAt(appendPos - 1) === 10)
      appendPos -= 2;
    if (this.text.charCodeAt(appendPos - 1) === 43) {
      this.#append = true;
      nameEnd = appendPos - 1;
    }
    const bracket = this.text.indexOf("[");
    if (bracket > 0 && bracket < nameEnd) {
      const close = this.text.lastIndexOf("]", equal);
      if (close > bracket) {
        const start = this.pos + bracket + 1;
        const end = this.pos + close;
        this.#index = new WordImpl(this.#source.slice(start, end), start, end, this.#source, embeddedPartsResolver(this.#context), this.#depth);
        nameEnd = bracket;
      }
    }
    const name2 = this.text.slice(0, nameEnd);
    return this.#name = name2.includes("\\\n") ? name2.split("\\\n").join("") : name2;
  }
  toJSON() {
    return {
      type: this.type,
      pos: this.pos,
      end: this.end,
      text: this.text,
      name: this.name,
      append: this.append,
      index: this.index,
      value: this.value
    };
  }
};

// node_modules/unbash/dist/command.js
var isArgument = (item) => item.type === "Word" || item.type === "Assignment";
var CommandImpl = class {
  type = "Command";
  pos;
  end;
  name;
  prefix;
  suffix;
  #args;
  #redirects;
  constructor(pos, end, name2, prefix, suffix) {
    this.pos = pos;
    this.end = end;
    this.name = name2;
    this.prefix = prefix;
    this.suffix = suffix;
  }
  get args() {
    if (this.#args === void 0) {
      const suffix = this.suffix;
      this.#args = suffix.every(isArgument) ? suffix : suffix.filter(isArgument);
    }
    return this.#args;
  }
  get redirects() {
    if (this.#redirects === void 0) {
      const redirects = [];
      for (const item of this.prefix)
        if (item.type !== "Assignment")
          redirects.push(item);
      for (const item of this.suffix)
        if (!isArgument(item))
          redirects.push(item);
      this.#redirects = redirects;
    }
    return this.#redirects;
  }
  toJSON() {
    return { type: this.type, pos: this.pos, end: this.end, name: this.name, prefix: this.prefix, suffix: this.suffix };
  }
};

// node_modules/unbash/dist/heredoc.js
var HereDocBodyImpl = class {
  type = "HereDocBody";
  pos;
  end;
  text = "";
  #source;
  #depth;
  #context;
  #parts;
  constructor(source, pos, quoted, depth, context) {
    this.pos = pos;
    this.end = pos;
    this.#source = source;
    this.#depth = depth;
    this.#context = context;
    this.#parts = quoted ? void 0 : null;
  }
  get parts() {
    if (this.#parts === null)
      this.#parts = computeHereDocBodyParts(this.#source, this, this.#depth, this.#context);
    return this.#parts;
  }
  toJSON() {
    return { type: this.type, pos: this.pos, end: this.end, text: this.text, parts: this.parts };
  }
};

// node_modules/unbash/dist/parser.js
Lexer._findSubstitutionEnd = findSubstitutionEnd;
ScriptExpansionImpl._resolveScript = parseRegion;
ArithmeticExpansionImpl._resolveExpression = parseArithmeticWithParts;
function isDeclarationCommand(name2) {
  switch (name2.length) {
    case 5:
      return name2 === "local" || name2 === "alias";
    case 6:
      return name2 === "export";
    case 7:
      return name2 === "declare" || name2 === "typeset";
    case 8:
      return name2 === "readonly";
    default:
      return false;
  }
}
var ArithmeticCommandImpl = class {
  type = "ArithmeticCommand";
  pos;
  end;
  body;
  #source;
  #depth;
  #context;
  #expression = null;
  constructor(pos, end, body, source, depth, context) {
    this.pos = pos;
    this.end = end;
    this.body = body;
    this.#source = source;
    this.#depth = depth;
    this.#context = context;
  }
  get expression() {
    if (this.#expression === null) {
      this.#expression = parseArithmeticWithParts(this.body, this.pos + 2, this.#source, this.#depth, this.#context);
    }
    return this.#expression;
  }
  set expression(v) {
    this.#expression = v ?? void 0;
  }
  toJSON() {
    return {
      type: this.type,
      pos: this.pos,
      end: this.end,
      expression: this.expression,
      body: this.body
    };
  }
};
var ArithmeticForImpl = class {
  type = "ArithmeticFor";
  pos;
  end;
  body;
  #initStr;
  #testStr;
  #updateStr;
  #initPos;
  #testPos;
  #updatePos;
  #source;
  #depth;
  #context;
  #initialize = null;
  #test = null;
  #update = null;
  constructor(pos, end, body, initStr, testStr, updateStr, initPos, testPos, updatePos, source, depth, context) {
    this.pos = pos;
    this.end = end;
    this.body = body;
    this.#initStr = initStr;
    this.#testStr = testStr;
    this.#updateStr = updateStr;
    this.#initPos = initPos;
    this.#testPos = testPos;
    this.#updatePos = updatePos;
    this.#source = source;
    this.#depth = depth;
    this.#context = context;
  }
  get initialize() {
    if (this.#initialize === null) {
      if (this.#initStr) {
        this.#initialize = parseArithmeticWithParts(this.#initStr, this.#initPos, this.#source, this.#depth, this.#context);
      } else {
        this.#initialize = void 0;
      }
    }
    return this.#initialize;
  }
  set initialize(v) {
    this.#initialize = v ?? void 0;
  }
  get test() {
    if (this.#test === null) {
      if (this.#testStr) {
        this.#test = parseArithmeticWithParts(this.#testStr, this.#testPos, this.#source, this.#depth, this.#context);
      } else {
        this.#test = void 0;
      }
    }
    return this.#test;
  }
  set test(v) {
    this.#test = v ?? void 0;
  }
  get update() {
    if (this.#update === null) {
      if (this.#updateStr) {
        this.#update = parseArithmeticWithParts(this.#updateStr, this.#updatePos, this.#source, this.#depth, this.#context);
      } else {
        this.#update = void 0;
      }
    }
    return this.#update;
  }
  set update(v) {
    this.#update = v ?? void 0;
  }
  toJSON() {
    return {
      type: this.type,
      pos: this.pos,
      end: this.end,
      initialize: this.initialize,
      test: this.test,
      update: this.update,
      body: this.body
    };
  }
};
var CASE_TERMINATORS = {
  [Token.DoubleSemi]: ";;",
  [Token.SemiAmp]: ";&",
  [Token.DoubleSemiAmp]: ";;&"
};
var REDIRECT_OPS = {
  ">": ">",
  ">>": ">>",
  "<": "<",
  "<>": "<>",
  "<&": "<&",
  ">&": ">&",
  ">|": ">|",
  "&>": "&>",
  "&>>": "&>>"
};
var listTerminators = new Uint8Array(37);
listTerminators[Token.EOF] = 1;
listTerminators[Token.RParen] = 1;
listTerminators[Token.RBrace] = 1;
listTerminators[Token.Then] = 1;
listTerminators[Token.Else] = 1;
listTerminators[Token.Elif] = 1;
listTerminators[Token.Fi] = 1;
listTerminators[Token.Do] = 1;
listTerminators[Token.Done] = 1;
listTerminators[Token.Esac] = 1;
listTerminators[Token.DoubleSemi] = 1;
listTerminators[Token.SemiAmp] = 1;
listTerminators[Token.DoubleSemiAmp] = 1;
var compoundClosers = new Uint8Array(37);
compoundClosers[Token.RParen] = 1;
compoundClosers[Token.RBrace] = 1;
compoundClosers[Token.DblRBracket] = 1;
compoundClosers[Token.Fi] = 1;
compoundClosers[Token.Done] = 1;
compoundClosers[Token.Esac] = 1;
compoundClosers[Token.ArithCmd] = 1;
function isTestNegation(t) {
  return t.token === Token.Word && t.keywordEligible && t.value === "!";
}
var commandStarts = new Uint8Array(37);
commandStarts[Token.Word] = 1;
commandStarts[Token.Assignment] = 1;
commandStarts[Token.Bang] = 1;
commandStarts[Token.LParen] = 1;
commandStarts[Token.LBrace] = 1;
commandStarts[Token.DblLBracket] = 1;
commandStarts[Token.If] = 1;
commandStarts[Token.For] = 1;
commandStarts[Token.While] = 1;
commandStarts[Token.Until] = 1;
commandStarts[Token.Case] = 1;
commandStarts[Token.Function] = 1;
commandStarts[Token.Select] = 1;
commandStarts[Token.ArithCmd] = 1;
commandStarts[Token.Coproc] = 1;
commandStarts[Token.Redirect] = 1;
var UNARY_TEST_OPS = {
  "-a": 1,
  "-b": 1,
  "-c": 1,
  "-d": 1,
  "-e": 1,
  "-f": 1,
  "-g": 1,
  "-h": 1,
  "-k": 1,
  "-p": 1,
  "-r": 1,
  "-s": 1,
  "-t": 1,
  "-u": 1,
  "-v": 1,
  "-w": 1,
  "-x": 1,
  "-z": 1,
  "-n": 1,
  "-o": 1,
  "-N": 1,
  "-S": 1,
  "-L": 1,
  "-G": 1,
  "-O": 1,
  "-R": 1
};
var BINARY_TEST_OPS = {
  "==": 1,
  "!=": 1,
  "=~": 1,
  "=": 1,
  "-eq": 1,
  "-ne": 1,
  "-lt": 1,
  "-le": 1,
  "-gt": 1,
  "-ge": 1,
  "-nt": 1,
  "-ot": 1,
  "-ef": 1,
  "<": 1,
  ">": 1
};
var EMPTY_REDIRECTS = [];
var EMPTY_PREFIXES = [];
var EMPTY_ELIFS = [];
function parse(source) {
  return new Parser(source, 0, source.length).run();
}
function parseRegion(source, start, end, depth = 0, parenBoundary = false, context) {
  return new Parser(source, start, end, depth, parenBoundary, void 0, context).run();
}
var SubstitutionLexer = class _SubstitutionLexer extends Lexer {
  boundaries;
  pending;
  context;
  constructor(source, boundary, boundaries, pending, context, parenBoundary = true) {
    super(source, boundary.start, boundary.end, parenBoundary, context);
    this._nestingDepth = boundary.depth;
    this.boundaries = boundaries;
    this.pending = pending;
    this.context = context;
  }
  // Keep child boundary requests on this worklist so nested scans stay iterative.
  fork(start, end, parenBoundary = false) {
    return new _SubstitutionLexer(this.getSource(), { start, end, depth: this._nestingDepth }, this.boundaries, this.pending, this.context, parenBoundary);
  }
  findSubstitutionEnd(start, end, depth = this._nestingDepth + 1) {
    const known2 = this.context.boundaries?.get(start);
    if (known2 !== void 0)
      return known2 <= end ? known2 : -1;
    const boundary = this.boundaries.get(start);
    if (boundary !== void 0)
      return boundary <= end ? boundary : -1;
    if (!this.boundaries.has(start)) {
      this.boundaries.set(start, void 0);
      this.pending.push({ start, end, depth });
    }
    return -1;
  }
};
function findSubstitutionEnd(source, start, end, depth, context) {
  const boundaries = /* @__PURE__ */ new Map([[start, void 0]]);
  const pending = [{ start, end, depth }];
  while (pending.length > 0) {
    const count = pending.length;
    const boundary = pending[count - 1];
    const lexer = new SubstitutionLexer(source, boundary, boundaries, pending, context);
    const found = new Parser(source, boundary.start, boundary.end, boundary.depth, true, lexer).findSubstitutionEnd();
    if (pending.length === count) {
      boundaries.set(boundary.start, found);
      if (found !== -1)
        substitutionBoundaries(context).set(boundary.start, found);
      pending.pop();
    }
  }
  return boundaries.get(start) ?? -1;
}
var Parser = class {
  tok;
  source;
  start;
  end;
  depth;
  errors = null;
  syntaxDepth = 0;
  // `depth` counts the substitution scripts (and sub-fields) enclosing this region; it
  // shares the MAX_SYNTAX_NESTING budget with the lexer's lazy word-part materialization.
  constructor(source, start, end, depth = 0, parenBoundary = false, lexer, context) {
    this.tok = lexer ?? new Lexer(source, start, end, parenBoundary, createSubstitutionContext(context));
    this.tok._nestingDepth = depth;
    this.source = source;
    this.start = start;
    this.end = end;
    this.depth = depth;
  }
  run() {
    const start = this.start;
    if (this.depth > MAX_SYNTAX_NESTING)
      this.error("maximum substitution nesting depth exceeded", start);
    let shebang;
    if (start === 0 && this.source.charCodeAt(0) === 35 && this.source.charCodeAt(1) === 33) {
      const nl = this.source.indexOf("\n");
      shebang = nl === -1 ? this.source : this.source.slice(0, nl);
    }
    const commands = this.list();
    for (; ; ) {
      const unexpected = this.tok.peek(LexContext.CommandStart);
      if (unexpected.token === Token.EOF)
        break;
      this.unexpectedToken(unexpected);
      if (!listTerminators[unexpected.token] && unexpected.token !== Token.In)
        break;
      this.tok.next(LexContext.CommandStart);
      let separator = this.tok.peek(LexContext.CommandStart).token;
      if (separator !== Token.Semi && separator !== Token.Newline && separator !== Token.Amp)
        break;
      while (separator === Token.Semi || separator === Token.Newline || separator === Token.Amp) {
        this.tok.next(LexContext.CommandStart);
        separator = this.tok.peek(LexContext.CommandStart).token;
      }
      const recovered = this.list();
      for (let i = 0; i < recovered.length; i++)
        commands.push(recovered[i]);
    }
    const lexerErrors = this.tok._errors;
    if (lexerErrors !== null && lexerErrors.length > 0) {
      const errors = this.errors ?? (this.errors = []);
      for (let i = 0; i < lexerErrors.length; i++)
        errors.push(lexerErrors[i]);
    }
    if (this.errors !== null && this.errors.length > 1)
      this.errors.sort((a, b) => a.pos - b.pos);
    return { type: "Script", pos: start, end: this.end, shebang, commands, errors: this.errors ?? void 0 };
  }
  error(message, pos) {
    (this.errors ?? (this.errors = [])).push({ message, pos });
  }
  unexpectedToken(t) {
    this.error(`unexpected token '${t.token === Token.Newline ? "newline" : t.value}'`, t.pos);
  }
  findSubstitutionEnd() {
    this.list();
    return this.acceptEnd(Token.RParen);
  }
  skipSemi() {
    if (this.tok.peek(LexContext.Normal).token === Token.Semi)
      this.tok.next(LexContext.Normal);
  }
  accept(token2, ctx = LexContext.Normal) {
    if (this.tok.peek(ctx).token === token2)
      return this.tok.next(ctx);
    return null;
  }
  acceptEnd(token2, ctx = LexContext.Normal) {
    if (this.tok.peek(ctx).token === token2)
      return this.tok.next(ctx).end;
    return -1;
  }
  skipNewlines(ctx = LexContext.Normal) {
    while (this.tok.peek(ctx).token === Token.Newline)
      this.tok.next(ctx);
  }
  doBody(hasDo) {
    const body = this.list();
    const emptyPos = hasDo ? this.emptyListPos(body) : -1;
    if (emptyPos >= 0)
      this.error("expected command after 'do'", emptyPos);
    return body;
  }
  // Where an empty compound list stopped, or -1. An empty condition is reported only
  // once `then` or `do` follows, so a missing keyword is not reported twice.
  emptyListPos(commands) {
    return commands.length === 0 ? this.tok.peek(LexContext.CommandStart).pos : -1;
  }
  makeStatement(command) {
    return {
      type: "Statement",
      pos: command.pos,
      end: command.end,
      command,
      background: void 0
    };
  }
  // list := and_or ((';' | '&' | NEWLINE) and_or)* [';' | '&' | NEWLINE]
  list() {
    const commands = [];
    this.skipNewlines(LexContext.CommandStart);
    let t = this.tok.peek(LexContext.CommandStart).token;
    if (listTerminators[t] || !commandStarts[t])
      return commands;
    const first = this.andOr();
    if (first)
      commands.push(this.makeStatement(first));
    for (; ; ) {
      t = this.tok.peekFollow(compoundClosers).token;
      if (t !== Token.Semi && t !== Token.Newline && t !== Token.Amp)
        break;
      const isBackground = t === Token.Amp;
      const sepEnd = this.tok.next(LexContext.Normal).end;
      if (isBackground) {
        const stmt = commands[commands.length - 1];
        stmt.background = true;
        stmt.end = sepEnd;
      }
      this.skipNewlines(LexContext.CommandStart);
      t = this.tok.peek(LexContext.CommandStart).token;
      if (listTerminators[t] || !commandStarts[t])
        break;
      const node = this.andOr();
      if (node)
        commands.push(this.makeStatement(node));
    }
    return commands;
  }
  // and_or := pipeline (('&&' | '||') newlines pipeline)*
  andOr() {
    const first = this.pipeline();
    if (!first)
      return null;
    let t = this.tok.peek(LexContext.Normal).token;
    if (t !== Token.And && t !== Token.Or)
      return first;
    const commands = [first];
    const operators = [];
    do {
      const operatorToken = this.tok.next(LexContext.Normal);
      const operator = operatorToken.token === Token.And ? "&&" : "||";
      this.skipNewlines(LexContext.CommandStart);
      const next = this.pipeline();
      if (!next) {
        this.error(`expected command after '${operator}'`, operatorToken.end);
        break;
      }
      operators.push(operator);
      commands.push(next);
      t = this.tok.peek(LexContext.Normal).token;
    } while (t === Token.And || t === Token.Or);
    return {
      type: "AndOr",
      pos: first.pos,
      end: commands[commands.length - 1].end,
      commands,
      operators
    };
  }
  withRedirects(command) {
    const redirects = this.collectTrailingRedirects();
    if (redirects.length === 0)
      return command;
    return { type: "Redirected", pos: command.pos, end: redirects[redirects.length - 1].end, command, redirects };
  }
  pipeline() {
    let prefixes;
    for (; ; ) {
      const token2 = this.tok.peek(LexContext.CommandStart);
      const isTime = token2.token === Token.Word && token2.keywordEligible && token2.value === "time";
      if (token2.token !== Token.Bang && !isTime)
        break;
      const prefix = this.tok.next(LexContext.CommandStart);
      const pos2 = prefix.pos;
      const keywordEnd = prefix.end;
      let posix;
      let endOfOptions;
      if (isTime) {
        let flag = this.tok.peek(LexContext.CommandStart);
        if (flag.token === Token.Word && flag.keywordEligible && flag.value === "-p") {
          this.tok.next(LexContext.CommandStart);
          posix = { pos: flag.pos, end: flag.end };
          flag = this.tok.peek(LexContext.CommandStart);
        }
        if (flag.token === Token.Word && flag.keywordEligible && flag.value === "--") {
          this.tok.next(LexContext.CommandStart);
          endOfOptions = { pos: flag.pos, end: flag.end };
        }
      }
      if (prefixes === void 0)
        prefixes = [];
      prefixes.push(isTime ? { type: "Time", pos: pos2, end: endOfOptions?.end ?? posix?.end ?? keywordEnd, keywordEnd, posix, endOfOptions } : { type: "Negation", pos: pos2, end: keywordEnd });
    }
    const command = this.pipelineCommands();
    if (!prefixes)
      return command;
    const pos = prefixes[0].pos;
    if (command?.type === "Pipeline") {
      command.prefixes = prefixes;
      command.pos = pos;
      return command;
    }
    return {
      type: "Pipeline",
      pos,
      end: command ? command.end : prefixes[prefixes.length - 1].end,
      prefixes,
      commands: command ? [command] : [],
      operators: []
    };
  }
  pipelineCommands() {
    const first = this.command();
    if (!first)
      return null;
    if (this.tok.peek(LexContext.Normal).token !== Token.Pipe)
      return first;
    const commands = [first];
    const operators = [];
    while (this.tok.peek(LexContext.Normal).token === Token.Pipe) {
      const pipeToken = this.tok.next(LexContext.Normal);
      const operator = pipeToken.value === "|&" ? "|&" : "|";
      this.skipNewlines(LexContext.CommandStart);
      const cmd = this.command();
      if (!cmd) {
        this.error(`expected command after '${operator}'`, pipeToken.end);
        break;
      }
      operators.push(operator);
      commands.push(cmd);
    }
    if (commands.length === 1) {
      return commands[0];
    }
    const pipeline = {
      type: "Pipeline",
      pos: first.pos,
      end: commands[commands.length - 1].end,
      prefixes: EMPTY_PREFIXES,
      commands,
      operators
    };
    return pipeline;
  }
  // command := compound_command | function_def | simple_command
  command() {
    let compound;
    switch (this.tok.peek(LexContext.CommandStart).token) {
      case Token.LParen:
        compound = this.subshell();
        break;
      case Token.LBrace:
        compound = this.braceGroup();
        break;
      case Token.If:
        compound = this.ifClause();
        break;
      case Token.For:
        compound = this.forClause();
        break;
      case Token.While:
        compound = this.whileClause();
        break;
      case Token.Until:
        compound = this.untilClause();
        break;
      case Token.Case:
        compound = this.caseClause();
        break;
      case Token.Function:
        return this.functionDef();
      case Token.Select:
        compound = this.selectClause();
        break;
      case Token.DblLBracket:
        compound = this.testCommand();
        break;
      case Token.ArithCmd:
        compound = this.arithCommand();
        break;
      case Token.Coproc:
        return this.coprocCommand();
      case Token.Word:
      case Token.Assignment:
      case Token.Redirect:
        return this.simpleCommandOrFunction(false);
      default:
        return null;
    }
    return this.withRedirects(compound);
  }
  collectTrailingRedirects() {
    let redirects = EMPTY_REDIRECTS;
    while (this.tok.peekFollow(compoundClosers).token === Token.Redirect) {
      if (redirects === EMPTY_REDIRECTS)
        redirects = [];
      redirects.push(this.readRedirect(LexContext.Normal));
    }
    return redirects;
  }
  // arith_command := (( expr ))
  arithCommand() {
    const tok = this.tok.next(LexContext.CommandStart);
    return new ArithmeticCommandImpl(tok.pos, tok.end, tok.value, this.source, this.depth, this.tok.getSubstitutionContext());
  }
  // coproc := COPROC ([name] compound_command [redirections] | simple_command)
  coprocCommand() {
    const start = this.tok.next(LexContext.CommandStart);
    const pos = start.pos;
    const first = this.tok.peek(LexContext.CommandStart);
    let name2;
    if (first.token === Token.Word) {
      const lookahead = this.tok.fork(first.end, this.end);
      switch (lookahead.peek(LexContext.CommandStart).token) {
        case Token.LParen:
          lookahead.next(LexContext.CommandStart);
          if (lookahead.peek(LexContext.Normal).token !== Token.RParen)
            name2 = this.readWord(LexContext.CommandStart);
          break;
        case Token.LBrace:
        case Token.If:
        case Token.For:
        case Token.While:
        case Token.Until:
        case Token.Case:
        case Token.Select:
        case Token.DblLBracket:
        case Token.ArithCmd:
          name2 = this.readWord(LexContext.CommandStart);
      }
    }
    const cmd = first.token === Token.Word && name2 === void 0 ? this.simpleCommandOrFunction(true) : this.command();
    if (cmd && cmd.type !== "Function" && cmd.type !== "Coproc") {
      return { type: "Coproc", pos, end: cmd.end, name: name2, body: cmd };
    }
    this.error("expected command after 'coproc'", cmd?.pos ?? start.end);
    const body = cmd ? this.makeCompoundList([this.makeStatement(cmd)]) : { type: "CompoundList", pos: start.end, end: start.end, commands: [] };
    return { type: "Coproc", pos, end: body.end, name: name2, body };
  }
  // subshell := '(' list ')'
  subshell() {
    return this.subshellBody(this.tok.next(LexContext.CommandStart).pos);
  }
  // Continues a subshell whose '(' the caller already consumed.
  subshellBody(pos) {
    if (this.syntaxDepth >= MAX_SYNTAX_NESTING) {
      this.error("maximum subshell nesting depth exceeded", pos);
      const closeEnd2 = this.tok.skipSubshellBody();
      if (closeEnd2 < 0)
        this.error("expected ')' to close subshell", this.tok.getPos());
      const end2 = closeEnd2 >= 0 ? closeEnd2 : pos;
      return { type: "Subshell", pos, end: end2, body: this.makeCompoundList([]) };
    }
    this.syntaxDepth++;
    const commands = this.list();
    this.syntaxDepth--;
    if (commands.length === 0)
      this.error("expected command in subshell", pos);
    const closeEnd = this.acceptEnd(Token.RParen, LexContext.Normal);
    if (closeEnd < 0)
      this.error("expected ')' to close subshell", this.tok.getPos());
    const end = closeEnd >= 0 ? closeEnd : pos;
    return { type: "Subshell", pos, end, body: this.makeCompoundList(commands) };
  }
  // brace_group := '{' list '}'
  braceGroup() {
    const pos = this.tok.next(LexContext.CommandStart).pos;
    if (this.syntaxDepth >= MAX_SYNTAX_NESTING) {
      this.error("maximum brace group nesting depth exceeded", pos);
      const closeEnd2 = this.tok.skipCompoundBody(Token.RBrace);
      if (closeEnd2 < 0)
        this.error("expected '}' to close brace group", this.tok.getPos());
      const end2 = closeEnd2 >= 0 ? closeEnd2 : pos;
      return { type: "BraceGroup", pos, end: end2, body: this.makeCompoundList([]) };
    }
    this.syntaxDepth++;
    const commands = this.list();
    this.syntaxDepth--;
    if (commands.length === 0)
      this.error("expected command in brace group", pos);
    const closeEnd = this.acceptEnd(Token.RBrace, LexContext.Normal);
    if (closeEnd < 0)
      this.error("expected '}' to close brace group", this.tok.getPos());
    const end = closeEnd >= 0 ? closeEnd : pos;
    return { type: "BraceGroup", pos, end, body: this.makeCompoundList(commands) };
  }
  // if_clause := IF list THEN list (ELIF list THEN list)* [ELSE list] FI
  ifClause() {
    const pos = this.tok.next(LexContext.CommandStart).pos;
    if (this.syntaxDepth >= MAX_SYNTAX_NESTING) {
      this.error("maximum if nesting depth exceeded", pos);
      const closeEnd2 = this.tok.skipCompoundBody(Token.Fi);
      if (closeEnd2 < 0)
        this.error("expected 'fi' to close 'if'", this.tok.getPos());
      const end = closeEnd2 >= 0 ? closeEnd2 : pos;
      return {
        type: "If",
        pos,
        end,
        clause: this.makeCompoundList([]),
        then: this.makeCompoundList([]),
        elif: EMPTY_ELIFS,
        else: void 0
      };
    }
    this.syntaxDepth++;
    let command;
    let branchPos = pos;
    for (; ; ) {
      const clauseCommands = this.list();
      const emptyClausePos = this.emptyListPos(clauseCommands);
      const clause = this.makeCompoundList(clauseCommands);
      this.skipSemi();
      const thenToken = this.accept(Token.Then, LexContext.CommandStart);
      if (!thenToken)
        this.error("expected 'then'", this.tok.getPos());
      else if (emptyClausePos >= 0)
        this.error(`expected command after '${branchPos === pos ? "if" : "elif"}'`, emptyClausePos);
      const thenCommands = this.list();
      const then_ = this.makeCompoundList(thenCommands);
      if (thenToken && thenCommands.length === 0) {
        this.error("expected command after 'then'", this.tok.peek(LexContext.CommandStart).pos);
        then_.pos = thenToken.end;
        then_.end = thenToken.end;
      }
      if (command) {
        if (command.elif === EMPTY_ELIFS)
          command.elif = [];
        command.elif.push({
          type: "Elif",
          pos: branchPos,
          end: then_.end,
          clause,
          then: then_
        });
      } else {
        command = { type: "If", pos, end: pos, clause, then: then_, elif: EMPTY_ELIFS, else: void 0 };
      }
      this.skipSemi();
      const elif = this.accept(Token.Elif, LexContext.CommandStart);
      if (!elif)
        break;
      branchPos = elif.pos;
    }
    if (this.accept(Token.Else, LexContext.CommandStart)) {
      const elseCommands = this.list();
      const emptyElsePos = this.emptyListPos(elseCommands);
      if (emptyElsePos >= 0)
        this.error("expected command after 'else'", emptyElsePos);
      command.else = this.makeCompoundList(elseCommands);
      this.skipSemi();
    }
    const closeEnd = this.acceptEnd(Token.Fi, LexContext.CommandStart);
    if (closeEnd < 0)
      this.error("expected 'fi' to close 'if'", this.tok.getPos());
    command.end = closeEnd >= 0 ? closeEnd : branchPos;
    this.syntaxDepth--;
    return command;
  }
  // for_clause := FOR word [IN word* (';'|NL)] DO list DONE
  //            | FOR '((' expr '))' [';'|NL] DO list DONE
  forClause() {
    const pos = this.tok.next(LexContext.CommandStart).pos;
    if (this.tok.peek(LexContext.Normal).token === Token.LParen) {
      return this.cStyleFor(pos);
    }
    const name2 = this.readRequiredWord("for");
    let wordlist;
    this.skipNewlines(LexContext.CommandStart);
    if (this.tok.peek(LexContext.CommandStart).token === Token.In) {
      this.tok.next(LexContext.CommandStart);
      wordlist = [];
      while (this.tok.peek(LexContext.Normal).token === Token.Word) {
        wordlist.push(this.readWord(LexContext.Normal));
      }
    }
    this.skipSemi();
    this.skipNewlines(LexContext.CommandStart);
    if (this.tok.peek(LexContext.CommandStart).token === Token.LBrace) {
      const bg = this.braceGroup();
      return { type: "For", pos, end: bg.end, name: name2, wordlist, body: bg.body };
    }
    const hasDo = this.accept(Token.Do, LexContext.CommandStart) !== null;
    if (!hasDo)
      this.error("expected 'do'", this.tok.getPos());
    if (this.syntaxDepth >= MAX_SYNTAX_NESTING) {
      this.error("maximum for nesting depth exceeded", pos);
      const closeEnd2 = this.tok.skipCompoundBody(Token.Done);
      if (closeEnd2 < 0)
        this.error("expected 'done' to close 'for'", this.tok.getPos());
      const end2 = closeEnd2 >= 0 ? closeEnd2 : pos;
      return { type: "For", pos, end: end2, name: name2, wordlist, body: this.makeCompoundList([]) };
    }
    this.syntaxDepth++;
    const body = this.doBody(hasDo);
    this.syntaxDepth--;
    this.skipSemi();
    const closeEnd = this.acceptEnd(Token.Done, LexContext.CommandStart);
    if (closeEnd < 0)
      this.error("expected 'done' to close 'for'", this.tok.getPos());
    const end = closeEnd >= 0 ? closeEnd : pos;
    return { type: "For", pos, end, name: name2, wordlist, body: this.makeCompoundList(body) };
  }
  // C-style for: (( expr; expr; expr )) [;|NL] do list done | { list }
  cStyleFor(pos) {
    const [initStr, testStr, updateStr, initPos, testPos, updatePos] = this.tok.readCStyleForExprs();
    if (this.tok.peek(LexContext.CommandStart).token === Token.Semi)
      this.tok.next(LexContext.CommandStart);
    this.skipNewlines(LexContext.CommandStart);
    if (this.tok.peek(LexContext.CommandStart).token === Token.LBrace) {
      const bg = this.braceGroup();
      return new ArithmeticForImpl(pos, bg.end, bg.body, initStr, testStr, updateStr, initPos, testPos, updatePos, this.source, this.depth, this.tok.getSubstitutionContext());
    }
    const hasDo = this.accept(Token.Do, LexContext.CommandStart) !== null;
    if (!hasDo)
      this.error("expected 'do'", this.tok.getPos());
    if (this.syntaxDepth >= MAX_SYNTAX_NESTING) {
      this.error("maximum for nesting depth exceeded", pos);
      const closeEnd2 = this.tok.skipCompoundBody(Token.Done);
      if (closeEnd2 < 0)
        this.error("expected 'done' to close 'for'", this.tok.getPos());
      const end2 = closeEnd2 >= 0 ? closeEnd2 : pos;
      return new ArithmeticForImpl(pos, end2, this.makeCompoundList([]), initStr, testStr, updateStr, initPos, testPos, updatePos, this.source, this.depth, this.tok.getSubstitutionContext());
    }
    this.syntaxDepth++;
    const body = this.doBody(hasDo);
    this.syntaxDepth--;
    const closeEnd = this.acceptEnd(Token.Done, LexContext.CommandStart);
    if (closeEnd < 0)
      this.error("expected 'done' to close 'for'", this.tok.getPos());
    const end = closeEnd >= 0 ? closeEnd : pos;
    return new ArithmeticForImpl(pos, end, this.makeCompoundList(body), initStr, testStr, updateStr, initPos, testPos, updatePos, this.source, this.depth, this.tok.getSubstitutionContext());
  }
  whileClause() {
    return this.whileOrUntil("while");
  }
  untilClause() {
    return this.whileOrUntil("until");
  }
  whileOrUntil(kind) {
    const pos = this.tok.next(LexContext.CommandStart).pos;
    if (this.syntaxDepth >= MAX_SYNTAX_NESTING) {
      this.error(`maximum ${kind} nesting depth exceeded`, pos);
      const closeEnd2 = this.tok.skipCompoundBody(Token.Done);
      if (closeEnd2 < 0)
        this.error(`expected 'done' to close '${kind}'`, this.tok.getPos());
      const end2 = closeEnd2 >= 0 ? closeEnd2 : pos;
      return {
        type: "While",
        pos,
        end: end2,
        kind,
        clause: this.makeCompoundList([]),
        body: this.makeCompoundList([])
      };
    }
    this.syntaxDepth++;
    const clauseCommands = this.list();
    const emptyClausePos = this.emptyListPos(clauseCommands);
    const clause = this.makeCompoundList(clauseCommands);
    this.skipSemi();
    const hasDo = this.accept(Token.Do, LexContext.CommandStart) !== null;
    if (!hasDo)
      this.error("expected 'do'", this.tok.getPos());
    else if (emptyClausePos >= 0)
      this.error(`expected command after '${kind}'`, emptyClausePos);
    const body = this.doBody(hasDo);
    this.skipSemi();
    const closeEnd = this.acceptEnd(Token.Done, LexContext.CommandStart);
    if (closeEnd < 0)
      this.error(`expected 'done' to close '${kind}'`, this.tok.getPos());
    const end = closeEnd >= 0 ? closeEnd : pos;
    this.syntaxDepth--;
    return { type: "While", pos, end, kind, clause, body: this.makeCompoundList(body) };
  }
  // case_clause := CASE word IN (pattern) list (;; | ;& | ;;&) ... ESAC
  caseClause() {
    const pos = this.tok.next(LexContext.CommandStart).pos;
    const word = this.readRequiredWord("case");
    this.skipNewlines(LexContext.CommandStart);
    if (!this.accept(Token.In, LexContext.CommandStart))
      this.error("expected 'in' after 'case' word", this.tok.getPos());
    this.skipNewlines(LexContext.CasePattern);
    if (this.syntaxDepth >= MAX_SYNTAX_NESTING) {
      this.error("maximum case nesting depth exceeded", pos);
      const closeEnd2 = this.tok.skipCompoundBody(Token.Esac);
      if (closeEnd2 < 0)
        this.error("expected 'esac' to close 'case'", this.tok.getPos());
      const end2 = closeEnd2 >= 0 ? closeEnd2 : pos;
      return { type: "Case", pos, end: end2, word, items: [] };
    }
    this.syntaxDepth++;
    const items2 = [];
    let invalid = false;
    let t = this.tok.peek(LexContext.CasePattern).token;
    while (t !== Token.Esac && t !== Token.EOF) {
      const itemPos = this.tok.peek(LexContext.Normal).pos;
      this.accept(Token.LParen, LexContext.Normal);
      const pattern = [];
      let expectWord = true;
      let next = this.tok.peek(LexContext.Normal);
      while (next.token !== Token.RParen && next.token !== Token.EOF) {
        const valid = next.token === (expectWord ? Token.Word : Token.Pipe);
        if (valid)
          expectWord = !expectWord;
        else if (!invalid) {
          this.unexpectedToken(next);
          invalid = true;
        }
        const tok = this.tok.next(LexContext.Normal);
        if (tok.token === Token.Word)
          pattern.push(this.toWord(tok));
        next = this.tok.peek(LexContext.Normal);
      }
      if (expectWord && next.token === Token.RParen && !invalid) {
        this.unexpectedToken(next);
        invalid = true;
      }
      const rparenEnd = this.acceptEnd(Token.RParen, LexContext.Normal);
      const cmds = this.list();
      const bodyPos = rparenEnd >= 0 ? rparenEnd : pattern.length > 0 ? pattern[pattern.length - 1].end : itemPos;
      const itemEnd = cmds.length > 0 ? cmds[cmds.length - 1].end : bodyPos;
      const item = {
        type: "CaseItem",
        pos: itemPos,
        end: itemEnd,
        pattern,
        body: cmds.length > 0 ? this.makeCompoundList(cmds) : { type: "CompoundList", pos: bodyPos, end: bodyPos, commands: [] },
        terminator: void 0
      };
      const after = this.tok.peek(LexContext.CommandStart);
      t = after.token;
      if (t === Token.DoubleSemi || t === Token.SemiAmp || t === Token.DoubleSemiAmp) {
        const termTok = this.tok.next(LexContext.CommandStart);
        item.terminator = CASE_TERMINATORS[termTok.token];
        item.end = termTok.end;
      } else if (t !== Token.Esac && t !== Token.EOF && !invalid) {
        this.unexpectedToken(after);
        invalid = true;
      }
      items2.push(item);
      this.skipNewlines(LexContext.CasePattern);
      t = this.tok.peek(LexContext.CasePattern).token;
    }
    const closeEnd = this.acceptEnd(Token.Esac, LexContext.CommandStart);
    if (closeEnd < 0)
      this.error("expected 'esac' to close 'case'", this.tok.getPos());
    const end = closeEnd >= 0 ? closeEnd : pos;
    this.syntaxDepth--;
    return { type: "Case", pos, end, word, items: items2 };
  }
  // select_clause := SELECT word [IN word* (';'|NL)] DO list DONE
  selectClause() {
    const pos = this.tok.next(LexContext.CommandStart).pos;
    const name2 = this.readRequiredWord("select");
    let wordlist;
    this.skipNewlines(LexContext.CommandStart);
    if (this.tok.peek(LexContext.CommandStart).token === Token.In) {
      this.tok.next(LexContext.CommandStart);
      wordlist = [];
      while (this.tok.peek(LexContext.Normal).token === Token.Word) {
        wordlist.push(this.readWord(LexContext.Normal));
      }
    }
    this.skipSemi();
    this.skipNewlines(LexContext.CommandStart);
    if (this.tok.peek(LexContext.CommandStart).token === Token.LBrace) {
      const bg = this.braceGroup();
      return { type: "Select", pos, end: bg.end, name: name2, wordlist, body: bg.body };
    }
    const hasDo = this.accept(Token.Do, LexContext.CommandStart) !== null;
    if (!hasDo)
      this.error("expected 'do'", this.tok.getPos());
    if (this.syntaxDepth >= MAX_SYNTAX_NESTING) {
      this.error("maximum select nesting depth exceeded", pos);
      const closeEnd2 = this.tok.skipCompoundBody(Token.Done);
      if (closeEnd2 < 0)
        this.error("expected 'done' to close 'select'", this.tok.getPos());
      const end2 = closeEnd2 >= 0 ? closeEnd2 : pos;
      return { type: "Select", pos, end: end2, name: name2, wordlist, body: this.makeCompoundList([]) };
    }
    this.syntaxDepth++;
    const body = this.doBody(hasDo);
    this.syntaxDepth--;
    this.skipSemi();
    const closeEnd = this.acceptEnd(Token.Done, LexContext.CommandStart);
    if (closeEnd < 0)
      this.error("expected 'done' to close 'select'", this.tok.getPos());
    const end = closeEnd >= 0 ? closeEnd : pos;
    return { type: "Select", pos, end, name: name2, wordlist, body: this.makeCompoundList(body) };
  }
  // test_command := [[ test_expr ]]
  testCommand() {
    const pos = this.tok.next(LexContext.CommandStart).pos;
    const expr = this.parseTestOr();
    const closeEnd = this.acceptEnd(Token.DblRBracket, LexContext.TestMode);
    if (closeEnd < 0)
      this.error("expected ']]' to close '[['", this.tok.getPos());
    const end = closeEnd >= 0 ? closeEnd : pos;
    return { type: "TestCommand", pos, end, expression: expr };
  }
  // test_or := test_and ('||' test_and)*
  parseTestOr() {
    const first = this.parseTestAnd();
    if (this.tok.peek(LexContext.TestMode).token !== Token.Or)
      return first;
    const operands = [first];
    do {
      this.tok.next(LexContext.TestMode);
      operands.push(this.parseTestAnd());
    } while (this.tok.peek(LexContext.TestMode).token === Token.Or);
    return {
      type: "TestLogical",
      pos: first.pos,
      end: operands[operands.length - 1].end,
      operator: "||",
      operands
    };
  }
  // test_and := test_not ('&&' test_not)*
  parseTestAnd() {
    const first = this.parseTestNot();
    if (this.tok.peek(LexContext.TestMode).token !== Token.And)
      return first;
    const operands = [first];
    do {
      this.tok.next(LexContext.TestMode);
      operands.push(this.parseTestNot());
    } while (this.tok.peek(LexContext.TestMode).token === Token.And);
    return {
      type: "TestLogical",
      pos: first.pos,
      end: operands[operands.length - 1].end,
      operator: "&&",
      operands
    };
  }
  // test_not := '!' test_not | test_primary
  parseTestNot() {
    let t = this.tok.peek(LexContext.TestMode);
    if (!isTestNegation(t))
      return this.parseTestPrimary();
    const negations = [];
    while (isTestNegation(t)) {
      const bang = this.tok.next(LexContext.TestMode);
      negations.push({ type: "Negation", pos: bang.pos, end: bang.end });
      t = this.tok.peek(LexContext.TestMode);
    }
    const operand = this.parseTestPrimary();
    return { type: "TestNot", pos: negations[0].pos, end: operand.end, negations, operand };
  }
  // test_primary := '(' test_or ')' | unary_op word | word binary_op word | word
  parseTestPrimary() {
    if (this.tok.peek(LexContext.TestMode).token === Token.LParen) {
      const openPos = this.tok.next(LexContext.TestMode).pos;
      if (this.syntaxDepth >= MAX_SYNTAX_NESTING) {
        this.error("maximum test group nesting depth exceeded", openPos);
        const closeEnd2 = this.tok.skipTestGroup();
        if (closeEnd2 < 0)
          this.error("expected ')' to close test group", this.tok.getPos());
        const end2 = closeEnd2 >= 0 ? closeEnd2 : openPos;
        const operand = new WordImpl("", openPos, openPos);
        const expression = {
          type: "TestUnary",
          pos: openPos,
          end: openPos,
          operator: "-n",
          operand
        };
        return { type: "TestGroup", pos: openPos, end: end2, expression };
      }
      this.syntaxDepth++;
      const expr = this.parseTestOr();
      this.syntaxDepth--;
      const closeEnd = this.acceptEnd(Token.RParen, LexContext.TestMode);
      if (closeEnd < 0)
        this.error("expected ')' to close test group", this.tok.getPos());
      const end = closeEnd >= 0 ? closeEnd : openPos;
      return { type: "TestGroup", pos: openPos, end, expression: expr };
    }
    const first = this.tok.next(LexContext.TestMode);
    if (first.token === Token.And || first.token === Token.Or)
      this.unexpectedToken(first);
    const val = first.value;
    const firstPos = first.pos;
    const firstEnd = first.end;
    if (first.keywordEligible && UNARY_TEST_OPS[val] === 1) {
      if (this.tok.peek(LexContext.TestMode).token === Token.Word) {
        const operand2 = this.readTestOperand();
        return {
          type: "TestUnary",
          pos: firstPos,
          end: operand2.end,
          operator: val,
          operand: operand2
        };
      }
      this.error("expected operand after unary test operator", firstEnd);
      const operand = new WordImpl("", firstEnd, firstEnd);
      return { type: "TestUnary", pos: firstPos, end: firstEnd, operator: val, operand };
    }
    const nt = this.tok.peek(LexContext.TestMode);
    if (nt.token === Token.Word && nt.keywordEligible && BINARY_TEST_OPS[nt.value] === 1) {
      const op = this.tok.next(LexContext.TestMode).value;
      let right2;
      if (op === "=~") {
        const token2 = this.tok.readTestRegexWord();
        right2 = new WordImpl(this.source.slice(token2.pos, token2.end), token2.pos, token2.end, this.source, embeddedPartsResolver(this.tok.getSubstitutionContext()), this.depth);
      } else {
        right2 = this.readTestOperand();
      }
      const left = this.toWordFromPosEnd(first, firstPos, firstEnd);
      return {
        type: "TestBinary",
        pos: firstPos,
        end: right2.end,
        operator: op,
        left,
        right: right2
      };
    }
    const w = this.toWordFromPosEnd(first, firstPos, firstEnd);
    return { type: "TestUnary", pos: firstPos, end: w.end, operator: "-n", operand: w };
  }
  // Unquoted `<` and `>` are operators in `[[ ]]`, never operands.
  readTestOperand() {
    const t = this.tok.next(LexContext.TestMode);
    if (t.keywordEligible && (t.value === "<" || t.value === ">"))
      this.error(`unexpected argument '${t.value}' to conditional operator`, t.pos);
    return this.toWord(t);
  }
  // function_def with 'function' keyword
  functionDef() {
    const pos = this.tok.next(LexContext.CommandStart).pos;
    const name2 = this.readWord(LexContext.FunctionName);
    let body;
    if (this.tok.peek(LexContext.CommandStart).token === Token.LParen) {
      const openPos = this.tok.next(LexContext.CommandStart).pos;
      if (this.tok.peek(LexContext.CommandStart).token === Token.RParen) {
        this.tok.next(LexContext.CommandStart);
        this.skipNewlines(LexContext.CommandStart);
        body = this.commandAsBody();
      } else {
        body = this.withRedirects(this.subshellBody(openPos));
      }
    } else {
      this.skipNewlines(LexContext.CommandStart);
      body = this.commandAsBody();
    }
    return { type: "Function", pos, end: body.end, name: name2, body };
  }
  // simple_command or function_def (word '(' ')' body)
  simpleCommandOrFunction(coproc) {
    const prefix = [];
    const cmdPos = this.tok.peek(LexContext.CommandStart).pos;
    let lastEnd = cmdPos;
    let ctx = LexContext.CommandStart;
    for (; ; ) {
      const t = this.tok.peek(ctx).token;
      if (t === Token.Assignment) {
        const assignment2 = this.tok.next(ctx);
        lastEnd = assignment2.end;
        prefix.push(this.parseAssignment(assignment2));
      } else if (t === Token.Redirect) {
        const redirect = this.readRedirect(ctx);
        prefix.push(redirect);
        lastEnd = redirect.end;
      } else {
        break;
      }
      ctx = LexContext.CommandPrefix;
    }
    if (this.tok.peek(LexContext.Normal).token !== Token.Word) {
      return new CommandImpl(cmdPos, lastEnd, void 0, prefix, []);
    }
    const nameToken = this.tok.next(LexContext.Normal);
    const keyword = nameToken.keywordEligible ? nameToken.value : "";
    const name2 = this.toWord(nameToken);
    ctx = isDeclarationCommand(keyword) ? LexContext.Declaration : keyword === "eval" || keyword === "let" ? LexContext.EvalArgument : LexContext.Normal;
    lastEnd = name2.end;
    const suffix = [];
    if (coproc) {
      while (this.tok.peek(LexContext.CommandPrefix).token === Token.Assignment) {
        const token2 = this.tok.next(LexContext.CommandPrefix);
        const word = ctx === LexContext.Declaration ? this.parseAssignment(token2) : this.toWord(token2);
        suffix.push(word);
        lastEnd = word.end;
      }
    }
    if (this.tok.peek(ctx).token === Token.LParen && suffix.length === 0) {
      this.tok.next(LexContext.Normal);
      if (this.tok.peek(LexContext.Normal).token === Token.RParen) {
        this.tok.next(LexContext.Normal);
        this.skipNewlines(LexContext.CommandStart);
        const body = this.commandAsBody();
        return {
          type: "Function",
          pos: name2.pos,
          end: body.end,
          name: name2,
          body
        };
      }
    }
    for (; ; ) {
      const st = this.tok.peek(ctx).token;
      if (st === Token.Word || st === Token.Assignment) {
        const token2 = this.tok.next(ctx);
        const w = st === Token.Assignment ? this.parseAssignment(token2) : this.toWord(token2);
        suffix.push(w);
        lastEnd = w.end;
      } else if (st === Token.Redirect) {
        const redirect = this.readRedirect(ctx);
        suffix.push(redirect);
        lastEnd = redirect.end;
      } else {
        break;
      }
    }
    return new CommandImpl(cmdPos, lastEnd, name2, prefix, suffix);
  }
  readRedirect(ctx) {
    const t = this.tok.next(ctx);
    const tPos = t.pos;
    const tEnd = t.end;
    const descriptor = t.fileDescriptor !== void 0 ? { type: "FileDescriptor", pos: tPos, end: t.descriptorEnd, value: t.fileDescriptor } : t.variableName !== void 0 ? { type: "FileDescriptorVariable", pos: tPos, end: t.descriptorEnd, name: t.variableName } : void 0;
    const hasTarget = t.targetEnd > t.targetPos;
    if (!hasTarget)
      this.error("expected redirect target", t.targetPos);
    if (t.value === "<<" || t.value === "<<-") {
      const r = {
        type: "HereDoc",
        pos: tPos,
        end: tEnd,
        operator: t.value,
        descriptor,
        delimiter: hasTarget ? {
          type: "HereDocDelimiter",
          pos: t.targetPos,
          end: t.targetEnd,
          text: this.source.slice(t.targetPos, t.targetEnd),
          value: t.content ?? "",
          quoted: t.delimiterQuoted
        } : void 0,
        body: new HereDocBodyImpl(this.source, tEnd, t.delimiterQuoted, this.depth, this.tok.getSubstitutionContext()),
        closing: void 0
      };
      if (hasTarget)
        this.tok.registerHereDocTarget(r);
      return r;
    }
    const target = hasTarget ? new WordImpl(this.source.slice(t.targetPos, t.targetEnd), t.targetPos, t.targetEnd, this.source, wordPartsResolver(this.tok.getSubstitutionContext()), this.depth) : void 0;
    return t.value === "<<<" ? { type: "HereString", pos: tPos, end: tEnd, operator: "<<<", descriptor, target } : { type: "Redirect", pos: tPos, end: tEnd, operator: REDIRECT_OPS[t.value] ?? ">", descriptor, target };
  }
  commandAsBody() {
    const cmd = this.command();
    if (cmd && cmd.type !== "Command" && cmd.type !== "Function" && cmd.type !== "Coproc")
      return cmd;
    this.error("expected compound command as function body", cmd?.pos ?? this.tok.getPos());
    return this.makeCompoundList(cmd ? [this.makeStatement(cmd)] : []);
  }
  readWord(ctx) {
    return this.toWord(this.tok.next(ctx));
  }
  // A missing word stays empty and leaves its token to the rest of the clause.
  readRequiredWord(keyword) {
    const t = this.tok.peek(LexContext.Normal);
    if (t.token === Token.Word)
      return this.toWord(this.tok.next(LexContext.Normal));
    if (t.token !== Token.EOF)
      this.error(`expected word after '${keyword}'`, t.pos);
    return new WordImpl("", t.pos, t.pos);
  }
  toWord(tok) {
    const text3 = tok.raw ? tok.value : this.source.slice(tok.pos, tok.end);
    const source = tok.raw && tok.keywordEligible ? void 0 : this.source;
    return new WordImpl(text3, tok.pos, tok.end, source, source === void 0 ? computeBareWordParts : wordPartsResolver(this.tok.getSubstitutionContext()), this.depth);
  }
  toWordFromPosEnd(tok, pos, end) {
    if (tok.pos === pos && tok.end === end)
      return this.toWord(tok);
    return new WordImpl(this.source.slice(pos, end), pos, end, this.source, wordPartsResolver(this.tok.getSubstitutionContext()), this.depth);
  }
  parseAssignment(token2) {
    const text3 = token2.raw ? token2.value : this.source.slice(token2.pos, token2.end);
    return new AssignmentImpl(text3, token2.pos, token2.end, this.source, token2.assignmentOperatorPos, this.depth, this.tok.getSubstitutionContext());
  }
  makeCompoundList(commands) {
    const p = this.tok.getPos();
    const pos = commands.length > 0 ? commands[0].pos : p;
    const end = commands.length > 0 ? commands[commands.length - 1].end : p;
    return { type: "CompoundList", pos, end, commands };
  }
};

// shared/script/parse.ts
var isLoop = (node) => node.type === "While" || node.type === "For" || node.type === "ArithmeticFor";
var isSubstitution = (node) => node.type === "CommandExpansion" || node.type === "ArithmeticCommandExpansion" || node.type === "ProcessSubstitution";
var eachChild = forEachChild;
function someNode(node, most, test2) {
  let found = false;
  let left = most;
  const visit3 = (child) => {
    if (found || left-- <= 0) return;
    found = test2(child);
    if (!found) eachChild(child, visit3);
  };
  visit3(node);
  return found;
}
var longestScript = 256 * 1024;
var deepest2 = 150;
var mostNodes = 2e5;
function parseScript(text3) {
  if (text3.length > longestScript) return null;
  try {
    const script = parse(text3);
    const errors = boundedErrors(script);
    return errors === null ? null : { script, errors };
  } catch {
    return null;
  }
}
function boundedErrors(script) {
  const errors = [];
  let level2 = [script];
  let nodes = 0;
  const late = /* @__PURE__ */ new Set();
  for (let depth = 0; level2.length > 0; depth++) {
    const below3 = [];
    nodes += level2.length;
    if (depth > deepest2 || nodes > mostNodes) return null;
    for (const node of level2) {
      if (node.type === "Script") {
        const found = errorsOf(node);
        if (found === null) return null;
        if (!late.has(node)) errors.push(...found);
      }
      const isLate = late.has(node) || node.type === "HereDocBody";
      forEachChild(node, (child) => {
        below3.push(child);
        if (isLate) late.add(child);
      });
    }
    level2 = below3;
  }
  return errors;
}
function errorsOf(script) {
  const errors = script.errors ?? [];
  if (errors.some(({ message }) => message.includes("nesting depth exceeded"))) return null;
  return script.source === void 0 ? errors.map(({ message, pos }) => ({ message, offset: pos })) : [];
}

// shared/script/functions.ts
function functionsIn(ast) {
  const functions = /* @__PURE__ */ new Map();
  const visit3 = (node) => {
    if (node.type === "Function") {
      const bodies = functions.get(node.name.value);
      if (bodies) bodies.push(node.body);
      else functions.set(node.name.value, [node.body]);
    }
    eachChild(node, visit3);
  };
  visit3(ast);
  return functions;
}

// shared/script/words.ts
var notKnown = { value: null, fromEnv: false };
var literal = (value) => ({ value, fromEnv: false, glob: false, loose: false });
var unknownFragment = { ...notKnown, glob: false, loose: false };
function expandWord(node, scope) {
  const all = allParameters(node, scope);
  if (all !== null) return all;
  const fragments = fragmentsOf(node, scope);
  const first = fragments[0];
  if (fragments.length === 1 && first?.loose && first.value !== null) {
    const base = wordFrom(node, scope, [{ ...first, loose: false }]);
    if (base.value === null) return [base];
    const values = first.value.split(/[ \t\n]+/).filter((value) => value !== "");
    if (values.length > 1 && !scope.splits) return [{ ...base, value: null }];
    return values.map((value) => ({ ...base, value, glob: /[*?[]/.test(value) }));
  }
  return [wordFrom(node, scope, fragments)];
}
var joinedWord = (node, scope) => ({
  ...wordFrom(
    node,
    scope,
    fragmentsOf(node, scope).map((fragment) => ({ ...fragment, loose: false }))
  )
});
function joinedParts(parts, scope) {
  const fragments = parts.map((part) => fragmentOf(part, scope, true));
  return {
    value: joined(fragments),
    fromEnv: fragments.some(({ fromEnv }) => fromEnv)
  };
}
var longestValue = 64 * 1024;
function joined(fragments) {
  let result = "";
  for (const { value } of fragments) {
    if (value === null || result.length + value.length > longestValue) return fragments.length === 1 ? value : null;
    result += value;
  }
  return result;
}
function allParameters(node, scope) {
  if (!/^(\$[@*]|"\$[@]"|"\$\{@\}")$/.test(node.text) || scope.parameters === null) return null;
  return scope.parameters;
}
function wordFrom(node, scope, fragments) {
  const { source } = scope;
  const split2 = fragments.some(({ loose, value }) => loose && value !== null && /[ \t\n]/.test(value));
  return {
    value: split2 || source.unknown(node.pos, node.end) ? null : joined(fragments),
    text: source.written(node.pos, node.end),
    fromEnv: fragments.some(({ fromEnv }) => fromEnv) || source.fromEnv(node.pos, node.end),
    glob: fragments.some(({ glob, loose, value }) => glob || loose && /[*?[]/.test(value ?? "")),
    place: source.place(node.pos, node.end)
  };
}
function fragmentsOf(node, scope) {
  if (/^~(\/|$|[A-Za-z])/.test(node.text)) return [unknownFragment];
  if (node.parts === void 0) return [literal(node.value)];
  return node.parts.map((part) => fragmentOf(part, scope, false));
}
function fragmentOf(part, scope, quoted) {
  switch (part.type) {
    case "Literal":
    case "SingleQuoted":
      return literal(part.value);
    case "Glob":
      return { ...literal(part.text), glob: !quoted };
    case "AnsiCQuoted":
      return scope.ansiQuotes ? literal(part.value) : unknownFragment;
    case "DoubleQuoted":
      return { ...joinedParts(part.parts, scope), glob: false, loose: false };
    case "SimpleExpansion":
      return { ...named(part.text.slice(1), scope), glob: false, loose: !quoted };
    case "ParameterExpansion":
      return { ...parameter(part, scope), glob: false, loose: !quoted };
    case "ExtendedGlob":
      return { ...unknownFragment, glob: !quoted };
    default:
      return unknownFragment;
  }
}
var named = (name2, scope) => {
  if (!/^\d+$/.test(name2)) return scope.variable(name2) ?? notKnown;
  if (scope.parameters === null || name2 === "0") return notKnown;
  const { value, fromEnv } = scope.parameters[Number(name2) - 1] ?? { value: "", fromEnv: false };
  return { value, fromEnv };
};
function parameter(part, scope) {
  if (part.prefix !== void 0 || part.index !== void 0) return notKnown;
  const found = /^\d+$/.test(part.parameter) ? named(part.parameter, scope) : scope.variable(part.parameter);
  const { operation } = part;
  if (operation === void 0) return found ?? notKnown;
  if (operation.type !== "Default") return notKnown;
  const instead = () => joinedWord(operation.operand, scope);
  switch (operation.operator) {
    case ":-":
    case ":=":
      return found === void 0 || found.value === "" ? instead() : found;
    case "-":
    case "=":
      return found ?? instead();
    case ":?":
    case "?":
      return found?.value ? found : notKnown;
    case ":+":
      return found?.value ? instead() : found?.value === "" ? found : notKnown;
    case "+":
      return found?.value == null ? notKnown : instead();
  }
}
function assignmentWord(node, scope) {
  const value = assignedValue(node, scope);
  const operator = node.append ? "+=" : "=";
  return {
    ...value,
    value: value.value === null ? null : `${node.name}${operator}${value.value}`,
    text: scope.source.written(node.pos, node.end),
    place: scope.source.place(node.pos, node.end)
  };
}
function assignedValue(node, scope) {
  const { source } = scope;
  if (node.value.type === "ArrayValue" || node.index !== void 0) {
    const text3 = source.written(node.value.pos, node.value.end);
    return { value: null, text: text3, fromEnv: false, glob: false, place: source.place(node.pos, node.end) };
  }
  const word = joinedWord(node.value, scope);
  if (!node.append) return { ...word, glob: false };
  const before = scope.variable(node.name);
  if (before?.value == null || word.value === null) return { ...word, value: null, glob: false };
  return { ...word, value: before.value + word.value, fromEnv: before.fromEnv || word.fromEnv, glob: false };
}
function redirectFrom(node, scope) {
  const operator = node.operator === "<<-" ? "<<" : node.operator;
  const descriptor = node.descriptor?.type === "FileDescriptor" ? node.descriptor.value : operator.startsWith("<") ? 0 : 1;
  if (node.type !== "HereDoc") {
    return { operator, descriptor, target: node.target === void 0 ? null : joinedWord(node.target, scope) };
  }
  const { body, delimiter } = node;
  const { source } = scope;
  const text3 = node.operator === "<<-" ? body.text.replace(/^\t+/gm, "") : body.text;
  const plain5 = delimiter?.quoted === true || body.parts === void 0;
  const known2 = plain5 ? { value: text3, fromEnv: false } : joinedParts(body.parts ?? [], scope);
  return {
    operator,
    descriptor,
    target: {
      value: source.unknown(body.pos, body.end) ? null : known2.value,
      text: source.written(body.pos, body.end),
      fromEnv: known2.fromEnv || source.fromEnv(body.pos, body.end),
      glob: false,
      place: source.place(body.pos, body.end)
    }
  };
}

// shared/script/variables.ts
var everyName = "*";
var setters = /* @__PURE__ */ new Set([
  ..."read getopts mapfile readarray unset export local declare typeset readonly let printf".split(" ")
]);
var anything = /* @__PURE__ */ new Set(["eval", ".", "source"]);
function namesSetIn(node, names = /* @__PURE__ */ new Map()) {
  const add = (name2) => void names.set(name2, (names.get(name2) ?? 0) + 1);
  switch (node.type) {
    case "Assignment":
      add(node.name);
      break;
    case "For":
    case "Select":
      add(node.name.text);
      break;
    case "Command": {
      const program2 = node.name?.value ?? "";
      if (anything.has(program2)) add(everyName);
      if (setters.has(program2)) for (const argument of node.args) add(nameIn(argument.text));
      break;
    }
    case "ParameterExpansion":
      if (node.operation?.type === "Default" && node.operation.operator.endsWith("=")) add(node.parameter);
      break;
    case "ArithmeticBinary":
      if (node.operator.endsWith("=") && node.left.type === "ArithmeticWord") add(node.left.value);
      break;
    case "ArithmeticUnary":
      if (node.operand.type === "ArithmeticWord") add(node.operand.value);
      break;
  }
  eachChild(node, (child) => namesSetIn(child, names));
  return names;
}
var nameIn = (text3) => /^[A-Za-z_][A-Za-z0-9_]*/.exec(text3)?.[0] ?? "";
var Variables = class {
  #environment;
  /** Names that a function sets, so that any call can change them. */
  #volatile;
  #values = /* @__PURE__ */ new Map();
  /** What undoes the changes since the start, latest last. */
  #undo = [];
  #age = 0;
  /** Inside a function: how often each name is set in the script. */
  #set = null;
  constructor(environment, volatile) {
    this.#environment = environment;
    this.#volatile = volatile;
  }
  /** undefined when neither the script nor the manifest gives the name a value. */
  get(name2) {
    if (this.#volatile.has(name2) || this.#volatile.has(everyName)) return notKnown;
    const entry = this.#values.get(name2);
    const times = this.#set?.get(name2) ?? 0;
    if (times > 1 || times === 1 && entry === void 0 || this.#set?.has(everyName)) return notKnown;
    if (entry !== void 0 && entry.age === this.#age) return entry.known;
    if (this.#age > 0) return notKnown;
    const given2 = this.#environment.get(name2);
    if (given2 !== void 0) return { value: given2.value, fromEnv: true };
    return this.#environment.open ? notKnown : void 0;
  }
  set(name2, { value, fromEnv }) {
    const before = this.#values.get(name2);
    this.#undo.push(() => {
      if (before === void 0) this.#values.delete(name2);
      else this.#values.set(name2, before);
    });
    this.#values.set(name2, { known: { value, fromEnv }, age: this.#age });
  }
  forget(names) {
    if (names.has(everyName)) {
      const before = this.#age++;
      this.#undo.push(() => {
        this.#age = before;
      });
    }
    for (const name2 of names.keys()) this.set(name2, notKnown);
  }
  /** Runs `read`, whose changes are gone afterwards. */
  apart(read3) {
    const start = this.#undo.length;
    read3();
    while (this.#undo.length > start) this.#undo.pop()?.();
  }
  /** Runs `read` for the body of a function, which is called some time later. */
  later(set2, read3) {
    const before = this.#set;
    this.#set = set2;
    this.apart(read3);
    this.#set = before;
  }
};

// shared/script/around.ts
function aroundScript(ast, { environment, parameters, ...start }) {
  const functions = functionsIn(ast);
  const volatile = /* @__PURE__ */ new Map();
  for (const bodies of functions.values()) for (const body of bodies) namesSetIn(body, volatile);
  return {
    ...start,
    variables: new Variables(environment, volatile),
    parameters: movesParameters(ast) ? null : parameters,
    inLoop: false,
    conditional: false,
    functions: new Set(functions.keys()),
    set: namesSetIn(ast)
  };
}
function movesParameters(ast) {
  let moves = false;
  const visit3 = (node) => {
    if (node.type === "Command" && /^(set|shift|eval|\.|source)$/.test(node.name?.value ?? "")) {
      moves ||= node.name?.value !== "set" || node.args.some(({ text: text3 }) => !/^[-+][A-Za-z]+$|^pipefail$|^errexit$/.test(text3));
    }
    if (!moves) eachChild(node, visit3);
  };
  visit3(ast);
  return moves;
}
var scopeOf = ({ source, variables, parameters, set: set2, dialect }) => ({
  source,
  variable: (name2) => variables.get(name2),
  parameters,
  splits: !set2.has("IFS"),
  ansiQuotes: dialect === "bash" || dialect === "ash"
});

// shared/script/assignments.ts
var prefixAssignments = ({ prefix }, scope) => prefix.filter((part) => part.type === "Assignment").map((part) => ({ name: part.name, value: assignedValue(part, scope) }));
function assign(node, prefix, scope, variables) {
  variables.forget(namesSetIn(node));
  if (node.name === void 0) for (const { name: name2, value } of prefix) variables.set(name2, value);
  if (!/^(export|readonly|local|declare|typeset)$/.test(node.name?.value ?? "")) return;
  for (const part of node.args) {
    if (part.type === "Assignment") variables.set(part.name, assignedValue(part, scope));
  }
}

// shared/script/wrappers.ts
var grammars = {
  timeout: { valued: "ks", long: ["kill-after", "signal"], operands: 1 },
  exec: { valued: "a", shell: true },
  command: { shell: true, not: /^-[a-zA-Z]*[vV]/ },
  builtin: { shell: true },
  time: { valued: "of", long: ["output", "format"] },
  env: { valued: "uC", long: ["unset", "chdir"], assignments: true, not: /^(-S|--split-string|-[iv0]*S)/ },
  sudo: {
    valued: "ughpCrtTUDR",
    long: ["user", "group", "host", "prompt", "chdir", "chroot", "role", "type"],
    assignments: true,
    not: /^(-[vlksei]+|--edit|--list|--shell|--login|--validate)$/
  },
  doas: { valued: "uC", not: /^-s$/ },
  nice: { valued: "n", long: ["adjustment"] },
  ionice: { valued: "cnpPu", long: ["class", "classdata"], not: /^-[pPu]/ },
  nohup: {},
  setsid: {},
  stdbuf: { valued: "ioe", long: ["input", "output", "error"] },
  taskset: { operands: 1, not: /^-[a-z]*p/ },
  chrt: { operands: 1, not: /^-[a-z]*p/ },
  flock: { valued: "wE", long: ["timeout", "wait", "conflict-exit-code"], operands: 1 },
  xargs: { valued: "EILPadns", long: ["max-args", "max-procs", "delimiter", "arg-file", "max-chars"] },
  busybox: { not: /^--/ },
  nsenter: { valued: "tSG", long: ["target", "setuid", "setgid"], elsewhere: true },
  chroot: { long: [], operands: 1, elsewhere: true },
  setpriv: {
    long: ["reuid", "regid", "groups", "inh-caps", "ambient-caps", "bounding-set", "securebits", "pdeathsig", "ruid", "euid"]
  },
  "su-exec": { operands: 1 },
  gosu: { operands: 1 },
  "s6-setuidgid": { operands: 1 },
  tini: { valued: "pe" },
  "tini-static": { valued: "pe" },
  "dumb-init": { valued: "r", long: ["rewrite"] },
  catatonit: {}
};
var programName = (word) => word?.value == null || word.glob ? null : word.value.slice(word.value.lastIndexOf("/") + 1);
var assignment = /^([A-Za-z_][A-Za-z0-9_]*)=/;
var mostWrappers = 16;
function stripWrappers(line) {
  const wrappers = [];
  const assignments = [];
  let words5 = line;
  let elsewhere = false;
  let inShell = true;
  while (wrappers.length < mostWrappers) {
    const name2 = programName(words5[0]);
    const grammar = name2 !== null && Object.hasOwn(grammars, name2) ? grammars[name2] : void 0;
    if (name2 === null || grammar === void 0) break;
    const length = lengthOf(name2, grammar, words5);
    const own = words5.slice(0, length ?? words5.length);
    elsewhere ||= grammar.elsewhere === true && (length === null || length < words5.length);
    if (length === null || length >= words5.length) break;
    if (grammar.assignments) assignments.push(...own.slice(1).flatMap(assigned));
    wrappers.push({ name: name2, words: own });
    inShell &&= grammar.shell === true && name2 !== "exec";
    words5 = words5.slice(length);
  }
  return { wrappers, words: words5, assignments, elsewhere, inShell };
}
function assigned(word) {
  const match = assignment.exec(word.value ?? word.text);
  if (match === null) return [];
  const value = word.value === null ? null : word.value.slice(match[0].length);
  return [{ name: match[1] ?? "", value: { ...word, value } }];
}
function lengthOf(name2, grammar, words5) {
  let operands = grammar.operands ?? 0;
  let index = 1;
  for (; index < words5.length; index++) {
    const value = words5[index]?.value ?? "";
    if (grammar.not?.test(value)) return null;
    if (value === "--") {
      index++;
      break;
    }
    if (value.length < 2 || !value.startsWith("-")) break;
    if (name2 === "timeout" && /^-t\d*$/.test(value)) operands = 0;
    if (takesNext(grammar, name2 === "timeout" ? "t" : "", value)) index++;
  }
  while (grammar.assignments && assignment.test(words5[index]?.value ?? words5[index]?.text ?? "")) index++;
  return index + operands;
}
function takesNext(grammar, more, option) {
  if (option.startsWith("--")) return grammar.long?.includes(option.slice(2)) === true;
  for (let at2 = 1; at2 < option.length; at2++) {
    if (`${grammar.valued ?? ""}${more}`.includes(option[at2] ?? "")) return at2 === option.length - 1;
  }
  return false;
}

// shared/script/invocation.ts
var shells = /* @__PURE__ */ new Set(["sh", "bash", "ash", "dash", "zsh", "ksh"]);
var shellName = (word) => {
  const name2 = programName(word);
  return name2 !== null && shells.has(name2) ? name2 : null;
};
var valuedLong = /* @__PURE__ */ new Set(["--rcfile", "--init-file"]);
function readInvocation(words5) {
  const name2 = shellName(words5[0]);
  const given2 = name2 === null ? null : readShellOptions(words5);
  if (name2 === null || given2 === null) return null;
  const { on, command, rest } = given2;
  return {
    name: name2,
    errexit: on.has("errexit"),
    nounset: on.has("nounset"),
    pipefail: on.has("pipefail"),
    script: command ? rest[0] ?? null : null,
    file: command || on.has("stdin") ? null : rest[0] ?? null,
    parameters: command ? rest.slice(2) : rest.slice(1)
  };
}
function readShellOptions(words5) {
  const on = /* @__PURE__ */ new Set();
  let command = false;
  let index = 1;
  for (; index < words5.length; index++) {
    const value = words5[index]?.value;
    if (value == null) {
      if (command) break;
      return null;
    }
    if (value === "--" || value === "-") {
      index++;
      break;
    }
    if (!/^[-+]./.test(value)) break;
    if (value.startsWith("--")) {
      if (valuedLong.has(value)) index++;
      continue;
    }
    for (const letter of value.slice(1)) {
      if (letter === "c") command = true;
      const option = letter === "o" || letter === "O" ? words5[++index]?.value : letterNames[letter];
      if (option == null) continue;
      if (value.startsWith("-")) on.add(option);
      else on.delete(option);
    }
  }
  return { on, command, rest: words5.slice(index) };
}
var letterNames = { e: "errexit", u: "nounset", s: "stdin" };
function dialectOf(name2, behindSh) {
  if (name2 === "bash" || name2 === "ash" || name2 === "dash") return name2;
  if (name2 !== "sh") return "other";
  return behindSh === "bash" || behindSh === "ash" || behindSh === "dash" ? behindSh : "sh";
}

// shared/script/source.ts
function toucher(spans) {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const ends = sorted.map(() => 0);
  let greatest = 0;
  for (const [index, span] of sorted.entries()) {
    greatest = Math.max(greatest, span.end);
    ends[index] = greatest;
  }
  return (start, end) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = low + high >> 1;
      if ((sorted[middle]?.start ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (ends[low - 1] ?? 0) > start;
  };
}
function sourceOf(expanded, place) {
  const { text: text3, unknown: unknown2, fromEnv } = expanded;
  return {
    text: text3,
    place: (start, end) => ({ ...place, span: expanded.origin(start, end) }),
    written: (start, end) => {
      const origin = expanded.origin(start, end);
      return expanded.written.slice(origin.start, origin.end);
    },
    unknown: toucher(unknown2),
    fromEnv: toucher(fromEnv),
    uncertain: unknown2.some((span) => text3.startsWith("{{", span.start) || text3.startsWith("${{", span.start)),
    parsable: masked(text3, unknown2)
  };
}
function masked(text3, unknown2) {
  let result = "";
  let copied = 0;
  for (const span of [...unknown2].sort((a, b) => a.start - b.start)) {
    if (span.start < copied) continue;
    result += text3.slice(copied, span.start) + text3.slice(span.start, span.end).replace(/[^\n]/g, "_");
    copied = span.end;
  }
  return result + text3.slice(copied);
}
function innerSource(outer, text3, offset) {
  return {
    text: text3,
    place: (start, end) => outer.place(start + offset, end + offset),
    written: (start, end) => outer.written(start + offset, end + offset),
    unknown: (start, end) => outer.unknown(start + offset, end + offset),
    fromEnv: (start, end) => outer.fromEnv(start + offset, end + offset),
    uncertain: outer.uncertain,
    parsable: text3
  };
}
function decodedSource(text3, place, fromEnv, uncertain3) {
  return {
    text: text3,
    place: () => place,
    written: (start, end) => text3.slice(start, end),
    unknown: () => false,
    fromEnv: () => fromEnv,
    uncertain: uncertain3,
    parsable: text3
  };
}

// shared/script/nested.ts
function nestedScript(node, words5, outer) {
  const invocation = readInvocation(words5);
  const text3 = invocation?.script?.value;
  if (invocation === null || text3 == null || text3.includes("{{")) return void 0;
  const parsed = parseScript(text3);
  if (parsed === null) return void 0;
  const { name: name2, errexit, pipefail, parameters } = invocation;
  const dialect = name2 === "sh" ? outer.dialect : dialectOf(name2, null);
  const source = nestedSource(node, invocation, text3, outer.source);
  return { ast: parsed.script, shell: { name: name2, dialect, errexit, pipefail }, source, parameters };
}
function nestedSource(node, { script }, text3, outer) {
  for (const part of node.args) {
    const inner = outer.text.slice(part.pos + 1, part.end - 1);
    if (part.type === "Word" && inner === text3 && outer.written(part.pos, part.end) === script?.text) {
      return innerSource(outer, text3, part.pos + 1);
    }
  }
  const place = script?.place ?? outer.place(node.pos, node.end);
  return decodedSource(text3, place, script?.fromEnv === true, outer.uncertain);
}

// shared/script/commands.ts
var deepestNested = 4;
var builtins = shellBuiltins("sh");
function readCommands(ast, start) {
  const around = aroundScript(ast, start);
  for (const { name: name2, value } of start.assignments) around.variables.set(name2, value);
  const reader = new Reader(start);
  reader.visit(ast, around);
  return reader;
}
var Reader = class {
  commands = [];
  #start;
  #byNode = /* @__PURE__ */ new Map();
  #words = /* @__PURE__ */ new Map();
  #nested = /* @__PURE__ */ new Map();
  #depth = 0;
  constructor(start) {
    this.#start = start;
  }
  commandOf = (node) => this.#byNode.get(node);
  wordsOf = (node) => this.#words.get(node) ?? [];
  nestedOf = (node) => this.#nested.get(node);
  visit(node, around) {
    switch (node.type) {
      case "Statement":
        if (node.background) this.#apart(node.command, around);
        else this.visit(node.command, around);
        break;
      case "Command":
        this.#simple(node, around);
        break;
      case "Redirected":
        this.#redirected(node, around);
        break;
      case "Pipeline":
        this.#pipeline(node, around);
        break;
      case "AndOr":
        this.#andOr(node, around);
        break;
      case "Function":
        around.variables.later(around.set, () => this.visit(node.body, { ...around, conditional: true, parameters: null }));
        break;
      case "Word":
        this.#word(node, around);
        break;
      case "CommandExpansion":
      case "ArithmeticCommandExpansion":
      case "ProcessSubstitution":
        this.#substitution(node, around);
        break;
      default:
        this.#compound(node, around);
    }
  }
  /** A compound command (POSIX 2.9.4). Everything else is a way to what is below it: lists, braces, the parts of a word. */
  #compound(node, around) {
    switch (node.type) {
      case "Subshell":
        this.#apart(node.body, around);
        break;
      case "Coproc":
        this.#apart(node.body, { ...around, conditional: true });
        break;
      case "If":
        this.visit(node.clause, around);
        for (const { clause } of node.elif) around.variables.forget(namesSetIn(clause));
        this.#branches([node.then, ...node.elif, ...node.else ? [node.else] : []], around);
        break;
      case "While":
      case "For":
      case "Select":
      case "ArithmeticFor":
        this.#loop(node, around);
        break;
      case "Case":
        this.#word(node.word, around);
        this.#branches(node.items, around);
        break;
      default:
        eachChild(node, (child) => this.visit(child, around));
    }
  }
  /** A part in a process of its own, whose variables are gone afterwards. */
  #apart(node, around) {
    around.variables.apart(() => this.visit(node, around));
  }
  /** Parts of which one runs or none: what they set is not known afterwards. */
  #branches(parts, around) {
    const { variables } = around;
    for (const part of parts) this.#apart(part, { ...around, conditional: true });
    for (const part of parts) variables.forget(namesSetIn(part));
  }
  /** Each part of a pipeline is a process of its own. */
  #pipeline({ commands }, around) {
    const [only] = commands;
    if (commands.length === 1 && only !== void 0) this.visit(only, around);
    else for (const part of commands) this.#apart(part, around);
  }
  #andOr({ commands, operators }, around) {
    const { variables } = around;
    const [first, ...rest] = commands;
    if (first) this.visit(first, around);
    const all = /* @__PURE__ */ new Map();
    variables.apart(() => {
      let since = /* @__PURE__ */ new Map();
      for (const [index, part] of rest.entries()) {
        if (operators[index] === "||") {
          variables.forget(since);
          since = /* @__PURE__ */ new Map();
        }
        this.visit(part, { ...around, conditional: true });
        namesSetIn(part, since);
        namesSetIn(part, all);
      }
    });
    variables.forget(all);
  }
  #loop(node, around) {
    if (node.type === "For" || node.type === "Select") for (const word of node.wordlist ?? []) this.#word(word, around);
    around.variables.forget(namesSetIn(node));
    const inside = { ...around, inLoop: true };
    if (node.type === "While") this.visit(node.clause, inside);
    if (node.type === "ArithmeticFor") {
      for (const part of [node.initialize, node.test, node.update]) if (part) this.visit(part, inside);
    }
    this.visit(node.body, inside);
    around.variables.forget(namesSetIn(node));
  }
  /** A word outside simple commands. */
  #word(node, around) {
    this.#words.set(node, expandWord(node, scopeOf(around)));
    eachChild(node, (child) => this.visit(child, around));
  }
  #substitution({ script, pos, end }, around) {
    if (script === void 0) return;
    const { source } = around;
    const decoded = script.source;
    const inner = decoded === void 0 ? source : decodedSource(decoded, source.place(pos, end), source.fromEnv(pos, end), source.uncertain);
    this.#apart(script, { ...around, source: inner });
  }
  #simple(node, around) {
    const scope = scopeOf(around);
    const { words: words5, wrappers, assignments, inShell, elsewhere } = stripWrappers(this.#commandLine(node, scope));
    const name2 = programName(words5[0]);
    const prefix = prefixAssignments(node, scope);
    const inside = { ...around, elsewhere: around.elsewhere || elsewhere };
    this.#push(node, around, {
      name: name2,
      words: words5,
      wrappers,
      assignments: [...prefix, ...assignments],
      redirects: node.redirects.map((redirect) => redirectFrom(redirect, scope)),
      elsewhere: inside.elsewhere,
      builtin: name2 !== null && inShell && (builtins.has(name2) || around.functions.has(name2))
    });
    eachChild(node, (child) => this.#inWords(child, around));
    this.#nestedScript(node, words5, inside);
    assign(node, prefix, scope, around.variables);
  }
  /** The words that the shell gets from a simple command, its name first. */
  #commandLine({ name: name2, args }, scope) {
    return [...name2 ? [name2] : [], ...args].flatMap((word) => {
      if (word.type !== "Word") return [assignmentWord(word, scope)];
      const words5 = expandWord(word, scope);
      this.#words.set(word, words5);
      return words5;
    });
  }
  /** Substitutions below a word whose value is known already. */
  #inWords(node, around) {
    if (isSubstitution(node)) this.#substitution(node, around);
    else eachChild(node, (child) => this.#inWords(child, around));
  }
  #nestedScript(node, words5, around) {
    if (this.#depth >= deepestNested) return;
    const nested = nestedScript(node, words5, around);
    if (nested === void 0) return;
    this.#nested.set(node, nested);
    const { ast, shell, source, parameters } = nested;
    const { environment } = this.#start;
    const inner = aroundScript(ast, { source, dialect: shell.dialect, environment, parameters, elsewhere: around.elsewhere });
    inner.variables.forget(around.set);
    this.#depth++;
    this.visit(ast, {
      ...inner,
      set: new Map([...around.set, ...inner.set]),
      inLoop: around.inLoop,
      conditional: around.conditional
    });
    this.#depth--;
  }
  #redirected(node, around) {
    const scope = scopeOf(around);
    const redirects = node.redirects.map((redirect) => redirectFrom(redirect, scope));
    this.#push(node, around, { ...nothing2, redirects, elsewhere: around.elsewhere });
    for (const redirect of node.redirects) eachChild(redirect, (child) => this.#inWords(child, around));
    this.visit(node.command, around);
  }
  #push(node, { source, inLoop, conditional }, read3) {
    const { fateOf } = this.#start;
    const first = node.type === "Redirected" ? node.redirects[0] ?? node : node;
    const command = {
      ...read3,
      inLoop,
      conditional,
      get fate() {
        return fateOf(node);
      },
      place: source.place(first.pos, node.end)
    };
    this.#byNode.set(node, command);
    this.commands.push(command);
  }
};
var nothing2 = { name: null, words: [], wrappers: [], assignments: [], builtin: false };

// shared/script/options.ts
function readOptions(args, syntax) {
  const options3 = [];
  const operands = [];
  const long = new Set(syntax.long);
  let certain = true;
  let onlyOperands = false;
  for (let index = 0; index < args.length; index++) {
    const word = args[index];
    if (word === void 0) break;
    const shape = word.value ?? word.text.replace(/^["']/, "");
    if (!onlyOperands && word.value === null && /^(?:-|\$|`)/.test(shape)) certain = false;
    if (onlyOperands || !/^-./.test(shape)) {
      operands.push(word);
      onlyOperands ||= syntax.stopsAtOperand === true;
    } else if (shape === "--") {
      onlyOperands = true;
    } else {
      const isLong = shape.startsWith("--") || syntax.oneDash === true;
      const takesNext2 = isLong ? readLong(word, shape, long, options3) : readShort(word, shape, syntax, options3);
      if (takesNext2 !== null) options3.push({ name: takesNext2, value: args[++index] ?? null });
    }
  }
  return { options: options3, operands, certain };
}
function readLong(word, shape, long, options3) {
  const body = shape.replace(/^--?/, "");
  const equals = body.indexOf("=");
  const name2 = equals < 0 ? body : body.slice(0, equals);
  if (equals < 0 && long.has(name2)) return name2;
  options3.push({ name: name2, value: equals < 0 ? null : cut(word, shape.length - body.length + equals + 1) });
  return null;
}
function readShort(word, shape, { valued, attached = "" }, options3) {
  for (let at2 = 1; at2 < shape.length; at2++) {
    const name2 = shape[at2] ?? "";
    if (attached.includes(name2)) {
      options3.push({ name: name2, value: cut(word, at2 + 1) });
      return null;
    }
    if (valued.includes(name2)) {
      if (at2 === shape.length - 1) return name2;
      options3.push({ name: name2, value: cut(word, at2 + 1) });
      return null;
    }
    options3.push({ name: name2, value: null });
  }
  return null;
}
var cut = (word, from) => ({ ...word, value: word.value === null ? null : word.value.slice(from) });
function optionValue({ options: options3 }, ...names) {
  return [...options3].reverse().find(({ name: name2, value }) => value !== null && names.includes(name2))?.value ?? void 0;
}
var hasOption = ({ options: options3 }, ...names) => options3.some(({ name: name2 }) => names.includes(name2));

// shared/script/paths.ts
function normalized(path) {
  const kept = [];
  for (const part of path.split("/")) {
    if (part === "..") kept.pop();
    else if (part !== "" && part !== ".") kept.push(part);
  }
  return `/${kept.join("/")}`;
}
var isWithin = (path, directory2) => directory2 === "/" || path === directory2 || path.startsWith(`${directory2}/`);
function pathOf(word, directory2) {
  const value = word?.value;
  if (word == null || value == null || value === "" || value.length > 4096) return null;
  const absolute2 = value.startsWith("/") ? value : directory2 === null ? null : `${directory2}/${value}`;
  if (absolute2 === null) return null;
  const wild = word.glob ? absolute2.search(/[*?[]/) : -1;
  if (wild < 0) return { path: normalized(absolute2), glob: false };
  return { path: normalized(absolute2.slice(0, absolute2.lastIndexOf("/", wild) + 1)), glob: true };
}
function fileNameOf(url) {
  const match = /^(?:[a-z]+:\/\/)?[^/?#]+\/(?:[^?#]*\/)?([^/?#]+)$/i.exec((url?.value ?? "").slice(0, 2048));
  return match?.[1] ?? null;
}
var withValue = (word, value) => ({ ...word, value, glob: false });

// shared/script/directories.ts
function directories(commands, workingDir, structure) {
  const outermost = {
    parent: null,
    isFunction: false,
    isChain: false,
    directory: workingDir?.startsWith("/") ? normalized(workingDir) : null
  };
  const { scopes, movers } = structure === null ? { scopes: /* @__PURE__ */ new Map(), movers: /* @__PURE__ */ new Set() } : scopesOf(structure, outermost);
  return commands.map((command) => {
    const scope = scopes.get(command) ?? outermost;
    const here = directoryOf(scope);
    const { name: name2 } = command;
    if (name2 === "cd") move(scope, structure === null ? null : afterCd(command, here, scope), command.conditional);
    else if (name2 !== null && (name2 === "pushd" || name2 === "popd" || movers.has(name2))) move(scope, null, true);
    return here;
  });
}
function directoryOf(scope) {
  if (scope.directory === void 0)
    scope.directory = scope.isFunction || scope.parent === null ? null : directoryOf(scope.parent);
  return scope.directory;
}
function move(scope, directory2, conditional) {
  scope.directory = directory2;
  if (scope.isChain && scope.parent !== null) move(scope.parent, conditional ? null : directory2, conditional);
}
function afterCd(command, from, { isChain }) {
  if (command.conditional && !isChain || command.inLoop) return null;
  const { operands, certain } = readOptions(command.words.slice(1), { valued: "", long: [] });
  const [target] = operands;
  if (!certain || operands.length !== 1 || target === void 0 || target.glob || target.value === "-") return null;
  return pathOf(target, from)?.path ?? null;
}
function scopesOf({ ast, commandOf, nestedOf }, outermost) {
  const scopes = /* @__PURE__ */ new Map();
  const movers = /* @__PURE__ */ new Set();
  const visit3 = (node, scope, functionName) => {
    const command = node.type === "Command" || node.type === "Redirected" ? commandOf(node) : void 0;
    if (command !== void 0) scopes.set(command, scope);
    if (node.type === "Command") {
      if (functionName !== null && /^(?:cd|pushd|popd)$/.test(node.name?.value ?? "")) movers.add(functionName);
      const nested = nestedOf(node);
      if (nested !== void 0) visit3(nested.ast, { parent: scope, isFunction: false, isChain: false }, null);
    }
    const isFunction = node.type === "Function";
    const name2 = isFunction ? node.name.value : functionName;
    const isChain = node.type === "AndOr" && node.operators.every((operator) => operator === "&&");
    const chain = isChain ? { parent: scope, isFunction: false, isChain } : scope;
    const apart2 = isFunction || isApart(node);
    eachChild(node, (child) => visit3(child, apart2 ? { parent: scope, isFunction, isChain: false } : chain, name2));
  };
  visit3(ast, outermost, null);
  return { scopes, movers };
}
var isApart = (node) => node.type === "Subshell" || node.type === "CommandExpansion" || node.type === "ProcessSubstitution" || node.type === "Pipeline" && node.commands.length > 1 || node.type === "Statement" && node.background === true;

// shared/script/doing.ts
var program = (syntax, read3) => (args) => {
  const options3 = readOptions(args, { valued: "", long: [], ...syntax });
  return hasOption(options3, "help", "version") ? [] : read3(options3);
};
var each = (kind, words5, more = {}) => words5.map((word) => ({ kind, word, ...more }));
var given = (kind, word, more = {}) => word === void 0 ? [] : [{ kind, word, ...more }];
var isRecursive = (options3) => hasOption(options3, "r", "R", "a", "recursive", "archive");
function intoTarget(sources2, target, isDirectory, recursive) {
  const [only] = sources2;
  const many = sources2.length > 1 || only?.glob === true || isDirectory || /\/\.?$/.test(target.value ?? "");
  const base = only?.value == null || only.glob ? null : baseName(only.value);
  if (many && sources2.length === 1 && base !== null && !target.glob)
    return [{ kind: "write", word: target, below: base, recursive }];
  return [{ kind: "write", word: target, recursive: recursive || many }];
}
function baseName(path) {
  const name2 = path.replace(/\/+$/, "").split("/").at(-1) ?? "";
  return name2 === "" || name2 === "." || name2 === ".." ? null : name2;
}

// shared/script/fetch-programs.ts
var curl = (args) => {
  const options3 = readOptions(args, curlSyntax);
  const outputs = options3.options.flatMap(
    ({ name: name2, value }) => /^(?:o|output|D|dump-header|c|cookie-jar)$/.test(name2) && value !== null && value.value !== "-" ? [value] : []
  );
  const directory2 = optionValue(options3, "output-dir");
  const names = hasOption(options3, "O", "remote-name", "remote-name-all") && !hasOption(options3, "J", "remote-header-name") ? options3.operands : [];
  const downloads = names.flatMap((url) => {
    const name2 = fileNameOf(url);
    if (name2 === null) return [];
    return directory2 === void 0 ? [{ kind: "write", word: withValue(url, name2) }] : [{ kind: "write", word: directory2, below: name2 }];
  });
  const written2 = outputs.map(
    (word) => directory2 === void 0 || word.value === null ? { kind: "write", word } : { kind: "write", word: directory2, below: word.value }
  );
  return [...written2, ...downloads];
};
var curlSyntax = {
  valued: "AbCcDdEeFHKmoPQrTtUuwXxYyz",
  long: "output output-dir max-time connect-timeout header data data-raw user user-agent request url cacert cert key retry retry-delay proxy form dump-header cookie-jar write-out".split(
    " "
  )
};
var wget = (args) => {
  const options3 = readOptions(args, {
    valued: "OoPTtwQUYai",
    long: "output-document output-file directory-prefix timeout tries header user-agent post-data user password append-output".split(
      " "
    )
  });
  const document = optionValue(options3, "O", "output-document");
  const log = optionValue(options3, "o", "output-file");
  const prefix = optionValue(options3, "P", "directory-prefix");
  const logged = log?.value === "-" ? [] : given("write", log);
  if (document !== void 0) return [...document.value === "-" ? [] : given("write", document), ...logged];
  if (hasOption(options3, "spider", "i", "r", "m", "recursive", "mirror")) return logged;
  const named3 = options3.operands.flatMap((url) => {
    const name2 = fileNameOf(url);
    if (prefix !== void 0)
      return [name2 === null ? { kind: "write", word: prefix, recursive: true } : { kind: "write", word: prefix, below: name2 }];
    return name2 === null ? [] : [{ kind: "write", word: withValue(url, name2) }];
  });
  return [...named3, ...logged];
};
var git = (args) => {
  const outer = readOptions(args, { valued: "Cc", long: ["git-dir", "work-tree", "namespace"], stopsAtOperand: true });
  const [verb, ...rest] = outer.operands;
  const start = optionValue(outer, "C");
  if (verb?.value !== "clone" || start !== void 0 && start.value === null) return [];
  const options3 = readOptions(rest, {
    valued: "bocjuT",
    long: "branch origin config depth jobs template reference upload-pack filter separate-git-dir shallow-since shallow-exclude server-option".split(
      " "
    )
  });
  const [url, directory2] = options3.operands;
  if (url === void 0) return [];
  const bare2 = hasOption(options3, "bare", "mirror") ? ".git" : "";
  const base = (url.value ?? "").replace(/\/+$/, "").split(/[/:]/).at(-1)?.replace(/\.git$/, "") ?? "";
  if (directory2 === void 0 && (url.value === null || base === "")) return [];
  const target = directory2 ?? withValue(url, `${base}${bare2}`);
  const isRelative = target.value !== null && !target.value.startsWith("/");
  const word = start?.value != null && isRelative ? withValue(target, `${start.value}/${target.value}`) : target;
  return [{ kind: "clone", word, recursive: true }];
};
var rsync = program(
  {
    valued: "efBMT",
    long: ["rsh", "exclude", "include", "filter", "chmod", "chown", "files-from", "exclude-from", "bwlimit", "timeout"]
  },
  (options3) => {
    const local = options3.operands.filter(({ value }) => value === null || !/^[^/]*:/.test(value));
    const target = options3.operands.at(-1);
    const sources2 = local.filter((word) => word !== target);
    return [
      ...each("read", sources2, { recursive: true }),
      ...target !== void 0 && local.includes(target) && options3.operands.length > 1 ? each("write", [target], { recursive: true }) : []
    ];
  }
);
var objectStore = (verbs) => (args) => {
  const options3 = readOptions(args, {
    valued: "",
    long: "exclude include endpoint-url region profile storage-class sse acl content-type".split(" ")
  });
  const words5 = options3.operands.map(({ value }) => value);
  const verb = verbs.find((parts) => parts.every((part, index) => words5[index] === part));
  if (verb === void 0) return [];
  const rest = options3.operands.slice(verb.length);
  const [source, target] = [rest.at(-2), rest.at(-1)];
  if (source === void 0 || target === void 0 || rest.length < 2) return [];
  const recursive = hasOption(options3, "recursive", "r", "R") || verb.includes("sync") || verb.includes("mirror") || verb.includes("rsync");
  const remote = ({ value }) => value === null || /^[a-z0-9]+:\/\//.test(value) || value === "-";
  return [
    ...remote(source) ? [] : each("read", [source], { recursive }),
    ...remote(target) ? [] : intoTarget([withoutScheme(source)], target, false, recursive)
  ];
};
var withoutScheme = (word) => word.value === null ? word : withValue(word, word.value.replace(/^[a-z0-9]+:\/\//, ""));

// shared/script/file-programs.ts
var copySyntax = { valued: "tSgmo", long: ["target-directory", "suffix", "owner", "group", "mode"] };
function sourcesAndTarget(options3) {
  const directory2 = optionValue(options3, "t", "target-directory");
  const sources2 = directory2 === void 0 ? options3.operands.slice(0, -1) : options3.operands;
  const target = directory2 ?? options3.operands.at(-1);
  return target === void 0 || sources2.length === 0 ? null : { sources: sources2, target, isDirectory: directory2 !== void 0 };
}
var copies = (move2) => program(copySyntax, (options3) => {
  const given2 = sourcesAndTarget(options3);
  if (given2 === null) return [];
  const { sources: sources2, target, isDirectory } = given2;
  const recursive = move2 || isRecursive(options3);
  return [
    ...each("read", sources2, { recursive }),
    ...move2 ? each("delete", sources2, { recursive }) : [],
    ...intoTarget(sources2, target, isDirectory, recursive)
  ];
});
var install = program(copySyntax, (options3) => {
  if (hasOption(options3, "d", "directory")) return each("directory", options3.operands);
  const given2 = sourcesAndTarget(options3);
  if (given2 === null) return [];
  return [...each("read", given2.sources), ...intoTarget(given2.sources, given2.target, given2.isDirectory, false)];
});
var ln = program({ valued: "tS", long: ["target-directory", "suffix"] }, (options3) => {
  const target = optionValue(options3, "t", "target-directory") ?? (options3.operands.length > 1 ? options3.operands.at(-1) : void 0);
  return given("write", target);
});
var mkdir = program({ valued: "mZ", long: ["mode", "context"] }, (options3) => {
  const mode = optionValue(options3, "m", "mode");
  return [
    ...each("directory", options3.operands),
    ...mode?.value == null ? [] : each("mode", options3.operands, { detail: mode.value })
  ];
});
var asWritten = (word) => word === void 0 ? "" : word.fromEnv || word.value === null ? word.text : word.value;
var sets = (kind) => (args) => {
  const first = args.findIndex(({ value }) => value === null || !/^-(?:[RHLPcfvh]+|-.*)$/.test(value));
  const options3 = readOptions(first < 0 ? args : args.slice(0, first), { valued: "", long: [] });
  const rest = first < 0 ? [] : args.slice(first);
  const referenced = hasOption(options3, "reference");
  const paths = (referenced ? rest : rest.slice(1)).filter(({ value }) => value === null || !value.startsWith("-"));
  const late = rest.some(({ value }) => value === "-R" || value === "--recursive");
  const recursive = late || hasOption(options3, "R", "recursive");
  return each(kind, paths, { recursive, detail: referenced || first < 0 ? "" : asWritten(rest[0]) });
};
var rm = program({}, (options3) => each("delete", options3.operands, { recursive: isRecursive(options3) }));
var tar = (args) => {
  const [first] = args;
  const old = first?.value != null && /^[A-Za-z]+$/.test(first.value);
  const dashed = old ? [withValue(first, `-${first.value}`), ...args.slice(1)] : args;
  const options3 = readOptions(dashed, {
    valued: "fCTXbgHIKLNV",
    long: [
      "file",
      "directory",
      "files-from",
      "exclude-from",
      "strip-components",
      "exclude",
      "transform",
      "owner",
      "group",
      "mode"
    ]
  });
  const file = optionValue(options3, "f", "file");
  const archive = file?.value === "-" ? void 0 : file;
  const directory2 = optionValue(options3, "C", "directory");
  if (hasOption(options3, "O", "to-stdout")) return given("read", archive);
  if (hasOption(options3, "x", "extract", "get")) return [...given("read", archive), ...into(directory2, archive ?? first)];
  if (!hasOption(options3, "c", "create", "r", "append")) return given("read", archive);
  const sources2 = directory2 === void 0 ? options3.operands : options3.operands.filter(({ value }) => value?.startsWith("/"));
  return [
    ...each("read", [...sources2, ...directory2 === void 0 ? [] : [directory2]], { recursive: true }),
    ...given("write", archive)
  ];
};
var into = (directory2, at2) => directory2 === void 0 ? given("write", at2 === void 0 ? void 0 : withValue(at2, "."), { recursive: true }) : [{ kind: "write", word: directory2, recursive: true }];
var unzip = program({ valued: "d" }, (options3) => {
  const [archive] = options3.operands;
  const looks = hasOption(options3, "l", "p", "t", "v", "Z", "c");
  return [...given("read", archive), ...looks ? [] : into(optionValue(options3, "d"), archive)];
});
var sed = (args) => {
  const inPlace = args.some(({ value }) => value !== null && (/^-[nErsuz]*i/.test(value) || value.startsWith("--in-place")));
  const scripted = args.some(
    ({ value }) => value !== null && (/^-[nErsuzi]*[ef]/.test(value) || /^--(?:expression|file)\b/.test(value))
  );
  const options3 = readOptions(
    args.filter(({ value }) => value === null || !/^-[nErsuz]*i/.test(value)),
    { valued: "efl", long: ["expression", "file", "line-length"] }
  );
  const files2 = scripted ? options3.operands : options3.operands.slice(1);
  return inPlace ? [...each("read", files2), ...each("write", files2)] : each("read", files2);
};
var dd = (args) => args.flatMap((word) => {
  const match = /^(if|of)=(.+)$/s.exec(word.value ?? "");
  return match === null ? [] : [{ kind: match[1] === "of" ? "write" : "read", word: withValue(word, match[2] ?? "") }];
});
var find = (args) => {
  const at2 = args.findIndex(({ value }) => value !== null && /^(?:-[a-z]|[(!]$)/.test(value) && !/^-[HLPOD]/.test(value));
  const roots = (at2 < 0 ? args : args.slice(0, at2)).filter(({ value }) => value === null || !/^-[HLPOD]/.test(value));
  const tests = at2 < 0 ? [] : args.slice(at2).map(({ value }) => value);
  const run = tests.findIndex((value) => value === "-exec" || value === "-execdir" || value === "-ok");
  const name2 = run < 0 ? void 0 : tests[run + 1]?.split("/").at(-1) ?? void 0;
  const deletes = tests.includes("-delete") || name2 === "rm";
  if (deletes) return each("delete", roots, { recursive: true });
  if (name2 === "chmod") return each("mode", roots, { recursive: true, detail: tests[run + 2] ?? "" });
  if (name2 === "chown" || name2 === "chgrp") return each("owner", roots, { recursive: true, detail: tests[run + 2] ?? "" });
  return each("read", roots, { recursive: true });
};
var byOption = (oneDash, writes, reads = []) => program(
  {
    valued: [...writes, ...reads].filter((name2) => name2.length === 1).join(""),
    long: [...writes, ...reads],
    ...oneDash ? { oneDash: true } : {}
  },
  (options3) => options3.options.flatMap(
    ({ name: name2, value }) => value === null ? [] : writes.includes(name2) ? [{ kind: "write", word: value }] : reads.includes(name2) ? [{ kind: "read", word: value }] : []
  )
);
var files = (kind, syntax = {}) => program(
  syntax,
  ({ operands }) => each(
    kind,
    operands.filter(({ value }) => value !== "-")
  )
);
var mktemp = program({ valued: "p", long: ["tmpdir", "suffix"] }, (options3) => {
  const kind = hasOption(options3, "d", "directory") ? "directory" : "write";
  const directory2 = optionValue(options3, "p", "tmpdir");
  const [template2] = options3.operands;
  if (directory2 !== void 0) return [{ kind, word: directory2, recursive: true }];
  const folder = template2?.value?.includes("/") ? template2.value.slice(0, template2.value.lastIndexOf("/") + 1) : null;
  return template2 === void 0 || folder === null ? [] : [{ kind, word: withValue(template2, folder), recursive: true }];
});
var programs = {
  cp: copies(false),
  mv: copies(true),
  install,
  ln,
  mkdir,
  rmdir: files("delete"),
  unlink: files("delete"),
  rm,
  touch: files("write", { valued: "drt", long: ["date", "reference", "time"] }),
  truncate: files("write", { valued: "sr", long: ["size", "reference"] }),
  tee: program({}, (options3) => each(hasOption(options3, "a", "append") ? "append" : "write", options3.operands)),
  cat: files("read"),
  head: files("read", { valued: "nc" }),
  tail: files("read", { valued: "ncs" }),
  chmod: sets("mode"),
  chown: sets("owner"),
  chgrp: sets("owner"),
  tar,
  unzip,
  gunzip: files("read"),
  curl,
  wget,
  git,
  sed,
  dd,
  find,
  openssl: byOption(
    true,
    ["out", "keyout", "writerand", "CAserial"],
    ["in", "inkey", "CA", "CAkey", "config", "extfile", "certfile", "key", "CAfile"]
  ),
  keytool: byOption(true, ["keystore", "destkeystore"], ["file", "srckeystore", "infile"]),
  rsync,
  aws: objectStore([
    ["s3", "cp"],
    ["s3", "mv"],
    ["s3", "sync"]
  ]),
  gsutil: objectStore([["cp"], ["rsync"], ["mv"]]),
  gcloud: objectStore([
    ["storage", "cp"],
    ["storage", "rsync"]
  ]),
  mc: objectStore([["cp"], ["mirror"]]),
  mktemp
};

// shared/script/effects.ts
function readEffects(commands, workingDir, structure = null) {
  const where = directories(commands, workingDir, structure);
  return commands.flatMap((command, index) => command.elsewhere ? [] : effectsOf(command, where[index] ?? null));
}
function effectsOf(command, directory2) {
  const { name: name2, words: words5, redirects } = command;
  const program2 = name2 !== null && Object.hasOwn(programs, name2) ? programs[name2] : void 0;
  const doings = program2 === void 0 ? [] : program2(words5.slice(1), words5);
  return [...doings, ...redirects.flatMap(redirected)].flatMap((doing) => effectOf(doing, command, directory2));
}
function effectOf({ kind, word, below: below3, recursive, detail }, command, directory2) {
  const inside = pathOf(word, directory2);
  const found = below3 === void 0 || inside === null || inside.glob ? inside : pathOf({ ...word, value: `${inside.path}/${below3}`, glob: false }, null);
  if (found === null) return [];
  return [
    { kind, path: found.path, recursive: recursive === true || found.glob, detail: detail ?? "", command, place: word.place }
  ];
}
function redirected({ operator, target }) {
  if (target === null || isDescriptor(target) || /^\/dev\/(?:tcp|udp)\//.test(target.value ?? "")) return [];
  switch (operator) {
    case ">":
    case ">|":
    case "&>":
      return [{ kind: "write", word: target }];
    case ">>":
    case "&>>":
      return [{ kind: "append", word: target }];
    case "<":
      return [{ kind: "read", word: target }];
    case "<>":
      return [
        { kind: "read", word: target },
        { kind: "append", word: target }
      ];
    case ">&":
      return [{ kind: "write", word: target }];
    default:
      return [];
  }
}
var isDescriptor = ({ value }) => value !== null && /^(?:\d+-?|-)$/.test(value);

// shared/script/shell-options.ts
var uncertain = { errexit: null, pipefail: null };
var either = (a, b) => ({
  errexit: a.errexit === b.errexit ? a.errexit : null,
  pipefail: a.pipefail === b.pipefail ? a.pipefail : null
});
function afterRounds(round, options3) {
  const after = either(options3, round(options3));
  const changed = after.errexit !== options3.errexit || after.pipefail !== options3.pipefail;
  return changed ? either(after, round(after)) : after;
}
function afterSet(options3, words5) {
  let { errexit, pipefail } = options3;
  for (let index = 1; index < words5.length; index++) {
    const value = words5[index]?.value;
    if (value == null) return uncertain;
    if (value === "--" || value === "-" || !/^[-+]./.test(value)) break;
    const on = value.startsWith("-");
    for (const letter of value.slice(1)) {
      const name2 = letter === "o" ? words5[++index]?.value : letter === "e" ? "errexit" : "";
      if (name2 === null) return uncertain;
      if (name2 === "errexit") errexit = on;
      if (name2 === "pipefail") pipefail = on;
    }
  }
  return { errexit, pipefail };
}

// shared/script/survey.ts
function survey(ast, reading, functions) {
  const found = { traps: false, waits: false, pipeStatus: false, inherits: false };
  const visit3 = (node) => {
    if (node.type === "Command") {
      const name2 = node.name?.value;
      found.traps ||= name2 === "trap" && trapDecides(reading.commandOf(node)?.words.map(({ value }) => value) ?? [], functions);
      found.waits ||= name2 === "wait" && node.args.length > 0;
      found.inherits ||= name2 === "shopt" && node.args.some(({ text: text3 }) => text3 === "inherit_errexit");
      found.inherits ||= name2 === "set" && node.args.some(({ text: text3 }) => text3 === "posix");
    }
    found.pipeStatus ||= node.type === "ParameterExpansion" && node.parameter === "PIPESTATUS";
    found.pipeStatus ||= node.type === "SimpleExpansion" && node.text === "$PIPESTATUS";
    eachChild(node, visit3);
  };
  visit3(ast);
  return found;
}
function trapDecides(words5, functions) {
  const [, handler, ...signals] = words5;
  if (handler === void 0 || handler === "-" || handler === "") return false;
  if (signals.some((signal) => signal === null || /^(SIG)?(ERR|DEBUG|RETURN)$/i.test(signal))) return true;
  if (!signals.some((signal) => /^(EXIT|0)$/i.test(signal ?? ""))) return false;
  if (handler === null) return true;
  const tokens = handler.split(/[\s;&|(){}]+/);
  return tokens.some((token2) => /^(exit|exec|kill|return|eval|\.|source|set)$/.test(token2) || functions.has(token2));
}
function firstRun(node) {
  switch (node?.type) {
    case "AndOr":
    case "Pipeline":
    case "CompoundList":
      return firstRun(node.commands[0]);
    case "Statement":
    case "Redirected":
      return firstRun(node.command);
    case "BraceGroup":
    case "Subshell":
      return firstRun(node.body);
    case "If":
    case "While":
      return firstRun(node.clause);
    case "Case":
      return node.word;
    case "For":
    case "Select":
      return node.wordlist?.[0];
    case "Function":
    case "ArithmeticFor":
      return void 0;
    default:
      return node;
  }
}
function readsStatus(node) {
  if (node.type === "ArithmeticCommand") return node.body.includes("$?");
  if (node.type === "Word" || node.type === "Assignment") return /\$\{?\?/.test(node.text);
  let reads = false;
  eachChild(node, (child) => {
    reads ||= readsStatus(child);
  });
  return reads;
}
function endsList({ command, background }) {
  if (background || command.type !== "Command") return false;
  const name2 = command.name?.value;
  return name2 === "exit" || name2 === "return" || name2 === "exec" && command.args.length > 0;
}
function substitutionsIn(node, found = []) {
  if (isSubstitution(node)) found.push(node);
  else eachChild(node, (child) => substitutionsIn(child, found));
  return found;
}

// shared/script/flow.ts
var mostSteps = 5e5;
var deepestCall = 40;
var both = (a, b) => a === b ? a : "unknown";
var apart = (fate, ignored) => ({ status: fate, exits: fate, returns: fate, ignored });
function readFates(ast, shell, reading) {
  const fates = /* @__PURE__ */ new Map();
  const budget = { steps: mostSteps };
  new Flow(ast, shell, reading, fates, budget).run("decides", false);
  return (node) => budget.steps < 0 ? "unknown" : fates.get(node) ?? "unknown";
}
var Flow = class _Flow {
  #ast;
  #shell;
  #reading;
  #fates;
  #budget;
  #survey;
  #functions;
  /** The options after a call, by what decides them; null while the call runs. */
  #calls = /* @__PURE__ */ new Map();
  #depth = 0;
  constructor(ast, shell, reading, fates, budget) {
    this.#ast = ast;
    this.#shell = shell;
    this.#reading = reading;
    this.#fates = fates;
    this.#budget = budget;
    this.#functions = functionsIn(ast);
    this.#survey = survey(ast, reading, this.#functions);
  }
  run(fate, ignored) {
    if (this.#shell.dialect === "other" || this.#survey.traps) return;
    const { errexit, pipefail } = this.#shell;
    this.#list(this.#ast.commands, apart(fate, ignored), { errexit, pipefail });
  }
  /** What a failure does here. */
  #fate({ status, exits, ignored }, { errexit }) {
    if (ignored || errexit === false) return status;
    return errexit === true ? exits : both(status, exits);
  }
  #list(statements, context, before) {
    let options3 = before;
    for (const [index, statement] of statements.entries()) {
      const next = statements[index + 1];
      const status = next === void 0 ? context.status : this.#statusBefore(next, context);
      if (statement.background) {
        const fate = this.#survey.waits ? "unknown" : "lost";
        this.#node(statement.command, apart(fate, false), options3);
      } else options3 = this.#node(statement.command, { ...context, status }, options3);
      if (endsList(statement)) break;
    }
    return options3;
  }
  /** What becomes of a status that only `next` can still see. */
  #statusBefore(next, { exits, returns }) {
    const first = firstRun(next);
    const name2 = first?.type === "Command" ? first.name?.value : void 0;
    if (first?.type === "Command" && (name2 === "exit" || name2 === "return")) {
      const given2 = first.args[0]?.text ?? "$?";
      const passesOn = /^"?\$(\?|\{\?\})"?$/.test(given2);
      if (next.command !== first) return passesOn ? "unknown" : "lost";
      if (passesOn) return name2 === "exit" ? exits : returns;
      return given2 === "0" ? "lost" : /^\d+$/.test(given2) ? "unknown" : readsStatus(first) ? "tested" : "lost";
    }
    return first !== void 0 && readsStatus(first) ? "tested" : "lost";
  }
  /** Judges all commands below `node`; the answer is the options after it. */
  #node(node, context, options3) {
    if (--this.#budget.steps < 0) return uncertain;
    switch (node.type) {
      case "Command":
        return this.#command(node, context, options3);
      case "CompoundList":
        return this.#list(node.commands, context, options3);
      case "BraceGroup":
        return this.#node(node.body, context, options3);
      case "Subshell":
        this.#node(node.body, apart(this.#fate(context, options3), context.ignored), options3);
        return options3;
      case "Pipeline":
        return this.#pipeline(node, context, options3);
      case "AndOr":
        return this.#andOr(node, context, options3);
      case "Redirected":
        this.#judge(node, this.#fate(context, options3));
        this.#substitutions(node.redirects, "lost", context, options3);
        return this.#node(node.command, context, options3);
      case "If":
        return this.#if(node, context, options3);
      case "Elif":
        return this.#node(node.then, context, this.#node(node.clause, tested(context), options3));
      case "While":
      case "For":
      case "Select":
      case "ArithmeticFor":
        return this.#loop(node, context, options3);
      case "Case":
        return this.#case(node, context, options3);
      case "TestCommand":
      case "ArithmeticCommand":
        this.#substitutions([node], "lost", context, options3);
        return options3;
      default:
        return options3;
    }
  }
  #if({ clause, then, elif, else: otherwise }, context, before) {
    const options3 = this.#node(clause, tested(context), before);
    return this.#branches([then, ...elif, ...otherwise ? [otherwise] : []], context, options3, !otherwise);
  }
  #case({ word, items: items2 }, context, options3) {
    this.#substitutions([word], "lost", context, options3);
    const falls = items2.some(({ terminator }) => terminator !== void 0 && terminator !== ";;");
    const bodies = items2.map(({ body }) => body);
    return this.#branches(bodies, falls ? repeated(context) : context, options3, true);
  }
  #branches(parts, context, options3, orNone) {
    const after = parts.map((part) => this.#node(part, context, options3));
    return (orNone ? [options3, ...after] : after).reduce(either);
  }
  #loop(node, context, options3) {
    const body = (before) => this.#node(node.body, repeated(context), before);
    if (node.type === "While") return afterRounds((before) => body(this.#node(node.clause, tested(context), before)), options3);
    if (node.type !== "ArithmeticFor") this.#substitutions(node.wordlist ?? [], "lost", context, options3);
    return afterRounds(body, options3);
  }
  #pipeline({ commands, prefixes }, context, options3) {
    const negated = prefixes.some(({ type }) => type === "Negation");
    const outer = negated ? tested(context) : context;
    const only = commands.length === 1 ? commands[0] : void 0;
    if (only !== void 0) return this.#node(only, outer, options3);
    const last = this.#fate(outer, options3);
    const hidden2 = this.#survey.pipeStatus ? "unknown" : "lost";
    const others2 = options3.pipefail === true ? last : options3.pipefail === false ? hidden2 : both(last, hidden2);
    for (const [index, part] of commands.entries()) {
      this.#node(part, apart(index === commands.length - 1 ? last : others2, outer.ignored), options3);
    }
    return options3;
  }
  #andOr({ commands, operators }, context, before) {
    const lastOr = operators.lastIndexOf("||");
    let options3 = before;
    for (const [index, part] of commands.entries()) {
      const isLast = index === commands.length - 1;
      const left = index <= lastOr || context.status === "lost" ? "tested" : context.status;
      const after = this.#node(part, isLast ? context : { ...context, status: left, ignored: true }, options3);
      options3 = index === 0 ? after : either(options3, after);
    }
    return options3;
  }
  #command(node, context, options3) {
    const command = this.#reading.commandOf(node);
    const fate = this.#fate(context, options3);
    const replaces = node.name?.value === "exec" && node.args.length > 0;
    const name2 = node.name?.value ?? "";
    const own = replaces || name2 === "exit" ? context.exits : name2 === "return" ? context.returns : fate;
    this.#commandSubstitutions(node, fate, context, options3);
    const nested = this.#reading.nestedOf(node);
    if (nested) new _Flow(nested.ast, nested.shell, this.#reading, this.#fates, this.#budget).run(own, false);
    const bodies = command?.builtin ? this.#functions.get(command.name ?? "") : void 0;
    if (bodies !== void 0) {
      this.#judge(node, fate);
      return this.#call(command?.name ?? "", bodies, { ...context, status: fate, returns: fate }, options3);
    }
    const sources2 = name2 === "." || name2 === "source" || name2 === "eval";
    this.#judge(node, sources2 ? both(fate, context.exits) : own);
    if (sources2 || name2 === "shopt") return uncertain;
    return name2 === "set" ? afterSet(options3, command?.words ?? []) : options3;
  }
  #call(name2, bodies, context, options3) {
    const { status, exits, ignored } = context;
    const key = [name2, status, exits, ignored, options3.errexit, options3.pipefail].join();
    const known2 = this.#calls.get(key);
    if (known2 !== void 0) return known2 ?? uncertain;
    this.#calls.set(key, null);
    if (this.#depth >= deepestCall) this.#budget.steps = -1;
    this.#depth++;
    const after = bodies.map((body) => this.#node(body, context, options3)).reduce(either);
    this.#depth--;
    this.#calls.set(key, after);
    return after;
  }
  /** The substitutions of a command. Only an assignment without a command passes the status of the last one on. */
  #commandSubstitutions(node, fate, context, options3) {
    const redirects = node.redirects.flatMap((redirect) => substitutionsIn(redirect));
    this.#run(redirects, "lost", context, options3);
    if (node.name !== void 0) {
      this.#substitutions([node.name], "unknown", context, options3);
      this.#substitutions([...node.prefix, ...node.args], "lost", context, options3);
      return;
    }
    const values = node.prefix.filter(({ type }) => type === "Assignment").flatMap((part) => substitutionsIn(part));
    this.#run(values.slice(0, -1), "lost", context, options3);
    this.#run(values.slice(-1), redirects.length > 0 ? "unknown" : fate, context, options3);
  }
  #substitutions(nodes, fate, context, options3) {
    for (const node of nodes) this.#run(substitutionsIn(node), fate, context, options3);
  }
  #run(substitutions, fate, { ignored }, options3) {
    const errexit = options3.errexit === true ? this.#inherited() : options3.errexit;
    for (const { type, script } of substitutions) {
      if (script === void 0) continue;
      const result = type === "ProcessSubstitution" ? "lost" : fate;
      this.#list(script.commands, apart(result, ignored), { ...options3, errexit });
    }
  }
  /**
   * errexit in a substitution: bash takes it out unless it is called sh (bash(1), inherit_errexit), dash keeps it, and
   * busybox was seen to take it out (1.35).
   */
  #inherited() {
    const { name: name2, dialect } = this.#shell;
    if (dialect === "dash" || dialect === "bash" && name2 === "sh") return true;
    return name2 === "bash" && !this.#survey.inherits ? false : null;
  }
  /** A command that runs in several ways has a fate only when they agree. */
  #judge(node, fate) {
    const known2 = this.#fates.get(node);
    this.#fates.set(node, known2 === void 0 ? fate : both(known2, fate));
  }
};
var repeated = (context) => ({ ...context, status: both(context.status, "lost") });
var tested = (context) => ({ ...context, status: "tested", ignored: true });

// shared/knowledge/tools.ts
var go = { valued: "", oneDash: true };
var toolSyntax = {
  nc: {
    valued: "IiMmOPpqsTVWwXxeoG",
    long: [],
    source: "man.openbsd.org/nc, nc.traditional(1), busybox networking/nc_bloaty.c (-i -o -p -s -w -e)"
  },
  ncat: {
    valued: "iwgGopsdexmq",
    long: [
      "wait",
      "idle-timeout",
      "delay",
      "source",
      "source-port",
      "exec",
      "sh-exec",
      "proxy",
      "proxy-type",
      "proxy-auth",
      "output"
    ],
    source: "https://nmap.org/ncat/guide/"
  },
  curl: {
    valued: "AbCcDdEeFHKmoPQrTtUuwXxYyz",
    long: [
      ..."max-time connect-timeout retry retry-delay retry-max-time url output output-dir header data data-raw data-binary".split(
        " "
      ),
      ..."data-urlencode json form user user-agent request cookie cookie-jar cacert cert key resolve connect-to proxy".split(" "),
      ..."unix-socket abstract-unix-socket interface write-out referer range upload-file dump-header config limit-rate".split(
        " "
      ),
      ..."max-redirs noproxy oauth2-bearer capath ciphers cert-type key-type pass speed-limit speed-time stderr".split(" "),
      ..."dns-servers aws-sigv4 netrc-file max-filesize tls-max url-query variable keepalive-time expect100-timeout".split(" ")
    ],
    source: "https://curl.se/docs/manpage.html"
  },
  wget: {
    valued: "OoPTtwQUYaieABDIRlX",
    long: [
      ..."timeout tries output-document output-file append-output directory-prefix user-agent header post-data post-file".split(
        " "
      ),
      ..."connect-timeout dns-timeout read-timeout wait waitretry user password http-user http-password method body-data".split(
        " "
      ),
      ..."ca-certificate certificate private-key input-file execute level accept reject domains quota limit-rate proxy".split(
        " "
      )
    ],
    source: "GNU wget manual; busybox networking/wget.c (-O -o -P -T -t -U -Y)"
  },
  pg_isready: {
    valued: "dhptU",
    long: ["dbname", "host", "port", "timeout", "username"],
    source: "https://www.postgresql.org/docs/current/app-pg-isready.html (timeout 3 s by default)"
  },
  psql: {
    valued: "cdfFhLopPRTUv",
    long: "command dbname file host port username set variable output field-separator pset record-separator log-file table-attr".split(
      " "
    ),
    source: "https://www.postgresql.org/docs/current/app-psql.html; connect_timeout 0 by default, libpq-connect.html"
  },
  mysqladmin: mysqlClient("mysqladmin"),
  mysql: mysqlClient("mysql"),
  "mariadb-admin": mysqlClient("mariadb-admin"),
  mariadb: mysqlClient("mariadb"),
  "redis-cli": {
    valued: "hptusanriDXd",
    long: ["user", "pass", "cacert", "cacertdir", "cert", "key", "sni", "tls-ciphers", "askpass-file"],
    stopsAtOperand: true,
    source: "redis-cli --help (-t: server connection timeout, 0 by default); 127.0.0.1:6379 by default"
  },
  mongosh: mongoShell("https://www.mongodb.com/docs/mongodb-shell/reference/options/"),
  mongo: mongoShell("https://www.mongodb.com/docs/v4.4/reference/program/mongo/"),
  nslookup: { ...go, long: [], source: "busybox networking/nslookup.c, nslookup(1): options carry their value after =" },
  dig: { valued: "bcfkpqtxy", long: [], source: "dig(1)" },
  host: { valued: "cmNpRtW", long: [], source: "host(1)" },
  getent: { valued: "s", long: ["service"], source: "getent(1)" },
  ping: { valued: "cFIilmMpQsStTwW", long: [], source: "ping(8) of iputils, busybox networking/ping.c" },
  telnet: { valued: "elnbkXS", long: [], source: "telnet(1)" },
  grpc_health_probe: {
    ...go,
    long: ["addr", "service", "connect-timeout", "rpc-timeout", "user-agent", "tls-ca-cert", "tls-server-name", "rpc-header"],
    source: "https://github.com/grpc-ecosystem/grpc-health-probe (both timeouts 1 s by default)"
  },
  kubectl: {
    valued: "nlfoscvL",
    long: [
      ..."namespace context kubeconfig cluster user server token selector filename output timeout request-timeout for".split(" "),
      ..."field-selector label-columns as as-group certificate-authority client-key client-certificate template sort-by".split(
        " "
      )
    ],
    source: "https://kubernetes.io/docs/reference/kubectl/generated/ (wait: 30 s by default; rollout status: no limit)"
  },
  "wait-for-it": waitForIt(),
  "wait-for-it.sh": waitForIt(),
  "wait-for": waitFor(),
  "wait-for.sh": waitFor(),
  dockerize: {
    ...go,
    long: ["wait", "timeout", "wait-retry-interval", "template", "stdout", "stderr", "wait-http-header", "delims", "env"],
    source: "https://github.com/jwilder/dockerize (timeout 10 s by default)"
  },
  "wait_for.sh": { valued: "nl", long: [], source: "groundnuty/k8s-wait-for 0e01916, wait_for.sh: no limit" },
  openssl: {
    ...go,
    long: [
      ..."connect host port servername CAfile CApath cert key verify starttls name alpn proxy out keyout in days subj".split(" "),
      ..."newkey config extensions extfile CA CAkey CAserial passin passout addext set_serial".split(" ")
    ],
    source: "openssl-s_client(1), openssl-req(1), openssl-x509(1)"
  }
};
function mysqlClient(name2) {
  return {
    valued: "hPuSDe",
    attached: "p",
    long: [
      ..."host port user socket protocol database execute connect-timeout connect_timeout default-character-set".split(" "),
      ..."defaults-file defaults-extra-file ssl-ca ssl-cert ssl-key ssl-mode plugin-dir sleep wait".split(" ")
    ],
    source: `https://dev.mysql.com/doc/refman/8.4/en/${name2.startsWith("mysqladmin") ? "mysqladmin" : "mysql-command-options"}.html`
  };
}
function mongoShell(source) {
  return {
    valued: "up",
    long: "host port username password authenticationDatabase authenticationMechanism eval file tlsCAFile tlsCertificateKeyFile".split(
      " "
    ),
    source
  };
}
function waitForIt() {
  return {
    valued: "hpt",
    long: ["host", "port", "timeout"],
    source: "https://github.com/vishnubob/wait-for-it (15 s by default, 0 is no limit; --strict decides about the command)"
  };
}
function waitFor() {
  return { valued: "t", long: ["timeout"], source: "https://github.com/eficode/wait-for (15 s by default, 0 is no limit)" };
}

// shared/script/durations.ts
var units = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, "": 1, s: 1, m: 60, h: 3600, d: 86400 };
function seconds(text3) {
  if (text3.length > 40 || !/^(?:\d+(?:\.\d*)?|\.\d+)(?:[nuµm]?s|[mhd])?(?:\d+(?:\.\d*)?(?:[nuµm]?s|[mhd]))*$/.test(text3))
    return null;
  let total = 0;
  for (const [, amount = "0", unit = ""] of text3.matchAll(/(\d+(?:\.\d*)?|\.\d+)([nuµm]?s|[mhd])?/g)) {
    total += Number(amount) * (units[unit] ?? 1);
  }
  return total;
}
var secondsOf = (word) => word?.value == null ? null : seconds(word.value);
var sumOf = (lengths) => lengths.reduce((sum, one) => sum === null || one === null ? null : sum + one, 0);
function sleepSeconds({ name: name2, words: words5 }) {
  const given2 = words5.slice(1);
  if (name2 !== "sleep" || given2.length === 0) return null;
  return sumOf(given2.map((word) => /^inf(?:inity)?$/i.test(word.value ?? "") ? Number.POSITIVE_INFINITY : secondsOf(word)));
}

// shared/script/targets.ts
var name = /^(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_.])?|[0-9A-Fa-f:.]{2,45})$/;
var defaultPorts = {
  http: 80,
  https: 443,
  ftp: 21,
  postgres: 5432,
  postgresql: 5432,
  mysql: 3306,
  mariadb: 3306,
  mongodb: 27017,
  redis: 6379,
  rediss: 6379,
  amqp: 5672,
  amqps: 5671
};
function portOf(text3) {
  if (text3 == null || !/^\d{1,5}$/.test(text3)) return null;
  const port = Number(text3);
  return port >= 1 && port <= 65535 ? port : null;
}
function targetOf(host, port, fallback = null) {
  if (host?.value == null || host.glob || !name.test(host.value)) return [];
  if (port !== void 0 && port.value === null) return [];
  const number = port === void 0 ? fallback : portOf(port.value);
  const shownPort = port?.fromEnv ? `:${bare(port.text)}` : number === null ? "" : `:${number}`;
  return [
    {
      host: host.value,
      port: number,
      shown: `${host.fromEnv ? bare(host.text) : bracketed(host.value)}${shownPort}`,
      place: host.place
    }
  ];
}
var impliedTarget = (host, port, at2) => at2 === void 0 ? [] : [{ host, port, shown: `${host}:${port}`, place: at2.place }];
function urlTargets(word, scheme) {
  const value = word?.value;
  if (word === void 0 || value == null) return [];
  const [given2, authority] = split(value);
  const used = given2?.toLowerCase() ?? scheme;
  if (used === "file" || used === "unix" || used.endsWith("+srv")) return [];
  const fallback = Object.hasOwn(defaultPorts, used) ? defaultPorts[used] ?? null : null;
  return authority.split(",").flatMap((part) => authorityTarget(word, part, fallback));
}
function authorityTarget(word, authority, fallback) {
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(authority);
  const host = match?.[1] ?? match?.[2];
  if (host === void 0 || !name.test(host)) return [];
  const port = match?.[3] === void 0 ? fallback : portOf(match[3]);
  if (match?.[3] !== void 0 && port === null) return [];
  const shown2 = word.fromEnv ? split(bare(word.text))[1] : `${bracketed(host)}${port === null ? "" : `:${port}`}`;
  return [{ host, port, shown: shown2, place: word.place }];
}
function split(url) {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]{0,20}):\/\//.exec(url);
  const rest = url.slice(scheme?.[0].length ?? 0);
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  return [scheme?.[1] ?? null, authority.slice(authority.lastIndexOf("@") + 1)];
}
function conninfoTargets(word, port) {
  const value = word?.value;
  if (word === void 0 || value == null) return [];
  if (/^postgres(?:ql)?:\/\//.test(value)) return urlTargets(word, "postgresql");
  const host = setting(value, "host");
  if (host === void 0) return [];
  const own = setting(value, "port");
  const shown2 = word.fromEnv ? { ...word, value: host, text: "host" } : { ...word, value: host };
  return targetOf(shown2, own === void 0 ? port : { ...shown2, value: own, text: "port" }, 5432);
}
var setting = (text3, key) => {
  const found = text3.split(/[\s?&]+/).find((part) => part.startsWith(`${key}=`));
  return found?.slice(key.length + 1);
};
var bare = (text3) => text3.replace(/^["'](.*)["']$/s, "$1");
var bracketed = (host) => host.includes(":") ? `[${host}]` : host;
function devTcp({ redirects }) {
  return redirects.flatMap(({ target }) => {
    const match = target === null ? null : /^["']?\/dev\/tcp\/([^/]{1,260})\/([^/]{1,80})$/.exec(target.value ?? target.text);
    if (target === null || match === null) return [];
    if (target.value === null) return [[]];
    const [, host = "", port = ""] = match;
    const parts = /\/dev\/tcp\/([^/]*)\/([^/"']*)/.exec(target.text);
    return [
      targetOf({ ...target, value: host, text: parts?.[1] ?? "host" }, { ...target, value: port, text: parts?.[2] ?? "port" })
    ];
  });
}

// shared/script/probes.ts
function readProbes(commands) {
  const open2 = [];
  const probes = [];
  for (const command of commands) {
    while (open2.length > 0 && !contains(open2.at(-1), command)) open2.pop();
    if (!command.elsewhere) {
      const outer = command.inLoop ? open2.filter(({ inLoop }) => inLoop) : open2;
      probes.push(...probesOf(command).map((found) => outer.reduce(limitedBy, found)));
    }
    if (open2.length < 4 && isTimedShell(command)) open2.push(command);
  }
  return probes;
}
var limitedBy = (found, outer) => ({ ...found, attemptLimit: withWrapper(found.attemptLimit, outer) });
var isTimedShell = ({ name: name2, wrappers }) => name2 !== null && /^(?:ba|da|a|z|k)?sh$/.test(name2) && wrappers.some((wrapper) => wrapper.name === "timeout");
function contains(outer, { place }) {
  const [a, b] = [outer?.place.span, place.span];
  if (outer === void 0 || outer.place.path !== place.path || a === void 0 || b === void 0) return false;
  return a.start <= b.start && b.end <= a.end;
}
function probesOf(command) {
  const { name: name2, words: words5 } = command;
  const probes = [];
  const reader = name2 !== null && Object.hasOwn(readers, name2) ? readers[name2] : void 0;
  const syntax = name2 !== null && Object.hasOwn(toolSyntax, name2) ? toolSyntax[name2] : void 0;
  if (name2 !== null && reader !== void 0) {
    const options3 = readOptions(words5.slice(1), syntax ?? { valued: "", long: [] });
    const attempt2 = reader(options3, command);
    if (attempt2 !== null) probes.push(probe(name2, attempt2, command));
  }
  for (const target of devTcp(command))
    probes.push(probe("/dev/tcp", { method: "connect", targets: target, limit: null }, command));
  return probes;
}
var probe = (tool, { method, targets, limit }, command) => ({
  tool,
  method,
  targets,
  attemptLimit: withWrapper(limit, command),
  command
});
function withWrapper(limit, command) {
  const timeout = command.wrappers.find(({ name: name2 }) => name2 === "timeout");
  if (timeout === void 0) return limit;
  const duration = timeoutSeconds(timeout.words.slice(1));
  if (duration === null || limit === "unknown") return "unknown";
  return limit === null ? duration : Math.min(limit, duration);
}
function timeoutSeconds(args) {
  const options3 = readOptions(args, { valued: "kst", long: ["kill-after", "signal"], stopsAtOperand: true });
  const value = secondsOf(optionValue(options3, "t") ?? options3.operands[0]);
  return value === 0 ? Number.POSITIVE_INFINITY : value;
}
var limitOf = (options3, ...names) => {
  const value = optionValue(options3, ...names);
  if (value !== void 0) {
    const limit = secondsOf(value);
    return limit === null ? "unknown" : limit === 0 ? null : limit;
  }
  return options3.certain ? null : "unknown";
};
var withOperands = (options3, needed) => ({
  ...options3,
  certain: options3.certain || options3.operands.length === needed
});
var connect = (targets, limit) => ({ method: "connect", targets, limit });
var netcat = (options3) => {
  if (hasOption(options3, "l", "listen")) return null;
  const [host, port] = options3.operands;
  const isTcp = !hasOption(options3, "u", "U", "udp", "unixsock", "sctp");
  const viaProxy = optionValue(options3, "x", "proxy") !== void 0;
  const targets = isTcp && !viaProxy && port !== void 0 ? targetOf(host, port) : [];
  return connect(targets, limitOf(withOperands(options3, 2), "w", "wait", "G"));
};
var curl2 = (given2, command) => {
  const options3 = withOperands(given2, 1);
  const limit = limitOf(options3, "m", "max-time") ?? limitOf(options3, "connect-timeout");
  const elsewhere = ["x", "proxy", "resolve", "connect-to", "unix-socket", "abstract-unix-socket", "K", "config"];
  const urls = [
    ...options3.operands,
    ...options3.options.flatMap(({ name: name2, value }) => name2 === "url" && value !== null ? [value] : [])
  ];
  if (urls.length === 0 && options3.certain && optionValue(options3, "K", "config") === void 0) return null;
  const targets = hasOption(options3, ...elsewhere) || usesProxy(command) ? [] : urls.flatMap((url) => urlTargets(url, "http"));
  return connect(targets, limit);
};
var wget2 = (given2, command) => {
  const options3 = withOperands(given2, 1);
  if (options3.operands.length === 0 && options3.certain) return null;
  const limit = limitOf(options3, "T", "timeout") ?? limitOf(options3, "connect-timeout");
  return connect(usesProxy(command) ? [] : options3.operands.flatMap((url) => urlTargets(url, "http")), limit);
};
var usesProxy = ({ assignments }) => assignments.some(({ name: name2 }) => /^(?:https?|all)_proxy$/i.test(name2));
var assigned2 = ({ assignments }, name2) => assignments.find((entry) => entry.name === name2)?.value;
function postgresTargets(options3, command, database) {
  const host = optionValue(options3, "h", "host") ?? assigned2(command, "PGHOST");
  const port = optionValue(options3, "p", "port") ?? assigned2(command, "PGPORT");
  return host === void 0 ? conninfoTargets(database, port) : targetOf(host, port, 5432);
}
var pgIsReady = (options3, command) => {
  const given2 = optionValue(options3, "t", "timeout");
  const limit = given2 === void 0 && options3.certain ? 3 : limitOf(options3, "t", "timeout");
  return connect(postgresTargets(options3, command, optionValue(options3, "d", "dbname")), limit);
};
var psql = (options3, command) => {
  if (hasOption(options3, "V", "version", "?", "help")) return null;
  const database = optionValue(options3, "d", "dbname") ?? options3.operands[0];
  const inString = setting(database?.value ?? "", "connect_timeout");
  const timeout = assigned2(command, "PGCONNECT_TIMEOUT");
  const limit = inString === void 0 ? secondsOf(timeout) : seconds(inString);
  const unknown2 = timeout !== void 0 && limit === null || database?.value === null;
  return connect(postgresTargets(options3, command, database), unknown2 ? "unknown" : limit === 0 ? null : limit);
};
var mysql = (options3) => {
  if (hasOption(options3, "V", "version", "help")) return null;
  const host = optionValue(options3, "h", "host");
  const local = host === void 0 || host.value === "localhost" && optionValue(options3, "protocol")?.value?.toLowerCase() !== "tcp";
  const targets = local ? [] : targetOf(host, optionValue(options3, "P", "port"), 3306);
  return connect(targets, limitOf(options3, "connect-timeout", "connect_timeout"));
};
var redis = (options3, command) => {
  if (hasOption(options3, "v", "version", "help", "s")) return null;
  const uri = optionValue(options3, "u");
  const host = optionValue(options3, "h");
  const port = optionValue(options3, "p");
  const limit = limitOf(options3, "t");
  if (uri !== void 0) return connect(urlTargets(uri, "redis"), limit);
  if (host !== void 0) return connect(targetOf(host, port, 6379), limit);
  if (!options3.certain || port !== void 0 && port.value === null) return connect([], limit);
  return connect(impliedTarget("127.0.0.1", port === void 0 ? 6379 : Number(port.value), command.words[0]), limit);
};
var mongo = (options3, command) => {
  if (hasOption(options3, "nodb", "version", "help")) return null;
  const host = optionValue(options3, "host");
  const port = optionValue(options3, "port");
  const address = options3.operands.find(({ value }) => value === null || /[:/]/.test(value) || value.includes("."));
  if (host !== void 0) return connect(hostWithPort(host, port, "mongodb"), "unknown");
  if (address !== void 0) return connect(/\.js$/.test(address.value ?? "") ? [] : urlTargets(address, "mongodb"), "unknown");
  const local = options3.certain && options3.operands.length === 0 && (port === void 0 || port.value !== null);
  return connect(local ? impliedTarget("127.0.0.1", Number(port?.value ?? 27017), command.words[0]) : [], "unknown");
};
var hostWithPort = (host, port, scheme) => port === void 0 || /[:/,]/.test(host.value ?? "") ? urlTargets(host, scheme) : targetOf(host, port);
var resolve = (host) => ({
  method: "resolve",
  targets: targetOf(host, void 0),
  limit: "unknown"
});
var dig = ({ operands }) => resolve(operands.find(({ value }) => value !== null && !/^[@+]/.test(value)));
var getent = ({ operands: [database, host] }) => /^(?:hosts|ahosts|ahostsv4|ahostsv6)$/.test(database?.value ?? "") && host !== void 0 ? resolve(host) : null;
var ping = (options3) => {
  const deadline = limitOf(options3, "w");
  const counted = optionValue(options3, "c") === void 0 ? null : "unknown";
  return {
    method: "ping",
    targets: targetOf(options3.operands.at(-1), void 0),
    limit: deadline ?? (options3.certain ? counted : "unknown")
  };
};
var telnet = (options3) => options3.operands.length === 0 ? null : connect(targetOf(options3.operands[0], options3.operands[1], 23), null);
var grpc = (options3) => {
  const one = (name2) => optionValue(options3, name2) === void 0 ? 1 : secondsOf(optionValue(options3, name2));
  const [first, second] = [one("connect-timeout"), one("rpc-timeout")];
  return connect(
    urlTargets(optionValue(options3, "addr"), "grpc"),
    first === null || second === null || !options3.certain ? "unknown" : first + second
  );
};
var kubectl = (options3) => {
  const [verb, second] = options3.operands.map(({ value }) => value);
  const object = (limit) => ({ method: "object", targets: [], limit });
  const given2 = limitOf(options3, "timeout");
  if (verb === "wait") return object(optionValue(options3, "timeout") === void 0 && options3.certain ? 30 : given2);
  if (verb === "rollout" && second === "status") return object(given2);
  return verb === "get" || verb === "describe" || verb === "logs" ? object(limitOf(options3, "request-timeout")) : null;
};
var waitForIt2 = (options3) => {
  const host = optionValue(options3, "h", "host");
  const address = options3.operands.find(({ value }) => value === null || /:/.test(value));
  const targets = host === void 0 ? urlTargets(address, "tcp") : targetOf(host, optionValue(options3, "p", "port"));
  const limit = optionValue(options3, "t", "timeout") === void 0 && options3.certain ? 15 : limitOf(options3, "t", "timeout");
  return connect(targets, limit);
};
var dockerize = (options3) => {
  const addresses = options3.options.flatMap(({ name: name2, value }) => name2 === "wait" && value !== null ? [value] : []);
  if (addresses.length === 0) return null;
  const limit = optionValue(options3, "timeout") === void 0 && options3.certain ? 10 : limitOf(options3, "timeout");
  return connect(
    addresses.flatMap((address) => urlTargets(address, "tcp")),
    limit
  );
};
var openssl = (options3) => {
  if (options3.operands[0]?.value !== "s_client") return null;
  return connect(
    hasOption(options3, "proxy") ? [] : urlTargets(optionValue(options3, "connect") ?? options3.operands[1], "tcp"),
    null
  );
};
var readers = {
  nc: netcat,
  netcat,
  ncat: netcat,
  curl: curl2,
  wget: wget2,
  pg_isready: pgIsReady,
  psql,
  mysqladmin: mysql,
  mysql,
  "mariadb-admin": mysql,
  mariadb: mysql,
  "redis-cli": redis,
  mongosh: mongo,
  mongo,
  nslookup: ({ operands: [host] }) => host === void 0 ? null : resolve(host),
  host: ({ operands: [host] }) => host === void 0 ? null : resolve(host),
  dig,
  getent,
  ping,
  ping6: ping,
  telnet,
  grpc_health_probe: grpc,
  kubectl,
  "wait_for.sh": () => ({ method: "object", targets: [], limit: null }),
  "wait-for-it": waitForIt2,
  "wait-for-it.sh": waitForIt2,
  "wait-for": waitForIt2,
  "wait-for.sh": waitForIt2,
  dockerize,
  openssl
};

// shared/script/program.ts
function findProgram(argv, surroundings, workingDir) {
  const stripped = stripWrappers(withoutPassThrough(argv));
  const called = stripped.words[0];
  const none2 = { stripped, shell: null, source: null, from: "inline", parameters: [] };
  if (called === void 0) return none2;
  const { image: image2, fileAt: fileAt2 } = surroundings;
  const behindSh = stripped.elsewhere ? null : stripped.wrappers.some(({ name: name2 }) => name2 === "busybox") ? "ash" : image2?.shell;
  const invocation = readInvocation(stripped.words);
  if (invocation !== null) {
    const shell2 = shellFrom(invocation, behindSh ?? null, called.place);
    const { script, file, parameters } = invocation;
    if (script !== null) {
      const expanded = argv.expandedOf(script);
      return { ...none2, shell: shell2, parameters, source: expanded === void 0 ? null : sourceOf(expanded, script.place) };
    }
    const text4 = file === null || stripped.elsewhere ? null : read(file, workingDir, fileAt2);
    if (text4 === null) return { ...none2, shell: shell2, parameters };
    return { ...none2, shell: shell2, parameters, from: "file", source: sourceOf(unexpanded2(text4.text), text4.place) };
  }
  if (shellName(called) !== null || stripped.elsewhere) return none2;
  const text3 = called.value?.includes("/") ? read(called, workingDir, fileAt2) : null;
  const interpreter = text3 && interpreterOf(text3.text, called);
  if (text3 === null || interpreter == null) return none2;
  const shell = shellFrom(interpreter, image2?.shell ?? null, called.place);
  const source = sourceOf(unexpanded2(text3.text), text3.place);
  return { stripped, shell, source, from: "file", parameters: stripped.words.slice(1) };
}
function withoutPassThrough({ words: words5, fromImage }) {
  const passes = fromImage > 0 && programName(words5[0]) === "docker-entrypoint.sh" && shellName(words5[fromImage]) !== null;
  return passes ? words5.slice(fromImage) : words5;
}
function shellFrom({ name: name2, errexit, nounset, pipefail }, behindSh, place) {
  return { name: name2, dialect: dialectOf(name2, behindSh), errexit, nounset, pipefail, place };
}
function read(word, workingDir, fileAt2) {
  if (word.value === null) return null;
  if (word.value.startsWith("/")) return fileAt2(normalized(word.value));
  return workingDir?.startsWith("/") ? fileAt2(normalized(`${workingDir}/${word.value}`)) : null;
}
function interpreterOf(text3, called) {
  const line = /^#![ \t]*([^ \t\r\n]+)[ \t]*([^\r\n]*)/.exec(text3.slice(0, 4096));
  if (line === null) return null;
  const word = (value) => ({ ...called, value, text: value });
  const argument = (line[2] ?? "").trimEnd();
  const split2 = /^(-S|--split-string=?)\s*/.exec(argument);
  const given2 = split2 === null ? [argument] : argument.slice(split2[0].length).split(/[ \t]+/);
  const words5 = [line[1] ?? "", ...given2.filter((value) => value !== "")].map(word);
  return readInvocation(stripWrappers([...words5, called]).words);
}

// shared/script/syntax.ts
function certainErrors(parsed, source, dialect) {
  if (parsed === null || source.uncertain || dialect === "other") return [];
  if (/\$\{[ \t\n|]/.test(source.parsable)) return [];
  if (dialect === "bash") return parsed.errors;
  if (quoteInsideBraces(source.parsable) || /(^|[\s;&|(!])(\[\[|\]\])(?=[\s;&|)]|$)/.test(source.parsable)) return [];
  return parsed.errors.filter(({ message }) => !message.includes("function body") && !message.includes("array subscript"));
}
function quoteInsideBraces(text3) {
  for (let open2 = text3.indexOf("${"); open2 !== -1; open2 = text3.indexOf("${", open2 + 2)) {
    const close = text3.indexOf("}", open2);
    if (close === -1) return text3.indexOf("'", open2) !== -1;
    if (text3.slice(open2, close).split("'").length % 2 === 0) return true;
  }
  return false;
}

// shared/script/bounds.ts
var unbounded = { bound: { kind: "none" }, afterwards: "unknown" };
var uncertain2 = { bound: { kind: "unknown" }, afterwards: "unknown" };
function roundSeconds({ pause, clauseProbes, bodyProbes }) {
  return pause === null ? null : pause + attempts([...clauseProbes, ...bodyProbes]);
}
var attempts = (probes) => probes.reduce(
  (sum, { attemptLimit }) => sum + (typeof attemptLimit === "number" && Number.isFinite(attemptLimit) ? attemptLimit : 0),
  0
);
function endingByClause(parts, facts, before) {
  const bound = boundOf(parts, facts, before);
  return bound === null ? null : { bound, afterwards: "unknown" };
}
function endingByBody(facts, before, constant) {
  if (facts.exits.length > 0)
    return { bound: { kind: "counter", seconds: roundSeconds(facts) }, afterwards: afterwards(facts.exits) };
  for (const guard of facts.guards) {
    const bound = boundOf(guard.comparisons, facts, before);
    if (bound !== null) return { bound, afterwards: afterwards(guard.exits) };
  }
  return facts.opaque || facts.guards.some((guard) => mayBound(guard, constant)) ? uncertain2 : unbounded;
}
function mayBound({ success, exits }, constant) {
  if (success) return false;
  return !constant || exits.some(({ kind, status }) => kind !== "break" && status !== 0);
}
function boundOf(comparisons, facts, before) {
  for (const comparison2 of comparisons) {
    const names = [...comparison2.names];
    if (comparison2.clock || names.some((name3) => facts.clocks.has(name3))) {
      return { kind: "deadline", seconds: deadlineSeconds(comparison2, before) };
    }
    const name2 = names.find((candidate) => facts.counters.has(candidate));
    if (name2 !== void 0) return { kind: "counter", seconds: countedSeconds(name2, comparison2, facts, before) };
  }
  return null;
}
function deadlineSeconds({ limit, names }, before) {
  if (limit !== null && limit > 0 && limit < 1e7) return limit;
  for (const name2 of names) {
    const seconds2 = before.deadline(name2);
    if (seconds2 !== null) return seconds2;
  }
  return null;
}
function countedSeconds(name2, { limit }, facts, before) {
  const initial = before.initial(name2);
  const step = facts.counters.get(name2)?.step ?? null;
  const round = roundSeconds(facts);
  if (limit === null || initial === null || step === null || step === 0 || round === null) return null;
  return Math.ceil(Math.abs(limit - initial) / step) * round;
}
var afterFailure = (fate) => fate === "decides" ? "fails" : fate === "lost" ? "continues" : "unknown";
function afterwards(exits) {
  const results = new Set(exits.map(resultOf));
  const [only] = results;
  return results.size === 1 && only !== void 0 ? only : "unknown";
}
function resultOf({ kind, status }) {
  if (kind === "break") return "continues";
  if (status === null) return "unknown";
  if (status === 0) return "continues";
  return kind === "exit" ? "fails" : "unknown";
}

// shared/script/tool-waits.ts
function readToolWaits(probes) {
  return probes.flatMap((probe2) => {
    const { tool, command, attemptLimit } = probe2;
    const verb = command.words.slice(1).flatMap(({ value }) => value === null || value.startsWith("-") ? [] : [value]);
    const waits = /^(?:wait-for(?:-it)?(?:\.sh)?|wait_for\.sh|dockerize)$/.test(tool) || tool === "kubectl" && (verb.includes("wait") || verb.includes("rollout") && verb.includes("status"));
    if (!waits) return [];
    const bound = attemptLimit === "unknown" ? { kind: "unknown" } : attemptLimit === null || attemptLimit === Number.POSITIVE_INFINITY ? { kind: "none" } : { kind: "timeout", seconds: attemptLimit };
    return [
      {
        kind: "tool",
        place: command.words[0]?.place ?? command.place,
        probes: [probe2],
        bound,
        afterwards: afterTool(probe2),
        pause: 0
      }
    ];
  });
}
function afterTool({ tool, command, attemptLimit }) {
  if (typeof attemptLimit !== "number") return "unknown";
  const values = command.words.map(({ value }) => value);
  if (/^wait-for-it/.test(tool) && values.includes("--") && !values.includes("--strict") && !values.includes("-s")) {
    return values.includes(null) ? "unknown" : "continues";
  }
  return afterFailure(command.fate);
}

// shared/script/before.ts
function summarize(ast, { nestedOf }) {
  const initial = /* @__PURE__ */ new Map();
  const deadlines = /* @__PURE__ */ new Map();
  const ends = { sources: false, timeouts: false, kills: false };
  const visit3 = (node, inLoop) => {
    if (node.type === "Assignment") {
      const value = inLoop ? void 0 : literalOf(node);
      if (value !== void 0) initial.set(node.name, initial.has(node.name) ? null : value);
      const deadline = inLoop ? null : deadlineOf(node);
      if (deadline !== null) deadlines.set(node.name, deadline);
    } else if (node.type === "ArithmeticFor") {
      const counter = counterOf(node);
      if (counter !== null) initial.set(counter.name, counter.value);
    } else if (node.type === "Command") {
      noteEnds(node, ends);
      const nested = nestedOf(node);
      if (nested !== void 0) eachChild(nested.ast, (child) => visit3(child, inLoop));
    }
    eachChild(node, (child) => visit3(child, inLoop || node.type === "While" || node.type === "For"));
  };
  visit3(ast, false);
  const before = {
    initial: (name2) => initial.get(name2) ?? null,
    deadline: (name2) => deadlines.get(name2) ?? null
  };
  return { before, ...ends };
}
var integer = (text3, pattern) => pattern.test(text3) ? Number(text3) : null;
var unquoted = (text3) => text3.replace(/^["']|["']$/g, "");
var literalOf = ({ value }) => value.type === "Word" ? integer(unquoted(value.text), /^-?\d{1,9}$/) : void 0;
function deadlineOf({ value }) {
  const text3 = value.type === "Word" ? unquoted(value.text).slice(0, 200) : "";
  const deadline = /(?:SECONDS|date \+%s\)) *\+ *(\d{1,7})\b/.exec(text3);
  return deadline === null ? null : Number(deadline[1]);
}
function counterOf({ initialize }) {
  if (initialize?.type !== "ArithmeticBinary" || initialize.left.type !== "ArithmeticWord") return null;
  const { left, right: right2 } = initialize;
  return { name: left.value, value: right2.type === "ArithmeticWord" ? integer(right2.value, /^\d{1,9}$/) : null };
}
function noteEnds(node, ends) {
  const name2 = node.name?.value ?? "";
  ends.sources ||= /^(?:\.|source|eval)$/.test(name2);
  ends.timeouts ||= /^(?:.*\/)?timeout$/.test(name2);
  ends.kills ||= /^(?:.*\/)?kill$/.test(name2) && node.args.some(({ text: text3 }) => text3.includes("$$") || text3 === "1");
}

// shared/script/comparisons.ts
var orders = /* @__PURE__ */ new Set(["-ge", "-gt", "-le", "-lt", "<", "<=", ">", ">="]);
var equalities = /* @__PURE__ */ new Set(["-eq", "-ne", "=", "==", "!="]);
var mostNodes2 = 500;
function comparisonsIn(condition, reading) {
  const found = [];
  let left = mostNodes2;
  const visit3 = (node) => {
    if (left-- <= 0 || node.type === "Function") return;
    if (node.type === "Command") found.push(...testComparisons(node, reading));
    else if (node.type === "TestBinary") found.push(...comparison(node.operator, node.left, node.right, reading));
    else if (node.type === "ArithmeticBinary") found.push(...comparison(node.operator, node.left, node.right, reading));
    else if (node.type === "ArithmeticCommand" && node.expression?.type === "ArithmeticUnary") {
      found.push({ names: namesIn(node.expression), clock: false, limit: 0, ordered: false });
    }
    eachChild(node, visit3);
  };
  visit3(condition);
  return found;
}
function testComparisons(node, reading) {
  const program2 = node.name?.value;
  if (program2 !== "[" && program2 !== "test") return [];
  return node.args.flatMap((word, index) => {
    const [before, after] = [node.args[index - 1], node.args[index + 1]];
    return before === void 0 || after === void 0 ? [] : comparison(word.text, before, after, reading);
  });
}
function comparison(operator, left, right2, reading) {
  const ordered = orders.has(operator);
  if (!ordered && !equalities.has(operator)) return [];
  const names = /* @__PURE__ */ new Set([...namesIn(left), ...namesIn(right2)]);
  const [a, b] = [numberOf(left, reading), numberOf(right2, reading)];
  const limit = a === null ? b : b === null ? a : null;
  return [{ names, clock: isClock(left) || isClock(right2), limit, ordered }];
}
function numberOf(node, reading) {
  const text3 = node.type === "ArithmeticWord" ? node.value : node.type === "Word" ? reading.wordsOf(node)[0]?.value ?? node.value : "";
  return /^-?\d{1,9}$/.test(text3) ? Number(text3) : null;
}
function namesIn(node) {
  const names = /* @__PURE__ */ new Set();
  let left = mostNodes2;
  const visit3 = (child) => {
    if (left-- <= 0) return;
    if (child.type === "SimpleExpansion") names.add(child.text.slice(1));
    else if (child.type === "ParameterExpansion") names.add(child.parameter);
    else if (child.type === "ArithmeticWord") {
      const [, name2] = /^\$?([A-Za-z_]\w*)$/.exec(child.value) ?? [];
      if (name2 !== void 0) names.add(name2);
    }
    eachChild(child, visit3);
  };
  visit3(node);
  return names;
}
var clockNames = ["SECONDS", "EPOCHSECONDS", "EPOCHREALTIME"];
function isClock(node) {
  const names = namesIn(node);
  return clockNames.some((name2) => names.has(name2)) || runsDate(node);
}
var runsDate = (node) => someNode(node, mostNodes2, (child) => child.type === "Command" && /^(?:.*\/)?date$/.test(child.name?.value ?? ""));
var tellsTime = (node) => node.value.type === "Word" && isClock(node.value);
function countersIn(node) {
  switch (node.type) {
    case "Assignment":
      return assignedCounter(node);
    case "ArithmeticUnary":
      return (node.operator === "++" || node.operator === "--") && node.operand.type === "ArithmeticWord" ? [[node.operand.value, { step: 1 }]] : [];
    case "ArithmeticBinary":
      if (node.left.type !== "ArithmeticWord" || !/^(?:[-+]?=)$/.test(node.operator)) return [];
      if (node.operator === "=")
        return namesIn(node.right).has(node.left.value) ? [[node.left.value, { step: stepOf(node.right) }]] : [];
      return [[node.left.value, { step: node.right.type === "ArithmeticWord" ? literal2(node.right.value) : null }]];
    case "Command":
      return node.name?.value === "let" ? node.args.flatMap(({ text: text3 }) => letCounter(text3)) : [];
    default:
      return [];
  }
}
var literal2 = (text3) => /^\d{1,9}$/.test(text3) ? Number(text3) : null;
function assignedCounter(node) {
  if (node.value.type !== "Word") return [];
  if (node.append === true) return [[node.name, { step: null }]];
  if (!namesIn(node.value).has(node.name) || !/[-+]/.test(node.value.text)) return [];
  const computed = /^"?(?:\$\(\(|\$\[|\$\( *expr |`expr )/.test(node.value.text);
  if (!computed || node.value.text.length > 200) return [];
  const step = /[-+] *(\d{1,9})[ )\]`"]/.exec(node.value.text);
  return [[node.name, { step: step === null ? null : Number(step[1]) }]];
}
var stepOf = (node) => node.type === "ArithmeticBinary" && node.right.type === "ArithmeticWord" ? literal2(node.right.value) : null;
function letCounter(text3) {
  const match = /^["']?([A-Za-z_]\w*) *(\+\+|--|[-+]?=)(.*)$/.exec(text3.slice(0, 200));
  const name2 = match?.[1];
  if (name2 === void 0) return [];
  if (match?.[2] === "++" || match?.[2] === "--") return [[name2, { step: 1 }]];
  const amount = /(\d{1,9})["']?$/.exec(match?.[3] ?? "");
  const counts = match?.[2] !== "=" || match[3]?.includes(name2);
  return counts ? [[name2, { step: amount === null ? null : Number(amount[1]) }]] : [];
}

// shared/script/loop-shapes.ts
function deciding(loop, script) {
  const last = loop.clause.commands.at(-1)?.command;
  if (last === void 0) return [];
  return joinsOtherwise(last, loop.kind) ? [] : comparisonsIn(last, script);
}
function joinsOtherwise(condition, kind) {
  const [other, letter] = kind === "while" ? ["||", "-o"] : ["&&", "-a"];
  let found = false;
  let left = 300;
  const visit3 = (node) => {
    if (found || left-- <= 0 || node.type === "Negation" || node.type === "CommandExpansion") return;
    if (node.type === "AndOr") found = node.operators.some((operator) => operator === other);
    else if (node.type === "TestLogical" || node.type === "ArithmeticBinary") found = node.operator === other;
    else if (node.type === "Command")
      found = /^(?:\[|test)$/.test(node.name?.value ?? "") && node.args.some(({ text: text3 }) => text3 === letter);
    if (!found && !(node.type === "Pipeline" && node.prefixes.some(({ type }) => type === "Negation"))) eachChild(node, visit3);
  };
  visit3(condition);
  return found;
}
function isConstant({ kind, clause }) {
  const only = clause.commands.length === 1 ? clause.commands[0]?.command : void 0;
  if (only?.type === "Command") {
    const words5 = [only.name?.text ?? "", ...only.args.map(({ text: text3 }) => text3)].join(" ");
    return kind === "while" ? /^(?:true|:|\[ (?:1|true) \]|test 1|\/bin\/true)$/.test(words5) : /^(?:false|\/bin\/false)$/.test(words5);
  }
  if (only?.type === "ArithmeticCommand") return kind === "while" && only.body.trim() === "1";
  return only?.type === "TestCommand" && kind === "while" && only.expression.type === "TestUnary" && /^(?:1|true)$/.test(only.expression.operand.text);
}
var takesInput = ({ clause }) => someNode(
  clause,
  300,
  (node) => node.type === "Command" && /^(?:read|getopts|shift)$/.test(node.name?.value ?? "") || node.type === "SimpleExpansion" && node.text === "$#"
);
function isInverted({ kind, clause }, { commandOf }, { probesOf: probesOf2 }) {
  const last = clause.commands.length === 1 ? clause.commands[0]?.command : void 0;
  const pipeline = last?.type === "Pipeline" ? last : void 0;
  const negations = pipeline?.prefixes.filter(({ type }) => type === "Negation").length ?? 0;
  const first = pipeline === void 0 ? last : pipeline.commands[0];
  const command = first?.type === "Command" ? commandOf(first) : void 0;
  if (command === void 0 || !probesOf2.has(command)) return false;
  return kind === "while" === (negations % 2 === 0);
}
function rangeLength(text3) {
  const brace = /^\{(\d{1,7})\.\.(\d{1,7})(?:\.\.(\d{1,7}))?\}$/.exec(text3);
  if (brace !== null) return rangeCount(Number(brace[1]), Number(brace[2]), Number(brace[3] ?? 1));
  const seq2 = /^(?:\$\(|`) *seq +(?:-w +)?(\d{1,7})(?: +(-?\d{1,7}))?(?: +(\d{1,7}))? *[)`]$/.exec(text3);
  if (seq2 === null) return null;
  const [first, second, third] = seq2.slice(1).map((part) => part === void 0 ? null : Number(part));
  if (first == null) return null;
  if (second == null) return rangeCount(1, first, 1);
  return third == null ? rangeCount(first, second, 1) : rangeCount(first, third, Math.abs(second));
}
var rangeCount = (from, to, step) => step === 0 ? null : Math.floor(Math.abs(to - from) / step) + 1;

// shared/script/loops.ts
var deepestCall2 = 30;
function readLoop(loop, facts) {
  const reader = new LoopReader(facts);
  const at2 = { apart: false, inner: false, guarded: false, inClause: false, calls: 0 };
  if (loop.type === "While") reader.visit(loop.clause, { ...at2, inClause: true });
  if (loop.type === "ArithmeticFor") {
    for (const part of [loop.test, loop.update]) if (part) reader.visit(part, at2);
  }
  reader.visit(loop.body, at2);
  return reader.result();
}
var LoopReader = class {
  #facts;
  #clauseProbes = [];
  #bodyProbes = [];
  #counters = /* @__PURE__ */ new Map();
  #clocks = /* @__PURE__ */ new Set();
  #guards = [];
  #exits = [];
  #called = /* @__PURE__ */ new Set();
  /** Seconds of each sleep; a guarded one is an alternative to others. */
  #always = [];
  #sometimes = [];
  #opaque = false;
  constructor(facts) {
    this.#facts = facts;
  }
  result() {
    const pauses = [...this.#always, ...new Set(this.#sometimes)];
    const certain = this.#sometimes.length === 0 || this.#always.length === 0 && new Set(this.#sometimes).size === 1;
    return {
      clauseProbes: this.#clauseProbes,
      bodyProbes: this.#bodyProbes,
      pause: certain ? sumOf(pauses) : null,
      sleeps: pauses.length > 0,
      counters: this.#counters,
      clocks: this.#clocks,
      guards: this.#guards,
      exits: this.#exits,
      opaque: this.#opaque || this.#facts.kills
    };
  }
  visit(node, at2) {
    if (this.#facts.budget.left-- <= 0) {
      this.#opaque = true;
      return;
    }
    for (const [name2, counter] of countersIn(node)) this.#counters.set(name2, counter);
    if (node.type === "Assignment" && tellsTime(node)) this.#clocks.add(node.name);
    switch (node.type) {
      case "Function":
        return;
      case "Command":
        this.#command(node, at2);
        break;
      case "If":
        this.#if(node, at2);
        return;
      case "AndOr":
        this.#guard(node.commands.slice(0, 1), node.commands.slice(1), at2);
        return;
      case "Case":
        this.#guard([node.word], node.items, at2);
        return;
      case "While":
      case "For":
      case "ArithmeticFor":
      case "Select":
        this.#children(node, { ...at2, inner: true, guarded: true });
        return;
      case "Subshell":
      case "CommandExpansion":
      case "ProcessSubstitution":
        this.#children(node, { ...at2, apart: true });
        return;
      case "Pipeline":
        this.#children(node, { ...at2, apart: at2.apart || node.commands.length > 1 });
        return;
    }
    this.#children(node, at2);
  }
  #children(node, at2) {
    eachChild(node, (child) => this.visit(child, at2));
  }
  #if({ clause, then, elif, else: otherwise }, at2) {
    const conditions = [clause, ...elif.map((branch) => branch.clause)];
    this.#guard(conditions, [then, ...elif.map((branch) => branch.then), otherwise], at2);
  }
  /** Conditions, and what they decide about. */
  #guard(conditions, branches, at2) {
    const probesBefore = this.#clauseProbes.length + this.#bodyProbes.length;
    const comparisons = conditions.flatMap((condition) => comparisonsIn(condition, this.#facts.reading));
    for (const condition of conditions) this.visit(condition, at2);
    const probes = this.#clauseProbes.length + this.#bodyProbes.length > probesBefore;
    const outer = this.#exits.splice(0);
    for (const branch of branches) {
      if (branch === void 0) continue;
      comparisons.push(...branch.type === "Command" ? comparisonsIn(branch, this.#facts.reading) : []);
      this.visit(branch, { ...at2, guarded: true });
    }
    const exits = this.#exits.splice(0);
    this.#exits.push(...outer);
    const status = conditions.some((condition) => readsStatus2(condition));
    if (exits.length > 0) this.#guards.push({ comparisons, success: probes || status, exits });
  }
  #command(node, at2) {
    const command = this.#facts.reading.commandOf(node);
    if (command === void 0) return;
    const probes = this.#facts.probesOf.get(command) ?? [];
    (at2.inClause ? this.#clauseProbes : this.#bodyProbes).push(...probes);
    const nested = this.#facts.reading.nestedOf(node);
    if (nested !== void 0) this.#children(nested.ast, { ...at2, apart: true });
    this.#exit(command, at2);
    this.#sleep(command, at2);
    this.#call(command, at2);
  }
  #exit({ name: name2, words: words5, fate }, at2) {
    const argument = words5[1]?.value;
    if (fate === "decides" && (name2 === "false" || name2 === "[" || name2 === "test")) this.#opaque = true;
    if (at2.apart) return;
    if (name2 === "exit" || name2 === "return" && at2.calls === 0) {
      this.#exits.push({ kind: name2, status: statusOf(words5.length > 1, argument) });
    } else if (name2 === "break" && (!at2.inner || Number(argument) > 1)) {
      this.#exits.push({ kind: "break", status: 0 });
    }
  }
  #sleep(command, at2) {
    if (command.name !== "sleep" && command.name !== "usleep") return;
    const parts = command.words.slice(1).map(secondsOf);
    const total = sumOf(parts);
    const value = command.name === "usleep" && total !== null ? total / 1e6 : total;
    (at2.guarded ? this.#sometimes : this.#always).push(parts.length === 0 ? null : value);
  }
  #call({ name: name2, builtin, words: words5, wrappers, elsewhere }, at2) {
    const { functions, sources: sources2, budget } = this.#facts;
    const bodies = name2 === null ? void 0 : functions.get(name2);
    if (name2 === "eval" || name2 === "." || name2 === "source" || name2 === "exec" || name2 === "kill")
      this.#opaque ||= words5.length > 1;
    if (name2 === null && words5.length > 0 && wrappers.length === 0) this.#opaque = true;
    if (sources2 && bodies === void 0 && name2 !== null && !builtin && !elsewhere && !known.has(name2) && !words5[0]?.text.includes("/")) {
      this.#opaque = true;
    }
    if (bodies === void 0 || name2 === null || this.#called.has(name2) || budget.left <= 0) return;
    this.#called.add(name2);
    if (at2.calls >= deepestCall2) this.#opaque = true;
    else for (const body of bodies) this.visit(body, { ...at2, calls: at2.calls + 1, inner: true });
  }
};
var known = new Set(
  "sleep usleep nc ncat netcat curl wget pg_isready psql mysql mysqladmin redis-cli mongo mongosh nslookup dig host getent ping grep awk sed cat date expr seq true false tr cut head tail wc ls kubectl python python3".split(
    " "
  )
);
function statusOf(given2, argument) {
  if (!given2) return 0;
  return argument != null && /^\d{1,3}$/.test(argument) ? Number(argument) : null;
}
var readsStatus2 = (node) => someNode(node, 200, (child) => child.type === "SimpleExpansion" && child.text === "$?");

// shared/script/waits.ts
var deepestLoop = 12;
function readWaits(script, probes, wrappers = []) {
  const probesOf2 = /* @__PURE__ */ new Map();
  for (const probe2 of probes) probesOf2.set(probe2.command, [...probesOf2.get(probe2.command) ?? [], probe2]);
  const reader = new WaitReader(script, probesOf2);
  reader.script(script.ast, { timeout: endingOfTimeout(wrappers, "fails"), outermost: true, loops: 0, exhausted: "unknown" });
  return reader.waits;
}
function endingOfTimeout(wrappers, afterwards2) {
  const timeout = wrappers.find(({ name: name2 }) => name2 === "timeout");
  if (timeout === void 0) return null;
  const duration = timeoutSeconds(timeout.words.slice(1));
  if (duration === Number.POSITIVE_INFINITY) return null;
  return { bound: { kind: "timeout", seconds: duration }, afterwards: afterwards2 };
}
var WaitReader = class {
  waits = [];
  #script;
  #facts;
  #before;
  constructor(script, probesOf2) {
    this.#script = script;
    const summary = summarize(script.ast, script);
    this.#before = summary.before;
    this.#facts = {
      reading: script,
      probesOf: probesOf2,
      functions: functionsIn(script.ast),
      sources: summary.sources,
      timeouts: summary.timeouts,
      kills: summary.kills,
      budget: { left: 4e5 }
    };
  }
  script(ast, around) {
    for (const [index, statement] of ast.commands.entries()) {
      const { command } = statement;
      const loop = command.type === "Redirected" ? command.command : command;
      const exhausted = isLoop(loop) ? whatFollows(ast.commands.slice(index + 1), this.#script) : "unknown";
      this.visit(statement, { ...around, exhausted });
    }
  }
  visit(node, around) {
    if (node.type === "Statement" && node.background === true) return;
    if (node.type === "Function" && this.#facts.timeouts && around.timeout === null) {
      eachChild(node, (child) => this.visit(child, { ...around, timeout: uncertain2 }));
      return;
    }
    if (isLoop(node)) {
      if (around.loops >= deepestLoop) return;
      this.#loop(node, around);
      eachChild(node, (child) => this.visit(child, { ...around, loops: around.loops + 1, exhausted: "unknown" }));
      return;
    }
    if (node.type === "Command") this.#nested(node, around);
    eachChild(node, (child) => this.visit(child, around));
  }
  #nested(node, around) {
    const nested = this.#script.nestedOf(node);
    const command = this.#script.commandOf(node);
    if (nested === void 0 || command === void 0) return;
    const timeout = around.timeout ?? endingOfTimeout(command.wrappers, afterFailure(command.fate));
    eachChild(nested.ast, (child) => this.visit(child, { ...around, timeout, outermost: false }));
  }
  #loop(loop, around) {
    const facts = readLoop(loop, this.#facts);
    const found = loop.type === "While" ? this.#while(loop, facts) : this.#for(loop, facts);
    if (found === null) return;
    const bounded = found.ending.bound.kind === "none" || found.ending.bound.kind === "unknown" ? around.timeout ?? found.ending : found.ending;
    const place = this.#place(loop, around);
    if (place === null) return;
    const afterwards2 = found.exhausts && bounded === found.ending ? around.exhausted : bounded.afterwards;
    this.waits.push({
      kind: "loop",
      place,
      probes: found.probes,
      bound: bounded.bound,
      afterwards: afterwards2,
      pause: facts.sleeps ? facts.pause : 0
    });
  }
  #while(loop, facts) {
    const { clauseProbes, bodyProbes, guards, exits, sleeps } = facts;
    const constant = isConstant(loop);
    if (takesInput(loop)) return null;
    const leaves = guards.length > 0 || exits.length > 0;
    const probing = clauseProbes.length > 0 || bodyProbes.length > 0 && (leaves || sleeps && !constant);
    if (!probing && !(sleeps && (!constant || leaves))) return null;
    if (constant && !leaves) return null;
    const parts = constant ? [] : deciding(loop, this.#script);
    const own = endingByClause(parts, facts, this.#before);
    const ending = own ?? endingByBody(facts, this.#before, constant);
    const probes = clauseProbes.length > 0 ? isInverted(loop, this.#script, this.#facts) ? [] : clauseProbes : bodyProbes;
    return { ending: flagged(ending, parts), exhausts: own !== null, probes };
  }
  #for(loop, facts) {
    const { bodyProbes, clauseProbes, guards, exits, sleeps } = facts;
    const leaves = guards.length > 0 || exits.length > 0;
    if (!leaves || !sleeps) return null;
    if (loop.type === "ArithmeticFor") {
      const probes = [...clauseProbes, ...bodyProbes];
      const parts = loop.test === void 0 ? [] : comparisonsIn(loop.test, this.#script);
      const own = endingByClause(parts, facts, this.#before);
      return { ending: own ?? endingByBody(facts, this.#before, loop.test === void 0), exhausts: own !== null, probes };
    }
    const count = this.#count(loop);
    const round = roundSeconds(facts);
    const bound = { kind: "sequence", seconds: count === null || round === null ? null : count * round };
    return { ending: { bound, afterwards: "unknown" }, exhausts: true, probes: bodyProbes };
  }
  /** How often a `for` runs; null when its list is not literal. */
  #count({ wordlist }) {
    if (wordlist === void 0) return null;
    let count = 0;
    for (const word of wordlist) {
      const range = rangeLength(word.text);
      const words5 = this.#script.wordsOf(word);
      if (range === null && words5.some(({ value, glob }) => value === null || glob)) return null;
      count += range ?? words5.length;
    }
    return count;
  }
  #place(loop, { outermost }) {
    const length = loop.type === "While" ? loop.kind.length : "for".length;
    if (outermost) return this.#script.source.place(loop.pos, loop.pos + length);
    return insideOf(loop, this.#script, length);
  }
};
function whatFollows(statements, { commandOf }) {
  for (const { command: node } of statements.slice(0, 50)) {
    if (node.type === "Function") continue;
    if (node.type !== "Command") return "unknown";
    const command = commandOf(node);
    if (command?.name == null && node.name !== void 0) return "unknown";
    if (command?.name === "exit") {
      const status = command.words[1]?.value;
      return status === "0" ? "continues" : status != null && /^\d{1,3}$/.test(status) ? "fails" : "unknown";
    }
    if (command?.name === "false") return "unknown";
  }
  return statements.length > 50 ? "unknown" : "continues";
}
var flagged = (ending, parts) => ending.bound.kind === "none" && parts.some(({ ordered }) => ordered) ? { ...unbounded, bound: { kind: "unknown" } } : ending;
function insideOf(loop, { commandOf }, length) {
  let first = null;
  const visit3 = (node) => {
    if (first !== null) return;
    const command = node.type === "Command" ? commandOf(node) : void 0;
    if (command !== void 0) first = { node, command };
    else eachChild(node, visit3);
  };
  visit3(loop);
  const found = first;
  if (found === null) return null;
  const { place } = found.command;
  const exact = place.span !== void 0 && place.span.end - place.span.start === found.node.end - found.node.pos;
  if (place.span === void 0 || !exact) return place;
  const start = place.span.start - (found.node.pos - loop.pos);
  return start < 0 ? place : { ...place, span: { start, end: start + length } };
}

// shared/script/run.ts
var syntaxes = /* @__PURE__ */ new WeakMap();
var syntaxOf = (run) => syntaxes.get(run)?.() ?? null;
function readRun(container2, context) {
  const argv = readArgv(container2, context.image, context.place);
  const { workingDir } = container2;
  if (argv.opaque !== null) return opaqueRun(argv, argv.opaque);
  const program2 = findProgram(argv, context, workingDir ?? null);
  const { source } = program2;
  const environment = source !== null && program2.from === "file" ? readEnvironment(container2, [source.text]) : argv.environment;
  const parsed = once(() => source === null ? null : parseScript(source.parsable));
  const syntax = once(() => source === null ? null : readSyntax(program2, source, parsed(), environment));
  const exec = once(() => [execCommand(program2, context.place((container2.command ?? []).length > 0 ? "command" : "args"))]);
  const commands = once(() => source === null ? exec() : syntax()?.commands ?? []);
  const probes = once(() => readProbes(commands()));
  const waits = once(() => waitsOf(syntax(), probes(), program2));
  const effects = once(() => readEffects(commands(), workingDir ?? null, syntax()));
  const run = {
    get form() {
      return source === null ? "exec" : parsed() === null ? "opaque" : "shell";
    },
    get opaque() {
      return source !== null && parsed() === null ? "script too large to read" : null;
    },
    argv: argv.words,
    shell: program2.shell,
    script: source === null ? null : scriptFrom(source, program2, parsed),
    get commands() {
      return commands();
    },
    get probes() {
      return probes();
    },
    get waits() {
      return waits();
    },
    get effects() {
      return effects();
    }
  };
  syntaxes.set(run, syntax);
  return run;
}
function waitsOf(syntax, probes, { stripped }) {
  const loops = syntax === null ? [] : readWaits(syntax, probes, stripped.wrappers);
  return [...loops, ...readToolWaits(probes)];
}
function once(compute) {
  let result;
  return () => {
    result ??= { value: compute() };
    return result.value;
  };
}
var opaqueRun = ({ words: words5 }, reason) => ({
  form: "opaque",
  opaque: reason,
  argv: words5,
  shell: null,
  script: null,
  commands: [],
  waits: [],
  probes: [],
  effects: []
});
function scriptFrom(source, { from, shell }, parsed) {
  const errors = once(
    () => certainErrors(parsed(), source, shell?.dialect ?? "other").map(({ message, offset }) => {
      const token2 = /^unexpected token '(.*)'$/s.exec(message)?.[1]?.length ?? 1;
      const start = Math.min(offset, Math.max(0, source.text.length - 1));
      return { message, place: source.place(start, Math.min(start + token2, source.text.length)) };
    })
  );
  return {
    text: source.text,
    from,
    get errors() {
      return errors();
    },
    place: source.place
  };
}
function readSyntax({ shell, stripped, parameters }, source, parsed, environment) {
  if (parsed === null || shell === null) return null;
  const ast = parsed.script;
  const fates = once(
    () => parsed.errors.length > 0 || source.uncertain ? () => "unknown" : readFates(ast, shell, reading)
  );
  const reading = readCommands(ast, {
    source,
    dialect: shell.dialect,
    environment,
    parameters,
    assignments: stripped.assignments,
    elsewhere: stripped.elsewhere,
    fateOf: (node) => fates()(node)
  });
  const { commands, commandOf, wordsOf, nestedOf } = reading;
  return { ast, source, commands, commandOf, wordsOf, nestedOf };
}
function execCommand({ stripped }, place) {
  return {
    name: programName(stripped.words[0]),
    words: stripped.words,
    wrappers: stripped.wrappers,
    assignments: stripped.assignments,
    redirects: [],
    fate: "decides",
    inLoop: false,
    conditional: false,
    elsewhere: stripped.elsewhere,
    builtin: false,
    place
  };
}

// shared/startup/volumes.ts
var projectedByKubelet = { lifetime: "pod", writable: false };
var scratch = { lifetime: "pod", writable: true };
var storage = { lifetime: "beyond", writable: true };
var notKnown2 = { lifetime: "unknown", writable: null };
var sources = /* @__PURE__ */ new Map([
  ["configMap", projectedByKubelet],
  ["secret", projectedByKubelet],
  ["projected", projectedByKubelet],
  ["downwardAPI", projectedByKubelet],
  ["image", projectedByKubelet],
  ["emptyDir", scratch],
  ["ephemeral", scratch],
  ["gitRepo", scratch],
  ["persistentVolumeClaim", storage],
  ["hostPath", storage],
  ["nfs", storage],
  ["awsElasticBlockStore", storage],
  ["azureDisk", storage],
  ["azureFile", storage],
  ["cephfs", storage],
  ["cinder", storage],
  ["fc", storage],
  ["gcePersistentDisk", storage],
  ["glusterfs", storage],
  ["iscsi", storage],
  ["portworxVolume", storage],
  ["rbd", storage],
  ["vsphereVolume", storage]
]);
var apiDefaultMode = 420;
function mountAt(pod2, container2, path) {
  const wanted = normalized(path);
  let best;
  for (const [index, mount] of (container2.volumeMounts ?? []).entries()) {
    if (mount.mountPath === void 0) continue;
    const mountPath = normalized(mount.mountPath);
    if (isWithin(wanted, mountPath) && (best === void 0 || mountPath.length > best.mountPath.length))
      best = { mount, index, mountPath };
  }
  return best && describe(pod2, best.mount, best.index, best.mountPath, wanted);
}
function mountsBelow(pod2, container2, path) {
  const wanted = normalized(path);
  return (container2.volumeMounts ?? []).flatMap((mount, index) => {
    if (mount.mountPath === void 0) return [];
    const mountPath = normalized(mount.mountPath);
    return isWithin(mountPath, wanted) ? [describe(pod2, mount, index, mountPath, mountPath)] : [];
  });
}
function describe(pod2, mount, index, mountPath, path) {
  const volume = volumeNamed(pod2, mount.name);
  const source = sourceOf2(pod2, mount.name);
  const { lifetime } = (source === null ? void 0 : sources.get(source)) ?? notKnown2;
  const below3 = mountPath === "/" ? path.slice(1) : path.slice(mountPath.length + 1);
  const start = mount.subPath === void 0 ? "" : normalized(mount.subPath).slice(1);
  const pathInVolume = mount.subPathExpr === void 0 ? [start, below3].filter((part) => part !== "").join("/") : null;
  return { mount, index, mountPath, volume, source, lifetime, writable: isWritable(pod2, mount), pathInVolume };
}
var volumeNamed = (pod2, name2) => name2 === void 0 || isClaimTemplate(pod2, name2) ? void 0 : pod2.spec.volumes?.find((volume) => volume.name === name2);
function sourceOf2(pod2, name2) {
  if (name2 === void 0) return null;
  if (isClaimTemplate(pod2, name2)) return "persistentVolumeClaim";
  const volume = volumeNamed(pod2, name2);
  if (volume === void 0) return null;
  const keys = Object.keys(volume).filter((key) => key !== "name" && volume[key] !== void 0);
  return keys.length === 0 ? "emptyDir" : keys.length === 1 ? keys[0] ?? null : null;
}
function isClaimTemplate(pod2, name2) {
  if (pod2.resource.kind !== "StatefulSet") return false;
  const claims = at(pod2.resource.body, ["spec", "volumeClaimTemplates"]);
  return Array.isArray(claims) && claims.some((claim) => at(claim, ["metadata", "name"]) === name2);
}
function isWritable(pod2, mount) {
  if (mount.readOnly === true) return false;
  const source = sourceOf2(pod2, mount.name);
  if (source === null) return null;
  if (volumeNamed(pod2, mount.name)?.persistentVolumeClaim?.readOnly === true) return false;
  return (sources.get(source) ?? notKnown2).writable;
}
function usesOf(pod2, name2) {
  const { initContainers = [], containers = [], ephemeralContainers = [] } = pod2.spec;
  const list3 = (of, roleIn) => of.flatMap((container2, index) => usesIn(pod2, container2, name2).map((use) => ({ ...use, role: roleIn(container2), index })));
  return [...list3(initContainers, roleOf), ...list3(containers, () => "main"), ...list3(ephemeralContainers, () => "ephemeral")];
}
function usesIn(pod2, container2, name2) {
  const mounts = (container2.volumeMounts ?? []).filter((mount) => mount.name === name2);
  const uses = mounts.map((mount) => ({ container: container2, mount, writable: isWritable(pod2, mount) }));
  const readsKey = container2.env?.some(({ valueFrom }) => valueFrom?.fileKeyRef?.volumeName === name2) ?? false;
  const device = container2.volumeDevices?.some((entry) => entry.name === name2) ?? false;
  return readsKey || device ? [...uses, { container: container2, mount: null, writable: device ? null : false }] : uses;
}
var usesAfter = (pod2, index, name2) => usesOf(pod2, name2).filter((use) => !isInit(use) || (use.role === "sidecar" ? use.index !== index : use.index > index));
var isInit = ({ role }) => role === "run-once" || role === "sidecar";
function fileAt(pod2, container2, path) {
  const mounted = mountAt(pod2, container2, path);
  if (mounted === void 0 || mounted.volume === void 0 || !mounted.pathInVolume) return void 0;
  const { configMap, secret, projected } = mounted.volume;
  const file = mounted.pathInVolume;
  if (configMap !== void 0) return fileIn("ConfigMap", configMap.name, configMap, configMap.defaultMode, file);
  if (secret !== void 0) return fileIn("Secret", secret.secretName, secret, secret.defaultMode, file);
  if (projected?.sources === void 0) return void 0;
  const found = projected.sources.flatMap((from) => {
    if (from.configMap !== void 0)
      return fileIn("ConfigMap", from.configMap.name, from.configMap, projected.defaultMode, file) ?? [];
    if (from.secret !== void 0) return fileIn("Secret", from.secret.name, from.secret, projected.defaultMode, file) ?? [];
    return [];
  });
  return found.length === 1 ? found[0] : void 0;
}
function fileIn(kind, name2, { items: items2, optional }, defaultMode, file) {
  const item = items2?.find(({ path }) => path !== void 0 && normalized(path).slice(1) === file);
  const key = items2 === void 0 || items2.length === 0 ? file : item?.key;
  if (key === void 0 || key.includes("/")) return void 0;
  const mode = item?.mode ?? defaultMode ?? apiDefaultMode;
  const modeFrom = item?.mode !== void 0 ? "item" : defaultMode !== void 0 ? "defaultMode" : "default";
  return { kind, name: name2 ?? "", key, optional: optional === true, mode, modeFrom };
}

// shared/engine/mounted-file.ts
function mountedFile(path, container2, pod2) {
  const file = fileAt(pod2, container2, path);
  if (file === void 0 || file.kind !== "ConfigMap") return null;
  const configMap = pod2.set.find("ConfigMap", pod2.resource.namespace, file.name, pod2.resource);
  if (configMap === void 0) return null;
  const where = ["data", file.key];
  const text3 = at(configMap.body, where);
  return typeof text3 === "string" ? { text: text3, place: { resource: configMap, path: where } } : null;
}

// shared/engine/pod-view.ts
function podViews(resource, settings, watch, set2) {
  const body = original(resource).body;
  return podTemplates({ apiVersion: resource.apiVersion, kind: resource.kind, body }).map(
    (template2) => podView(resource, body, template2, settings, watch, set2)
  );
}
function podView(resource, body, template2, settings, watch, set2) {
  const raw = read2(resource, body, template2.spec, podSpecShape);
  const metadata = template2.metadata && read2(resource, body, template2.metadata, metadataShape);
  const spec = watched(raw.value, raw.unknown, watch);
  const metadataOf2 = () => {
    if (template2.metadata === null || metadata === null) return {};
    if (isHidden(original(resource), template2.metadata)) return hidden(watch);
    return watched(metadata.value, metadata.unknown, watch);
  };
  const place = (...path) => ({ resource, path: [...template2.spec, ...path] });
  const replicas = lazily(watch, () => replicasOf(resource));
  const initContainers = lazily(
    watch,
    () => (
      // An item that is not known as a whole reads as undefined: there is no container to look at.
      (spec.initContainers ?? []).flatMap(
        (container2, index) => container2 === void 0 ? [] : [initContainerView(view, container2, index, settings, watch)]
      )
    )
  );
  const view = {
    resource,
    spec,
    metadata: metadataOf2(),
    get replicas() {
      return replicas();
    },
    partial: resource.partial || template2.filledByOperator || isFragment(raw.value),
    get initContainers() {
      return initContainers();
    },
    kubernetes: settings.kubernetes,
    set: set2,
    place
  };
  return view;
}
function initContainerView(pod2, container2, index, settings, watch) {
  const place = (...path) => pod2.place("initContainers", index, ...path);
  const image2 = lazily(watch, () => imageFacts(container2.image, settings.images));
  const run = lazily(
    watch,
    () => readRun(container2, { place, image: image2(), fileAt: (path) => mountedFile(path, container2, pod2) })
  );
  return {
    pod: pod2,
    resource: pod2.resource,
    container: container2,
    index,
    get role() {
      return roleOf(container2);
    },
    get run() {
      return run();
    },
    get image() {
      return image2();
    },
    kubernetes: settings.kubernetes,
    set: pod2.set,
    place
  };
}
function read2(resource, body, path, shape) {
  const unknown2 = below(resource.unknown, path);
  const value = conform(at(body, path), shape, [], unknown2);
  return { value: isDictionary(value) ? value : {}, unknown: unknown2 };
}
function isFragment(spec) {
  const containers = Array.isArray(spec.containers) ? spec.containers : [];
  return containers.length === 0 || containers.some((container2) => !isDictionary(container2) || !Object.hasOwn(container2, "image"));
}

// shared/engine/resource-set.ts
function resourceSet(resources2, settings, watch, eachInitContainer) {
  const readAs = new Map(resources2.map((resource) => [resource, readable(resource, watch)]));
  const seen = [...readAs.values()];
  const { all, named: named3 } = directory(seen);
  const views = /* @__PURE__ */ new Map();
  const viewsOf = (resource) => {
    let known2 = views.get(resource);
    if (known2 === void 0) {
      known2 = podViews(resource, settings, watch, set2);
      views.set(resource, known2);
    }
    return known2;
  };
  const noteHidden = (resource) => {
    const { unknown: unknown2 } = original(resource);
    if (viewsOf(resource).length === 0 && unknown2.some(([first]) => first === "spec" || first === "template"))
      watch.touched = true;
  };
  const workloads = lazily(
    watch,
    () => seen.filter((resource) => resource.mayHoldInitContainers || isKnownWorkload(resource.apiVersion, resource.kind))
  );
  const workloadsIn = lazily(watch, () => groupBy(workloads(), (resource) => original(resource).namespace));
  const pods = lazily(watch, () => {
    workloads().forEach(noteHidden);
    return workloads().flatMap(viewsOf);
  });
  const set2 = {
    complete: settings.complete,
    get pods() {
      return pods();
    },
    all,
    named: named3,
    find(kind, namespace, name2, from) {
      if (name2 === "") return void 0;
      return nearest(named3(kind, namespace, name2), from, watch);
    },
    selectedBy(labels, namespace, from) {
      const entries = Object.entries(labels);
      if (entries.length === 0) return [];
      const candidates = (workloadsIn().get(namespace) ?? []).filter(
        (resource) => resource.unknown.length > 0 || entries.every(([, value]) => resource.mentions(value))
      );
      candidates.forEach(noteHidden);
      const selected = candidates.flatMap(viewsOf).filter((view) => entries.every(([key, value]) => view.metadata.labels?.[key] === value));
      const sameName2 = groupBy(selected, (view) => `${view.resource.kind}/${view.resource.name}`);
      return [...sameName2.values()].flatMap((twins) => {
        const one = nearest([...new Set(twins.map((view) => view.resource))], from, watch);
        return twins.filter((view) => view.resource === one);
      });
    },
    eachInitContainer,
    podsOf: (given2) => given2.flatMap((resource) => viewsOf(readAs.get(resource) ?? resource))
  };
  return set2;
}
function nearest(candidates, from, watch) {
  if (candidates.length <= 1) return candidates[0];
  const ranked = candidates.map((resource) => ({ resource, rank: nearness(resource.file, from.file) }));
  const best = Math.max(...ranked.map(({ rank }) => rank));
  const first = ranked.filter(({ rank }) => rank === best);
  if (first.length === 1) return first[0]?.resource;
  watch.touched = true;
  return void 0;
}
function nearness(file, from) {
  if (file === null || from === null) return 0;
  if (file === from) return Number.POSITIVE_INFINITY;
  const folders2 = file.split("/").slice(0, -1);
  const own = from.split("/").slice(0, -1);
  let common = 0;
  while (common < own.length && folders2[common] === own[common]) common++;
  const sameFolder = common === own.length && common === folders2.length;
  return sameFolder ? Number.MAX_SAFE_INTEGER : common;
}

// shared/engine/units.ts
var Units = class {
  findings = [];
  faults = [];
  /** Rule id → resources for which a value that is not known hid the answer. */
  #undecided = /* @__PURE__ */ new Map();
  #watch;
  #rules;
  #current;
  constructor(watch, { rules: rules2 }) {
    this.#watch = watch;
    this.#rules = rules2;
  }
  /** The rule that is being called. */
  get rule() {
    return this.#current?.rule;
  }
  isUndecided(rule2, resource) {
    return this.#undecided.get(rule2)?.has(resource) === true;
  }
  /** One call of a rule: if it read a value that is not known, what it concluded is a guess and is dropped. */
  run(rule2, resource, container2, call) {
    const watch = this.#watch;
    const outer = this.#current;
    const touchedBefore = watch.touched;
    const unit = { rule: rule2, resource, container: container2, found: [] };
    this.#current = unit;
    watch.touched = false;
    try {
      call(this.#report);
      if (!watch.touched) this.findings.push(...unit.found);
    } catch (error) {
      if (!watch.touched)
        this.faults.push({ rule: rule2.id, resource, message: error instanceof Error ? error.message : String(error) });
    } finally {
      if (watch.touched && resource !== null) this.#noteUndecided(rule2.id, resource);
      this.#current = outer;
      watch.touched = touchedBefore;
    }
  }
  /** Reports into the unit that is running, which for a rule on the set is the one of the container that it looks at. */
  #report = (place, message, extra = {}) => {
    const unit = this.#current;
    if (unit !== void 0) unit.found.push(toFinding(unit, this.#rules[unit.rule.id], place, message, extra));
  };
  #noteUndecided(rule2, resource) {
    this.#undecided.set(rule2, (this.#undecided.get(rule2) ?? /* @__PURE__ */ new Set()).add(resource));
  }
};
function toFinding(unit, setting2, place, message, extra) {
  const { rule: rule2 } = unit;
  const level2 = setting2?.level !== void 0 && setting2.level !== "off" ? setting2.level : extra.level ?? rule2.level;
  const placed = { ...place, resource: original(place.resource) };
  const resource = unit.resource ?? placed.resource;
  const cause = extra.cause ?? [...message.matchAll(/"([^"]*)"/g)].map(([, quoted]) => quoted).join("\n");
  const { kind, namespace, name: name2 } = resource;
  return {
    rule: rule2.id,
    level: level2,
    message,
    resource,
    container: unit.container,
    place: placed,
    related: (extra.related ?? []).map((other) => ({
      ...other,
      place: { ...other.place, resource: original(other.place.resource) }
    })),
    edits: extra.edits ?? [],
    fingerprint: fingerprint([rule2.id, kind, namespace ?? "", name2, unit.container ?? "", pathOfCause(placed, unit), cause])
  };
}
function pathOfCause({ path }, { container: container2 }) {
  const start = container2 === null ? 0 : path.lastIndexOf("initContainers") + 2;
  return printPath(path.slice(start).filter((part) => typeof part === "string"));
}

// shared/engine/lint.ts
function lint(resources2, rules2, settings, options3) {
  const watch = { touched: false };
  const units2 = new Units(watch, settings);
  const subjects = subjectsOf(resources2, settings, watch, units2);
  const { pods, initContainers } = subjects;
  const active = rules2.filter((rule2) => settings.rules[rule2.id]?.level !== "off");
  for (const rule2 of active) apply(rule2, settings.rules[rule2.id], subjects, units2);
  const ids = new Set(active.map((rule2) => rule2.id));
  const excepted = applyExceptions({
    findings: units2.findings,
    resources: pods.map((view) => original(view.resource)),
    comments: options3.comments ?? [],
    settings,
    today: options3.today,
    knownRules: options3.knownRules ?? rules2.map((rule2) => rule2.id),
    active: ids,
    analysed: (rule2, resource) => ids.has(rule2) && !units2.isUndecided(rule2, resource)
  });
  return {
    ...excepted,
    opaque: opaqueOf(initContainers, watch),
    faults: units2.faults,
    stats: {
      workloads: new Set(initContainers.map(({ resource }) => resource)).size,
      initContainers: initContainers.length
    }
  };
}
function subjectsOf(resources2, settings, watch, units2) {
  const set2 = resourceSet(resources2, settings, watch, (visit3) => {
    const { rule: rule2 } = units2;
    if (rule2 === void 0) return;
    for (const { view, resource, name: name2 } of initContainers) units2.run(rule2, resource, name2, () => visit3(view));
  });
  const pods = set2.podsOf(resources2.filter((resource) => resource.mayHoldInitContainers));
  const initContainers = pods.flatMap(
    (pod2) => pod2.initContainers.map((view) => ({ view, resource: original(view.resource), name: containerName(view) }))
  );
  return { set: set2, pods, initContainers };
}
function apply(rule2, setting2, { set: set2, pods, initContainers }, units2) {
  const options3 = optionsOf(rule2, setting2);
  if (rule2.resources) units2.run(rule2, null, null, (report2) => rule2.resources(set2, report2, options3));
  else if (rule2.pod)
    for (const view of pods) units2.run(rule2, original(view.resource), null, (report2) => rule2.pod(view, report2, options3));
  else
    for (const { view, resource, name: name2 } of initContainers)
      units2.run(rule2, resource, name2, (report2) => rule2.initContainer(view, report2, options3));
}
var containerName = (view) => {
  const name2 = at(original(view.resource).body, view.place("name").path);
  return typeof name2 === "string" ? name2 : null;
};
function optionsOf(rule2, setting2) {
  const defaults = Object.entries(rule2.options ?? {}).map(([name2, schema4]) => [name2, schema4.default]);
  return { ...Object.fromEntries(defaults), ...setting2?.options };
}
function opaqueOf(initContainers, watch) {
  return initContainers.flatMap(({ view, resource, name: name2 }) => {
    watch.touched = false;
    const reason = opaqueReason(view);
    return reason === null || watch.touched ? [] : [{ resource, container: name2 ?? "", path: view.place().path, reason }];
  });
}
function opaqueReason(view) {
  try {
    return view.role === "run-once" ? view.run.opaque : null;
  } catch {
    return null;
  }
}

// shared/engine/rule.ts
var rule = (declared) => declared;

// shared/startup/names.ts
var label = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
var ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
var plain = (host) => host.toLowerCase().replace(/\.$/, "");
var isLoopback = (host) => /^(?:localhost|localhost\.localdomain|ip6-localhost|127(?:\.\d{1,3}){1,3}|0\.0\.0\.0|\[?::1\]?)$/.test(plain(host));
var isAddress = (host) => ipv4.test(host) || host.includes(":");
function clusterHost(host) {
  const name2 = plain(host);
  if (isLoopback(name2) || isAddress(name2)) return void 0;
  const labels = name2.split(".");
  if (!labels.every((part) => label.test(part))) return void 0;
  const [first = "", second, third] = labels;
  if (second === void 0) return { service: first, namespace: null, pod: null, certain: true };
  const zone = labels.indexOf("svc");
  if (zone === 2) return { service: first, namespace: second, pod: null, certain: true };
  if (zone === 3 && third !== void 0) return { service: second, namespace: third, pod: first, certain: true };
  if (labels.length === 2) return { service: first, namespace: second, pod: null, certain: false };
  if (labels.length === 3 && third !== void 0) return { service: second, namespace: third, pod: first, certain: false };
  return void 0;
}
function resolve2(set2, host, from) {
  const name2 = clusterHost(host);
  if (name2 === void 0) return void 0;
  at(from.body, ["metadata", "namespace"]);
  const found = [name2, podHere(host)].flatMap((candidate) => {
    if (candidate === void 0) return [];
    const resource = set2.find("Service", candidate.namespace ?? from.namespace, candidate.service, from);
    const service = resource && readService(resource);
    return service === void 0 ? [] : [{ service, pod: candidate.pod }];
  });
  return found.length === 1 ? found[0] : void 0;
}
function podHere(host) {
  const [pod2, service, ...rest] = plain(host).split(".");
  if (pod2 === void 0 || service === void 0 || rest.length > 0) return void 0;
  return /-\d+$/.test(pod2) && label.test(service) ? { service, namespace: null, pod: pod2, certain: false } : void 0;
}
function readService(resource) {
  if (resource.kind !== "Service" || resource.apiVersion.includes("/")) return void 0;
  const field = (name2) => at(resource.body, ["spec", name2]);
  return {
    resource,
    get selector() {
      const selector = field("selector");
      return isSelector(selector) ? selector : void 0;
    },
    get headless() {
      return field("clusterIP") === "None";
    },
    get external() {
      return field("type") === "ExternalName";
    },
    get publishesNotReady() {
      return field("publishNotReadyAddresses") === true;
    },
    get ports() {
      const ports = field("ports");
      return Array.isArray(ports) ? ports.flatMap((port) => readPort(port)) : [];
    }
  };
}
var isSelector = (value) => isDictionary(value) && Object.keys(value).length > 0 && Object.values(value).every((wanted) => typeof wanted === "string");
function readPort(value) {
  const port = at(value, ["port"]);
  if (typeof port !== "number") return [];
  const target = at(value, ["targetPort"]);
  const name2 = at(value, ["name"]);
  const protocol = at(value, ["protocol"]);
  return [
    {
      name: typeof name2 === "string" ? name2 : null,
      port,
      targetPort: typeof target === "number" || typeof target === "string" && target !== "" ? target : port,
      protocol: typeof protocol === "string" ? protocol : "TCP"
    }
  ];
}
function backing(set2, { selector, external, resource }) {
  const { namespace } = resource;
  if (selector === void 0 || external) return [];
  const unplaced = namespace === null ? [] : set2.selectedBy(selector, null, resource);
  return [...set2.selectedBy(selector, namespace, resource), ...unplaced];
}
function podPort(service, port, pod2) {
  if (service.headless) return port;
  const entry = service.ports.find((candidate) => candidate.port === port && candidate.protocol === "TCP");
  if (entry === void 0) return null;
  return typeof entry.targetPort === "number" ? entry.targetPort : portNamed(pod2, entry.targetPort, "TCP");
}
function portNamed({ spec }, name2, protocol) {
  const sidecars = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === "Always");
  for (const { ports = [] } of [...spec.containers ?? [], ...sidecars])
    for (const port of ports)
      if (port.name === name2 && (port.protocol ?? "TCP") === protocol && port.containerPort !== void 0)
        return port.containerPort;
  return null;
}

// shared/rules/attempt-without-timeout.ts
var limits = /* @__PURE__ */ new Map([
  ["nc", "-w"],
  ["netcat", "-w"],
  ["curl", "--max-time"],
  ["wget", "-T"],
  ["psql", "PGCONNECT_TIMEOUT"]
]);
var attempt_without_timeout_default = rule({
  id: "attempt-without-timeout",
  level: "notice",
  since: "0.1.0",
  serves: ["practice: timeouts", "purpose: dependency checks"],
  summary: "Attempt to connect in a wait loop that has no time limit of its own",
  why: `When packets are dropped instead of refused (a network policy, a node that is gone, a Service without a route), one attempt lasts until the
kernel gives up: \`net.ipv4.tcp_syn_retries = 6\` makes that 127 seconds. A loop that is meant to try every two seconds then tries every
two minutes, and a loop of 60 rounds lasts two hours.`,
  fix: "Give each attempt a limit: `nc -z -w 2`, `curl --max-time 2`, `wget -T 2`, `PGCONNECT_TIMEOUT=2 psql`, or `timeout 2` before any other tool.",
  links: [
    "https://docs.kernel.org/networking/ip-sysctl.html",
    "https://curl.se/docs/manpage.html",
    "https://www.postgresql.org/docs/current/libpq-envars.html"
  ],
  initContainer(view, report2) {
    const { container: container2, role, run } = view;
    if (role === "sidecar") return;
    const probes = new Set(run.waits.flatMap((wait) => wait.kind === "loop" ? wait.probes : []));
    for (const probe2 of probes) {
      const limit = limits.get(probe2.tool);
      if (limit === void 0 || !mayHang(probe2) || isSetElsewhere(view, probe2)) continue;
      const [program2] = probe2.command.words;
      report2(
        program2?.place ?? probe2.command.place,
        `init container "${container2.name ?? ""}" runs "${probe2.tool}" without "${limit}", so one attempt can last two minutes`
      );
    }
  }
});
var mayHang = ({ attemptLimit, method, targets }) => attemptLimit === null && method === "connect" && !(targets.length > 0 && targets.every(({ host }) => isLoopback(host)));
var isSetElsewhere = ({ container: container2 }, { tool }) => tool === "psql" && (container2.env?.some(({ name: name2 }) => name2 === "PGCONNECT_TIMEOUT") === true || (container2.envFrom?.length ?? 0) > 0);

// shared/startup/labels.ts
var every = (answers) => answers.includes(false) ? false : !answers.includes(null) || null;
var some = (answers) => answers.includes(true) || (answers.includes(null) ? null : false);
var fromControllers = /^(?:pod-template-hash|controller-revision-hash|pod-template-generation|controller-uid|job-name|batch\.kubernetes\.io\/|statefulset\.kubernetes\.io\/|apps\.kubernetes\.io\/)/;
function selects(selector, labels) {
  if (selector === void 0 || selector === null) return true;
  if (!isDictionary(selector)) return null;
  const { matchLabels, matchExpressions } = selector;
  const equal = isDictionary(matchLabels) ? Object.entries(matchLabels).map(([key, value]) => test(key, "In", [value], labels)) : [matchLabels === void 0 || matchLabels === null ? true : null];
  const expressions = Array.isArray(matchExpressions) ? matchExpressions.map((expression) => {
    const key = at(expression, ["key"]);
    return typeof key === "string" ? test(key, at(expression, ["operator"]), at(expression, ["values"]), labels) : null;
  }) : [matchExpressions === void 0 || matchExpressions === null ? true : null];
  return every([...equal, ...expressions]);
}
function test(key, operator, values, { known: known2, complete }) {
  const value = Object.hasOwn(known2, key) ? known2[key] : void 0;
  if (value === void 0 && (!complete || fromControllers.test(key))) return null;
  const listed = Array.isArray(values) && value !== void 0 && values.includes(value);
  if (operator === "In") return listed;
  if (operator === "NotIn") return !listed;
  if (operator === "Exists") return value !== void 0;
  if (operator === "DoesNotExist") return value === void 0;
  return null;
}

// shared/startup/network.ts
var foreignPolicies = [
  "CiliumNetworkPolicy",
  "CiliumClusterwideNetworkPolicy",
  "GlobalNetworkPolicy",
  "AdminNetworkPolicy",
  "BaselineAdminNetworkPolicy",
  "ClusterNetworkPolicy"
];
var open = (direction, verdict) => ({
  verdict,
  policies: [],
  direction,
  denyAll: false
});
function canReach(set2, from, to, port) {
  if (from.spec.hostNetwork === true || to.spec.hostNetwork === true) return open("egress", "unknown");
  const egress = evaluate(
    set2,
    from,
    "egress",
    (rule2) => every([peersMatch(set2, rule2, "to", from, to), portsMatch(rule2, to, port)])
  );
  if (egress.verdict === "blocked") return egress;
  const ingress = evaluate(
    set2,
    to,
    "ingress",
    (rule2) => every([peersMatch(set2, rule2, "from", to, from), portsMatch(rule2, to, port)])
  );
  if (ingress.verdict === "blocked") return ingress;
  return egress.verdict === "unknown" ? egress : ingress;
}
function canResolveNames(set2, from) {
  if (from.spec.hostNetwork === true) return open("egress", "unknown");
  return evaluate(set2, from, "egress", (rule2) => {
    const ports = list2(rule2.ports);
    if (ports === null) return null;
    if (ports.length === 0) return mayBeDns(rule2.to, from);
    return some(ports.map((port) => some(dnsPorts.map((number) => portMatches(port, number, null, null)))));
  });
}
var dnsPorts = [53, 5353];
function mayBeDns(peers, { resource }) {
  const entries = list2(peers);
  if (entries === null) return null;
  if (entries.length === 0) return true;
  if (/^(?:kube-system|openshift-dns)$/.test(resource.namespace ?? "")) return null;
  const ownPods = (peer) => isDictionary(peer) && isDictionary(peer.podSelector) && Object.keys(peer).length === 1 && !/dns/i.test(printed(peer));
  return entries.every(ownPods) ? false : null;
}
var printed = (peer) => JSON.stringify([at(peer, ["podSelector", "matchLabels"]), at(peer, ["podSelector", "matchExpressions"])]);
function evaluate(set2, pod2, direction, allows) {
  const { resource } = pod2;
  at(resource.body, ["metadata", "namespace"]);
  const inReach = (kind) => [resource.namespace, null].some((namespace) => set2.all(kind, namespace).length > 0);
  if (foreignPolicies.some(inReach)) return open(direction, "unknown");
  const applying = policiesFor(set2, pod2, direction);
  if (applying === null) return open(direction, "unknown");
  const certain = applying.filter(({ applies }) => applies === true);
  if (certain.length === 0) return open(direction, applying.length === 0 ? "allowed" : "unknown");
  const rules2 = applying.map(({ policy, applies }) => ({ applies, rules: list2(at(policy.body, ["spec", direction])) }));
  const verdict = some(
    rules2.map(
      ({ applies, rules: rules3 }) => rules3 === null ? null : every([applies, some(rules3.map((rule2) => isDictionary(rule2) ? allows(rule2) : null))])
    )
  );
  if (verdict !== false) return open(direction, verdict === true ? "allowed" : "unknown");
  const denyAll = rules2.every(({ rules: rules3 }) => rules3 !== null && rules3.length === 0);
  return { verdict: "blocked", policies: certain.map(({ policy }) => policy), direction, denyAll };
}
function policiesFor(set2, pod2, direction) {
  const own = set2.all("NetworkPolicy", pod2.resource.namespace);
  const unplaced = pod2.resource.namespace === null ? [] : set2.all("NetworkPolicy", null);
  if ([...own, ...unplaced].some(({ apiVersion }) => !/^(?:networking\.k8s\.io|extensions)$/.test(groupOf(apiVersion))))
    return null;
  const labels = labelsOf(pod2);
  const judge = (policy, placed) => {
    const spec = at(policy.body, ["spec"]);
    if (!isDictionary(spec)) return [{ policy, applies: null }];
    const types = policyTypes(spec);
    const applies = every([types?.includes(direction) ?? null, selects(spec.podSelector, labels)]);
    if (applies === false) return [];
    return [{ policy, applies: applies && placed && !policy.partial && sameRelease(policy, pod2.resource) ? true : null }];
  };
  return [...own.flatMap((policy) => judge(policy, true)), ...unplaced.flatMap((policy) => judge(policy, false))];
}
function sameRelease(policy, workload) {
  if (workload.namespace !== null || policy.file === null || workload.file === null) return true;
  const [a, b] = [policy.file, workload.file].map((file) => file.slice(0, file.lastIndexOf("/") + 1));
  return a !== void 0 && b !== void 0 && (a.startsWith(b) || b.startsWith(a));
}
function policyTypes(spec) {
  const written2 = list2(spec.policyTypes);
  const egress = list2(spec.egress);
  if (written2 === null || egress === null) return null;
  if (written2.length === 0) return egress.length > 0 ? ["ingress", "egress"] : ["ingress"];
  return ["ingress", "egress"].filter(
    (direction) => written2.some((type) => typeof type === "string" && type.toLowerCase() === direction)
  );
}
var labelsOf = ({ metadata, partial }) => ({ known: metadata.labels ?? {}, complete: !partial });
function peersMatch(set2, rule2, key, pod2, other) {
  const peers = list2(rule2[key]);
  if (peers === null) return null;
  if (peers.length === 0) return true;
  return some(peers.map((peer) => isDictionary(peer) ? peerMatches(set2, peer, pod2, other) : null));
}
function peerMatches(set2, peer, pod2, other) {
  if (peer.ipBlock !== void 0 && peer.ipBlock !== null) return null;
  const { podSelector, namespaceSelector } = peer;
  if (podSelector === void 0 && namespaceSelector === void 0) return null;
  const inNamespace = namespaceSelector === void 0 || namespaceSelector === null ? sameNamespace(pod2.resource, other.resource) : selects(namespaceSelector, namespaceLabels(set2, other.resource));
  return every([inNamespace, selects(podSelector, labelsOf(other))]);
}
var sameNamespace = (a, b) => a.namespace === b.namespace ? true : a.namespace === null || b.namespace === null ? null : false;
function namespaceLabels(set2, from) {
  const { namespace } = from;
  if (namespace === null) return { known: {}, complete: false };
  const found = set2.find("Namespace", null, namespace, from);
  const written2 = at(found?.body, ["metadata", "labels"]);
  const known2 = { "kubernetes.io/metadata.name": namespace };
  if (isDictionary(written2)) {
    for (const [key, value] of Object.entries(written2)) if (typeof value === "string") known2[key] = value;
  }
  return { known: known2, complete: found !== void 0 && set2.complete };
}
function portsMatch(rule2, to, port) {
  const ports = list2(rule2.ports);
  if (ports === null) return null;
  return ports.length === 0 ? true : some(ports.map((entry) => portMatches(entry, port, "TCP", to)));
}
function portMatches(entry, port, protocol, pod2) {
  if (!isDictionary(entry)) return null;
  const written2 = entry.protocol ?? "TCP";
  if (protocol === null ? written2 !== "UDP" && written2 !== "TCP" : written2 !== protocol) return false;
  const from = entry.port;
  if (from === void 0 || from === null) return true;
  if (typeof from === "string") return pod2 === null || pod2.partial ? null : portNamed(pod2, from, "TCP") === port;
  if (typeof from !== "number") return null;
  const end = typeof entry.endPort === "number" ? entry.endPort : from;
  return from <= port && port <= end;
}
var list2 = (value) => value === void 0 || value === null ? [] : Array.isArray(value) ? value : null;

// shared/rules/blocked-by-network-policy.ts
var blocked_by_network_policy_default = rule({
  id: "blocked-by-network-policy",
  level: "error",
  since: "0.1.0",
  serves: ["caution: network policies", "purpose: dependency checks"],
  summary: "Wait for something that the NetworkPolicies do not let the Pod reach",
  why: `A Pod that an Egress policy selects may talk only to what some policy allows, and name look-ups are traffic too: without a rule for port 53 no
name resolves, however open the database's port is. The same holds for Ingress policies on the other side. Policies speak of the Pods'
own port, the Service's \`targetPort\`, never its \`port\`. The wait then hangs, with nothing in the log but its own dots.

Only what the manifests decide is reported; with hostNetwork, policies of Cilium, Calico and the like, or labels that are not known, nothing is said.
A bare default deny is a warning unless the manifests are declared complete: other policies usually add to it.`,
  fix: `Allow DNS beside the dependency: \`egress: [{to: [{namespaceSelector: {}}], ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]}]\`,
and the dependency's Pods on their own port.`,
  links: [
    "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
    "https://github.com/DandyDeveloper/charts/issues/151"
  ],
  resources(set2, report2) {
    if (set2.all("NetworkPolicy").length === 0) return;
    set2.eachInitContainer((view) => {
      const targets = view.role === "sidecar" ? [] : neededTargets(view);
      const named3 = targets.find(({ host }) => !isAddress(host) && !isLoopback(host));
      if (named3 === void 0) return;
      const say2 = (target, reach, what) => {
        const name2 = at(reach.policies[0]?.body, ["metadata", "name"]);
        const related = reach.policies.map((resource) => ({
          place: { resource, path: ["spec"] },
          message: `this policy isolates the ${reach.direction === "egress" ? "waiting" : "other"} Pod`
        }));
        const level2 = reach.denyAll && !set2.complete ? "warning" : "error";
        report2(
          target.place,
          `init container "${view.container.name ?? ""}" needs "${target.shown}" but NetworkPolicy "${name2 ?? ""}" ${what}`,
          { level: level2, related }
        );
      };
      const dns = canResolveNames(set2, view.pod);
      if (dns.verdict === "blocked" && !hasHostAliases(view)) say2(named3, dns, "lets no name look-up out, so it never succeeds");
      else for (const target of targets) sayBlocked(set2, view, target, say2);
    });
  }
});
function sayBlocked(set2, { pod: pod2, resource }, target, say2) {
  const service = target.port === null ? void 0 : resolve2(set2, target.host, resource)?.service;
  if (service === void 0 || target.port === null) return;
  const reached = [];
  for (const other of backing(set2, service)) {
    const port = other.resource === resource ? null : podPort(service, target.port, other);
    reached.push(port === null ? null : canReach(set2, pod2, other, port));
  }
  const [first] = reached;
  if (first == null || !reached.every((reach) => reach?.verdict === "blocked")) return;
  say2(
    target,
    first,
    first.direction === "egress" ? "does not let that out, so it never succeeds" : "does not let it in, so it never succeeds"
  );
}
function neededTargets({ run }) {
  const probes = /* @__PURE__ */ new Set([
    ...run.waits.flatMap((wait) => wait.probes),
    ...run.probes.filter(({ command }) => command.fate === "decides")
  ]);
  const targets = [...probes].flatMap(
    ({ method, targets: targets2, command }) => method === "object" || command.elsewhere ? [] : targets2
  );
  return targets.filter(
    ({ host, port }, index) => targets.findIndex((other) => other.host === host && other.port === port) === index
  );
}
var hasHostAliases = ({ pod: pod2, resource }) => at(resource.body, [...pod2.place().path, "hostAliases"]) !== void 0;

// shared/rules/dns-as-readiness.ts
var dns_as_readiness_default = rule({
  id: "dns-as-readiness",
  level: "notice",
  since: "0.1.0",
  serves: ["purpose: dependency checks"],
  summary: "Wait that only looks up the name of a Service",
  why: `The name of a Service with a cluster IP answers as soon as the Service object exists, with no Pod behind it and none ready. In one
\`kubectl apply\` the Service is there before any Pod, so the wait proves nothing and the app starts against a dependency that is not up.

Only a headless Service (and an alias, \`type: ExternalName\`) is different: its name has an address when a Pod is ready. Where such a
Service is among the manifests, the wait is left alone, and so is one with \`publishNotReadyAddresses\`, where the address is all there is to wait for.`,
  fix: "Probe what the app will use: `nc -z -w 2 db 5432`, `curl -fsS --max-time 2 http://api:8080/healthz`, `pg_isready -h db -t 2`.",
  links: [
    "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#services",
    "https://kubernetes.io/docs/concepts/services-networking/service/#headless-services"
  ],
  resources(set2, report2) {
    set2.eachInitContainer((view) => {
      if (view.role === "sidecar") return;
      for (const wait of view.run.waits) {
        const target = onlyResolved(wait)?.find(({ host }) => answersEarly(set2, view, host));
        if (target === void 0) continue;
        report2(
          target.place,
          `init container "${view.container.name ?? ""}" only looks up "${target.shown}", so it goes on when the Service exists, ready or not`
        );
      }
    });
  }
});
var onlyResolved = ({ kind, probes }) => kind === "loop" && probes.length > 0 && probes.every(({ method }) => method === "resolve") ? probes.flatMap(({ targets }) => targets) : void 0;
function answersEarly(set2, { resource, pod: pod2 }, host) {
  const name2 = clusterHost(host);
  if (name2 === void 0 || name2.pod !== null || pod2.spec.hostNetwork === true) return false;
  const found = resolve2(set2, host, resource);
  if (found !== void 0) return found.pod === null && hasClusterIp(found.service);
  if (!name2.certain) return false;
  const candidates = [null, resource.namespace].flatMap((namespace) => set2.named("Service", namespace, name2.service));
  return candidates.every((service) => {
    const facts = readService(service);
    return facts === void 0 || hasClusterIp(facts);
  });
}
var hasClusterIp = ({ headless, external, publishesNotReady }) => !headless && !external && !publishesNotReady;

// shared/rules/duplicate-container-name.ts
var duplicate_container_name_default = rule({
  id: "duplicate-container-name",
  level: "error",
  since: "0.1.0",
  serves: ["concept: initContainers field", "caution: hard debugging"],
  summary: "Init container has the name of another container of the Pod",
  why: `Names are unique over \`initContainers\` and \`containers\` together: logs, status, \`kubectl exec\` and restart counts are kept by name.
The API server refuses a Pod in which two are equal (\`Duplicate value\`). A template of a Deployment or Job is refused in the same way.`,
  fix: "Rename one of the two. A name that says what the step does, such as `wait-for-db` or `fetch-certificates`, rarely clashes.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/core/validation/validation.go#L3924"
  ],
  initContainer(view, report2) {
    const { container: container2, place } = view;
    if (!container2.name || isPatch(container2)) return;
    const other = sameName(view, container2.name);
    if (other === void 0) return;
    report2(
      place("name"),
      `init container "${container2.name}" has the name of another ${other.kind}, so the API server refuses the Pod`,
      { related: [{ place: other.place, message: "already used here" }] }
    );
  }
});
function sameName({ pod: pod2, index }, name2) {
  const find2 = (list3) => list3?.findIndex((other) => other.name === name2 && !isPatch(other)) ?? -1;
  const main = find2(pod2.spec.containers);
  if (main >= 0) return { kind: "container", place: pod2.place("containers", main, "name") };
  const earlier = find2(pod2.spec.initContainers?.slice(0, index));
  if (earlier >= 0) return { kind: "init container", place: pod2.place("initContainers", earlier, "name") };
  return void 0;
}
var isPatch = (container2) => Reflect.ownKeys(container2).includes("$patch");

// shared/rules/fixed-sleep.ts
var idle = /* @__PURE__ */ new Set(["sleep", "echo", "printf", "true", ":", "set", "exit", "date"]);
var longest = 86400;
var fixed_sleep_default = rule({
  id: "fixed-sleep",
  level: "warning",
  since: "0.1.0",
  serves: ["purpose: dependency checks", "practice: timeouts"],
  summary: "Init container that does nothing but sleep",
  why: `A fixed time is a guess about another process. When that process needs longer once, the app starts too early all the same; on every other day
each start, each rolling update and each scale-out is slower by the full time.`,
  fix: "Wait for the thing itself with a limit (`timeout 300 sh -c 'until nc -z -w 2 db 5432; do sleep 2; done'`), let the app retry its connection, or, to delay the start of the app behind a sidecar, give the sidecar a `startupProbe`.",
  links: ["https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#examples"],
  options: {
    minimumSeconds: {
      type: "integer",
      minimum: 1,
      default: 3,
      description: "Shorter sleeps are a pause for the eyes or for a log, and are no finding"
    }
  },
  initContainer({ container: container2, role, run, pod: pod2 }, report2, { minimumSeconds }) {
    const isPatch2 = pod2.partial && container2.image === void 0;
    if (role === "sidecar" || isPatch2) return;
    const sleeps = run.commands.filter(({ name: name2 }) => name2 === "sleep");
    const [first] = sleeps;
    if (first === void 0 || !doesNothingElse(run)) return;
    const total = sleeps.reduce((sum, sleep) => sum + (sleepSeconds(sleep) ?? Number.NaN), 0);
    if (!(total >= Number(minimumSeconds) && total <= longest)) return;
    const place = first.words[0]?.place ?? first.place;
    report2(
      place,
      `init container "${container2.name ?? ""}" only sleeps for a fixed time, so it waits too long or not long enough`
    );
  }
});
var doesNothingElse = (run) => (run.script?.errors.length ?? 0) === 0 && run.commands.every(isIdle);
var isIdle = ({ name: name2, redirects, wrappers, elsewhere, inLoop }) => name2 !== null && idle.has(name2) && !elsewhere && !inLoop && wrappers.every((wrapper) => wrapper.name === "exec" || wrapper.name === "busybox" || wrapper.name === "command") && redirects.every(({ target }) => target === null || /^(?:\/dev\/(?:null|stdout|stderr)|&?[012])$/.test(target.value ?? ""));

// shared/knowledge/credentials.ts
var tokenForms = [
  { what: "a GitHub token", pattern: /\b(?:gh[opsur]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})/g },
  { what: "a GitLab token", pattern: /\bglpat-[A-Za-z0-9_-]{20,255}/g },
  { what: "an AWS access key", pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { what: "a Slack token", pattern: /\bxox[abeprs]-[A-Za-z0-9-]{20,255}/g },
  { what: "a Google API key", pattern: /\bAIza[A-Za-z0-9_-]{35}/g },
  { what: "an npm token", pattern: /\bnpm_[A-Za-z0-9]{36}/g },
  { what: "a Stripe key", pattern: /\b[rs]k_live_[A-Za-z0-9]{24,255}/g },
  { what: "a Vault token", pattern: /\bhvs\.[A-Za-z0-9_-]{24,255}/g },
  { what: "a private key", pattern: /-----BEGIN (?:[A-Z]{2,12} )?(PRIVATE KEY)-----(?:\\n|\s){1,8}[A-Za-z0-9+/]{40}/g }
];
var urlWithPassword = /\b[a-z][a-z0-9+.-]{0,30}:\/\/(?!user(?:name)?:pass)[^\s:/?#@"'`]{0,256}:([^\s/?#@"'`]{1,256})@(?!sha256:)/gi;
var authorization = /\bAuthorization: {0,4}(?:Basic|Bearer|Token) {1,4}([A-Za-z0-9._~+/=-]{8,4096})/gi;
var anyForm = /gh[opsur]_|github_pat_|glpat-|AKIA|ASIA|xox[abeprs]-|AIza|npm_|[rs]k_live_|hvs\.|-----BEGIN|:\/\/|authorization/i;
var secretVariables = /* @__PURE__ */ new Set([
  "PGPASSWORD",
  "MYSQL_PWD",
  "MYSQL_PASSWORD",
  "MYSQL_ROOT_PASSWORD",
  "MARIADB_PASSWORD",
  "MARIADB_ROOT_PASSWORD",
  "POSTGRES_PASSWORD",
  "MONGO_INITDB_ROOT_PASSWORD",
  "REDISCLI_AUTH",
  "RABBITMQ_DEFAULT_PASS",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "VAULT_TOKEN",
  "GITHUB_TOKEN",
  "GH_TOKEN",
  "CONSUL_HTTP_TOKEN"
]);
var options = (next, attached = "", userinfo = "") => ({
  next: words3(next),
  attached: words3(attached),
  userinfo: words3(userinfo)
});
var words3 = (text3) => text3.split(" ").filter((word) => word !== "");
var mysql2 = options("", "-p");
var mongo2 = options("-p --password");
var programs2 = {
  mysql: mysql2,
  mysqladmin: mysql2,
  mysqldump: mysql2,
  mysqlcheck: mysql2,
  mysqlimport: mysql2,
  mariadb: mysql2,
  "mariadb-admin": mysql2,
  "mariadb-dump": mysql2,
  mongo: mongo2,
  mongosh: mongo2,
  mongodump: mongo2,
  mongorestore: mongo2,
  mongoimport: mongo2,
  mongoexport: mongo2,
  "redis-cli": options("-a --pass"),
  "valkey-cli": options("-a --pass"),
  curl: options("", "", "-u --user"),
  sshpass: options("-p", "-p"),
  sqlcmd: options("-P", "-P"),
  cqlsh: options("-p --password"),
  "cypher-shell": options("-p --password"),
  "clickhouse-client": options("--password"),
  ldapsearch: options("-w"),
  rabbitmqadmin: options("-p --password")
};
var none = options("");
var secretOptions = (program2) => (Object.hasOwn(programs2, program2) ? programs2[program2] : void 0) ?? none;
var secretOption = /^--?(?:password|passwd|http-password|proxy-password|db-password|token|access-token|secret-key)=([\s\S]+)$/;
var standIns = /^(?:change|example|placeholder|dummy|fake|redacted|replace|insert|enter|your|todo|xxx|foo$|bar$|null$|none$|true$|false$|yes$|no$|[01]$)/i;
var isStandIn = (value) => /^(?:[*.-]*$|\/|\.\/|@|file:|env:|[A-Z_]*(?:PASSWORD|PASS|SECRET|TOKEN|KEY)$)/.test(value) || /[$<>{}]|%[sv]|EXAMPLE|(.)\1{5}/.test(value) || standIns.test(value);

// shared/rules/literal-secret.ts
var literal_secret_default = rule({
  id: "literal-secret",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: certificates and secrets"],
  summary: "Secret written into the command, the script or the environment of an init container",
  why: `Whoever may read the Pod, or the repository, reads the secret: it is in \`kubectl get pod -o yaml\`, in the history of git, in the audit
log, and a command line also in the process list of the node. It cannot be changed without a rollout. initguard names the place and
the kind of secret; its value never appears in a message.`,
  fix: "Keep it in a Secret and hand it over with `valueFrom.secretKeyRef`, or mount the Secret as a file and let the program read it (`PGPASSFILE`, `--defaults-extra-file`, `curl --netrc-file`). What was committed once counts as known: replace it.",
  links: [
    "https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables",
    "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"
  ],
  initContainer(view, report2) {
    const who = `${view.role === "sidecar" ? "sidecar" : "init container"} "${view.container.name ?? ""}"`;
    const said = /* @__PURE__ */ new Set();
    for (const { what, place } of [...inTexts(view), ...inEnvironment(view), ...view.run.commands.flatMap(inCommand)]) {
      const key = JSON.stringify([place.path, place.span]);
      if (said.has(key)) continue;
      said.add(key);
      report2(place, `${who} has ${what} in plain text, so everyone who may read the manifest knows it`, { cause: what });
    }
  }
});
function inTexts({ container: container2, run, place }) {
  const written2 = ["command", "args"].flatMap(
    (key) => (container2[key] ?? []).map((text3, index) => ({
      text: text3,
      at: (start, end) => ({ ...place(key, index), span: { start, end } })
    }))
  );
  const values = (container2.env ?? []).flatMap(
    ({ value }, index) => value === void 0 ? [] : [{ text: value, at: () => place("env", index, "value") }]
  );
  const file = run.script?.from === "file" ? [{ text: run.script.text, at: run.script.place }] : [];
  return [...written2, ...values, ...file].flatMap(({ text: text3, at: at2 }) => {
    if (!anyForm.test(text3)) return [];
    const find2 = (pattern, what) => [...text3.matchAll(pattern)].filter(([all, group]) => !isStandIn(group ?? all)).map(({ 0: all, index }) => ({ what, place: at2(index, index + all.length) }));
    return [
      ...tokenForms.flatMap(({ what, pattern }) => find2(pattern, what)),
      ...find2(urlWithPassword, "a password in a URL"),
      ...find2(authorization, "an Authorization header")
    ];
  });
}
var inEnvironment = ({ container: container2, place }) => (container2.env ?? []).flatMap(
  ({ name: name2, value }, index) => name2 !== void 0 && secretVariables.has(name2) && value !== void 0 && !isStandIn(value) ? [{ what: `the value of "${name2}"`, place: place("env", index, "value") }] : []
);
function inCommand({ name: name2, words: words5, assignments }) {
  const variables = assignments.filter((assignment2) => secretVariables.has(assignment2.name) && isLiteral(assignment2.value)).map(({ name: variable, value }) => ({ what: `the value of "${variable}"`, place: value.place }));
  if (name2 === null) return variables;
  const given2 = words5.flatMap((word, index) => {
    const secret = index > 0 && isGiven(name2, word, words5[index - 1]);
    return secret ? [{ what: `a password for "${name2}"`, place: word.place }] : [];
  });
  return [...variables, ...given2];
}
function isGiven(program2, word, before) {
  const { next, attached, userinfo } = secretOptions(program2);
  const value = word.value ?? "";
  if (!isKnown(word)) return false;
  const option = before?.value ?? "";
  if (next.includes(option)) return !value.startsWith("-") && !isStandIn(value);
  if (userinfo.includes(option)) return /^[^:]+:./.test(value) && !isStandIn(value.slice(value.indexOf(":") + 1));
  const long = secretOption.exec(value)?.[1];
  if (long !== void 0) return !isStandIn(long);
  return attached.some(
    (prefix) => value.length > prefix.length && value.startsWith(prefix) && !isStandIn(value.slice(prefix.length))
  );
}
var isKnown = ({ value, text: text3, fromEnv }) => value !== null && !fromEnv && !text3.includes("$");
var isLiteral = (word) => isKnown(word) && !isStandIn(word.value ?? "");

// shared/startup/output.ts
var outputsOf = (pod2, container2, run) => (isBroken(run) ? [] : run.effects).filter(({ kind, path, command }) => kind !== "read" && kind !== "delete" && !command.elsewhere && !isKernels(path)).map((effect) => {
  const spellings2 = spellingsOf(effect.path);
  const at2 = spellings2.flatMap((path) => mountAt(pod2, container2, path) ?? []);
  const below3 = spellings2.flatMap((path) => mountsBelow(pod2, container2, path));
  return { effect, mounted: [...at2, ...below3] };
});
var isBroken = ({ script }) => script !== null && script.errors.length > 0;
var isKernels = (path) => ["/dev", "/proc", "/sys"].some((root2) => isWithin(path, root2));
function spellingsOf(path) {
  if (isWithin(path, "/var/run")) return [path, path.slice("/var".length)];
  return isWithin(path, "/run") ? [path, `/var${path}`] : [path];
}
var plain2 = new Set(
  ":,[,[[,base64,basename,cat,cd,chgrp,chmod,chown,cp,cut,date,dirname,du,echo,env,exit,export,false,find,grep,head,hostname,id,install,ls,mkdir,mv,printf,pwd,readlink,rm,rmdir,seq,set,sleep,sort,stat,sync,tail,tee,test,touch,tr,true,umask,uname,unset,wc,whoami".split(
    ","
  )
);
var isPlain = ({ name: name2 }) => name2 !== null && plain2.has(name2);
function mayBeUsedLater(run, { path, command }) {
  const index = run.commands.indexOf(command);
  const later = command.inLoop ? run.commands.filter((other) => other !== command) : run.commands.slice(index + 1);
  return index < 0 || later.some((other) => !isPlain(other) || namesPath(other, path));
}
function namesPath({ words: words5, redirects }, path) {
  const all = [...words5.slice(1), ...redirects.flatMap(({ target }) => target ?? [])];
  return all.some(({ value, text: text3 }) => {
    if (value === null) return !/^[-+]/.test(text3);
    if (!value.startsWith("/")) return !value.startsWith("-") && value.includes(path.slice(path.lastIndexOf("/") + 1));
    const named3 = normalized(value);
    return isWithin(named3, path) || isWithin(path, named3) && named3 !== "/";
  });
}

// shared/rules/lost-output.ts
var lost_output_default = rule({
  id: "lost-output",
  level: "warning",
  worst: "error",
  since: "0.1.0",
  serves: ["concept: shared volumes", "purpose: config files"],
  summary: "Init container writes where no volume is mounted",
  why: `Each container has a file system of its own, made from its image and thrown away when it ends. Only volumes pass from an init container to
the containers after it, so a file written anywhere else is gone before the app starts, even when both use the same image and the same
path. The same holds for \`mkdir\`, \`chown\` and \`chmod\` of a directory that is on no volume.

It is an error when a main container mounts a volume at that very path: the volume stays as it was.`,
  fix: "Mount the volume in the init container as well (`volumeMounts` with the same `name`), at the path that the command writes to. Drop the step when nothing needs it.",
  links: [
    "https://github.com/kubernetes/kubernetes/issues/71247",
    "https://github.com/requarks/wiki/issues/5152",
    "https://github.com/rancher/rancher/issues/13290",
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-initialization/"
  ],
  initContainer(view, report2) {
    const { pod: pod2, container: container2, run } = view;
    if (pod2.partial || view.role === "sidecar" || mayReachElsewhere(view)) return;
    const outputs = outputsOf(pod2, container2, run);
    const lost = outputs.filter(({ effect, mounted }) => mounted.length === 0 && !mayBeUsedLater(run, effect));
    const expected = lost.flatMap((output) => expectedBy(view, output) ?? []);
    const [missed] = expected;
    if (missed !== void 0) {
      const { output, name: name2, volume } = missed;
      report2(
        output.effect.place,
        `init container "${container2.name ?? ""}" leaves "${output.effect.path}" in its own file system, so volume "${volume.mount.name ?? ""}" of container "${name2}" does not get it`,
        { level: "error", related: [{ place: missed.place, message: "mounted here, but not in the init container" }] }
      );
      return;
    }
    const [first] = lost;
    if (first === void 0 || outputs.some(({ mounted }) => mounted.length > 0)) return;
    report2(
      first.effect.place,
      `init container "${container2.name ?? ""}" leaves "${first.effect.path}" in its own file system, so it is gone when the container ends`
    );
  }
});
var mayReachElsewhere = ({ container: container2, run }) => container2.securityContext?.readOnlyRootFilesystem === true || run.commands.some(({ name: name2 }) => name2 === null || name2 === "ln" || name2.startsWith("mount") || name2.endsWith("fuse"));
var scratch2 = /^\/(?:tmp|var\/tmp|run|var\/run|var\/log|var\/cache)$/;
function expectedBy({ pod: pod2 }, output) {
  for (const [index, container2] of (pod2.spec.containers ?? []).entries()) {
    const volume = mountAt(pod2, container2, output.effect.path);
    if (volume === void 0 || volume.lifetime === "unknown" || scratch2.test(volume.mountPath)) continue;
    if (/^(?:configMap|secret|projected|downwardAPI|image)$/.test(volume.source ?? "")) continue;
    const place = pod2.place("containers", index, "volumeMounts", volume.index);
    return { output, volume, name: container2.name ?? "", place };
  }
  return void 0;
}

// shared/knowledge/migrations.ts
var help = ["--help", "-h", "--version"];
var migrations = [
  {
    name: "manage.py migrate",
    run: ["manage.py|django-admin", "migrate"],
    checks: ["--check", "--plan"],
    locks: false,
    source: "https://docs.djangoproject.com/en/stable/ref/django-admin/#migrate"
  },
  {
    name: "alembic upgrade",
    run: ["alembic", "upgrade"],
    checks: ["--sql"],
    locks: false,
    source: "https://github.com/sqlalchemy/alembic/issues/633"
  },
  {
    name: "flask db upgrade",
    run: ["flask", "db", "upgrade"],
    checks: ["--sql"],
    locks: false,
    source: "https://flask-migrate.readthedocs.io/ (Alembic, https://github.com/sqlalchemy/alembic/issues/633)"
  },
  {
    name: "superset db upgrade",
    run: ["superset", "db", "upgrade"],
    locks: false,
    source: "https://superset.apache.org/docs/installation/upgrading-superset/ (Flask-Migrate)"
  },
  {
    name: "airflow db migrate",
    run: ["airflow", "db", "migrate|upgrade"],
    checks: ["--show-sql-only"],
    locks: null,
    source: "https://airflow.apache.org/docs/apache-airflow/stable/installation/upgrading.html"
  },
  {
    name: "sequelize db:migrate",
    run: ["sequelize|sequelize-cli", "db:migrate"],
    locks: false,
    source: "https://github.com/sequelize/umzug/discussions/144"
  },
  {
    name: "typeorm migration:run",
    run: ["typeorm|typeorm-ts-node-commonjs|typeorm-ts-node-esm|cli.js", "migration:run"],
    locks: false,
    source: "https://github.com/typeorm/typeorm/issues/4588"
  },
  {
    name: "prisma migrate deploy",
    run: ["prisma", "migrate", "deploy"],
    locks: true,
    source: "https://www.prisma.io/docs/orm/prisma-migrate/workflows/development-and-production"
  },
  {
    name: "prisma db push",
    run: ["prisma", "db", "push"],
    locks: null,
    source: "https://www.prisma.io/docs/orm/prisma-migrate/workflows/prototyping-your-schema"
  },
  {
    name: "knex migrate:latest",
    run: ["knex", "migrate:latest|migrate:up"],
    locks: true,
    source: "https://knexjs.org/guide/migrations.html"
  },
  {
    name: "node-pg-migrate up",
    run: ["node-pg-migrate", "up"],
    checks: ["--dry-run"],
    locks: true,
    source: "https://salsita.github.io/node-pg-migrate/cli"
  },
  {
    name: "drizzle-kit migrate",
    run: ["drizzle-kit", "migrate|push"],
    locks: null,
    source: "https://orm.drizzle.team/docs/drizzle-kit-migrate"
  },
  {
    name: "mikro-orm migration:up",
    run: ["mikro-orm", "migration:up"],
    locks: null,
    source: "https://mikro-orm.io/docs/migrations"
  },
  {
    name: "rails db:migrate",
    run: ["rails|rake", "db:migrate|db:prepare"],
    locks: true,
    source: "https://api.rubyonrails.org/classes/ActiveRecord/ConcurrentMigrationError.html (advisory lock since 5.0)"
  },
  {
    name: "artisan migrate",
    run: ["artisan", "migrate"],
    checks: ["--pretend"],
    locks: false,
    locksWith: ["--isolated"],
    source: "https://github.com/laravel/framework/pull/44743"
  },
  {
    name: "doctrine:migrations:migrate",
    run: ["console|doctrine|doctrine-migrations", "doctrine:migrations:migrate|migrations:migrate|migrate"],
    checks: ["--dry-run"],
    locks: null,
    source: "https://www.doctrine-project.org/projects/doctrine-migrations/en/stable/reference/managing-migrations.html"
  },
  {
    name: "phinx migrate",
    run: ["phinx", "migrate"],
    checks: ["--dry-run", "-x"],
    locks: null,
    source: "https://book.cakephp.org/phinx/0/en/commands.html"
  },
  {
    name: "dotnet ef database update",
    run: ["dotnet", "ef", "database", "update"],
    locks: null,
    source: "https://github.com/dotnet/EntityFramework.Docs/pull/4828 (a lock since EF 9, none before)"
  },
  {
    name: "flyway migrate",
    run: ["flyway", "migrate"],
    locks: true,
    source: "https://documentation.red-gate.com/flyway (frequently asked: several nodes in parallel)"
  },
  {
    name: "liquibase update",
    run: ["liquibase", "update|update-count|update-to-tag|updateCount|updateToTag"],
    locks: true,
    source: "https://docs.liquibase.com/concepts/tracking-tables/databasechangeloglock-table.html"
  },
  {
    name: "migrate up",
    run: ["migrate", "up|goto"],
    locks: true,
    source: "https://pkg.go.dev/github.com/golang-migrate/migrate/v4/database#Driver (Lock)"
  },
  {
    name: "goose up",
    run: ["goose", "up|up-by-one|up-to"],
    locks: null,
    source: "https://pkg.go.dev/github.com/pressly/goose/v3/lock (a locker is an option of the library)"
  },
  {
    name: "dbmate up",
    run: ["dbmate", "up|migrate"],
    locks: null,
    source: "https://github.com/amacneil/dbmate"
  },
  {
    name: "atlas migrate apply",
    run: ["atlas", "migrate", "apply"],
    checks: ["--dry-run"],
    locks: true,
    source: "https://atlasgo.io/versioned/apply"
  },
  {
    name: "sql-migrate up",
    run: ["sql-migrate", "up"],
    checks: ["-dryrun", "--dryrun"],
    locks: null,
    source: "https://github.com/rubenv/sql-migrate"
  },
  {
    name: "tern migrate",
    run: ["tern", "migrate"],
    locks: true,
    source: "https://github.com/jackc/tern"
  },
  {
    name: "sqlx migrate run",
    run: ["sqlx", "migrate", "run"],
    checks: ["--dry-run"],
    locks: true,
    source: "https://github.com/transact-rs/sqlx/pull/2063"
  },
  {
    name: "diesel migration run",
    run: ["diesel", "migration", "run"],
    locks: null,
    source: "https://diesel.rs/guides/getting-started"
  },
  {
    name: "mix ecto.migrate",
    run: ["mix", "ecto.migrate"],
    locks: true,
    source: "https://hexdocs.pm/ecto_sql/Ecto.Migrator.html"
  },
  {
    name: "migrate sql",
    run: ["hydra|kratos|keto", "migrate", "sql"],
    locks: null,
    source: "https://github.com/ory/k8s/issues/247"
  }
];
var launchers = {
  python: ["-m"],
  python2: ["-m"],
  python3: ["-m"],
  poetry: ["run"],
  pipenv: ["run"],
  pdm: ["run"],
  uv: ["run"],
  rye: ["run"],
  bundle: ["exec"],
  npx: [],
  bunx: [],
  pnpx: [],
  npm: ["exec", "x"],
  pnpm: ["exec", "dlx"],
  yarn: ["run", "exec", "dlx"],
  bun: ["run", "x"],
  node: [],
  ruby: [],
  php: [],
  deno: ["run"]
};
var programOf = (word) => word.slice(word.lastIndexOf("/") + 1);
var launcherOf = (program2) => {
  const name2 = program2.replace(/^python3\.\d{1,2}$/, "python3");
  return Object.hasOwn(launchers, name2) ? launchers[name2] : void 0;
};
function findMigration(argv) {
  const start = afterLaunchers(argv);
  const program2 = argv[start];
  if (program2 == null) return null;
  const rest = argv.slice(start + 1);
  const found = byProgram.get(programOf(program2))?.find(({ run }) => inOrder(run.slice(1), rest));
  if (found === void 0 || rest.includes(null)) return found !== void 0 && !mayCheck(found) ? found : null;
  return rest.some((word) => word !== null && isCheck(found, word)) ? null : found;
}
var takesLock = ({ locks, locksWith = [] }, argv) => argv.some((word) => word !== null && locksWith.some((flag) => word === flag || word.startsWith(`${flag}=`))) ? true : locks;
var byProgram = /* @__PURE__ */ new Map();
for (const migration of migrations) {
  for (const program2 of migration.run[0]?.split("|") ?? [])
    byProgram.set(program2, [...byProgram.get(program2) ?? [], migration]);
}
function afterLaunchers(argv) {
  let index = 0;
  for (let depth = 0; depth < 3; depth++) {
    const word = argv[index];
    const own = word == null ? void 0 : launcherOf(programOf(word));
    if (own === void 0) return index;
    index++;
    while (index < argv.length && (own.includes(argv[index] ?? "") || argv[index]?.startsWith("-"))) index++;
  }
  return index;
}
var isOneOf = (alternatives, word) => alternatives?.split("|").includes(word) === true;
function inOrder(expected, words5) {
  let next = 0;
  for (const word of words5) {
    if (next === expected.length) return true;
    if (word !== null && isOneOf(expected[next], word)) next++;
  }
  return next === expected.length;
}
var mayCheck = ({ checks: checks2 }) => checks2 !== void 0;
var isCheck = ({ checks: checks2 = [] }, word) => help.includes(word) || checks2.some((check) => word === check || word.startsWith(`${check}=`));

// shared/rules/migration-per-replica.ts
var replicated = /* @__PURE__ */ new Set(["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "ReplicationController", "Rollout"]);
var migration_per_replica_default = rule({
  id: "migration-per-replica",
  level: "warning",
  since: "0.1.0",
  serves: ["purpose: migrations", "caution: restarts"],
  summary: "Database migration in the init container of a workload with several Pods",
  why: `Init containers run once per Pod. With several replicas the same migration starts several times at once, and again with every new Pod: on a
scale-out, a node loss, an update. A tool that takes no lock (Django, Alembic, Sequelize, TypeORM) then runs the same statements twice, half
of them against a schema that the other has changed already.

Tools that take a lock (Flyway, Liquibase, Rails, Prisma, golang-migrate, Knex) are noted only: the others wait or stop with an error, and an old
replica still meets the new schema. So is a Deployment with one replica, whose rolling update runs two Pods side by side for a while.
Which tool takes a lock is read from initguard's table of migrations.`,
  fix: "Run the migration in a Job of its own (a Helm or Argo hook, or a step of the pipeline) and let the init container only wait for the schema (`manage.py migrate --check`, `flyway validate`); or take a lock in the database.",
  links: [
    "https://docs.djangoproject.com/en/stable/ref/django-admin/#migrate",
    "https://github.com/sqlalchemy/alembic/issues/633",
    "https://github.com/ory/k8s/issues/247"
  ],
  resources(set2, report2) {
    set2.eachInitContainer((view) => {
      if (view.role === "sidecar") return;
      for (const command of view.run.commands) {
        const argv = command.words.map(({ value }) => value);
        const migration = findMigration(argv);
        if (migration === null || isGuarded(view, command)) continue;
        const pods = podsOf(set2, view);
        if (pods === void 0) return;
        const locks = takesLock(migration, argv);
        report2(
          command.words[0]?.place ?? command.place,
          `init container "${view.container.name ?? ""}" runs "${migration.name}" in ${pods.shown}, so ${pods.atOnce ? "several may change the schema at once" : "an update runs it beside the old Pod"}`,
          { level: locks === false && pods.atOnce ? "warning" : "notice" }
        );
        return;
      }
    });
  }
});
function podsOf(set2, view) {
  const { resource, pod: pod2 } = view;
  if (!replicated.has(resource.kind)) return void 0;
  if (resource.kind === "DaemonSet") return { shown: "every Pod of a DaemonSet", atOnce: true };
  const scaled = isScaled(set2, resource);
  if (scaled) return { shown: "each replica of an autoscaled workload", atOnce: true };
  const { count } = pod2.replicas;
  if (count !== null && count > 1) return { shown: "each replica", atOnce: true };
  if (scaled === null || count !== 1 || resource.kind !== "Deployment" || pod2.partial || !surges(resource)) return void 0;
  return { shown: "the one replica of a Deployment", atOnce: false };
}
function isScaled(set2, resource) {
  const name2 = at(resource.body, ["metadata", "name"]);
  const namespace = at(resource.body, ["metadata", "namespace"]) ?? null;
  const targets = (autoscaler) => at(autoscaler.body, ["spec", "scaleTargetRef", "kind"]) === resource.kind && at(autoscaler.body, ["spec", "scaleTargetRef", "name"]) === name2 && Number(at(autoscaler.body, ["spec", "maxReplicas"])) > 1;
  if (set2.all("HorizontalPodAutoscaler", resource.namespace).some(targets)) return true;
  return namespace !== null && set2.all("HorizontalPodAutoscaler", null).some(targets) ? null : false;
}
function surges({ body }) {
  const strategy = ["spec", "strategy"];
  if (at(body, [...strategy, "type"]) === "Recreate") return false;
  const maxSurge = at(body, [...strategy, "rollingUpdate", "maxSurge"]);
  return maxSurge !== 0 && maxSurge !== "0" && maxSurge !== "0%";
}
function isGuarded({ run }, { conditional, wrappers }) {
  if (wrappers.some(({ name: name2 }) => name2 === "flock") || run.commands.some(({ name: name2 }) => name2 === "flock")) return true;
  const text3 = run.script?.text ?? "";
  return /advisory_lock/i.test(text3) || conditional && /\b(?:if|case|hostname|ordinal|pod_?(?:name|index))\b/i.test(text3);
}

// shared/rules/misplaced-init-containers.ts
var right = "initContainers";
var meant = /^init[-_ ]?containers?$/i;
var misplaced_init_containers_default = rule({
  id: "misplaced-init-containers",
  level: "error",
  since: "0.1.0",
  serves: ["concept: initContainers field"],
  summary: "Key for init containers is misspelt or stands in the wrong place",
  why: `Init containers are read from one place, \`initContainers\` of the pod spec, with exactly this spelling. Any other key is an unknown
field: \`kubectl apply\` refuses the manifest, and clients that do not ask for strict validation have the field dropped, so that the Pod
starts without its init containers and nothing says why.`,
  fix: `Move the list to the pod spec, beside \`containers\`: \`spec\` of a Pod, \`spec.template.spec\` of a Deployment, StatefulSet, DaemonSet or Job,
\`spec.jobTemplate.spec.template.spec\` of a CronJob. The key is \`initContainers\`.`,
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#using-init-containers",
    "https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation"
  ],
  pod(view, report2) {
    const { resource } = view;
    if (!isBuiltInWorkload(resource.apiVersion, resource.kind)) return;
    const spec = view.place().path;
    for (const path of placesToLook(view, spec)) {
      for (const key of keysAt(resource.body, path)) {
        if (!meant.test(key) || key === right && path === spec) continue;
        const problem2 = path === spec ? `is no field of a pod spec (it is "${right}")` : `stands in "${path.length === 0 ? "the top level" : printPath(path)}", not in "${printPath(spec)}"`;
        report2({ resource, path: [...path, key] }, `key "${key}" ${problem2}, so it is refused or silently dropped`);
      }
    }
  }
});
function placesToLook({ spec, resource }, own) {
  const above = own.map((_, depth) => own.slice(0, depth));
  const inLists = ["initContainers", "containers", "volumes"].flatMap((key) => {
    const list3 = spec[key];
    return Array.isArray(list3) ? list3.map((_, index) => [...own, key, index]) : [];
  });
  return [own, ...above, ...above.map((path) => [...path, "metadata"]), ...inLists].filter(
    (path) => isDictionary(at(resource.body, path))
  );
}
var keysAt = (body, path) => {
  const value = at(body, path);
  return isDictionary(value) ? Reflect.ownKeys(value).filter((key) => typeof key === "string") : [];
};

// shared/rules/missing-resources.ts
var podLevelFrom = 34;
var missing_resources_default = rule({
  id: "missing-resources",
  level: "notice",
  since: "0.1.0",
  serves: ["practice: requests and limits", "caution: images stay on the node, resources"],
  summary: "Init container that runs once has neither a memory request nor a memory limit",
  why: `Nothing bounds the memory of such a step but a LimitRange of its namespace: it can take what its neighbours on the node need, and is the
first that the kernel kills. A namespace with a ResourceQuota for memory refuses the Pod outright, and one init container without
resources turns an otherwise Guaranteed Pod into a Burstable one. CPU is another matter: a step without a CPU limit is only done sooner.`,
  fix: "Set `resources.requests.memory` and `resources.limits.memory` to what the step needs: a wait gets along with `16Mi` and `64Mi`, a copy or a migration needs what the app's own tools need. It costs nothing as long as it stays below the sum of the app containers.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers",
    "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
    "https://github.com/apache/solr-operator/issues/448"
  ],
  initContainer(view, report2) {
    const { container: container2, pod: pod2, role, place } = view;
    if (role === "sidecar" || pod2.partial || hasMemory(container2.resources)) return;
    if (view.kubernetes.min >= podLevelFrom && hasMemory(pod2.spec.resources)) return;
    if (isDefaulted(view)) return;
    report2(
      container2.resources === void 0 ? place() : place("resources"),
      `init container "${container2.name ?? ""}" has no memory request or limit, so only a LimitRange can bound what it takes`
    );
  }
});
var hasMemory = (resources2) => resources2?.requests?.memory !== void 0 || resources2?.limits?.memory !== void 0;
var isDefaulted = ({ set: set2, resource }) => set2.all("LimitRange", resource.namespace).some(
  ({ body }) => [at(body, ["spec", "limits"])].flat().some(
    (limit) => at(limit, ["type"]) === "Container" && ["default", "defaultRequest", "max"].some((field) => at(limit, [field, "memory"]) !== void 0)
  )
);

// shared/rules/missing-shell.ts
var missing_shell_default = rule({
  id: "missing-shell",
  level: "error",
  since: "0.1.0",
  serves: ["practice: light images", "practice: error handling"],
  summary: "Shell command in an image that does not have this shell",
  why: `Small images often hold one program and nothing else: distroless, scratch and \`registry.k8s.io/kubectl\` have no shell at all, and
busybox and Alpine have \`sh\` but no \`bash\`. The runtime then cannot start the container
(\`exec: "sh": executable file not found in $PATH\`), and the Pod stays in \`Init:RunContainerError\` or \`Init:CrashLoopBackOff\`.

What an image holds comes from initguard's table of images, or from \`images\` in the settings; an image that neither names gives no finding.`,
  fix: "Call the program directly (`command: [kubectl, wait, …]`), use the shell that the image has (`sh` for `bash`), or take a variant of the image with a shell, such as `-alpine`, `-slim` or `:debug`.",
  links: [
    "https://github.com/paperclipinc/openclaw-operator/issues/105",
    "https://github.com/FusionAuth/fusionauth-containers/issues/50",
    "https://github.com/GoogleContainerTools/distroless#debug-images"
  ],
  initContainer(view, report2) {
    const { container: container2, image: image2, run } = view;
    if (run.shell === null || image2 === null || isFromElsewhere(view)) return;
    const absent = image2.shell === "none" || image2.tools !== null && !image2.tools.has(run.shell.name);
    if (!absent) return;
    report2(
      run.shell.place,
      `init container "${container2.name ?? ""}" runs "${run.shell.name}", which image "${container2.image ?? image2.entry}" does not have, so it cannot start`
    );
  }
});
function isFromElsewhere({ pod: pod2, container: container2, run }) {
  const programs3 = run.argv.map(({ value }) => value?.split("/").at(-1));
  const index = programs3.indexOf(run.shell?.name);
  const called = run.argv[index];
  if (called?.value == null || container2.env?.some(({ name: name2 }) => name2 === "PATH")) return true;
  if (programs3.slice(0, index).some((name2) => name2 === "nsenter" || name2 === "chroot")) return true;
  const folders2 = called.value.includes("/") ? [called.value] : ["/bin", "/usr/bin", "/usr/local/bin", "/sbin", "/usr/sbin"];
  return folders2.some((path) => mountAt(pod2, container2, path) !== void 0);
}

// shared/rules/missing-tool.ts
var folders = ["/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin"];
var installers = /* @__PURE__ */ new Set([
  "apk",
  "apt",
  "apt-get",
  "dnf",
  "dpkg",
  "microdnf",
  "npm",
  "pip",
  "pip3",
  "rpm",
  "yum",
  "zypper",
  ".",
  "source",
  "eval"
]);
var lookUps = /* @__PURE__ */ new Set(["alias", "command", "hash", "type", "which"]);
var missing_tool_default = rule({
  id: "missing-tool",
  level: "error",
  since: "0.1.0",
  serves: ["practice: light images", "purpose: code and binaries"],
  summary: "Command that the image does not have",
  why: `A program that is not in the image ends with status 127, \`not found\`. As \`command\` the container cannot even start; in a script the step
does not happen; and as the condition of a wait it never succeeds, so the Pod stays in \`Init:0/1\` for ever. busybox has \`wget\` and \`nc\`
but no \`git\`, \`curl\`, \`bash\` or \`psql\`; Alpine and the slim Debian images are not much larger.

Only images of which initguard knows every program are judged: the entry of its table, or of \`images\` in the settings, that names them.`,
  fix: "Use an image that has the tool at a fixed version (`alpine/git`, `curlimages/curl`, `postgres` for `pg_isready`), or the tool that the image has (`wget -qO-` for `curl`). Where the entry is wrong for your image, name its `tools` under `images` in the settings.",
  links: [
    "https://github.com/cloudnative-pg/charts/pull/82",
    "https://github.com/eclipse-che/che/issues/13838",
    "https://github.com/docker-library/busybox"
  ],
  initContainer(view, report2) {
    const { container: container2, image: image2, run } = view;
    if (image2 === null || image2.tools === null || bringsPrograms(view)) return;
    const seen = /* @__PURE__ */ new Set();
    for (const [index, command] of run.commands.entries()) {
      const { name: name2, words: words5 } = command;
      const program2 = words5[0];
      if (name2 === null || program2 === void 0 || seen.has(name2) || image2.tools.has(name2)) continue;
      if (command.builtin || command.elsewhere || !isProgramOfImage(program2.value)) continue;
      if (program2.place === run.shell?.place) continue;
      if (mayBeInstalled(run, index) || mayBeExpected(run, command)) continue;
      seen.add(name2);
      report2(
        program2.place,
        `init container "${container2.name ?? ""}" calls "${name2}", which image "${container2.image ?? image2.entry}" does not have, so ${consequence(run, command)}`
      );
    }
  }
});
var isIn = (path, folder) => path === folder || path.startsWith(`${folder}/`);
var isProgramOfImage = (word) => word !== null && (!word.includes("/") || folders.includes(word.slice(0, word.lastIndexOf("/"))));
var bringsPrograms = ({ pod: pod2, container: container2, run }) => container2.env?.some(({ name: name2 }) => name2 === "PATH") === true || run.commands.some(
  ({ assignments, words: words5 }) => assignments.some(({ name: name2 }) => name2 === "PATH") || words5.some(({ text: text3 }) => text3.startsWith("PATH="))
) || folders.some((folder) => mountAt(pod2, container2, folder) !== void 0 || mountsBelow(pod2, container2, folder).length > 0);
function mayBeInstalled(run, index) {
  const before = run.commands.slice(0, index);
  return before.some(
    ({ name: name2, words: [program2] }) => name2 === null || installers.has(name2) || !isProgramOfImage(program2?.value ?? null)
  ) || run.effects.some(({ command, path }) => before.includes(command) && folders.some((folder) => isIn(path, folder)));
}
var isProbe = (run, command) => run.waits.some(({ probes }) => probes.some((probe2) => probe2.command === command));
function mayBeExpected(run, command) {
  if (run.commands.some(({ name: name2 }) => name2 !== null && lookUps.has(name2))) return true;
  if (isProbe(run, command)) return command.conditional;
  if (command.fate === "tested") return true;
  return (command.conditional || command.fate === "unknown") && /\b(?:if|case)\b|\|\|/.test(run.script?.text ?? "");
}
function consequence(run, command) {
  if (run.form === "exec") return "it cannot start";
  if (run.script?.errors.length !== 0) return "this step cannot work";
  if (isProbe(run, command)) return "its wait cannot see an answer";
  if (command.fate === "lost") return "this step never happens";
  return "it fails with status 127";
}

// shared/rules/mutable-image-tag.ts
var placeholder = /replace|placeholder|filled|to-be-set|changeme|dummy|example-image|your-/i;
var mutable_image_tag_default = rule({
  id: "mutable-image-tag",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: light images", "caution: images stay on the node"],
  summary: "Image of an init container has no tag, or the tag latest",
  why: `An image without a tag means \`latest\`, and \`latest\` is whatever was pushed last. Two pods of one Deployment can start with different
versions, a rollback does not bring the old one back, and \`imagePullPolicy\` becomes \`Always\`, so that no pod starts while the registry is
away. In init containers it is felt early: busybox changed what \`nslookup\` and \`timeout\` do between two \`latest\`.`,
  fix: "Name the version (`busybox:1.37.0`), or pin the digest (`busybox:1.37.0@sha256:…`) where a tag may be moved.",
  links: [
    "https://kubernetes.io/docs/concepts/containers/images/#image-names",
    "https://kubernetes.io/docs/concepts/configuration/overview/",
    "https://github.com/docker-library/busybox/issues/48"
  ],
  initContainer({ container: container2, set: set2, place }, report2) {
    const image2 = container2.image === void 0 ? void 0 : parseImage(container2.image);
    if (image2 === void 0 || image2.digest !== null || image2.tag !== null && image2.tag !== "latest") return;
    if (placeholder.test(container2.image ?? "") || isSetByKustomize(set2, container2.image ?? "", image2)) return;
    const problem2 = image2.tag === null ? "has no tag" : "has the tag latest";
    report2(place("image"), `image "${container2.image}" ${problem2}, so each start may run another version`);
  }
});
function isSetByKustomize(set2, written2, image2) {
  const name2 = image2.tag === null ? written2 : written2.slice(0, -image2.tag.length - 1);
  return set2.all("Kustomization", null).some(
    ({ body }) => [at(body, ["images"]), at(body, ["spec", "images"])].flat().some((entry) => {
      if (!isDictionary(entry) || typeof entry.name !== "string") return false;
      const same = parseImage(entry.name);
      return entry.name === name2 || same !== void 0 && imageName(same) === imageName(image2);
    })
  );
}

// shared/model/version.ts
var oldestKnown = 27;
var newestKnown = 37;
var defaultRange = { min: 34, max: 37 };
function parseRange(text3) {
  const match = /^v?1\.(\d{1,3})(?:\s*-\s*v?1\.(\d{1,3}))?$/.exec(text3.trim());
  if (match === null) return void 0;
  const min = Number(match[1]);
  const max = Number(match[2] ?? match[1]);
  if (min < oldestKnown || max > newestKnown || min > max) return void 0;
  return { min, max };
}
var printRange = ({ min, max }) => min === max ? `1.${min}` : `1.${min}-1.${max}`;
function within(range, from, until = Number.POSITIVE_INFINITY) {
  const min = Math.max(range.min, from);
  const max = Math.min(range.max, until - 1);
  return min <= max ? { min, max } : void 0;
}

// shared/startup/endless.ts
var longestSleep = 86400;
var leaving = /* @__PURE__ */ new Set(["break", "exit", "return", "exec", "kill", "killall", "pkill", ".", "source", "eval"]);
var transparent = new Set("busybox command env exec nice nohup sudo su-exec gosu setsid tini dumb-init time".split(" "));
function endlessPart(run) {
  if (run.form === "exec") {
    const [command] = run.commands;
    return command && endlessCommand(command);
  }
  const syntax = run.form === "shell" ? syntaxOf(run) : null;
  if (syntax === null || (run.script?.errors.length ?? 0) > 0) return void 0;
  return inStatements(syntax.ast.commands, { ...syntax, functions: new Set(functionsIn(syntax.ast).keys()) });
}
function endlessCommand(command) {
  const { name: name2, words: words5, wrappers } = command;
  if (!wrappers.every((wrapper) => transparent.has(wrapper.name)) || !isEndless(command)) return void 0;
  return { program: name2, place: words5[0]?.place ?? command.place };
}
function isEndless(command) {
  const values = command.words.slice(1).map(({ value }) => value);
  switch (command.name) {
    case "sleep":
      return (sleepSeconds(command) ?? 0) > longestSleep;
    case "tail":
      return values.some((value) => /^(?:-\w*[fF]|--follow(?:=\w+)?)$/.test(value ?? "")) && values.filter((value) => value?.startsWith("-") !== true).every((value) => value === "/dev/null");
    case "nginx":
      return values.some((value) => /(?:^|;)\s*daemon\s+off\s*;/.test(value ?? "")) && !values.some((value) => value === null || /^-[tTvVhs?]+$/.test(value));
    default:
      return false;
  }
}
function inStatements(statements, syntax) {
  for (const { command, background } of statements) {
    if (background === true) continue;
    const found = inNode(command, syntax);
    if (found !== void 0) return found;
    if (mayLeave(command, syntax)) return void 0;
  }
  return void 0;
}
function inNode(node, syntax) {
  switch (node.type) {
    case "Command": {
      const command = syntax.commandOf(node);
      return command && endlessCommand(command);
    }
    case "CompoundList":
      return inStatements(node.commands, syntax);
    case "BraceGroup":
    case "Subshell":
      return inStatements(node.body.commands, syntax);
    case "Redirected":
      return inNode(node.command, syntax);
    case "Pipeline":
      return node.commands.length === 1 && node.commands[0] ? inNode(node.commands[0], syntax) : void 0;
    case "AndOr": {
      const certain = node.operators.includes("||") ? node.commands.slice(0, 1) : node.commands;
      const before = certain.findIndex((part) => mayLeave(part, syntax));
      for (const part of before < 0 ? certain : certain.slice(0, before + 1)) {
        const found = inNode(part, syntax);
        if (found !== void 0) return found;
      }
      return void 0;
    }
    case "While":
      return isForEver(node.kind, node.clause, syntax) && !mayLeave(node.body, syntax) ? { program: null, place: syntax.source.place(node.pos, node.pos + node.kind.length) } : void 0;
    default:
      return void 0;
  }
}
function isForEver(kind, { commands }, syntax) {
  const [only] = commands;
  if (commands.length !== 1 || only?.command.type !== "Command") return false;
  const command = syntax.commandOf(only.command);
  if (command === void 0 || command.wrappers.length > 0) return false;
  const words5 = command.words.map(({ value }) => value);
  if (kind === "until") return words5[0] === "false";
  return words5[0] === "true" || words5[0] === ":" || /^(?:\[ (?:1|true) \]|test (?:1|true))$/.test(words5.join(" "));
}
function mayLeave(node, syntax) {
  let leaves = false;
  const visit3 = (child) => {
    if (leaves) return;
    if (child.type === "Command") {
      const command = syntax.commandOf(child);
      const name2 = command?.name ?? null;
      const assigns = command !== void 0 && command.words.length === 0;
      leaves = !assigns && (name2 === null || leaving.has(name2) || syntax.functions.has(name2) || isReplaced(command));
    }
    eachChild(child, visit3);
  };
  visit3(node);
  return leaves;
}
var isReplaced = (command) => command?.wrappers.some(({ name: name2 }) => name2 === "exec") === true;

// shared/rules/never-ending-init.ts
var never_ending_init_default = rule({
  id: "never-ending-init",
  level: "error",
  since: "0.1.0",
  serves: ["practice: clear purpose", "concept: run before the app"],
  summary: "Init container that never ends, so that the app never starts",
  why: `The next init container and the main containers start when this one has ended with success. A server, \`sleep infinity\`, \`tail -f /dev/null\`
or a loop without a way out never does: the Pod stays in \`Init:0/1\` and no event says why.

Work beside the app belongs into a sidecar, an init container with \`restartPolicy: Always\` (Kubernetes 1.29 and later): it is started in
its turn and keeps running. Which images run a server by default is read from initguard's table of images.`,
  fix: "Make it a sidecar with `restartPolicy: Always` (and a `startupProbe` when the app needs it up), or let it end.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior",
    "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/"
  ],
  initContainer(view, report2) {
    const { container: container2, role, run, place, pod: pod2 } = view;
    const isPatch2 = pod2.partial && container2.image === void 0;
    if (role === "sidecar" || isPatch2) return;
    const sidecar = { place: place("restartPolicy"), value: "Always" };
    const edits = within(view.kubernetes, 0, 29) === void 0 ? [sidecar] : [];
    const subject = `init container "${container2.name ?? ""}"`;
    const consequence4 = "so the main containers never start";
    if (isServer(view)) {
      report2(place("image"), `${subject} runs the server of image "${container2.image ?? ""}", ${consequence4}`, { edits });
      return;
    }
    const part = endlessPart(run);
    if (part === void 0) return;
    const what = part.program === null ? "loops without a way out" : `runs "${part.program}", which never ends`;
    report2(part.place, `${subject} ${what}, ${consequence4}`, { edits });
  }
});
function isServer({ container: { command = [], args = [] }, image: image2, pod: pod2 }) {
  if (command.length > 0 || image2?.server !== true || pod2.partial) return false;
  return args.length === 0 || image2.command !== null && args.join("\n") === image2.command.join("\n");
}

// shared/rules/privileged-init.ts
var harmless = /* @__PURE__ */ new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT"
]);
var runtimeSocket = /\/(?:docker|containerd|crio|cri-dockerd)\.sock$/;
var privileged_init_default = rule({
  id: "privileged-init",
  level: "notice",
  worst: "error",
  since: "0.1.0",
  serves: ["purpose: permissions", "practice: clear purpose"],
  summary: "Init container has rights on the node: privileged, strong capabilities, the node's files or its container runtime",
  why: `Setting a kernel parameter, installing a driver or a CNI plugin needs such rights, and an init container is the right place to use them
for a moment. They are the node's all the same: the step's image and script are trusted with every other Pod on it. Namespaces with the
Pod Security level \`baseline\` or \`restricted\` refuse the Pod; when such a namespace is in the set, this is an error.`,
  fix: "Ask for the one capability that is needed instead of `privileged`, mount the one directory of the node that is meant and `readOnly` where it is only read. Say in an exception what the right is for, or move the work to the node's own setup.",
  links: [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline",
    "https://github.com/elastic/cloud-on-k8s/issues/5410",
    "https://github.com/elastic/helm-charts/issues/689"
  ],
  initContainer(view, report2) {
    const refusing = levelOfNamespace(view);
    const level2 = refusing === null ? "notice" : "error";
    const who = `${view.role === "sidecar" ? "sidecar" : "init container"} "${view.container.name ?? ""}"`;
    for (const { place, what, consequence: consequence4 } of rightsOf(view)) {
      const so = refusing === null ? consequence4 : `namespace "${view.resource.namespace ?? ""}" (${refusing}) refuses the Pod`;
      report2(place, `${who} ${what}, so ${so}`, { level: level2 });
    }
  }
});
function rightsOf({ container: container2, pod: pod2, place }) {
  const { privileged, capabilities } = container2.securityContext ?? {};
  if (privileged === true) {
    return [
      {
        place: place("securityContext", "privileged"),
        what: "is privileged",
        consequence: "it can do what root can do on the node"
      }
    ];
  }
  const rights = [];
  const strong = (capabilities?.add ?? []).filter((name2) => !harmless.has(name2.toUpperCase().replace(/^CAP_/, "")));
  if (strong.length > 0) {
    const names = strong.map((name2) => `"${name2}"`).join(", ");
    rights.push({
      place: place("securityContext", "capabilities", "add"),
      what: `adds ${names}`,
      consequence: "it has more rights than a container needs"
    });
  }
  for (const [index, { name: name2, readOnly }] of (container2.volumeMounts ?? []).entries()) {
    const path = pod2.spec.volumes?.find((volume) => volume.name === name2)?.hostPath?.path;
    if (path === void 0) continue;
    const mount = place("volumeMounts", index);
    if (runtimeSocket.test(path))
      rights.push({ place: mount, what: `has the socket "${path}"`, consequence: "it can start any container on the node" });
    else if (readOnly !== true)
      rights.push({
        place: mount,
        what: `can write to "${path}" of the node`,
        consequence: "what it leaves there outlives the Pod"
      });
  }
  return rights;
}
function levelOfNamespace({ set: set2, resource }) {
  if (resource.namespace === null) return null;
  const namespace = set2.find("Namespace", null, resource.namespace, resource);
  const level2 = at(namespace?.body, ["metadata", "labels", "pod-security.kubernetes.io/enforce"]);
  return level2 === "baseline" || level2 === "restricted" ? level2 : null;
}

// shared/rules/probe-on-run-once.ts
var fields2 = ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle"];
var probe_on_run_once_default = rule({
  id: "probe-on-run-once",
  level: "error",
  since: "0.1.0",
  serves: ["concept: one after another, each must complete", "caution: order dependency"],
  summary: "Probe or lifecycle hook on an init container that runs once",
  why: `An init container that runs once is ready when it has ended, so there is nothing to probe: the API server refuses \`livenessProbe\`,
\`readinessProbe\`, \`startupProbe\` and \`lifecycle\` on it (\`may not be set for init containers without restartPolicy=Always\`).
Only a sidecar, an init container with \`restartPolicy: Always\`, may have them.`,
  fix: `Remove the field: the exit status of the container is its check. When the container is meant to keep running beside the app, make it a
sidecar with \`restartPolicy: Always\` (Kubernetes 1.29 and later).`,
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#differences-from-regular-containers",
    "https://github.com/stackrox/kube-linter/issues/261",
    "https://github.com/FairwindsOps/polaris/issues/112"
  ],
  initContainer({ container: container2, role, place }, report2) {
    if (role === "sidecar") return;
    for (const field of fields2) {
      if (container2[field] === void 0) continue;
      report2(
        place(field),
        `init container "${container2.name ?? ""}" has a ${field} but runs once, so the API server refuses the Pod`,
        { cause: field, edits: [{ place: place(field), value: void 0 }] }
      );
    }
  }
});

// shared/rules/restart-policy-on-app-container.ts
var dropped = 34;
var allowed = 35;
var restart_policy_on_app_container_default = rule({
  id: "restart-policy-on-app-container",
  level: "error",
  since: "0.1.0",
  serves: ["practice: long-running work to sidecars", "caution: order dependency"],
  summary: "Container beside the init containers has a restartPolicy of its own, which the cluster does not know",
  why: `\`restartPolicy: Always\` makes a sidecar of an init container. On an entry of \`containers\` it does not: up to Kubernetes 1.33 the API
server refuses the Pod, 1.34 drops the field without a word, and from 1.35 on it decides about this container's own restarts.
In none of them does it start before the app or leave a Job free to end, which is what a sidecar is for.`,
  fix: "Move a sidecar to `initContainers`, before the init containers that need it. Otherwise remove the field: the Pod's `restartPolicy` holds for all containers.",
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/",
    "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/5307-container-restart-policy",
    "https://github.com/RedHatInsights/clowder/issues/1783"
  ],
  pod({ spec, kubernetes, place, initContainers }, report2) {
    const affected = within(kubernetes, 0, allowed);
    if (affected === void 0 || initContainers.length === 0) return;
    for (const [index, container2] of (spec.containers ?? []).entries()) {
      if (container2.restartPolicy === void 0) continue;
      report2(
        place("containers", index, "restartPolicy"),
        `container "${container2.name ?? ""}" has a restartPolicy, so Kubernetes ${consequence2(affected)}`,
        { level: affected.max === kubernetes.max ? "error" : "warning" }
      );
    }
  }
});
function consequence2(affected) {
  const refused = within(affected, 0, dropped);
  if (refused === void 0) return `1.${dropped} drops it silently`;
  const refuses = `${printRange(refused)} refuses the Pod`;
  return refused.max === affected.max ? refuses : `${refuses} and 1.${dropped} drops it silently`;
}

// shared/rules/script-not-executable.ts
var octal = (mode) => `0${mode.toString(8).padStart(3, "0")}`;
var script_not_executable_default = rule({
  id: "script-not-executable",
  level: "error",
  since: "0.1.0",
  serves: ["purpose: certificates", "concept: shared volumes"],
  summary: "Script of a ConfigMap or Secret run as a program without an execute bit",
  why: `Files of ConfigMap, Secret and projected volumes have mode 0644 unless the volume says otherwise. A file without an execute bit cannot be
run as a program, not even by root: the shell answers \`Permission denied\` (status 126), and as \`command\` the container does not start at
all. \`chmod\` does not help, because these volumes are read-only.

Modes are octal: \`defaultMode: 0755\` (or \`"0o755"\`, or 493 in JSON). Without the leading zero, \`755\` is a decimal number above 0777, and
the API server refuses the Pod.`,
  fix: "Set `defaultMode: 0555` on the volume (or `mode` on the item), or hand the file to a shell: `sh /scripts/setup.sh`, which needs only the read bit.",
  links: [
    "https://github.com/kubernetes/kubernetes/issues/71356",
    "https://github.com/deliveryhero/helm-charts/issues/307",
    "https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/"
  ],
  initContainer(view, report2) {
    impossibleModes(view, report2);
    const { pod: pod2, container: container2, run } = view;
    const seen = /* @__PURE__ */ new Set();
    for (const program2 of [...calledByFirstLine(run), ...run.commands.flatMap((command) => calledBy(command, run))]) {
      const path = program2.value && absolute(program2.value, container2.workingDir);
      if (!path || seen.has(path)) continue;
      const file = fileAt(pod2, container2, path);
      if (file === void 0 || file.mode > 511 || (file.mode & 73) !== 0) continue;
      seen.add(path);
      const index = pod2.spec.volumes?.findIndex(({ name: name2 }) => name2 === mountAt(pod2, container2, path)?.mount.name) ?? -1;
      report2(
        program2.place,
        `init container "${container2.name ?? ""}" runs "${path}" of ${file.kind} "${file.name}" with mode ${octal(file.mode)}, so it is not permitted to execute`,
        index < 0 ? {} : { related: [{ place: pod2.place("volumes", index), message: "this volume decides the mode" }] }
      );
    }
  }
});
var calledByFirstLine = ({ argv, script, shell }) => script?.from === "file" ? argv.filter(({ place }) => place === shell?.place) : [];
function calledBy({ words: words5, elsewhere, builtin, conditional, fate, inLoop }, run) {
  if (elsewhere || builtin) return [];
  if (conditional && run.commands.some((other) => other.words.some(({ value }) => value === "-x"))) return [];
  return fate === "tested" && !inLoop ? [] : words5.slice(0, 1);
}
function absolute(path, workingDir) {
  if (path.startsWith("/")) return normalized(path);
  return path.includes("/") && workingDir?.startsWith("/") ? normalized(`${workingDir}/${path}`) : void 0;
}
function impossibleModes({ pod: pod2, index: own }, report2) {
  for (const [index, volume] of (pod2.spec.volumes ?? []).entries()) {
    const first = volume.name === void 0 ? void 0 : usesOf(pod2, volume.name)[0];
    if (first === void 0 || first.index !== own || first.role !== "run-once" && first.role !== "sidecar") continue;
    for (const source of ["configMap", "secret", "projected", "downwardAPI"]) {
      const mode = volume[source]?.defaultMode;
      if (mode === void 0 || mode <= 511) continue;
      const place = pod2.place("volumes", index, source, "defaultMode");
      const meant3 = /^[0-7]{3}$/.test(String(mode)) ? Number.parseInt(String(mode), 8) : void 0;
      report2(
        place,
        `volume "${volume.name ?? ""}" has mode ${mode} in decimal, which is ${octal(mode)} and above 0777, so the Pod is refused`,
        meant3 === void 0 ? {} : { edits: [{ place, value: meant3 }] }
      );
    }
  }
}

// shared/rules/shell-syntax-error.ts
var shell_syntax_error_default = rule({
  id: "shell-syntax-error",
  level: "error",
  since: "0.1.0",
  serves: ["practice: error handling", "purpose: preparation"],
  summary: "Script of an init container that no shell can parse",
  why: `A shell reads a whole command, up to the matching \`done\`, \`fi\` or quote, before it runs any of it. At a syntax error it exits
with status 2, so the init container fails at each start and the main containers never run.

A common source is YAML: a folded scalar (\`>\`) joins the lines of a script with spaces, so \`for i in 1 2 3\` and \`do\` end up on one line
without the \`;\` between them, and a comment swallows the rest of the script.`,
  fix: "Correct the script at the marked place. Write scripts of several lines as a literal block scalar (`|`), which keeps its lines; `sh -n` checks one without running it.",
  links: [
    "https://github.com/kubernetes/website/issues/32466",
    "https://github.com/robjuz/helm-charts/issues/152",
    "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_08_01"
  ],
  initContainer({ container: container2, run: { script } }, report2) {
    const error = script?.errors[0];
    if (error === void 0) return;
    report2(
      error.place,
      `init container "${container2.name ?? ""}" has a script with a syntax error, so its shell exits with status 2 at each start`
    );
  }
});

// shared/knowledge/critical.ts
var always = new Set(
  "alembic aws az chgrp chown cp dbmate dd flyway gcloud goose gsutil gunzip helm keytool liquibase mc migrate mongorestore mv mysql openssl pg_restore prisma psql rclone rsync s3cmd sysctl tar unzip".split(
    " "
  )
);
var asks = /^(?:--version|--help|version)$/;
var withArgument = /* @__PURE__ */ new Map([
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
  ["rake", /^db:migrate$/]
]);
var isCritical = (program2, args) => always.has(program2) && !args.some((arg) => arg !== null && asks.test(arg)) || args.some((arg) => arg !== null && withArgument.get(program2)?.test(arg) === true);

// shared/rules/swallowed-failure.ts
var swallowed_failure_default = rule({
  id: "swallowed-failure",
  level: "warning",
  worst: "error",
  since: "0.1.0",
  serves: ["practice: error handling", "caution: debugging"],
  summary: "Script that succeeds although a step failed",
  why: `A shell goes on after a command that failed, and the script's result is that of its last command. When that is an \`echo\`, a \`true\` or an
\`exit 0\`, the init container always succeeds: the main containers start without the files, the permissions or the schema that the failed step
owed them, and the cause is only in the log of a container that "completed".`,
  fix: "Start the script with `set -eu` (or run `sh -ec`), or join the steps with `&&`. Write `|| true` behind the one command that may fail.",
  links: [
    "https://github.com/sentinel-hub/titiler-openeo/pull/402",
    "https://github.com/gke-labs/kube-agents/pull/1068",
    "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#set"
  ],
  initContainer({ container: container2, role, run }, report2) {
    if (run.form !== "shell" || role === "sidecar" || isBroken(run)) return;
    for (const [index, command] of run.commands.entries()) {
      if (command.fate !== "lost" || command.conditional || command.elsewhere || !matters(run, command)) continue;
      const last = resultAfter(run, index);
      if (last === void 0) continue;
      const [program2 = command] = command.words;
      const isSet = /^(?:true|:|exit)$/.test(last.name ?? "") && !/^(?:chown|chgrp|sysctl)$/.test(command.name ?? "");
      report2(
        program2.place,
        `init container "${container2.name ?? ""}" goes on when "${command.name ?? ""}" fails and ends with "${last.name ?? ""}", so it can succeed without it`,
        { level: isSet ? "error" : "warning", related: [{ place: last.place, message: "this decides the exit status" }] }
      );
      return;
    }
  }
});
function matters(run, command) {
  const { name: name2, words: words5, redirects } = command;
  if (name2 === null || redirects.some(({ descriptor, target }) => descriptor === 2 && target?.value === "/dev/null"))
    return false;
  if (name2 === "curl" || name2 === "wget") return run.effects.some((one) => one.kind === "write" && one.command === command);
  const args = words5.slice(1).map(({ value }) => value);
  return isCritical(name2, args);
}
function resultAfter(run, index) {
  const after = run.commands.slice(index + 1);
  const deciders = after.filter(({ fate }) => fate === "decides");
  const last = deciders.at(-1);
  const failed = run.commands[index];
  if (last === void 0 || failed === void 0 || last.conditional || last.inLoop) return void 0;
  if (after.some((one) => one.fate === "unknown" || reportsFailure(one))) return void 0;
  return deciders.every((one) => isHarmless(one) && !needs(run, one, failed)) ? last : void 0;
}
var reportsFailure = ({ name: name2, words: words5 }) => name2 === "false" || name2 === "kill" || name2 === "return" || name2 === "exit" && words5[1]?.value !== "0";
var speaks = /^(?:echo|printf|true|:|exit|date|sleep)$/;
var isHarmless = ({ name: name2 }) => name2 !== null && (speaks.test(name2) || /^(?:chmod|chown|mkdir|rm|touch)$/.test(name2));
function needs(run, { name: name2, words: words5, redirects }, failed) {
  if (/^(?:chown|chgrp|sysctl)$/.test(failed.name ?? "")) return false;
  const files2 = speaks.test(name2 ?? "") ? [] : words5.slice(1).filter(({ text: text3 }) => !/^[-0-7]|[:=+]/.test(text3));
  const made = [
    ...failed.words.flatMap(({ value }) => value?.startsWith("/") ? [normalized(value)] : []),
    ...run.effects.filter(({ command }) => command === failed).map(({ path }) => path)
  ];
  return [...files2, ...redirects.flatMap(({ target }) => target ?? [])].some(({ value }) => {
    if (value === null || !value.startsWith("/")) return true;
    const path = normalized(value);
    return made.some((one) => isWithin(path, one) || isWithin(one, path));
  });
}

// shared/rules/unbounded-wait.ts
var longRunning = /* @__PURE__ */ new Set(["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "ReplicationController"]);
var unbounded_wait_default = rule({
  id: "unbounded-wait",
  level: "warning",
  since: "0.1.0",
  serves: ["practice: timeouts", "purpose: dependency checks"],
  summary: "Wait for another process that never gives up",
  why: `The loop goes on until the dependency answers. When it never does (a wrong name, a wrong port, a network policy), the Pod stays in
\`Init:0/1\` for ever: no restart, no event, no failed status. For a Deployment only \`progressDeadlineSeconds\` (600 by default) marks the
rollout as not progressing; a StatefulSet and a DaemonSet have nothing like it.

A limit on one attempt (\`nc -w 2\`, \`curl --max-time 1\`, \`timeout 2 nc\`) is no limit on the loop.`,
  fix: `Bound the whole wait and fail: \`timeout 300 sh -c 'until nc -z -w 2 db 5432; do sleep 2; done'\`, or count the rounds. The container then
restarts with growing pauses, and the restarts are seen. For a Job or a Pod, \`activeDeadlineSeconds\` bounds everything.`,
  links: [
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior",
    "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment"
  ],
  initContainer(view, report2) {
    const { container: container2, role, run, pod: pod2 } = view;
    const isPatch2 = pod2.partial && container2.image === void 0;
    if (role === "sidecar" || isPatch2 || hasDeadline(view)) return;
    for (const wait of run.waits) {
      if (wait.bound.kind !== "none" || wait.probes.length === 0) continue;
      report2(
        wait.place,
        `init container "${container2.name ?? ""}" waits ${forWhat(wait)} without a limit, so ${consequence3(view.resource.kind)}`
      );
    }
  }
});
function forWhat({ probes }) {
  const shown2 = [...new Set(probes.flatMap(({ targets }) => targets.map((target) => target.shown)))];
  return shown2.length > 0 ? `for ${shown2.map((target) => `"${target}"`).join(" and ")}` : `by "${probes[0]?.tool ?? ""}"`;
}
function hasDeadline({ pod: pod2, resource }) {
  if (longRunning.has(resource.kind)) return false;
  if (pod2.partial && /Job$/.test(resource.kind)) return true;
  const spec = pod2.place().path;
  const owners = [...spec.keys(), spec.length].map((end) => spec.slice(0, end));
  return owners.some((owner) => at(resource.body, [...owner, "activeDeadlineSeconds"]) !== void 0);
}
function consequence3(kind) {
  if (kind === "Deployment") return "only the progress deadline of the rollout tells that it hangs";
  if (kind === "Job") return "the Job can hang for ever";
  if (kind === "CronJob") return "one run can hang for ever";
  return "the Pod can hang in Init for ever";
}

// shared/rules/undefined-volume-mount.ts
var injected = /^(?:istio-|istiod-|linkerd-|vault-|kube-api-access-|workload-socket$|credential-socket$|workload-certs$|home-init$|home-sidecar$|azure-identity-token$|aws-iam-token$)/;
var undefined_volume_mount_default = rule({
  id: "undefined-volume-mount",
  level: "error",
  since: "0.1.0",
  serves: ["concept: shared volumes"],
  summary: "Init container mounts a volume that the Pod does not define, or two volumes at one path",
  why: `Every entry of \`volumeMounts\` names an entry of \`volumes\` in the same pod spec, or of \`volumeClaimTemplates\` in a StatefulSet, and a
container uses each path once. The API server refuses anything else (\`Not found\`, \`must be unique\`). An init container that was copied
from another workload is where it happens: its mounts come along, the volumes do not.`,
  fix: "Define the volume under `volumes` (an `emptyDir` passes files on to the app), or mount the one that is meant. Give each mount a path of its own.",
  links: [
    "https://kubernetes.io/docs/concepts/storage/volumes/#how-volumes-work",
    "https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/core/validation/validation.go"
  ],
  initContainer(view, report2) {
    const { container: container2, pod: pod2, place } = view;
    if (pod2.partial) return;
    const mounts = container2.volumeMounts ?? [];
    for (const [index, { name: name2, mountPath }] of mounts.entries()) {
      if (name2 && !isDefined(view, name2)) {
        report2(
          place("volumeMounts", index, "name"),
          `init container "${container2.name ?? ""}" mounts volume "${name2}", which the Pod does not define, so the API server refuses it`
        );
      }
      const first = mounts.findIndex((other) => other.mountPath === mountPath);
      if (mountPath && first < index) {
        report2(
          place("volumeMounts", index, "mountPath"),
          `init container "${container2.name ?? ""}" mounts two volumes at "${mountPath}", so the API server refuses the Pod`,
          { related: [{ place: place("volumeMounts", first, "mountPath"), message: "already used here" }] }
        );
      }
    }
  }
});
function isDefined({ pod: pod2, resource }, name2) {
  if (injected.test(name2) || pod2.spec.volumes?.some((volume) => volume.name === name2)) return true;
  if (resource.kind !== "StatefulSet") return false;
  const claims = at(resource.body, ["spec", "volumeClaimTemplates"]);
  return Array.isArray(claims) && claims.some((claim) => at(claim, ["metadata", "name"]) === name2);
}

// shared/rules/unreliable-nslookup.ts
var unreliable_nslookup_default = rule({
  id: "unreliable-nslookup",
  level: "warning",
  since: "0.1.0",
  serves: ["purpose: dependency checks", "practice: light images"],
  summary: "Look-up of a short name by the nslookup of busybox 1.29 or later",
  why: `busybox 1.29 got an nslookup with a DNS client of its own. It asks for A and AAAA and for every entry of the search list at once, and its exit
status follows whichever of these answers fails; a name with a dot is never completed by the search list, so \`db.prod\` and \`db.prod.svc\`
are not found at all. Depending on version and build the loop waits for ever although the Service exists, or ends before it does.
\`busybox:1.28\` still asked the C library.`,
  fix: "Probe the port instead of the name (`nc -z -w 2 db 5432`); or ask for the whole name with its zone (`nslookup db.prod.svc.cluster.local`), or use `getent hosts` in an image that has it.",
  links: [
    "https://github.com/docker-library/busybox/issues/48",
    "https://github.com/kubernetes/website/issues/12050",
    "https://git.busybox.net/busybox/tree/networking/nslookup.c"
  ],
  initContainer(view, report2) {
    const { container: container2, role, run } = view;
    const flavour = role === "sidecar" ? void 0 : flavourOf(container2.image);
    if (flavour === void 0 || bringsAnother(view)) return;
    for (const { tool, targets, command } of run.probes) {
      if (tool !== "nslookup" || command.elsewhere || decidesNothing(run, command) || !targets.some(({ host }) => flavour.every || isShort(view, host)))
        continue;
      report2(
        command.words[0]?.place ?? command.place,
        `init container "${container2.name ?? ""}" asks "nslookup" of image "${container2.image ?? ""}" for ${shown(targets)}, so the answer is unreliable`,
        { level: flavour.level }
      );
    }
  }
});
var shown = (targets) => targets.map((target) => `"${target.shown}"`).join(" and ");
function flavourOf(image2) {
  const reference2 = parseImage(image2 ?? "");
  if (reference2 === void 0) return void 0;
  const { repository, digest } = reference2;
  const tag = reference2.tag ?? (digest === null ? "latest" : "");
  if (/(?:^|\/)library\/busybox$/.test(repository)) {
    const minor2 = /^1\.(\d{1,3})(?:[.-]|$)/.exec(tag)?.[1];
    const recent2 = minor2 === void 0 ? /^(?:latest|stable|unstable|glibc|musl|uclibc)(?:-|$)/.test(tag) : Number(minor2) >= 29;
    return recent2 ? { level: "warning", every: tag.includes("uclibc") } : void 0;
  }
  if (!/(?:^|\/)library\/alpine$/.test(repository)) return void 0;
  const minor = /^3\.(\d{1,3})(?:[._-]|$)/.exec(tag)?.[1];
  const recent = minor === void 0 ? /^(?:latest|edge|3)$/.test(tag) : Number(minor) >= 9;
  return recent ? { level: "notice", every: false } : void 0;
}
function decidesNothing({ commands }, command) {
  const [next, afterNext] = commands.slice(commands.indexOf(command) + 1);
  if (command.fate !== "tested" || command.inLoop || command.conditional) return false;
  return next?.conditional === true && /^(?:echo|printf|true|:)$/.test(next.name ?? "") && afterNext?.conditional !== true;
}
var bringsAnother = ({ run, container: container2 }) => container2.env?.some(({ name: name2 }) => name2 === "PATH") === true || run.commands.some(({ name: name2, words: words5 }) => name2 === "apk" && words5.some(({ text: text3 }) => text3.includes("bind")));
function isShort({ set: set2, resource }, host) {
  const name2 = clusterHost(host);
  if (name2 === void 0 || host.endsWith(".")) return false;
  if (name2.certain) return !host.includes(".") || host.endsWith(".svc");
  const wellKnown = name2.namespace === "default" || name2.namespace === "kube-system" || name2.namespace === resource.namespace;
  return wellKnown || resolve2(set2, host, resource) !== void 0;
}

// shared/rules/unrepeatable-clone.ts
var unrepeatable_clone_default = rule({
  id: "unrepeatable-clone",
  level: "warning",
  worst: "error",
  since: "0.1.0",
  serves: ["caution: restarts", "purpose: code and binaries"],
  summary: "git clone into a volume that fails when the init container runs again",
  why: `\`git clone\` refuses a directory that exists and is not empty (\`fatal: destination path … already exists and is not an empty directory\`).
Init containers do run again: after a failed try, when the sandbox of the Pod is recreated (a node reboot, a lost pause container), and
with \`RestartAllContainers\`. An emptyDir keeps its files through all of them, so the Pod is stuck until somebody deletes it; a persistent
volume or hostPath keeps them for the next Pod too, so the second start never works.

\`rm -rf dir/*\` is no help: \`*\` does not match \`.git\`.`,
  fix: `Make the step repeatable: \`if [ -d "$D/.git" ]; then git -C "$D" fetch --depth 1 origin main && git -C "$D" reset --hard FETCH_HEAD; else
git clone --depth 1 … "$D"; fi\`, or clone into a subdirectory that is removed first (\`rm -rf "$D/repo"\`).`,
  links: [
    "https://github.com/bitnami/charts/issues/7966",
    "https://github.com/getnao/nao/pull/1100",
    "https://github.com/kagent-dev/kagent/issues/2646",
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior"
  ],
  initContainer(view, report2) {
    const { pod: pod2, container: container2, run } = view;
    if (isBroken(run)) return;
    for (const effect of run.effects) {
      if (effect.kind !== "clone" || effect.command.fate !== "decides" || effect.command.elsewhere) continue;
      const mounted = mountAt(pod2, container2, effect.path);
      if (mounted === void 0 || mounted.writable === false || isGuarded2(view, effect)) continue;
      if (isEmptiedBefore(view, mounted.mount.name)) continue;
      const beyond = mounted.lifetime === "beyond";
      if (!beyond && neverRestarts(view)) continue;
      report2(
        effect.place,
        `init container "${container2.name ?? ""}" clones into "${effect.path}" on volume "${mounted.mount.name ?? ""}", so it fails when it runs again${beyond ? " in the next Pod" : ""}`,
        { level: beyond ? "error" : "warning" }
      );
    }
  }
});
var neverRestarts = ({ pod: pod2, resource }) => pod2.spec.restartPolicy === "Never" || resource.apiVersion.startsWith("argoproj.io/") && resource.kind.includes("Workflow");
function isGuarded2({ run }, { command, path }) {
  if (command.conditional && /\b(?:if|case)\b|\|\|/.test(run.script?.text ?? "")) return true;
  return run.commands.slice(0, run.commands.indexOf(command)).some((before) => prepares(before, path));
}
function prepares({ name: name2, words: words5 }, path) {
  const rest = words5.slice(1);
  const meansPath = ({ value }) => value === null || value.startsWith("/") && isWithin(path, normalized(value));
  switch (name2) {
    case null:
    case ".":
    case "source":
      return true;
    case "[":
    case "[[":
    case "test":
      return rest.some(({ text: text3 }) => /^-[defhLrswx]$/.test(text3) || text3.includes("$("));
    case "rm":
      return rest.some((word) => meansPath(word) || /(?:^|\/)(?:\.[^/]|\{|\.\.\?)/.test(word.text));
    case "mv":
    case "ls":
      return rest.some(meansPath);
    case "find":
    case "mktemp":
    case "rsync":
      return true;
    case "git":
      return rest.some(({ text: text3 }) => ["fetch", "init", "pull", "rev-parse", "status"].includes(text3));
    default:
      return false;
  }
}
var isEmptiedBefore = ({ pod: pod2, index }, volume) => pod2.initContainers.slice(0, index).some(
  ({ container: container2, run }) => container2.volumeMounts?.some(({ name: name2 }) => name2 === volume) && (run.form === "opaque" || run.commands.some(({ name: name2 }) => name2 === null || name2 === "rm" || name2 === "find"))
);

// shared/rules/unused-output.ts
var unused_output_default = rule({
  id: "unused-output",
  level: "warning",
  since: "0.1.0",
  serves: ["concept: shared volumes", "purpose: config files"],
  summary: "Init container fills a volume that no later container mounts",
  why: `An emptyDir lives as long as its Pod and is seen only by the containers that mount it. When an init container does nothing but write into
one, and no later init container, sidecar or main container mounts it, its work delays the start and reaches nobody. Mostly the
\`volumeMounts\` entry of the app is missing or names another volume.`,
  fix: "Mount the volume in the container that needs the files, at the path where it looks for them, or remove the init container.",
  links: [
    "https://github.com/eclipse-che/che/issues/17102",
    "https://kubernetes.io/docs/concepts/storage/volumes/#emptydir",
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-initialization/"
  ],
  initContainer(view, report2) {
    const { pod: pod2, container: container2, index, role, run } = view;
    if (role === "sidecar" || pod2.partial || isForOthers(view)) return;
    const outputs = outputsOf(pod2, container2, run);
    const mounts = outputs.flatMap(({ mounted }) => mounted);
    const [first] = outputs;
    const [mount] = mounts;
    const name2 = mount?.mount.name;
    if (first === void 0 || mount === void 0 || name2 === void 0) return;
    if (outputs.some(({ mounted }) => mounted.length === 0) || mounts.some(({ source }) => source !== "emptyDir")) return;
    if (!run.commands.every((command) => isPlain(command) || outputs.some(({ effect }) => effect.command === command))) return;
    if (mounts.some(
      ({ mount: { name: one } }) => one === void 0 || usesAfter(pod2, index, one).length > 0 || isPromised(pod2, one)
    ))
      return;
    report2(
      first.effect.place,
      `init container "${container2.name ?? ""}" writes only into volume "${name2}", which no later container mounts, so nobody reads it`,
      { related: [{ place: view.place("volumeMounts", mount.index), message: "the volume is mounted here only" }] }
    );
  }
});
var isForOthers = ({ pod: pod2, container: container2, run }) => pod2.spec.containers?.some(({ image: image2 }) => image2 === container2.image) === true && run.commands.some(({ name: name2 }) => name2 === "cp" || name2 === "install");
var isPromised = ({ metadata: { annotations = {}, labels = {} } }, volume) => [...Object.keys(annotations), ...Object.keys(labels)].some((key) => /inject/i.test(key)) || Object.values(annotations).some((value) => value.includes(volume));

// shared/rules/waits-on-own-service.ts
var waits_on_own_service_default = rule({
  id: "waits-on-own-service",
  level: "error",
  since: "0.1.0",
  serves: ["concept: run before the app", "purpose: dependency checks"],
  summary: "Wait for a Service that only the waiting workload itself serves",
  why: `A Pod gets traffic from a Service when it is ready, and it is ready only after its init containers have ended. When no other workload stands
behind the Service, a connection to it needs a Pod that has already passed this very wait: the first Pod never starts. Rolling updates hide
it, since the old Pods still answer; it shows on the first install and after every full outage.

An error when the manifests are declared complete, else a warning: another workload may stand behind the Service.`,
  fix: "Remove the wait. To keep traffic away until the app answers, use a `readinessProbe`; to give it time to start, a `startupProbe`.",
  links: [
    "https://github.com/kubernetes/kubernetes/issues/66234",
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior"
  ],
  resources(set2, report2) {
    set2.eachInitContainer((view) => {
      if (view.role === "sidecar") return;
      for (const target of blockingTargets(view)) {
        const service = resolve2(set2, target.host, view.resource);
        if (service === void 0 || service.pod !== null || !isOnlyServedBy(set2, service.service, view)) continue;
        const { resource } = service.service;
        report2(
          target.place,
          `init container "${view.container.name ?? ""}" waits for Service "${resource.name}" of its own Pods, so the first one never starts`,
          {
            level: set2.complete ? "error" : "warning",
            related: [{ place: { resource, path: ["spec", "selector"] }, message: "this selects the waiting Pods" }]
          }
        );
      }
    });
  }
});
function blockingTargets({ run }) {
  const waits = run.waits.filter(({ bound, afterwards: afterwards2 }) => bound.kind === "none" || afterwards2 === "fails");
  const probes = /* @__PURE__ */ new Set([
    ...waits.flatMap((wait) => wait.probes),
    ...run.probes.filter(({ command }) => command.fate === "decides")
  ]);
  return [...probes].flatMap(
    ({ method, command, targets }) => method === "connect" && !command.conditional && !command.elsewhere ? targets : []
  );
}
function isOnlyServedBy(set2, service, { pod: pod2, resource, index }) {
  const labels = pod2.metadata.labels ?? {};
  if (!Object.values(labels).some((value) => service.resource.mentions(value))) return false;
  const { selector } = service;
  if (selector === void 0 || service.external || service.resource.namespace !== resource.namespace) return false;
  if (!Object.entries(selector).every(([key, value]) => labels[key] === value)) return false;
  const isSidecarBefore = pod2.initContainers.slice(0, index).some(({ role }) => role === "sidecar");
  if (service.publishesNotReady && isSidecarBefore) return false;
  return backing(set2, service).every((other) => other.resource === resource);
}

// shared/rules/world-writable-volume.ts
var world_writable_volume_default = rule({
  id: "world-writable-volume",
  level: "warning",
  since: "0.1.0",
  serves: ["purpose: permissions", "purpose: config files"],
  summary: "Volume opened to every user by chmod",
  why: `\`chmod 777\` and \`chmod a+w\` let every user of every container that mounts the volume, and on a hostPath or network volume every
process of the node or of other clients, change and replace its files. It is the usual way out of "permission denied", and the mode stays
on the disk after the Pod is gone. With \`-R\` it also makes every data file executable, and it visits each file at every start.`,
  fix: `Let the kubelet give the volume to the app's group: \`securityContext: {fsGroup: <gid>, fsGroupChangePolicy: OnRootMismatch}\` on the Pod,
which needs no init container at all. Where that has no effect (hostPath, many NFS volumes), \`chown\` to the app's user or use mode 0770
with its group.`,
  links: [
    "https://github.com/fabric8io/fabric8-maven-plugin/pull/533",
    "https://github.com/kubernetes/kubernetes/issues/76158",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#configure-volume-permission-and-ownership-change-policy-for-pods"
  ],
  initContainer({ pod: pod2, container: container2, run }, report2) {
    for (const { kind, path, recursive, detail, command, place } of run.effects) {
      if (kind !== "mode" || command.elsewhere || /^\/(?:dev|proc|sys)(?:\/|$)/.test(path)) continue;
      const mode = opens(detail);
      if (mode === null) continue;
      const [mounted] = [mountAt(pod2, container2, path), ...recursive ? mountsBelow(pod2, container2, path) : []].filter(
        (found) => found !== void 0 && found.writable !== false
      );
      if (mounted === void 0) continue;
      const level2 = mode === "sticky" ? "notice" : "warning";
      report2(
        place,
        `init container "${container2.name ?? ""}" gives everyone write access to "${path}" on volume "${mounted.mount.name ?? ""}", so any user can ${mode === "sticky" ? "add files to it" : "replace its files"}`,
        { level: level2 }
      );
    }
  }
});
function opens(mode) {
  if (/^[0-7]{1,5}$/.test(mode)) {
    const bits = Number.parseInt(mode, 8);
    return (bits & 2) === 0 ? null : (bits & 512) === 0 ? "open" : "sticky";
  }
  let writable = false;
  let sticky = false;
  for (const clause of mode.split(",")) {
    const parts = /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause);
    if (parts === null) return null;
    const [, who = "", operator, what = ""] = parts;
    if (what.includes("t")) sticky = operator !== "-";
    if (!/[oa]/.test(who)) continue;
    if (operator === "=" || what.includes("w")) writable = operator !== "-" && what.includes("w");
  }
  return writable ? sticky ? "sticky" : "open" : null;
}

// shared/rules/index.ts
var rules = [
  attempt_without_timeout_default,
  blocked_by_network_policy_default,
  dns_as_readiness_default,
  duplicate_container_name_default,
  fixed_sleep_default,
  literal_secret_default,
  lost_output_default,
  migration_per_replica_default,
  misplaced_init_containers_default,
  missing_resources_default,
  missing_shell_default,
  missing_tool_default,
  mutable_image_tag_default,
  never_ending_init_default,
  privileged_init_default,
  probe_on_run_once_default,
  restart_policy_on_app_container_default,
  script_not_executable_default,
  shell_syntax_error_default,
  swallowed_failure_default,
  unbounded_wait_default,
  undefined_volume_mount_default,
  unreliable_nslookup_default,
  unrepeatable_clone_default,
  unused_output_default,
  waits_on_own_service_default,
  world_writable_volume_default
];

// shared/engine/settings.ts
var defaultSettings = {
  kubernetes: defaultRange,
  complete: false,
  rules: {},
  images: [],
  exclude: [],
  exceptions: []
};

// shared/model/finding.ts
var levels = ["error", "warning", "notice"];

// shared/index.ts
var lint2 = (resources2, settings, options3) => lint(resources2, options3.rules ?? rules, settings, { knownRules: rules.map((rule2) => rule2.id), ...options3 });

// policy/rounds.ts
function rounds(subjectOf, work) {
  let current;
  return (policy, request) => {
    const subject = subjectOf(request);
    if (current?.subject !== subject || current.asked.has(policy)) {
      current = { subject, asked: /* @__PURE__ */ new Set(), answer: work(request) };
    }
    current.asked.add(policy);
    return current.answer;
  };
}
function once2(compute) {
  let done;
  return () => {
    done ??= { value: compute() };
    return done.value;
  };
}

// policy/plain.ts
var notKnownYet = /* @__PURE__ */ new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  // number
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  // string
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  // array
  "030794c1-ac77-496b-92df-f27374a8bd58",
  // asset
  "e48ece36-62e2-4504-bad9-02848725956a",
  // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff"
  // object
]);
function plain3(value, path, unknown2) {
  if (typeof value !== "object" || value === null) {
    if (!notKnownYet.has(value)) return value;
    unknown2.push(path);
    return void 0;
  }
  if (Array.isArray(value)) {
    return Object.keys(value).map((key) => plain3(behind(value, key), [...path, Number(key)], unknown2));
  }
  if (!isData(value)) {
    unknown2.push(path);
    return void 0;
  }
  const keys = Object.keys(value).filter((key) => path.length > 0 || !isInternal(key));
  return Object.fromEntries(keys.map((key) => [key, plain3(behind(value, key), [...path, key], unknown2)]));
}
var behind = (value, key) => Object.getOwnPropertyDescriptor(value, key)?.value;
var isInternal = (key) => key.startsWith("__");
function isData(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

// policy/to-resource.ts
var isOpaqueRelease = (type) => type === "kubernetes:helm.sh/v3:Release";
var token = /^kubernetes:((?:[a-z0-9.-]+\/)?v\d[a-z0-9]*):([A-Za-z0-9]+)$/;
var component = /^(?:yaml|kustomize|helm\.sh)\//;
function toResources({ type, urn, props }) {
  const [, version, kind] = token.exec(type) ?? [];
  if (version === void 0 || kind === void 0 || component.test(version)) return [];
  const unknown2 = [];
  const body = plain3(props, [], unknown2);
  if (!isDictionary(body)) return [];
  const partial = kind.endsWith("Patch") && body.kind !== kind;
  const declared = { apiVersion: version.replace(/^core\//, ""), kind: partial ? kind.slice(0, -"Patch".length) : kind };
  const convert = (entry, from, prefix) => ({
    resource: toResource(entry, from, partial, below2(unknown2, prefix), urn + prefix.join("/")),
    urn,
    prefix
  });
  const own = identity(body, declared);
  if (!own.kind.endsWith("List") || !Array.isArray(body.items)) return [convert(body, own, [])];
  const item = { ...own, kind: own.kind.slice(0, -"List".length) };
  return body.items.flatMap(
    (entry, index) => isDictionary(entry) ? [convert(entry, identity(entry, item), ["items", index])] : []
  );
}
var identity = (body, declared) => ({
  apiVersion: text(body.apiVersion) || declared.apiVersion,
  kind: text(body.kind) || declared.kind
});
function toResource(body, { apiVersion, kind }, partial, unknown2, id) {
  const metadata = isDictionary(body.metadata) ? body.metadata : {};
  let json;
  const contains2 = (found) => {
    json ??= JSON.stringify(body);
    return unknown2.length > 0 || found(json);
  };
  return {
    apiVersion,
    kind,
    name: text(metadata.name),
    // Two namespaces that are not known yet may be different ones, so each is a namespace of its own.
    namespace: isUnknown(unknown2, ["metadata", "namespace"]) ? `(not known yet, ${id})` : text(metadata.namespace) || null,
    body,
    file: null,
    get mayHoldInitContainers() {
      return contains2((words5) => /init[-_ ]?container/i.test(words5));
    },
    partial,
    unknown: unknown2,
    mentions: (word) => contains2((words5) => words5.includes(JSON.stringify(word).slice(1, -1)))
  };
}
var isNameless = ({ unknown: unknown2 }) => isUnknown(unknown2, ["metadata", "name"]) || isUnknown(unknown2, ["metadata", "namespace"]);
var isUnknown = (unknown2, path) => unknown2.some((hidden2) => hidden2.length <= path.length && hidden2.every((key, index) => key === path[index]));
var below2 = (unknown2, prefix) => prefix.length === 0 ? unknown2 : unknown2.filter((path) => path.length >= prefix.length && prefix.every((key, index) => key === path[index])).map((path) => path.slice(prefix.length));
var text = (value) => typeof value === "string" ? value : "";

// policy/checks.ts
function checks(rules2, common, today) {
  let operation = begin();
  const requestOf = (converted, run) => {
    const origins = new Map(converted.map((one) => [one.resource, one]));
    const shared = once2(() => run(common(), rules2));
    return {
      ask(rule2, settings) {
        const { findings, faults: faults2 } = settings === void 0 ? shared() : run(settings, [rule2]);
        const found = findings.filter((finding) => finding.rule === rule2.id).map((finding) => ({ finding, urn: void 0, prefix: [], ...origins.get(finding.resource) }));
        return { found: news(found, operation), failed: faults2.some((fault) => fault.rule === rule2.id) };
      },
      exceptions: () => shared().exceptions,
      urnOf: (resource) => origins.get(resource)?.urn
    };
  };
  return {
    resource: rounds(
      ({ urn }) => urn,
      (registered) => {
        if (operation.ended) operation = begin();
        const own = toResources(registered);
        const context = register(registered.urn, own, operation);
        return requestOf(
          own,
          (settings, chosen) => (
            // What is registered so far is never the whole release, whatever the settings say of the stack.
            lint2([...resourcesOf(own), ...context], { ...settings, complete: false }, { today: today(), rules: single(chosen) })
          )
        );
      }
    ),
    stack: rounds(
      () => "stack",
      (registered) => {
        operation.ended = true;
        const all = registered.flatMap(toResources);
        const nameless = all.some(({ resource }) => isNameless(resource));
        return requestOf(
          all,
          (settings, chosen) => lint2(resourcesOf(all), { ...settings, complete: settings.complete && !nameless }, { today: today(), rules: chosen })
        );
      }
    )
  };
}
var begin = () => ({ seen: /* @__PURE__ */ new Map(), said: /* @__PURE__ */ new Map(), ended: false });
function register(urn, own, { seen, said }) {
  said.set(urn, /* @__PURE__ */ new Map());
  seen.delete(urn);
  const worthwhile = own.some(({ resource }) => resource.mayHoldInitContainers);
  const context = worthwhile ? [...seen.values()].flat() : [];
  if (own.length > 0) seen.set(urn, resourcesOf(own).map(inSightOnly));
  return context;
}
var resourcesOf = (converted) => converted.map(({ resource }) => resource);
var single = (rules2) => rules2.filter((rule2) => rule2.resources === void 0);
var inSightOnly = (resource) => Object.create(resource, { mayHoldInitContainers: { value: false } });
var signsOf = ({ rule: rule2, fingerprint: fingerprint2, place }) => [
  fingerprint2,
  `${rule2} ${place.resource.kind}/${place.resource.name} ${printPath(place.path)} ${place.span?.start}`
];
function news(found, { said, ended }) {
  const fresh = found.filter((one) => isNews(one, said));
  if (!ended) for (const one of fresh) note(one, said);
  return fresh;
}
function isNews({ finding, urn = "" }, said) {
  const before = signsOf(finding).flatMap((sign) => said.get(urn)?.get(sign) ?? []);
  return before.every((level2) => levels.indexOf(finding.level) < levels.indexOf(level2));
}
function note({ finding, urn = "" }, said) {
  const signs = said.get(urn) ?? /* @__PURE__ */ new Map();
  for (const sign of signsOf(finding)) signs.set(sign, finding.level);
  said.set(urn, signs);
}

// policy/violation.ts
var pageOf = (rule2) => `https://github.com/initguard/initguard/blob/main/docs/rules/${rule2}.md`;
var violate = (report2, violation) => report2(violation);
var severityOf = (level2) => level2 === "error" ? "high" : level2 === "warning" ? "medium" : "low";
function describe2(finding, rule2, prefix, withFix) {
  const { place, message, related } = finding;
  const where = (resource, path) => resource === finding.resource ? printPath([...prefix, ...path]) : `${resource.kind} "${resource.name}" ${printPath(path)}`.trimEnd();
  const lines = [
    `${where(place.resource, place.path)}: ${message}`,
    ...related.map((other) => `  ${where(other.place.resource, other.place.path)}: ${other.message}`),
    ...withFix ? [`  Fix: ${firstParagraph(rule2.fix)}`, `  ${pageOf(rule2.id)}`] : []
  ];
  return lines.map(oneLine).join("\n");
}
var firstParagraph = (markdown) => (markdown.trim().split(/\n\s*\n/)[0] ?? "").replace(/\s*\n\s*/g, " ");
var oneLine = (line) => line.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ");
function guarded(policy, report2, action) {
  try {
    action();
  } catch {
    notChecked(policy, report2);
  }
}
var notChecked = (policy, report2) => violate(report2, {
  message: `rule "${policy}" failed inside initguard, so it was not checked here: https://github.com/initguard/initguard/issues`,
  enforcementLevel: "advisory",
  severity: "low"
});
function sayProblems(problems, report2, enforcement = { enforcementLevel: "advisory" }) {
  for (const { file, line, message } of problems) {
    violate(report2, {
      message: oneLine(`${file}${line === null ? "" : `:${line}`}: ${message}`),
      severity: "medium",
      ...enforcement
    });
  }
}

// policy/to-policy.ts
var enforcementOf = (level2) => level2 === "off" ? "disabled" : level2 === "error" ? "mandatory" : "advisory";
var stackType = "pulumi:pulumi:Stack";
function toPolicy(rule2, checks2, settings) {
  const declared = enforcementOf(settings.file.settings.rules[rule2.id]?.level ?? rule2.worst ?? rule2.level);
  const check = (request, config, report2) => {
    const { setting: setting2 } = settings.forRule(rule2, config);
    const { found, failed } = request.ask(rule2, merged(rule2.id, settings.common(), setting2, declared === "disabled"));
    const withFix = /* @__PURE__ */ new Set();
    for (const one of found) {
      say(report2, rule2, one, declared, !withFix.has(one.urn));
      withFix.add(one.urn);
    }
    if (failed) notChecked(rule2.id, report2);
  };
  const onStack = {
    validateStack: (args, report2) => guarded(rule2.id, report2, () => {
      const config = args.getConfig();
      if (rule2.resources !== void 0) sayProblems(settings.forRule(rule2, config).problems, report2);
      check(checks2.stack(rule2.id, args.resources), config, report2);
    })
  };
  const onResource = {
    validateResource: (args, report2) => guarded(rule2.id, report2, () => {
      const config = args.getConfig();
      if (args.type === stackType) sayProblems(settings.forRule(rule2, config).problems, report2);
      check(checks2.resource(rule2.id, args), config, report2);
    })
  };
  const validations = rule2.resources === void 0 ? { ...onResource, ...onStack } : onStack;
  return { ...metadataOf(rule2), enforcementLevel: declared, ...validations };
}
var metadataOf = (rule2) => ({
  name: rule2.id,
  description: rule2.summary,
  displayName: rule2.summary,
  severity: severityOf(rule2.level),
  tags: ["kubernetes", "init-containers", ...rule2.serves.map((served) => served.replace(": ", "/"))],
  remediationSteps: rule2.fix,
  url: pageOf(rule2.id),
  configSchema: configSchemaOf(rule2)
});
function merged(id, common, own, switchedOn) {
  if (Object.keys(own).length === 0 && !switchedOn) return void 0;
  const { level: level2, options: options3 } = common.rules[id] ?? {};
  const setting2 = {
    ...level2 === void 0 || switchedOn ? {} : { level: level2 },
    ...own,
    options: { ...options3, ...own.options }
  };
  return { ...common, rules: { ...common.rules, [id]: setting2 } };
}
var say = (report2, rule2, one, declared, withFix) => violate(report2, {
  message: describe2(one.finding, rule2, one.prefix, withFix),
  severity: severityOf(one.finding.level),
  ...one.urn === void 0 ? {} : { urn: one.urn },
  ...ownEnforcement(one.finding.level, declared)
});
function ownEnforcement(level2, declared) {
  const own = level2 === "error" ? "mandatory" : "advisory";
  return declared === "disabled" || own === declared ? {} : { enforcementLevel: own };
}
function configSchemaOf(rule2) {
  const options3 = Object.entries(rule2.options ?? {}).map(([name2, { default: value, ...schema4 }]) => [
    name2,
    { ...schema4, description: `${schema4.description} (default ${JSON.stringify(value)})` }
  ]);
  const level2 = {
    type: "string",
    enum: ["error", "warning", "notice", "off"],
    description: `Level of every finding of this rule: error is mandatory, the others are advisory (default ${rule2.level})`
  };
  return { properties: { level: level2, ...Object.fromEntries(options3) } };
}

// policy/own-policies.ts
var configSchema = {
  properties: {
    kubernetes: { type: "string", description: 'Versions the manifests must run on, such as "1.34-1.37"' },
    complete: { type: "boolean", description: "True when the stack is the whole release, so that absence means absent" },
    images: { type: "object", description: "What is known about your own images, as in initguard.yaml" },
    exceptions: {
      type: "array",
      description: "Findings that are excused, as in initguard.yaml",
      items: {
        type: "object",
        required: ["rule", "resource", "reason"],
        properties: {
          rule: { type: "string" },
          resource: { type: "string" },
          container: { type: "string" },
          reason: { type: "string" },
          until: { type: "string" }
        }
      }
    }
  }
};
function settingsPolicy(checks2, settings) {
  const name2 = "initguard-settings";
  return {
    name: name2,
    description: "Settings and exceptions of initguard",
    enforcementLevel: "advisory",
    severity: "medium",
    url: "https://github.com/initguard/initguard#settings",
    configSchema,
    validateResource: (args, report2) => guarded(name2, report2, () => {
      const problems = settings.configure(args.getConfig());
      if (args.type === stackType) sayProblems([...settings.file.problems, ...problems], report2, {});
    }),
    validateStack: (args, report2) => guarded(name2, report2, () => {
      settings.configure(args.getConfig());
      const request = checks2.stack(name2, args.resources);
      for (const { origin, resource, message } of request.exceptions()) {
        const urn = resource === null ? void 0 : request.urnOf(resource);
        const where = origin === null ? "" : `${origin.file}:${origin.line}: `;
        violate(report2, { message: oneLine(`${where}${message}`), ...urn === void 0 ? {} : { urn } });
      }
    })
  };
}
var notCheckablePolicy = {
  name: "not-checkable",
  description: "Resources that initguard cannot look into",
  enforcementLevel: "advisory",
  severity: "low",
  validateResource(args, report2) {
    if (!isOpaqueRelease(args.type)) return;
    violate(report2, {
      message: [
        "Helm Release renders its chart in the provider, so its init containers are not checked",
        "  Fix: use a Chart (kubernetes.helm.v4.Chart), or check the output of `helm template` with the command line"
      ].join("\n")
    });
  }
};

// policy/settings.ts
var import_node_fs2 = require("node:fs");
var import_node_module = require("node:module");
var import_node_path2 = require("node:path");

// node_modules/yaml/browser/dist/nodes/identity.js
var ALIAS = /* @__PURE__ */ Symbol.for("yaml.alias");
var DOC = /* @__PURE__ */ Symbol.for("yaml.document");
var MAP = /* @__PURE__ */ Symbol.for("yaml.map");
var PAIR = /* @__PURE__ */ Symbol.for("yaml.pair");
var SCALAR = /* @__PURE__ */ Symbol.for("yaml.scalar");
var SEQ = /* @__PURE__ */ Symbol.for("yaml.seq");
var NODE_TYPE = /* @__PURE__ */ Symbol.for("yaml.node.type");
var isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
var isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
var isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
var isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
var isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
var isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
function isCollection(node) {
  if (node && typeof node === "object")
    switch (node[NODE_TYPE]) {
      case MAP:
      case SEQ:
        return true;
    }
  return false;
}
function isNode(node) {
  if (node && typeof node === "object")
    switch (node[NODE_TYPE]) {
      case ALIAS:
      case MAP:
      case SCALAR:
      case SEQ:
        return true;
    }
  return false;
}
var hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

// node_modules/yaml/browser/dist/visit.js
var BREAK = /* @__PURE__ */ Symbol("break visit");
var SKIP = /* @__PURE__ */ Symbol("skip children");
var REMOVE = /* @__PURE__ */ Symbol("remove node");
function visit(node, visitor) {
  const visitor_ = initVisitor(visitor);
  if (isDocument(node)) {
    const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
    if (cd === REMOVE)
      node.contents = null;
  } else
    visit_(null, node, visitor_, Object.freeze([]));
}
visit.BREAK = BREAK;
visit.SKIP = SKIP;
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
  const ctrl = callVisitor(key, node, visitor, path);
  if (isNode(ctrl) || isPair(ctrl)) {
    replaceNode(key, path, ctrl);
    return visit_(key, ctrl, visitor, path);
  }
  if (typeof ctrl !== "symbol") {
    if (isCollection(node)) {
      path = Object.freeze(path.concat(node));
      for (let i = 0; i < node.items.length; ++i) {
        const ci = visit_(i, node.items[i], visitor, path);
        if (typeof ci === "number")
          i = ci - 1;
        else if (ci === BREAK)
          return BREAK;
        else if (ci === REMOVE) {
          node.items.splice(i, 1);
          i -= 1;
        }
      }
    } else if (isPair(node)) {
      path = Object.freeze(path.concat(node));
      const ck = visit_("key", node.key, visitor, path);
      if (ck === BREAK)
        return BREAK;
      else if (ck === REMOVE)
        node.key = null;
      const cv = visit_("value", node.value, visitor, path);
      if (cv === BREAK)
        return BREAK;
      else if (cv === REMOVE)
        node.value = null;
    }
  }
  return ctrl;
}
async function visitAsync(node, visitor) {
  const visitor_ = initVisitor(visitor);
  if (isDocument(node)) {
    const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
    if (cd === REMOVE)
      node.contents = null;
  } else
    await visitAsync_(null, node, visitor_, Object.freeze([]));
}
visitAsync.BREAK = BREAK;
visitAsync.SKIP = SKIP;
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
  const ctrl = await callVisitor(key, node, visitor, path);
  if (isNode(ctrl) || isPair(ctrl)) {
    replaceNode(key, path, ctrl);
    return visitAsync_(key, ctrl, visitor, path);
  }
  if (typeof ctrl !== "symbol") {
    if (isCollection(node)) {
      path = Object.freeze(path.concat(node));
      for (let i = 0; i < node.items.length; ++i) {
        const ci = await visitAsync_(i, node.items[i], visitor, path);
        if (typeof ci === "number")
          i = ci - 1;
        else if (ci === BREAK)
          return BREAK;
        else if (ci === REMOVE) {
          node.items.splice(i, 1);
          i -= 1;
        }
      }
    } else if (isPair(node)) {
      path = Object.freeze(path.concat(node));
      const ck = await visitAsync_("key", node.key, visitor, path);
      if (ck === BREAK)
        return BREAK;
      else if (ck === REMOVE)
        node.key = null;
      const cv = await visitAsync_("value", node.value, visitor, path);
      if (cv === BREAK)
        return BREAK;
      else if (cv === REMOVE)
        node.value = null;
    }
  }
  return ctrl;
}
function initVisitor(visitor) {
  if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) {
    return Object.assign({
      Alias: visitor.Node,
      Map: visitor.Node,
      Scalar: visitor.Node,
      Seq: visitor.Node
    }, visitor.Value && {
      Map: visitor.Value,
      Scalar: visitor.Value,
      Seq: visitor.Value
    }, visitor.Collection && {
      Map: visitor.Collection,
      Seq: visitor.Collection
    }, visitor);
  }
  return visitor;
}
function callVisitor(key, node, visitor, path) {
  if (typeof visitor === "function")
    return visitor(key, node, path);
  if (isMap(node))
    return visitor.Map?.(key, node, path);
  if (isSeq(node))
    return visitor.Seq?.(key, node, path);
  if (isPair(node))
    return visitor.Pair?.(key, node, path);
  if (isScalar(node))
    return visitor.Scalar?.(key, node, path);
  if (isAlias(node))
    return visitor.Alias?.(key, node, path);
  return void 0;
}
function replaceNode(key, path, node) {
  const parent = path[path.length - 1];
  if (isCollection(parent)) {
    parent.items[key] = node;
  } else if (isPair(parent)) {
    if (key === "key")
      parent.key = node;
    else
      parent.value = node;
  } else if (isDocument(parent)) {
    parent.contents = node;
  } else {
    const pt = isAlias(parent) ? "alias" : "scalar";
    throw new Error(`Cannot replace node with ${pt} parent`);
  }
}

// node_modules/yaml/browser/dist/doc/directives.js
var escapeChars = {
  "!": "%21",
  ",": "%2C",
  "[": "%5B",
  "]": "%5D",
  "{": "%7B",
  "}": "%7D"
};
var escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
var Directives = class _Directives {
  constructor(yaml, tags) {
    this.docStart = null;
    this.docEnd = false;
    this.yaml = Object.assign({}, _Directives.defaultYaml, yaml);
    this.tags = Object.assign({}, _Directives.defaultTags, tags);
  }
  clone() {
    const copy = new _Directives(this.yaml, this.tags);
    copy.docStart = this.docStart;
    return copy;
  }
  /**
   * During parsing, get a Directives instance for the current document and
   * update the stream state according to the current version's spec.
   */
  atDocument() {
    const res = new _Directives(this.yaml, this.tags);
    switch (this.yaml.version) {
      case "1.1":
        this.atNextDocument = true;
        break;
      case "1.2":
        this.atNextDocument = false;
        this.yaml = {
          explicit: _Directives.defaultYaml.explicit,
          version: "1.2"
        };
        this.tags = Object.assign({}, _Directives.defaultTags);
        break;
    }
    return res;
  }
  /**
   * @param onError - May be called even if the action was successful
   * @returns `true` on success
   */
  add(line, onError) {
    if (this.atNextDocument) {
      this.yaml = { explicit: _Directives.defaultYaml.explicit, version: "1.1" };
      this.tags = Object.assign({}, _Directives.defaultTags);
      this.atNextDocument = false;
    }
    const parts = line.trim().split(/[ \t]+/);
    const name2 = parts.shift();
    switch (name2) {
      case "%TAG": {
        if (parts.length !== 2) {
          onError(0, "%TAG directive should contain exactly two parts");
          if (parts.length < 2)
            return false;
        }
        const [handle, prefix] = parts;
        this.tags[handle] = prefix;
        return true;
      }
      case "%YAML": {
        this.yaml.explicit = true;
        if (parts.length !== 1) {
          onError(0, "%YAML directive should contain exactly one part");
          return false;
        }
        const [version] = parts;
        if (version === "1.1" || version === "1.2") {
          this.yaml.version = version;
          return true;
        } else {
          const isValid = /^\d+\.\d+$/.test(version);
          onError(6, `Unsupported YAML version ${version}`, isValid);
          return false;
        }
      }
      default:
        onError(0, `Unknown directive ${name2}`, true);
        return false;
    }
  }
  /**
   * Resolves a tag, matching handles to those defined in %TAG directives.
   *
   * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
   *   `'!local'` tag, or `null` if unresolvable.
   */
  tagName(source, onError) {
    if (source === "!")
      return "!";
    if (source[0] !== "!") {
      onError(`Not a valid tag: ${source}`);
      return null;
    }
    if (source[1] === "<") {
      const verbatim = source.slice(2, -1);
      if (verbatim === "!" || verbatim === "!!") {
        onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
        return null;
      }
      if (source[source.length - 1] !== ">")
        onError("Verbatim tags must end with a >");
      return verbatim;
    }
    const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
    if (!suffix)
      onError(`The ${source} tag has no suffix`);
    const prefix = this.tags[handle];
    if (prefix) {
      try {
        return prefix + decodeURIComponent(suffix);
      } catch (error) {
        onError(String(error));
        return null;
      }
    }
    if (handle === "!")
      return source;
    onError(`Could not resolve tag: ${source}`);
    return null;
  }
  /**
   * Given a fully resolved tag, returns its printable string form,
   * taking into account current tag prefixes and defaults.
   */
  tagString(tag) {
    for (const [handle, prefix] of Object.entries(this.tags)) {
      if (tag.startsWith(prefix))
        return handle + escapeTagName(tag.substring(prefix.length));
    }
    return tag[0] === "!" ? tag : `!<${tag}>`;
  }
  toString(doc) {
    const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
    const tagEntries = Object.entries(this.tags);
    let tagNames;
    if (doc && tagEntries.length > 0 && isNode(doc.contents)) {
      const tags = {};
      visit(doc.contents, (_key, node) => {
        if (isNode(node) && node.tag)
          tags[node.tag] = true;
      });
      tagNames = Object.keys(tags);
    } else
      tagNames = [];
    for (const [handle, prefix] of tagEntries) {
      if (handle === "!!" && prefix === "tag:yaml.org,2002:")
        continue;
      if (!doc || tagNames.some((tn) => tn.startsWith(prefix)))
        lines.push(`%TAG ${handle} ${prefix}`);
    }
    return lines.join("\n");
  }
};
Directives.defaultYaml = { explicit: false, version: "1.2" };
Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };

// node_modules/yaml/browser/dist/doc/anchors.js
function anchorIsValid(anchor) {
  if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
    const sa = JSON.stringify(anchor);
    const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
    throw new Error(msg);
  }
  return true;
}
function anchorNames(root2) {
  const anchors = /* @__PURE__ */ new Set();
  visit(root2, {
    Value(_key, node) {
      if (node.anchor)
        anchors.add(node.anchor);
    }
  });
  return anchors;
}
function findNewAnchor(prefix, exclude) {
  for (let i = 1; true; ++i) {
    const name2 = `${prefix}${i}`;
    if (!exclude.has(name2))
      return name2;
  }
}
function createNodeAnchors(doc, prefix) {
  const aliasObjects = [];
  const sourceObjects = /* @__PURE__ */ new Map();
  let prevAnchors = null;
  return {
    onAnchor: (source) => {
      aliasObjects.push(source);
      prevAnchors ?? (prevAnchors = anchorNames(doc));
      const anchor = findNewAnchor(prefix, prevAnchors);
      prevAnchors.add(anchor);
      return anchor;
    },
    /**
     * With circular references, the source node is only resolved after all
     * of its child nodes are. This is why anchors are set only after all of
     * the nodes have been created.
     */
    setAnchors: () => {
      for (const source of aliasObjects) {
        const ref = sourceObjects.get(source);
        if (typeof ref === "object" && ref.anchor && (isScalar(ref.node) || isCollection(ref.node))) {
          ref.node.anchor = ref.anchor;
        } else {
          const error = new Error("Failed to resolve repeated object (this should not happen)");
          error.source = source;
          throw error;
        }
      }
    },
    sourceObjects
  };
}

// node_modules/yaml/browser/dist/doc/applyReviver.js
function applyReviver(reviver, obj, key, val) {
  if (val && typeof val === "object") {
    if (Array.isArray(val)) {
      for (let i = 0, len = val.length; i < len; ++i) {
        const v0 = val[i];
        const v1 = applyReviver(reviver, val, String(i), v0);
        if (v1 === void 0)
          delete val[i];
        else if (v1 !== v0)
          val[i] = v1;
      }
    } else if (val instanceof Map) {
      for (const k of Array.from(val.keys())) {
        const v0 = val.get(k);
        const v1 = applyReviver(reviver, val, k, v0);
        if (v1 === void 0)
          val.delete(k);
        else if (v1 !== v0)
          val.set(k, v1);
      }
    } else if (val instanceof Set) {
      for (const v0 of Array.from(val)) {
        const v1 = applyReviver(reviver, val, v0, v0);
        if (v1 === void 0)
          val.delete(v0);
        else if (v1 !== v0) {
          val.delete(v0);
          val.add(v1);
        }
      }
    } else {
      for (const [k, v0] of Object.entries(val)) {
        const v1 = applyReviver(reviver, val, k, v0);
        if (v1 === void 0)
          delete val[k];
        else if (v1 !== v0)
          val[k] = v1;
      }
    }
  }
  return reviver.call(obj, key, val);
}

// node_modules/yaml/browser/dist/nodes/toJS.js
function toJS(value, arg, ctx) {
  if (Array.isArray(value))
    return value.map((v, i) => toJS(v, String(i), ctx));
  if (value && typeof value.toJSON === "function") {
    if (!ctx || !hasAnchor(value))
      return value.toJSON(arg, ctx);
    const data = { aliasCount: 0, count: 1, res: void 0 };
    ctx.anchors.set(value, data);
    ctx.onCreate = (res2) => {
      data.res = res2;
      delete ctx.onCreate;
    };
    const res = value.toJSON(arg, ctx);
    if (ctx.onCreate)
      ctx.onCreate(res);
    return res;
  }
  if (typeof value === "bigint" && !ctx?.keep)
    return Number(value);
  return value;
}

// node_modules/yaml/browser/dist/nodes/Node.js
var NodeBase = class {
  constructor(type) {
    Object.defineProperty(this, NODE_TYPE, { value: type });
  }
  /** Create a copy of this node.  */
  clone() {
    const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
    if (this.range)
      copy.range = this.range.slice();
    return copy;
  }
  /** A plain JavaScript representation of this node. */
  toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
    if (!isDocument(doc))
      throw new TypeError("A document argument is required");
    const ctx = {
      anchors: /* @__PURE__ */ new Map(),
      doc,
      keep: true,
      mapAsMap: mapAsMap === true,
      mapKeyWarned: false,
      maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
    };
    const res = toJS(this, "", ctx);
    if (typeof onAnchor === "function")
      for (const { count, res: res2 } of ctx.anchors.values())
        onAnchor(res2, count);
    return typeof reviver === "function" ? applyReviver(reviver, { "": res }, "", res) : res;
  }
};

// node_modules/yaml/browser/dist/nodes/Alias.js
var Alias = class extends NodeBase {
  constructor(source) {
    super(ALIAS);
    this.source = source;
    Object.defineProperty(this, "tag", {
      set() {
        throw new Error("Alias nodes cannot have tags");
      }
    });
  }
  /**
   * Resolve the value of this alias within `doc`, finding the last
   * instance of the `source` anchor before this node.
   */
  resolve(doc, ctx) {
    if (ctx?.maxAliasCount === 0)
      throw new ReferenceError("Alias resolution is disabled");
    let nodes;
    if (ctx?.aliasResolveCache) {
      nodes = ctx.aliasResolveCache;
    } else {
      nodes = [];
      visit(doc, {
        Node: (_key, node) => {
          if (isAlias(node) || hasAnchor(node))
            nodes.push(node);
        }
      });
      if (ctx)
        ctx.aliasResolveCache = nodes;
    }
    let found = void 0;
    for (const node of nodes) {
      if (node === this)
        break;
      if (node.anchor === this.source)
        found = node;
    }
    if (found && ctx) {
      const { anchors, doc: doc2, maxAliasCount } = ctx;
      let data = anchors.get(found);
      if (!data) {
        toJS(found, null, ctx);
        data = anchors.get(found);
      }
      if (data?.res === void 0) {
        const msg = "This should not happen: Alias anchor was not resolved?";
        throw new ReferenceError(msg);
      }
      if (maxAliasCount >= 0) {
        data.count += 1;
        if (data.aliasCount === 0)
          data.aliasCount = getAliasCount(doc2, found, anchors);
        if (data.count * data.aliasCount > maxAliasCount) {
          const msg = "Excessive alias count indicates a resource exhaustion attack";
          throw new ReferenceError(msg);
        }
      }
    }
    return found;
  }
  toJSON(_arg, ctx) {
    if (!ctx)
      return { source: this.source };
    const source = this.resolve(ctx.doc, ctx);
    if (!source) {
      const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
      throw new ReferenceError(msg);
    }
    return ctx.anchors.get(source).res;
  }
  toString(ctx, _onComment, _onChompKeep) {
    const src = `*${this.source}`;
    if (ctx) {
      anchorIsValid(this.source);
      if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
        const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
        throw new Error(msg);
      }
      if (ctx.implicitKey)
        return `${src} `;
    }
    return src;
  }
};
function getAliasCount(doc, node, anchors) {
  if (isAlias(node)) {
    const source = node.resolve(doc);
    const anchor = anchors && source && anchors.get(source);
    return anchor ? anchor.count * anchor.aliasCount : 0;
  } else if (isCollection(node)) {
    let count = 0;
    for (const item of node.items) {
      const c = getAliasCount(doc, item, anchors);
      if (c > count)
        count = c;
    }
    return count;
  } else if (isPair(node)) {
    const kc = getAliasCount(doc, node.key, anchors);
    const vc = getAliasCount(doc, node.value, anchors);
    return Math.max(kc, vc);
  }
  return 1;
}

// node_modules/yaml/browser/dist/nodes/Scalar.js
var isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
var Scalar = class extends NodeBase {
  constructor(value) {
    super(SCALAR);
    this.value = value;
  }
  toJSON(arg, ctx) {
    return ctx?.keep ? this.value : toJS(this.value, arg, ctx);
  }
  toString() {
    return String(this.value);
  }
};
Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
Scalar.PLAIN = "PLAIN";
Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";

// node_modules/yaml/browser/dist/doc/createNode.js
var defaultTagPrefix = "tag:yaml.org,2002:";
function findTagObject(value, tagName, tags) {
  if (tagName) {
    const match = tags.filter((t) => t.tag === tagName);
    const tagObj = match.find((t) => !t.format) ?? match[0];
    if (!tagObj)
      throw new Error(`Tag ${tagName} not found`);
    return tagObj;
  }
  return tags.find((t) => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
  if (isDocument(value))
    value = value.contents;
  if (isNode(value))
    return value;
  if (isPair(value)) {
    const map3 = ctx.schema[MAP].createNode?.(ctx.schema, null, ctx);
    map3.items.push(value);
    return map3;
  }
  if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) {
    value = value.valueOf();
  }
  const { aliasDuplicateObjects, onAnchor, onTagObj, schema: schema4, sourceObjects } = ctx;
  let ref = void 0;
  if (aliasDuplicateObjects && value && typeof value === "object") {
    ref = sourceObjects.get(value);
    if (ref) {
      ref.anchor ?? (ref.anchor = onAnchor(value));
      return new Alias(ref.anchor);
    } else {
      ref = { anchor: null, node: null };
      sourceObjects.set(value, ref);
    }
  }
  if (tagName?.startsWith("!!"))
    tagName = defaultTagPrefix + tagName.slice(2);
  let tagObj = findTagObject(value, tagName, schema4.tags);
  if (!tagObj) {
    if (value && typeof value.toJSON === "function") {
      value = value.toJSON();
    }
    if (!value || typeof value !== "object") {
      const node2 = new Scalar(value);
      if (ref)
        ref.node = node2;
      return node2;
    }
    tagObj = value instanceof Map ? schema4[MAP] : Symbol.iterator in Object(value) ? schema4[SEQ] : schema4[MAP];
  }
  if (onTagObj) {
    onTagObj(tagObj);
    delete ctx.onTagObj;
  }
  const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar(value);
  if (tagName)
    node.tag = tagName;
  else if (!tagObj.default)
    node.tag = tagObj.tag;
  if (ref)
    ref.node = node;
  return node;
}

// node_modules/yaml/browser/dist/nodes/Collection.js
function collectionFromPath(schema4, path, value) {
  let v = value;
  for (let i = path.length - 1; i >= 0; --i) {
    const k = path[i];
    if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
      const a = [];
      a[k] = v;
      v = a;
    } else {
      v = /* @__PURE__ */ new Map([[k, v]]);
    }
  }
  return createNode(v, void 0, {
    aliasDuplicateObjects: false,
    keepUndefined: false,
    onAnchor: () => {
      throw new Error("This should not happen, please report a bug.");
    },
    schema: schema4,
    sourceObjects: /* @__PURE__ */ new Map()
  });
}
var isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
var Collection = class extends NodeBase {
  constructor(type, schema4) {
    super(type);
    Object.defineProperty(this, "schema", {
      value: schema4,
      configurable: true,
      enumerable: false,
      writable: true
    });
  }
  /**
   * Create a copy of this collection.
   *
   * @param schema - If defined, overwrites the original's schema
   */
  clone(schema4) {
    const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
    if (schema4)
      copy.schema = schema4;
    copy.items = copy.items.map((it) => isNode(it) || isPair(it) ? it.clone(schema4) : it);
    if (this.range)
      copy.range = this.range.slice();
    return copy;
  }
  /**
   * Adds a value to the collection. For `!!map` and `!!omap` the value must
   * be a Pair instance or a `{ key, value }` object, which may not have a key
   * that already exists in the map.
   */
  addIn(path, value) {
    if (isEmptyPath(path))
      this.add(value);
    else {
      const [key, ...rest] = path;
      const node = this.get(key, true);
      if (isCollection(node))
        node.addIn(rest, value);
      else if (node === void 0 && this.schema)
        this.set(key, collectionFromPath(this.schema, rest, value));
      else
        throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
  }
  /**
   * Removes a value from the collection.
   * @returns `true` if the item was found and removed.
   */
  deleteIn(path) {
    const [key, ...rest] = path;
    if (rest.length === 0)
      return this.delete(key);
    const node = this.get(key, true);
    if (isCollection(node))
      return node.deleteIn(rest);
    else
      throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
  }
  /**
   * Returns item at `key`, or `undefined` if not found. By default unwraps
   * scalar values from their surrounding node; to disable set `keepScalar` to
   * `true` (collections are always returned intact).
   */
  getIn(path, keepScalar) {
    const [key, ...rest] = path;
    const node = this.get(key, true);
    if (rest.length === 0)
      return !keepScalar && isScalar(node) ? node.value : node;
    else
      return isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
  }
  hasAllNullValues(allowScalar) {
    return this.items.every((node) => {
      if (!isPair(node))
        return false;
      const n = node.value;
      return n == null || allowScalar && isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
    });
  }
  /**
   * Checks if the collection includes a value with the key `key`.
   */
  hasIn(path) {
    const [key, ...rest] = path;
    if (rest.length === 0)
      return this.has(key);
    const node = this.get(key, true);
    return isCollection(node) ? node.hasIn(rest) : false;
  }
  /**
   * Sets a value in this collection. For `!!set`, `value` needs to be a
   * boolean to add/remove the item from the set.
   */
  setIn(path, value) {
    const [key, ...rest] = path;
    if (rest.length === 0) {
      this.set(key, value);
    } else {
      const node = this.get(key, true);
      if (isCollection(node))
        node.setIn(rest, value);
      else if (node === void 0 && this.schema)
        this.set(key, collectionFromPath(this.schema, rest, value));
      else
        throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
  }
};

// node_modules/yaml/browser/dist/stringify/stringifyComment.js
var stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
function indentComment(comment, indent) {
  if (/^\n+$/.test(comment))
    return comment.substring(1);
  return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
var lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;

// node_modules/yaml/browser/dist/stringify/foldFlowLines.js
var FOLD_FLOW = "flow";
var FOLD_BLOCK = "block";
var FOLD_QUOTED = "quoted";
function foldFlowLines(text3, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
  if (!lineWidth || lineWidth < 0)
    return text3;
  if (lineWidth < minContentWidth)
    minContentWidth = 0;
  const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
  if (text3.length <= endStep)
    return text3;
  const folds = [];
  const escapedFolds = {};
  let end = lineWidth - indent.length;
  if (typeof indentAtStart === "number") {
    if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
      folds.push(0);
    else
      end = lineWidth - indentAtStart;
  }
  let split2 = void 0;
  let prev = void 0;
  let overflow = false;
  let i = -1;
  let escStart = -1;
  let escEnd = -1;
  if (mode === FOLD_BLOCK) {
    i = consumeMoreIndentedLines(text3, i, indent.length);
    if (i !== -1)
      end = i + endStep;
  }
  for (let ch; ch = text3[i += 1]; ) {
    if (mode === FOLD_QUOTED && ch === "\\") {
      escStart = i;
      switch (text3[i + 1]) {
        case "x":
          i += 3;
          break;
        case "u":
          i += 5;
          break;
        case "U":
          i += 9;
          break;
        default:
          i += 1;
      }
      escEnd = i;
    }
    if (ch === "\n") {
      if (mode === FOLD_BLOCK)
        i = consumeMoreIndentedLines(text3, i, indent.length);
      end = i + indent.length + endStep;
      split2 = void 0;
    } else {
      if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
        const next = text3[i + 1];
        if (next && next !== " " && next !== "\n" && next !== "	")
          split2 = i;
      }
      if (i >= end) {
        if (split2) {
          folds.push(split2);
          end = split2 + endStep;
          split2 = void 0;
        } else if (mode === FOLD_QUOTED) {
          while (prev === " " || prev === "	") {
            prev = ch;
            ch = text3[i += 1];
            overflow = true;
          }
          const j = i > escEnd + 1 ? i - 2 : escStart - 1;
          if (escapedFolds[j])
            return text3;
          folds.push(j);
          escapedFolds[j] = true;
          end = j + endStep;
          split2 = void 0;
        } else {
          overflow = true;
        }
      }
    }
    prev = ch;
  }
  if (overflow && onOverflow)
    onOverflow();
  if (folds.length === 0)
    return text3;
  if (onFold)
    onFold();
  let res = text3.slice(0, folds[0]);
  for (let i2 = 0; i2 < folds.length; ++i2) {
    const fold = folds[i2];
    const end2 = folds[i2 + 1] || text3.length;
    if (fold === 0)
      res = `
${indent}${text3.slice(0, end2)}`;
    else {
      if (mode === FOLD_QUOTED && escapedFolds[fold])
        res += `${text3[fold]}\\`;
      res += `
${indent}${text3.slice(fold + 1, end2)}`;
    }
  }
  return res;
}
function consumeMoreIndentedLines(text3, i, indent) {
  let end = i;
  let start = i + 1;
  let ch = text3[start];
  while (ch === " " || ch === "	") {
    if (i < start + indent) {
      ch = text3[++i];
    } else {
      do {
        ch = text3[++i];
      } while (ch && ch !== "\n");
      end = i;
      start = i + 1;
      ch = text3[start];
    }
  }
  return end;
}

// node_modules/yaml/browser/dist/stringify/stringifyString.js
var getFoldOptions = (ctx, isBlock2) => ({
  indentAtStart: isBlock2 ? ctx.indent.length : ctx.indentAtStart,
  lineWidth: ctx.options.lineWidth,
  minContentWidth: ctx.options.minContentWidth
});
var containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
  if (!lineWidth || lineWidth < 0)
    return false;
  const limit = lineWidth - indentLength;
  const strLen = str.length;
  if (strLen <= limit)
    return false;
  for (let i = 0, start = 0; i < strLen; ++i) {
    if (str[i] === "\n") {
      if (i - start > limit)
        return true;
      start = i + 1;
      if (strLen - start <= limit)
        return false;
    }
  }
  return true;
}
function doubleQuotedString(value, ctx) {
  const json = JSON.stringify(value);
  if (ctx.options.doubleQuotedAsJSON)
    return json;
  const { implicitKey } = ctx;
  const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
  const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
  let str = "";
  let start = 0;
  for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
    if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
      str += json.slice(start, i) + "\\ ";
      i += 1;
      start = i;
      ch = "\\";
    }
    if (ch === "\\")
      switch (json[i + 1]) {
        case "u":
          {
            str += json.slice(start, i);
            const code = json.substr(i + 2, 4);
            switch (code) {
              case "0000":
                str += "\\0";
                break;
              case "0007":
                str += "\\a";
                break;
              case "000b":
                str += "\\v";
                break;
              case "001b":
                str += "\\e";
                break;
              case "0085":
                str += "\\N";
                break;
              case "00a0":
                str += "\\_";
                break;
              case "2028":
                str += "\\L";
                break;
              case "2029":
                str += "\\P";
                break;
              default:
                if (code.substr(0, 2) === "00")
                  str += "\\x" + code.substr(2);
                else
                  str += json.substr(i, 6);
            }
            i += 5;
            start = i + 1;
          }
          break;
        case "n":
          if (implicitKey || json[i + 2] === '"' || json.length < minMultiLineLength) {
            i += 1;
          } else {
            str += json.slice(start, i) + "\n\n";
            while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== '"') {
              str += "\n";
              i += 2;
            }
            str += indent;
            if (json[i + 2] === " ")
              str += "\\";
            i += 1;
            start = i + 1;
          }
          break;
        default:
          i += 1;
      }
  }
  str = start ? str + json.slice(start) : json;
  return implicitKey ? str : foldFlowLines(str, indent, FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
  if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value))
    return doubleQuotedString(value, ctx);
  const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
  const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&
${indent}`) + "'";
  return ctx.implicitKey ? res : foldFlowLines(res, indent, FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
  const { singleQuote } = ctx.options;
  let qs;
  if (singleQuote === false)
    qs = doubleQuotedString;
  else {
    const hasDouble = value.includes('"');
    const hasSingle = value.includes("'");
    if (hasDouble && !hasSingle)
      qs = singleQuotedString;
    else if (hasSingle && !hasDouble)
      qs = doubleQuotedString;
    else
      qs = singleQuote ? singleQuotedString : doubleQuotedString;
  }
  return qs(value, ctx);
}
var blockEndNewlines;
try {
  blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
} catch {
  blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
  const { blockQuote, commentString, lineWidth } = ctx.options;
  if (!blockQuote || /\n[\t ]+$/.test(value)) {
    return quotedString(value, ctx);
  }
  const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
  const literal3 = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.BLOCK_FOLDED ? false : type === Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
  if (!value)
    return literal3 ? "|\n" : ">\n";
  let chomp;
  let endStart;
  for (endStart = value.length; endStart > 0; --endStart) {
    const ch = value[endStart - 1];
    if (ch !== "\n" && ch !== "	" && ch !== " ")
      break;
  }
  let end = value.substring(endStart);
  const endNlPos = end.indexOf("\n");
  if (endNlPos === -1) {
    chomp = "-";
  } else if (value === end || endNlPos !== end.length - 1) {
    chomp = "+";
    if (onChompKeep)
      onChompKeep();
  } else {
    chomp = "";
  }
  if (end) {
    value = value.slice(0, -end.length);
    if (end[end.length - 1] === "\n")
      end = end.slice(0, -1);
    end = end.replace(blockEndNewlines, `$&${indent}`);
  }
  let startWithSpace = false;
  let startEnd;
  let startNlPos = -1;
  for (startEnd = 0; startEnd < value.length; ++startEnd) {
    const ch = value[startEnd];
    if (ch === " ")
      startWithSpace = true;
    else if (ch === "\n")
      startNlPos = startEnd;
    else
      break;
  }
  let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
  if (start) {
    value = value.substring(start.length);
    start = start.replace(/\n+/g, `$&${indent}`);
  }
  const indentSize = indent ? "2" : "1";
  let header = (startWithSpace ? indentSize : "") + chomp;
  if (comment) {
    header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
    if (onComment)
      onComment();
  }
  if (!literal3) {
    const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
    let literalFallback = false;
    const foldOptions = getFoldOptions(ctx, true);
    if (blockQuote !== "folded" && type !== Scalar.BLOCK_FOLDED) {
      foldOptions.onOverflow = () => {
        literalFallback = true;
      };
    }
    const body = foldFlowLines(`${start}${foldedValue}${end}`, indent, FOLD_BLOCK, foldOptions);
    if (!literalFallback)
      return `>${header}
${indent}${body}`;
  }
  value = value.replace(/\n+/g, `$&${indent}`);
  return `|${header}
${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
  const { type, value } = item;
  const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
  if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) {
    return quotedString(value, ctx);
  }
  if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
    return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
  }
  if (!implicitKey && !inFlow && type !== Scalar.PLAIN && value.includes("\n")) {
    return blockString(item, ctx, onComment, onChompKeep);
  }
  if (containsDocumentMarker(value)) {
    if (indent === "") {
      ctx.forceBlockIndent = true;
      return blockString(item, ctx, onComment, onChompKeep);
    } else if (implicitKey && indent === indentStep) {
      return quotedString(value, ctx);
    }
  }
  const str = value.replace(/\n+/g, `$&
${indent}`);
  if (actualString) {
    const test2 = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
    const { compat, tags } = ctx.doc.schema;
    if (tags.some(test2) || compat?.some(test2))
      return quotedString(value, ctx);
  }
  return implicitKey ? str : foldFlowLines(str, indent, FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
  const { implicitKey, inFlow } = ctx;
  const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
  let { type } = item;
  if (type !== Scalar.QUOTE_DOUBLE) {
    if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
      type = Scalar.QUOTE_DOUBLE;
  }
  const _stringify = (_type) => {
    switch (_type) {
      case Scalar.BLOCK_FOLDED:
      case Scalar.BLOCK_LITERAL:
        return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
      case Scalar.QUOTE_DOUBLE:
        return doubleQuotedString(ss.value, ctx);
      case Scalar.QUOTE_SINGLE:
        return singleQuotedString(ss.value, ctx);
      case Scalar.PLAIN:
        return plainString(ss, ctx, onComment, onChompKeep);
      default:
        return null;
    }
  };
  let res = _stringify(type);
  if (res === null) {
    const { defaultKeyType, defaultStringType } = ctx.options;
    const t = implicitKey && defaultKeyType || defaultStringType;
    res = _stringify(t);
    if (res === null)
      throw new Error(`Unsupported default string type ${t}`);
  }
  return res;
}

// node_modules/yaml/browser/dist/stringify/stringify.js
function createStringifyContext(doc, options3) {
  const opt = Object.assign({
    blockQuote: true,
    commentString: stringifyComment,
    defaultKeyType: null,
    defaultStringType: "PLAIN",
    directives: null,
    doubleQuotedAsJSON: false,
    doubleQuotedMinMultiLineLength: 40,
    falseStr: "false",
    flowCollectionPadding: true,
    indentSeq: true,
    lineWidth: 80,
    minContentWidth: 20,
    nullStr: "null",
    simpleKeys: false,
    singleQuote: null,
    trailingComma: false,
    trueStr: "true",
    verifyAliasOrder: true
  }, doc.schema.toStringOptions, options3);
  let inFlow;
  switch (opt.collectionStyle) {
    case "block":
      inFlow = false;
      break;
    case "flow":
      inFlow = true;
      break;
    default:
      inFlow = null;
  }
  return {
    anchors: /* @__PURE__ */ new Set(),
    doc,
    flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
    indent: "",
    indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
    inFlow,
    options: opt
  };
}
function getTagObject(tags, item) {
  if (item.tag) {
    const match = tags.filter((t) => t.tag === item.tag);
    if (match.length > 0)
      return match.find((t) => t.format === item.format) ?? match[0];
  }
  let tagObj = void 0;
  let obj;
  if (isScalar(item)) {
    obj = item.value;
    let match = tags.filter((t) => t.identify?.(obj));
    if (match.length > 1) {
      const testMatch = match.filter((t) => t.test);
      if (testMatch.length > 0)
        match = testMatch;
    }
    tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
  } else {
    obj = item;
    tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
  }
  if (!tagObj) {
    const name2 = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
    throw new Error(`Tag not resolved for ${name2} value`);
  }
  return tagObj;
}
function stringifyProps(node, tagObj, { anchors, doc }) {
  if (!doc.directives)
    return "";
  const props = [];
  const anchor = (isScalar(node) || isCollection(node)) && node.anchor;
  if (anchor && anchorIsValid(anchor)) {
    anchors.add(anchor);
    props.push(`&${anchor}`);
  }
  const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
  if (tag)
    props.push(doc.directives.tagString(tag));
  return props.join(" ");
}
function stringify(item, ctx, onComment, onChompKeep) {
  if (isPair(item))
    return item.toString(ctx, onComment, onChompKeep);
  if (isAlias(item)) {
    if (ctx.doc.directives)
      return item.toString(ctx);
    if (ctx.resolvedAliases?.has(item)) {
      throw new TypeError(`Cannot stringify circular structure without alias nodes`);
    } else {
      if (ctx.resolvedAliases)
        ctx.resolvedAliases.add(item);
      else
        ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
      item = item.resolve(ctx.doc);
    }
  }
  let tagObj = void 0;
  const node = isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
  tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
  const props = stringifyProps(node, tagObj, ctx);
  if (props.length > 0)
    ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
  const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : isScalar(node) ? stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
  if (!props)
    return str;
  return isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}
${ctx.indent}${str}`;
}

// node_modules/yaml/browser/dist/stringify/stringifyPair.js
function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
  const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
  let keyComment = isNode(key) && key.comment || null;
  if (simpleKeys) {
    if (keyComment) {
      throw new Error("With simple keys, key nodes cannot have comments");
    }
    if (isCollection(key) || !isNode(key) && typeof key === "object") {
      const msg = "With simple keys, collection cannot be used as a key value";
      throw new Error(msg);
    }
  }
  let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || isCollection(key) || (isScalar(key) ? key.type === Scalar.BLOCK_FOLDED || key.type === Scalar.BLOCK_LITERAL : typeof key === "object"));
  ctx = Object.assign({}, ctx, {
    allNullValues: false,
    implicitKey: !explicitKey && (simpleKeys || !allNullValues),
    indent: indent + indentStep
  });
  let keyCommentDone = false;
  let chompKeep = false;
  let str = stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
  if (!explicitKey && !ctx.inFlow && str.length > 1024) {
    if (simpleKeys)
      throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
    explicitKey = true;
  }
  if (ctx.inFlow) {
    if (allNullValues || value == null) {
      if (keyCommentDone && onComment)
        onComment();
      return str === "" ? "?" : explicitKey ? `? ${str}` : str;
    }
  } else if (allNullValues && !simpleKeys || value == null && explicitKey) {
    str = `? ${str}`;
    if (keyComment && !keyCommentDone) {
      str += lineComment(str, ctx.indent, commentString(keyComment));
    } else if (chompKeep && onChompKeep)
      onChompKeep();
    return str;
  }
  if (keyCommentDone)
    keyComment = null;
  if (explicitKey) {
    if (keyComment)
      str += lineComment(str, ctx.indent, commentString(keyComment));
    str = `? ${str}
${indent}:`;
  } else {
    str = `${str}:`;
    if (keyComment)
      str += lineComment(str, ctx.indent, commentString(keyComment));
  }
  let vsb, vcb, valueComment;
  if (isNode(value)) {
    vsb = !!value.spaceBefore;
    vcb = value.commentBefore;
    valueComment = value.comment;
  } else {
    vsb = false;
    vcb = null;
    valueComment = null;
    if (value && typeof value === "object")
      value = doc.createNode(value);
  }
  ctx.implicitKey = false;
  if (!explicitKey && !keyComment && isScalar(value))
    ctx.indentAtStart = str.length + 1;
  chompKeep = false;
  if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && isSeq(value) && !value.flow && !value.tag && !value.anchor) {
    ctx.indent = ctx.indent.substring(2);
  }
  let valueCommentDone = false;
  const valueStr = stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
  let ws = " ";
  if (keyComment || vsb || vcb) {
    ws = vsb ? "\n" : "";
    if (vcb) {
      const cs = commentString(vcb);
      ws += `
${indentComment(cs, ctx.indent)}`;
    }
    if (valueStr === "" && !ctx.inFlow) {
      if (ws === "\n" && valueComment)
        ws = "\n\n";
    } else {
      ws += `
${ctx.indent}`;
    }
  } else if (!explicitKey && isCollection(value)) {
    const vs0 = valueStr[0];
    const nl0 = valueStr.indexOf("\n");
    const hasNewline = nl0 !== -1;
    const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
    if (hasNewline || !flow) {
      let hasPropsLine = false;
      if (hasNewline && (vs0 === "&" || vs0 === "!")) {
        let sp0 = valueStr.indexOf(" ");
        if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") {
          sp0 = valueStr.indexOf(" ", sp0 + 1);
        }
        if (sp0 === -1 || nl0 < sp0)
          hasPropsLine = true;
      }
      if (!hasPropsLine)
        ws = `
${ctx.indent}`;
    }
  } else if (valueStr === "" || valueStr[0] === "\n") {
    ws = "";
  }
  str += ws + valueStr;
  if (ctx.inFlow) {
    if (valueCommentDone && onComment)
      onComment();
  } else if (valueComment && !valueCommentDone) {
    str += lineComment(str, ctx.indent, commentString(valueComment));
  } else if (chompKeep && onChompKeep) {
    onChompKeep();
  }
  return str;
}

// node_modules/yaml/browser/dist/log.js
function warn(logLevel, warning) {
  if (logLevel === "debug" || logLevel === "warn") {
    console.warn(warning);
  }
}

// node_modules/yaml/browser/dist/schema/yaml-1.1/merge.js
var MERGE_KEY = "<<";
var merge = {
  identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
  default: "key",
  tag: "tag:yaml.org,2002:merge",
  test: /^<<$/,
  resolve: () => Object.assign(new Scalar(Symbol(MERGE_KEY)), {
    addToJSMap: addMergeToJSMap
  }),
  stringify: () => MERGE_KEY
};
var isMergeKey = (ctx, key) => (merge.identify(key) || isScalar(key) && (!key.type || key.type === Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map3, value) {
  const source = resolveAliasValue(ctx, value);
  if (isSeq(source))
    for (const it of source.items)
      mergeValue(ctx, map3, it);
  else if (Array.isArray(source))
    for (const it of source)
      mergeValue(ctx, map3, it);
  else
    mergeValue(ctx, map3, source);
}
function mergeValue(ctx, map3, value) {
  const source = resolveAliasValue(ctx, value);
  if (!isMap(source))
    throw new Error("Merge sources must be maps or map aliases");
  const srcMap = source.toJSON(null, ctx, Map);
  for (const [key, value2] of srcMap) {
    if (map3 instanceof Map) {
      if (!map3.has(key))
        map3.set(key, value2);
    } else if (map3 instanceof Set) {
      map3.add(key);
    } else if (!Object.prototype.hasOwnProperty.call(map3, key)) {
      Object.defineProperty(map3, key, {
        value: value2,
        writable: true,
        enumerable: true,
        configurable: true
      });
    }
  }
  return map3;
}
function resolveAliasValue(ctx, value) {
  return ctx && isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

// node_modules/yaml/browser/dist/nodes/addPairToJSMap.js
function addPairToJSMap(ctx, map3, { key, value }) {
  if (isNode(key) && key.addToJSMap)
    key.addToJSMap(ctx, map3, value);
  else if (isMergeKey(ctx, key))
    addMergeToJSMap(ctx, map3, value);
  else {
    const jsKey = toJS(key, "", ctx);
    if (map3 instanceof Map) {
      map3.set(jsKey, toJS(value, jsKey, ctx));
    } else if (map3 instanceof Set) {
      map3.add(jsKey);
    } else {
      const stringKey = stringifyKey(key, jsKey, ctx);
      const jsValue = toJS(value, stringKey, ctx);
      if (stringKey in map3)
        Object.defineProperty(map3, stringKey, {
          value: jsValue,
          writable: true,
          enumerable: true,
          configurable: true
        });
      else
        map3[stringKey] = jsValue;
    }
  }
  return map3;
}
function stringifyKey(key, jsKey, ctx) {
  if (jsKey === null)
    return "";
  if (typeof jsKey !== "object")
    return String(jsKey);
  if (isNode(key) && ctx?.doc) {
    const strCtx = createStringifyContext(ctx.doc, {});
    strCtx.anchors = /* @__PURE__ */ new Set();
    for (const node of ctx.anchors.keys())
      strCtx.anchors.add(node.anchor);
    strCtx.inFlow = true;
    strCtx.inStringifyKey = true;
    const strKey = key.toString(strCtx);
    if (!ctx.mapKeyWarned) {
      let jsonStr = JSON.stringify(strKey);
      if (jsonStr.length > 40)
        jsonStr = jsonStr.substring(0, 36) + '..."';
      warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
      ctx.mapKeyWarned = true;
    }
    return strKey;
  }
  return JSON.stringify(jsKey);
}

// node_modules/yaml/browser/dist/nodes/Pair.js
function createPair(key, value, ctx) {
  const k = createNode(key, void 0, ctx);
  const v = createNode(value, void 0, ctx);
  return new Pair(k, v);
}
var Pair = class _Pair {
  constructor(key, value = null) {
    Object.defineProperty(this, NODE_TYPE, { value: PAIR });
    this.key = key;
    this.value = value;
  }
  clone(schema4) {
    let { key, value } = this;
    if (isNode(key))
      key = key.clone(schema4);
    if (isNode(value))
      value = value.clone(schema4);
    return new _Pair(key, value);
  }
  toJSON(_, ctx) {
    const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
    return addPairToJSMap(ctx, pair, this);
  }
  toString(ctx, onComment, onChompKeep) {
    return ctx?.doc ? stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
  }
};

// node_modules/yaml/browser/dist/stringify/stringifyCollection.js
function stringifyCollection(collection, ctx, options3) {
  const flow = ctx.inFlow ?? collection.flow;
  const stringify4 = flow ? stringifyFlowCollection : stringifyBlockCollection;
  return stringify4(collection, ctx, options3);
}
function stringifyBlockCollection({ comment, items: items2 }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
  const { indent, options: { commentString } } = ctx;
  const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
  let chompKeep = false;
  const lines = [];
  for (let i = 0; i < items2.length; ++i) {
    const item = items2[i];
    let comment2 = null;
    if (isNode(item)) {
      if (!chompKeep && item.spaceBefore)
        lines.push("");
      addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
      if (item.comment)
        comment2 = item.comment;
    } else if (isPair(item)) {
      const ik = isNode(item.key) ? item.key : null;
      if (ik) {
        if (!chompKeep && ik.spaceBefore)
          lines.push("");
        addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
      }
    }
    chompKeep = false;
    let str2 = stringify(item, itemCtx, () => comment2 = null, () => chompKeep = true);
    if (comment2)
      str2 += lineComment(str2, itemIndent, commentString(comment2));
    if (chompKeep && comment2)
      chompKeep = false;
    lines.push(blockItemPrefix + str2);
  }
  let str;
  if (lines.length === 0) {
    str = flowChars.start + flowChars.end;
  } else {
    str = lines[0];
    for (let i = 1; i < lines.length; ++i) {
      const line = lines[i];
      str += line ? `
${indent}${line}` : "\n";
    }
  }
  if (comment) {
    str += "\n" + indentComment(commentString(comment), indent);
    if (onComment)
      onComment();
  } else if (chompKeep && onChompKeep)
    onChompKeep();
  return str;
}
function stringifyFlowCollection({ items: items2 }, ctx, { flowChars, itemIndent }) {
  const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
  itemIndent += indentStep;
  const itemCtx = Object.assign({}, ctx, {
    indent: itemIndent,
    inFlow: true,
    type: null
  });
  let reqNewline = false;
  let linesAtValue = 0;
  const lines = [];
  for (let i = 0; i < items2.length; ++i) {
    const item = items2[i];
    let comment = null;
    if (isNode(item)) {
      if (item.spaceBefore)
        lines.push("");
      addCommentBefore(ctx, lines, item.commentBefore, false);
      if (item.comment)
        comment = item.comment;
    } else if (isPair(item)) {
      const ik = isNode(item.key) ? item.key : null;
      if (ik) {
        if (ik.spaceBefore)
          lines.push("");
        addCommentBefore(ctx, lines, ik.commentBefore, false);
        if (ik.comment)
          reqNewline = true;
      }
      const iv = isNode(item.value) ? item.value : null;
      if (iv) {
        if (iv.comment)
          comment = iv.comment;
        if (iv.commentBefore)
          reqNewline = true;
      } else if (item.value == null && ik?.comment) {
        comment = ik.comment;
      }
    }
    if (comment)
      reqNewline = true;
    let str = stringify(item, itemCtx, () => comment = null);
    reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
    if (i < items2.length - 1) {
      str += ",";
    } else if (ctx.options.trailingComma) {
      if (ctx.options.lineWidth > 0) {
        reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
      }
      if (reqNewline) {
        str += ",";
      }
    }
    if (comment)
      str += lineComment(str, itemIndent, commentString(comment));
    lines.push(str);
    linesAtValue = lines.length;
  }
  const { start, end } = flowChars;
  if (lines.length === 0) {
    return start + end;
  } else {
    if (!reqNewline) {
      const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
      reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
    }
    if (reqNewline) {
      let str = start;
      for (const line of lines)
        str += line ? `
${indentStep}${indent}${line}` : "\n";
      return `${str}
${indent}${end}`;
    } else {
      return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
    }
  }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
  if (comment && chompKeep)
    comment = comment.replace(/^\n+/, "");
  if (comment) {
    const ic = indentComment(commentString(comment), indent);
    lines.push(ic.trimStart());
  }
}

// node_modules/yaml/browser/dist/nodes/YAMLMap.js
function findPair(items2, key) {
  const k = isScalar(key) ? key.value : key;
  for (const it of items2) {
    if (isPair(it)) {
      if (it.key === key || it.key === k)
        return it;
      if (isScalar(it.key) && it.key.value === k)
        return it;
    }
  }
  return void 0;
}
var YAMLMap = class extends Collection {
  static get tagName() {
    return "tag:yaml.org,2002:map";
  }
  constructor(schema4) {
    super(MAP, schema4);
    this.items = [];
  }
  /**
   * A generic collection parsing method that can be extended
   * to other node classes that inherit from YAMLMap
   */
  static from(schema4, obj, ctx) {
    const { keepUndefined, replacer } = ctx;
    const map3 = new this(schema4);
    const add = (key, value) => {
      if (typeof replacer === "function")
        value = replacer.call(obj, key, value);
      else if (Array.isArray(replacer) && !replacer.includes(key))
        return;
      if (value !== void 0 || keepUndefined)
        map3.items.push(createPair(key, value, ctx));
    };
    if (obj instanceof Map) {
      for (const [key, value] of obj)
        add(key, value);
    } else if (obj && typeof obj === "object") {
      for (const key of Object.keys(obj))
        add(key, obj[key]);
    }
    if (typeof schema4.sortMapEntries === "function") {
      map3.items.sort(schema4.sortMapEntries);
    }
    return map3;
  }
  /**
   * Adds a value to the collection.
   *
   * @param overwrite - If not set `true`, using a key that is already in the
   *   collection will throw. Otherwise, overwrites the previous value.
   */
  add(pair, overwrite) {
    let _pair;
    if (isPair(pair))
      _pair = pair;
    else if (!pair || typeof pair !== "object" || !("key" in pair)) {
      _pair = new Pair(pair, pair?.value);
    } else
      _pair = new Pair(pair.key, pair.value);
    const prev = findPair(this.items, _pair.key);
    const sortEntries = this.schema?.sortMapEntries;
    if (prev) {
      if (!overwrite)
        throw new Error(`Key ${_pair.key} already set`);
      if (isScalar(prev.value) && isScalarValue(_pair.value))
        prev.value.value = _pair.value;
      else
        prev.value = _pair.value;
    } else if (sortEntries) {
      const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
      if (i === -1)
        this.items.push(_pair);
      else
        this.items.splice(i, 0, _pair);
    } else {
      this.items.push(_pair);
    }
  }
  delete(key) {
    const it = findPair(this.items, key);
    if (!it)
      return false;
    const del = this.items.splice(this.items.indexOf(it), 1);
    return del.length > 0;
  }
  get(key, keepScalar) {
    const it = findPair(this.items, key);
    const node = it?.value;
    return (!keepScalar && isScalar(node) ? node.value : node) ?? void 0;
  }
  has(key) {
    return !!findPair(this.items, key);
  }
  set(key, value) {
    this.add(new Pair(key, value), true);
  }
  /**
   * @param ctx - Conversion context, originally set in Document#toJS()
   * @param {Class} Type - If set, forces the returned collection type
   * @returns Instance of Type, Map, or Object
   */
  toJSON(_, ctx, Type) {
    const map3 = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
    if (ctx?.onCreate)
      ctx.onCreate(map3);
    for (const item of this.items)
      addPairToJSMap(ctx, map3, item);
    return map3;
  }
  toString(ctx, onComment, onChompKeep) {
    if (!ctx)
      return JSON.stringify(this);
    for (const item of this.items) {
      if (!isPair(item))
        throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
    }
    if (!ctx.allNullValues && this.hasAllNullValues(false))
      ctx = Object.assign({}, ctx, { allNullValues: true });
    return stringifyCollection(this, ctx, {
      blockItemPrefix: "",
      flowChars: { start: "{", end: "}" },
      itemIndent: ctx.indent || "",
      onChompKeep,
      onComment
    });
  }
};

// node_modules/yaml/browser/dist/schema/common/map.js
var map2 = {
  collection: "map",
  default: true,
  nodeClass: YAMLMap,
  tag: "tag:yaml.org,2002:map",
  resolve(map3, onError) {
    if (!isMap(map3))
      onError("Expected a mapping for this tag");
    return map3;
  },
  createNode: (schema4, obj, ctx) => YAMLMap.from(schema4, obj, ctx)
};

// node_modules/yaml/browser/dist/nodes/YAMLSeq.js
var YAMLSeq = class extends Collection {
  static get tagName() {
    return "tag:yaml.org,2002:seq";
  }
  constructor(schema4) {
    super(SEQ, schema4);
    this.items = [];
  }
  add(value) {
    this.items.push(value);
  }
  /**
   * Removes a value from the collection.
   *
   * `key` must contain a representation of an integer for this to succeed.
   * It may be wrapped in a `Scalar`.
   *
   * @returns `true` if the item was found and removed.
   */
  delete(key) {
    const idx = asItemIndex(key);
    if (typeof idx !== "number")
      return false;
    const del = this.items.splice(idx, 1);
    return del.length > 0;
  }
  get(key, keepScalar) {
    const idx = asItemIndex(key);
    if (typeof idx !== "number")
      return void 0;
    const it = this.items[idx];
    return !keepScalar && isScalar(it) ? it.value : it;
  }
  /**
   * Checks if the collection includes a value with the key `key`.
   *
   * `key` must contain a representation of an integer for this to succeed.
   * It may be wrapped in a `Scalar`.
   */
  has(key) {
    const idx = asItemIndex(key);
    return typeof idx === "number" && idx < this.items.length;
  }
  /**
   * Sets a value in this collection. For `!!set`, `value` needs to be a
   * boolean to add/remove the item from the set.
   *
   * If `key` does not contain a representation of an integer, this will throw.
   * It may be wrapped in a `Scalar`.
   */
  set(key, value) {
    const idx = asItemIndex(key);
    if (typeof idx !== "number")
      throw new Error(`Expected a valid index, not ${key}.`);
    const prev = this.items[idx];
    if (isScalar(prev) && isScalarValue(value))
      prev.value = value;
    else
      this.items[idx] = value;
  }
  toJSON(_, ctx) {
    const seq2 = [];
    if (ctx?.onCreate)
      ctx.onCreate(seq2);
    let i = 0;
    for (const item of this.items)
      seq2.push(toJS(item, String(i++), ctx));
    return seq2;
  }
  toString(ctx, onComment, onChompKeep) {
    if (!ctx)
      return JSON.stringify(this);
    return stringifyCollection(this, ctx, {
      blockItemPrefix: "- ",
      flowChars: { start: "[", end: "]" },
      itemIndent: (ctx.indent || "") + "  ",
      onChompKeep,
      onComment
    });
  }
  static from(schema4, obj, ctx) {
    const { replacer } = ctx;
    const seq2 = new this(schema4);
    if (obj && Symbol.iterator in Object(obj)) {
      let i = 0;
      for (let it of obj) {
        if (typeof replacer === "function") {
          const key = obj instanceof Set ? it : String(i++);
          it = replacer.call(obj, key, it);
        }
        seq2.items.push(createNode(it, void 0, ctx));
      }
    }
    return seq2;
  }
};
function asItemIndex(key) {
  let idx = isScalar(key) ? key.value : key;
  if (idx && typeof idx === "string")
    idx = Number(idx);
  return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
}

// node_modules/yaml/browser/dist/schema/common/seq.js
var seq = {
  collection: "seq",
  default: true,
  nodeClass: YAMLSeq,
  tag: "tag:yaml.org,2002:seq",
  resolve(seq2, onError) {
    if (!isSeq(seq2))
      onError("Expected a sequence for this tag");
    return seq2;
  },
  createNode: (schema4, obj, ctx) => YAMLSeq.from(schema4, obj, ctx)
};

// node_modules/yaml/browser/dist/schema/common/string.js
var string = {
  identify: (value) => typeof value === "string",
  default: true,
  tag: "tag:yaml.org,2002:str",
  resolve: (str) => str,
  stringify(item, ctx, onComment, onChompKeep) {
    ctx = Object.assign({ actualString: true }, ctx);
    return stringifyString(item, ctx, onComment, onChompKeep);
  }
};

// node_modules/yaml/browser/dist/schema/common/null.js
var nullTag = {
  identify: (value) => value == null,
  createNode: () => new Scalar(null),
  default: true,
  tag: "tag:yaml.org,2002:null",
  test: /^(?:~|[Nn]ull|NULL)?$/,
  resolve: () => new Scalar(null),
  stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
};

// node_modules/yaml/browser/dist/schema/core/bool.js
var boolTag = {
  identify: (value) => typeof value === "boolean",
  default: true,
  tag: "tag:yaml.org,2002:bool",
  test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
  resolve: (str) => new Scalar(str[0] === "t" || str[0] === "T"),
  stringify({ source, value }, ctx) {
    if (source && boolTag.test.test(source)) {
      const sv = source[0] === "t" || source[0] === "T";
      if (value === sv)
        return source;
    }
    return value ? ctx.options.trueStr : ctx.options.falseStr;
  }
};

// node_modules/yaml/browser/dist/stringify/stringifyNumber.js
function stringifyNumber({ format, minFractionDigits, tag, value }) {
  if (typeof value === "bigint")
    return String(value);
  const num = typeof value === "number" ? value : Number(value);
  if (!isFinite(num))
    return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
  let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
  if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
    let i = n.indexOf(".");
    if (i < 0) {
      i = n.length;
      n += ".";
    }
    let d = minFractionDigits - (n.length - i - 1);
    while (d-- > 0)
      n += "0";
  }
  return n;
}

// node_modules/yaml/browser/dist/schema/core/float.js
var floatNaN = {
  identify: (value) => typeof value === "number",
  default: true,
  tag: "tag:yaml.org,2002:float",
  test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
  resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
  stringify: stringifyNumber
};
var floatExp = {
  identify: (value) => typeof value === "number",
  default: true,
  tag: "tag:yaml.org,2002:float",
  format: "EXP",
  test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
  resolve: (str) => parseFloat(str),
  stringify(node) {
    const num = Number(node.value);
    return isFinite(num) ? num.toExponential() : stringifyNumber(node);
  }
};
var float = {
  identify: (value) => typeof value === "number",
  default: true,
  tag: "tag:yaml.org,2002:float",
  test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
  resolve(str) {
    const node = new Scalar(parseFloat(str));
    const dot = str.indexOf(".");
    if (dot !== -1 && str[str.length - 1] === "0")
      node.minFractionDigits = str.length - dot - 1;
    return node;
  },
  stringify: stringifyNumber
};

// node_modules/yaml/browser/dist/schema/core/int.js
var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
var intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
function intStringify(node, radix, prefix) {
  const { value } = node;
  if (intIdentify(value) && value >= 0)
    return prefix + value.toString(radix);
  return stringifyNumber(node);
}
var intOct = {
  identify: (value) => intIdentify(value) && value >= 0,
  default: true,
  tag: "tag:yaml.org,2002:int",
  format: "OCT",
  test: /^0o[0-7]+$/,
  resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
  stringify: (node) => intStringify(node, 8, "0o")
};
var int = {
  identify: intIdentify,
  default: true,
  tag: "tag:yaml.org,2002:int",
  test: /^[-+]?[0-9]+$/,
  resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
  stringify: stringifyNumber
};
var intHex = {
  identify: (value) => intIdentify(value) && value >= 0,
  default: true,
  tag: "tag:yaml.org,2002:int",
  format: "HEX",
  test: /^0x[0-9a-fA-F]+$/,
  resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
  stringify: (node) => intStringify(node, 16, "0x")
};

// node_modules/yaml/browser/dist/schema/core/schema.js
var schema = [
  map2,
  seq,
  string,
  nullTag,
  boolTag,
  intOct,
  int,
  intHex,
  floatNaN,
  floatExp,
  float
];

// node_modules/yaml/browser/dist/schema/json/schema.js
function intIdentify2(value) {
  return typeof value === "bigint" || Number.isInteger(value);
}
var stringifyJSON = ({ value }) => JSON.stringify(value);
var jsonScalars = [
  {
    identify: (value) => typeof value === "string",
    default: true,
    tag: "tag:yaml.org,2002:str",
    resolve: (str) => str,
    stringify: stringifyJSON
  },
  {
    identify: (value) => value == null,
    createNode: () => new Scalar(null),
    default: true,
    tag: "tag:yaml.org,2002:null",
    test: /^null$/,
    resolve: () => null,
    stringify: stringifyJSON
  },
  {
    identify: (value) => typeof value === "boolean",
    default: true,
    tag: "tag:yaml.org,2002:bool",
    test: /^true$|^false$/,
    resolve: (str) => str === "true",
    stringify: stringifyJSON
  },
  {
    identify: intIdentify2,
    default: true,
    tag: "tag:yaml.org,2002:int",
    test: /^-?(?:0|[1-9][0-9]*)$/,
    resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
    stringify: ({ value }) => intIdentify2(value) ? value.toString() : JSON.stringify(value)
  },
  {
    identify: (value) => typeof value === "number",
    default: true,
    tag: "tag:yaml.org,2002:float",
    test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
    resolve: (str) => parseFloat(str),
    stringify: stringifyJSON
  }
];
var jsonError = {
  default: true,
  tag: "",
  test: /^/,
  resolve(str, onError) {
    onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
    return str;
  }
};
var schema2 = [map2, seq].concat(jsonScalars, jsonError);

// node_modules/yaml/browser/dist/schema/yaml-1.1/binary.js
var binary = {
  identify: (value) => value instanceof Uint8Array,
  // Buffer inherits from Uint8Array
  default: false,
  tag: "tag:yaml.org,2002:binary",
  /**
   * Returns a Buffer in node and an Uint8Array in browsers
   *
   * To use the resulting buffer as an image, you'll want to do something like:
   *
   *   const blob = new Blob([buffer], { type: 'image/jpeg' })
   *   document.querySelector('#photo').src = URL.createObjectURL(blob)
   */
  resolve(src, onError) {
    if (typeof atob === "function") {
      const str = atob(src.replace(/[\n\r]/g, ""));
      const buffer = new Uint8Array(str.length);
      for (let i = 0; i < str.length; ++i)
        buffer[i] = str.charCodeAt(i);
      return buffer;
    } else {
      onError("This environment does not support reading binary tags; either Buffer or atob is required");
      return src;
    }
  },
  stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
    if (!value)
      return "";
    const buf = value;
    let str;
    if (typeof btoa === "function") {
      let s = "";
      for (let i = 0; i < buf.length; ++i)
        s += String.fromCharCode(buf[i]);
      str = btoa(s);
    } else {
      throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
    }
    type ?? (type = Scalar.BLOCK_LITERAL);
    if (type !== Scalar.QUOTE_DOUBLE) {
      const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
      const n = Math.ceil(str.length / lineWidth);
      const lines = new Array(n);
      for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
        lines[i] = str.substr(o, lineWidth);
      }
      str = lines.join(type === Scalar.BLOCK_LITERAL ? "\n" : " ");
    }
    return stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
  }
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/pairs.js
function resolvePairs(seq2, onError) {
  if (isSeq(seq2)) {
    for (let i = 0; i < seq2.items.length; ++i) {
      let item = seq2.items[i];
      if (isPair(item))
        continue;
      else if (isMap(item)) {
        if (item.items.length > 1)
          onError("Each pair must have its own sequence indicator");
        const pair = item.items[0] || new Pair(new Scalar(null));
        if (item.commentBefore)
          pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}
${pair.key.commentBefore}` : item.commentBefore;
        if (item.comment) {
          const cn = pair.value ?? pair.key;
          cn.comment = cn.comment ? `${item.comment}
${cn.comment}` : item.comment;
        }
        item = pair;
      }
      seq2.items[i] = isPair(item) ? item : new Pair(item);
    }
  } else
    onError("Expected a sequence for this tag");
  return seq2;
}
function createPairs(schema4, iterable, ctx) {
  const { replacer } = ctx;
  const pairs2 = new YAMLSeq(schema4);
  pairs2.tag = "tag:yaml.org,2002:pairs";
  let i = 0;
  if (iterable && Symbol.iterator in Object(iterable))
    for (let it of iterable) {
      if (typeof replacer === "function")
        it = replacer.call(iterable, String(i++), it);
      let key, value;
      if (Array.isArray(it)) {
        if (it.length === 2) {
          key = it[0];
          value = it[1];
        } else
          throw new TypeError(`Expected [key, value] tuple: ${it}`);
      } else if (it && it instanceof Object) {
        const keys = Object.keys(it);
        if (keys.length === 1) {
          key = keys[0];
          value = it[key];
        } else {
          throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
        }
      } else {
        key = it;
      }
      pairs2.items.push(createPair(key, value, ctx));
    }
  return pairs2;
}
var pairs = {
  collection: "seq",
  default: false,
  tag: "tag:yaml.org,2002:pairs",
  resolve: resolvePairs,
  createNode: createPairs
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/omap.js
var YAMLOMap = class _YAMLOMap extends YAMLSeq {
  constructor() {
    super();
    this.add = YAMLMap.prototype.add.bind(this);
    this.delete = YAMLMap.prototype.delete.bind(this);
    this.get = YAMLMap.prototype.get.bind(this);
    this.has = YAMLMap.prototype.has.bind(this);
    this.set = YAMLMap.prototype.set.bind(this);
    this.tag = _YAMLOMap.tag;
  }
  /**
   * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
   * but TypeScript won't allow widening the signature of a child method.
   */
  toJSON(_, ctx) {
    if (!ctx)
      return super.toJSON(_);
    const map3 = /* @__PURE__ */ new Map();
    if (ctx?.onCreate)
      ctx.onCreate(map3);
    for (const pair of this.items) {
      let key, value;
      if (isPair(pair)) {
        key = toJS(pair.key, "", ctx);
        value = toJS(pair.value, key, ctx);
      } else {
        key = toJS(pair, "", ctx);
      }
      if (map3.has(key))
        throw new Error("Ordered maps must not include duplicate keys");
      map3.set(key, value);
    }
    return map3;
  }
  static from(schema4, iterable, ctx) {
    const pairs2 = createPairs(schema4, iterable, ctx);
    const omap2 = new this();
    omap2.items = pairs2.items;
    return omap2;
  }
};
YAMLOMap.tag = "tag:yaml.org,2002:omap";
var omap = {
  collection: "seq",
  identify: (value) => value instanceof Map,
  nodeClass: YAMLOMap,
  default: false,
  tag: "tag:yaml.org,2002:omap",
  resolve(seq2, onError) {
    const pairs2 = resolvePairs(seq2, onError);
    const seenKeys = [];
    for (const { key } of pairs2.items) {
      if (isScalar(key)) {
        if (seenKeys.includes(key.value)) {
          onError(`Ordered maps must not include duplicate keys: ${key.value}`);
        } else {
          seenKeys.push(key.value);
        }
      }
    }
    return Object.assign(new YAMLOMap(), pairs2);
  },
  createNode: (schema4, iterable, ctx) => YAMLOMap.from(schema4, iterable, ctx)
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/bool.js
function boolStringify({ value, source }, ctx) {
  const boolObj = value ? trueTag : falseTag;
  if (source && boolObj.test.test(source))
    return source;
  return value ? ctx.options.trueStr : ctx.options.falseStr;
}
var trueTag = {
  identify: (value) => value === true,
  default: true,
  tag: "tag:yaml.org,2002:bool",
  test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
  resolve: () => new Scalar(true),
  stringify: boolStringify
};
var falseTag = {
  identify: (value) => value === false,
  default: true,
  tag: "tag:yaml.org,2002:bool",
  test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
  resolve: () => new Scalar(false),
  stringify: boolStringify
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/float.js
var floatNaN2 = {
  identify: (value) => typeof value === "number",
  default: true,
  tag: "tag:yaml.org,2002:float",
  test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
  resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
  stringify: stringifyNumber
};
var floatExp2 = {
  identify: (value) => typeof value === "number",
  default: true,
  tag: "tag:yaml.org,2002:float",
  format: "EXP",
  test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
  resolve: (str) => parseFloat(str.replace(/_/g, "")),
  stringify(node) {
    const num = Number(node.value);
    return isFinite(num) ? num.toExponential() : stringifyNumber(node);
  }
};
var float2 = {
  identify: (value) => typeof value === "number",
  default: true,
  tag: "tag:yaml.org,2002:float",
  test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
  resolve(str) {
    const node = new Scalar(parseFloat(str.replace(/_/g, "")));
    const dot = str.indexOf(".");
    if (dot !== -1) {
      const f = str.substring(dot + 1).replace(/_/g, "");
      if (f[f.length - 1] === "0")
        node.minFractionDigits = f.length;
    }
    return node;
  },
  stringify: stringifyNumber
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/int.js
var intIdentify3 = (value) => typeof value === "bigint" || Number.isInteger(value);
function intResolve2(str, offset, radix, { intAsBigInt }) {
  const sign = str[0];
  if (sign === "-" || sign === "+")
    offset += 1;
  str = str.substring(offset).replace(/_/g, "");
  if (intAsBigInt) {
    switch (radix) {
      case 2:
        str = `0b${str}`;
        break;
      case 8:
        str = `0o${str}`;
        break;
      case 16:
        str = `0x${str}`;
        break;
    }
    const n2 = BigInt(str);
    return sign === "-" ? BigInt(-1) * n2 : n2;
  }
  const n = parseInt(str, radix);
  return sign === "-" ? -1 * n : n;
}
function intStringify2(node, radix, prefix) {
  const { value } = node;
  if (intIdentify3(value)) {
    const str = value.toString(radix);
    return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
  }
  return stringifyNumber(node);
}
var intBin = {
  identify: intIdentify3,
  default: true,
  tag: "tag:yaml.org,2002:int",
  format: "BIN",
  test: /^[-+]?0b[0-1_]+$/,
  resolve: (str, _onError, opt) => intResolve2(str, 2, 2, opt),
  stringify: (node) => intStringify2(node, 2, "0b")
};
var intOct2 = {
  identify: intIdentify3,
  default: true,
  tag: "tag:yaml.org,2002:int",
  format: "OCT",
  test: /^[-+]?0[0-7_]+$/,
  resolve: (str, _onError, opt) => intResolve2(str, 1, 8, opt),
  stringify: (node) => intStringify2(node, 8, "0")
};
var int2 = {
  identify: intIdentify3,
  default: true,
  tag: "tag:yaml.org,2002:int",
  test: /^[-+]?[0-9][0-9_]*$/,
  resolve: (str, _onError, opt) => intResolve2(str, 0, 10, opt),
  stringify: stringifyNumber
};
var intHex2 = {
  identify: intIdentify3,
  default: true,
  tag: "tag:yaml.org,2002:int",
  format: "HEX",
  test: /^[-+]?0x[0-9a-fA-F_]+$/,
  resolve: (str, _onError, opt) => intResolve2(str, 2, 16, opt),
  stringify: (node) => intStringify2(node, 16, "0x")
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/set.js
var YAMLSet = class _YAMLSet extends YAMLMap {
  constructor(schema4) {
    super(schema4);
    this.tag = _YAMLSet.tag;
  }
  add(key) {
    let pair;
    if (isPair(key))
      pair = key;
    else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null)
      pair = new Pair(key.key, null);
    else
      pair = new Pair(key, null);
    const prev = findPair(this.items, pair.key);
    if (!prev)
      this.items.push(pair);
  }
  /**
   * If `keepPair` is `true`, returns the Pair matching `key`.
   * Otherwise, returns the value of that Pair's key.
   */
  get(key, keepPair) {
    const pair = findPair(this.items, key);
    return !keepPair && isPair(pair) ? isScalar(pair.key) ? pair.key.value : pair.key : pair;
  }
  set(key, value) {
    if (typeof value !== "boolean")
      throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
    const prev = findPair(this.items, key);
    if (prev && !value) {
      this.items.splice(this.items.indexOf(prev), 1);
    } else if (!prev && value) {
      this.items.push(new Pair(key));
    }
  }
  toJSON(_, ctx) {
    return super.toJSON(_, ctx, Set);
  }
  toString(ctx, onComment, onChompKeep) {
    if (!ctx)
      return JSON.stringify(this);
    if (this.hasAllNullValues(true))
      return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
    else
      throw new Error("Set items must all have null values");
  }
  static from(schema4, iterable, ctx) {
    const { replacer } = ctx;
    const set2 = new this(schema4);
    if (iterable && Symbol.iterator in Object(iterable))
      for (let value of iterable) {
        if (typeof replacer === "function")
          value = replacer.call(iterable, value, value);
        set2.items.push(createPair(value, null, ctx));
      }
    return set2;
  }
};
YAMLSet.tag = "tag:yaml.org,2002:set";
var set = {
  collection: "map",
  identify: (value) => value instanceof Set,
  nodeClass: YAMLSet,
  default: false,
  tag: "tag:yaml.org,2002:set",
  createNode: (schema4, iterable, ctx) => YAMLSet.from(schema4, iterable, ctx),
  resolve(map3, onError) {
    if (isMap(map3)) {
      if (map3.hasAllNullValues(true))
        return Object.assign(new YAMLSet(), map3);
      else
        onError("Set items must all have null values");
    } else
      onError("Expected a mapping for this tag");
    return map3;
  }
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/timestamp.js
function parseSexagesimal(str, asBigInt) {
  const sign = str[0];
  const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
  const num = (n) => asBigInt ? BigInt(n) : Number(n);
  const res = parts.replace(/_/g, "").split(":").reduce((res2, p) => res2 * num(60) + num(p), num(0));
  return sign === "-" ? num(-1) * res : res;
}
function stringifySexagesimal(node) {
  let { value } = node;
  let num = (n) => n;
  if (typeof value === "bigint")
    num = (n) => BigInt(n);
  else if (isNaN(value) || !isFinite(value))
    return stringifyNumber(node);
  let sign = "";
  if (value < 0) {
    sign = "-";
    value *= num(-1);
  }
  const _60 = num(60);
  const parts = [value % _60];
  if (value < 60) {
    parts.unshift(0);
  } else {
    value = (value - parts[0]) / _60;
    parts.unshift(value % _60);
    if (value >= 60) {
      value = (value - parts[0]) / _60;
      parts.unshift(value);
    }
  }
  return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
}
var intTime = {
  identify: (value) => typeof value === "bigint" || Number.isInteger(value),
  default: true,
  tag: "tag:yaml.org,2002:int",
  format: "TIME",
  test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
  resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
  stringify: stringifySexagesimal
};
var floatTime = {
  identify: (value) => typeof value === "number",
  default: true,
  tag: "tag:yaml.org,2002:float",
  format: "TIME",
  test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
  resolve: (str) => parseSexagesimal(str, false),
  stringify: stringifySexagesimal
};
var timestamp = {
  identify: (value) => value instanceof Date,
  default: true,
  tag: "tag:yaml.org,2002:timestamp",
  // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
  // may be omitted altogether, resulting in a date format. In such a case, the time part is
  // assumed to be 00:00:00Z (start of day, UTC).
  test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
  resolve(str) {
    const match = str.match(timestamp.test);
    if (!match)
      throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
    const [, year, month, day, hour, minute, second] = match.map(Number);
    const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
    let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
    const tz = match[8];
    if (tz && tz !== "Z") {
      let d = parseSexagesimal(tz, false);
      if (Math.abs(d) < 30)
        d *= 60;
      date -= 6e4 * d;
    }
    return new Date(date);
  },
  stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/schema.js
var schema3 = [
  map2,
  seq,
  string,
  nullTag,
  trueTag,
  falseTag,
  intBin,
  intOct2,
  int2,
  intHex2,
  floatNaN2,
  floatExp2,
  float2,
  binary,
  merge,
  omap,
  pairs,
  set,
  intTime,
  floatTime,
  timestamp
];

// node_modules/yaml/browser/dist/schema/tags.js
var schemas = /* @__PURE__ */ new Map([
  ["core", schema],
  ["failsafe", [map2, seq, string]],
  ["json", schema2],
  ["yaml11", schema3],
  ["yaml-1.1", schema3]
]);
var tagsByName = {
  binary,
  bool: boolTag,
  float,
  floatExp,
  floatNaN,
  floatTime,
  int,
  intHex,
  intOct,
  intTime,
  map: map2,
  merge,
  null: nullTag,
  omap,
  pairs,
  seq,
  set,
  timestamp
};
var coreKnownTags = {
  "tag:yaml.org,2002:binary": binary,
  "tag:yaml.org,2002:merge": merge,
  "tag:yaml.org,2002:omap": omap,
  "tag:yaml.org,2002:pairs": pairs,
  "tag:yaml.org,2002:set": set,
  "tag:yaml.org,2002:timestamp": timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
  const schemaTags = schemas.get(schemaName);
  if (schemaTags && !customTags) {
    return addMergeTag && !schemaTags.includes(merge) ? schemaTags.concat(merge) : schemaTags.slice();
  }
  let tags = schemaTags;
  if (!tags) {
    if (Array.isArray(customTags))
      tags = [];
    else {
      const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
      throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
    }
  }
  if (Array.isArray(customTags)) {
    for (const tag of customTags)
      tags = tags.concat(tag);
  } else if (typeof customTags === "function") {
    tags = customTags(tags.slice());
  }
  if (addMergeTag)
    tags = tags.concat(merge);
  return tags.reduce((tags2, tag) => {
    const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
    if (!tagObj) {
      const tagName = JSON.stringify(tag);
      const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
      throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
    }
    if (!tags2.includes(tagObj))
      tags2.push(tagObj);
    return tags2;
  }, []);
}

// node_modules/yaml/browser/dist/schema/Schema.js
var sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
var Schema = class _Schema {
  constructor({ compat, customTags, merge: merge2, resolveKnownTags, schema: schema4, sortMapEntries, toStringDefaults }) {
    this.compat = Array.isArray(compat) ? getTags(compat, "compat") : compat ? getTags(null, compat) : null;
    this.name = typeof schema4 === "string" && schema4 || "core";
    this.knownTags = resolveKnownTags ? coreKnownTags : {};
    this.tags = getTags(customTags, this.name, merge2);
    this.toStringOptions = toStringDefaults ?? null;
    Object.defineProperty(this, MAP, { value: map2 });
    Object.defineProperty(this, SCALAR, { value: string });
    Object.defineProperty(this, SEQ, { value: seq });
    this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
  }
  clone() {
    const copy = Object.create(_Schema.prototype, Object.getOwnPropertyDescriptors(this));
    copy.tags = this.tags.slice();
    return copy;
  }
};

// node_modules/yaml/browser/dist/stringify/stringifyDocument.js
function stringifyDocument(doc, options3) {
  const lines = [];
  let hasDirectives = options3.directives === true;
  if (options3.directives !== false && doc.directives) {
    const dir = doc.directives.toString(doc);
    if (dir) {
      lines.push(dir);
      hasDirectives = true;
    } else if (doc.directives.docStart)
      hasDirectives = true;
  }
  if (hasDirectives)
    lines.push("---");
  const ctx = createStringifyContext(doc, options3);
  const { commentString } = ctx.options;
  if (doc.commentBefore) {
    if (lines.length !== 1)
      lines.unshift("");
    const cs = commentString(doc.commentBefore);
    lines.unshift(indentComment(cs, ""));
  }
  let chompKeep = false;
  let contentComment = null;
  if (doc.contents) {
    if (isNode(doc.contents)) {
      if (doc.contents.spaceBefore && hasDirectives)
        lines.push("");
      if (doc.contents.commentBefore) {
        const cs = commentString(doc.contents.commentBefore);
        lines.push(indentComment(cs, ""));
      }
      ctx.forceBlockIndent = !!doc.comment;
      contentComment = doc.contents.comment;
    }
    const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
    let body = stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
    if (contentComment)
      body += lineComment(body, "", commentString(contentComment));
    if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") {
      lines[lines.length - 1] = `--- ${body}`;
    } else
      lines.push(body);
  } else {
    lines.push(stringify(doc.contents, ctx));
  }
  if (doc.directives?.docEnd) {
    if (doc.comment) {
      const cs = commentString(doc.comment);
      if (cs.includes("\n")) {
        lines.push("...");
        lines.push(indentComment(cs, ""));
      } else {
        lines.push(`... ${cs}`);
      }
    } else {
      lines.push("...");
    }
  } else {
    let dc = doc.comment;
    if (dc && chompKeep)
      dc = dc.replace(/^\n+/, "");
    if (dc) {
      if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "")
        lines.push("");
      lines.push(indentComment(commentString(dc), ""));
    }
  }
  return lines.join("\n") + "\n";
}

// node_modules/yaml/browser/dist/doc/Document.js
var Document = class _Document {
  constructor(value, replacer, options3) {
    this.commentBefore = null;
    this.comment = null;
    this.errors = [];
    this.warnings = [];
    Object.defineProperty(this, NODE_TYPE, { value: DOC });
    let _replacer = null;
    if (typeof replacer === "function" || Array.isArray(replacer)) {
      _replacer = replacer;
    } else if (options3 === void 0 && replacer) {
      options3 = replacer;
      replacer = void 0;
    }
    const opt = Object.assign({
      intAsBigInt: false,
      keepSourceTokens: false,
      logLevel: "warn",
      prettyErrors: true,
      strict: true,
      stringKeys: false,
      uniqueKeys: true,
      version: "1.2"
    }, options3);
    this.options = opt;
    let { version } = opt;
    if (options3?._directives) {
      this.directives = options3._directives.atDocument();
      if (this.directives.yaml.explicit)
        version = this.directives.yaml.version;
    } else
      this.directives = new Directives({ version });
    this.setSchema(version, options3);
    this.contents = value === void 0 ? null : this.createNode(value, _replacer, options3);
  }
  /**
   * Create a deep copy of this Document and its contents.
   *
   * Custom Node values that inherit from `Object` still refer to their original instances.
   */
  clone() {
    const copy = Object.create(_Document.prototype, {
      [NODE_TYPE]: { value: DOC }
    });
    copy.commentBefore = this.commentBefore;
    copy.comment = this.comment;
    copy.errors = this.errors.slice();
    copy.warnings = this.warnings.slice();
    copy.options = Object.assign({}, this.options);
    if (this.directives)
      copy.directives = this.directives.clone();
    copy.schema = this.schema.clone();
    copy.contents = isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
    if (this.range)
      copy.range = this.range.slice();
    return copy;
  }
  /** Adds a value to the document. */
  add(value) {
    if (assertCollection(this.contents))
      this.contents.add(value);
  }
  /** Adds a value to the document. */
  addIn(path, value) {
    if (assertCollection(this.contents))
      this.contents.addIn(path, value);
  }
  /**
   * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
   *
   * If `node` already has an anchor, `name` is ignored.
   * Otherwise, the `node.anchor` value will be set to `name`,
   * or if an anchor with that name is already present in the document,
   * `name` will be used as a prefix for a new unique anchor.
   * If `name` is undefined, the generated anchor will use 'a' as a prefix.
   */
  createAlias(node, name2) {
    if (!node.anchor) {
      const prev = anchorNames(this);
      node.anchor = // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
      !name2 || prev.has(name2) ? findNewAnchor(name2 || "a", prev) : name2;
    }
    return new Alias(node.anchor);
  }
  createNode(value, replacer, options3) {
    let _replacer = void 0;
    if (typeof replacer === "function") {
      value = replacer.call({ "": value }, "", value);
      _replacer = replacer;
    } else if (Array.isArray(replacer)) {
      const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
      const asStr = replacer.filter(keyToStr).map(String);
      if (asStr.length > 0)
        replacer = replacer.concat(asStr);
      _replacer = replacer;
    } else if (options3 === void 0 && replacer) {
      options3 = replacer;
      replacer = void 0;
    }
    const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options3 ?? {};
    const { onAnchor, setAnchors, sourceObjects } = createNodeAnchors(
      this,
      // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
      anchorPrefix || "a"
    );
    const ctx = {
      aliasDuplicateObjects: aliasDuplicateObjects ?? true,
      keepUndefined: keepUndefined ?? false,
      onAnchor,
      onTagObj,
      replacer: _replacer,
      schema: this.schema,
      sourceObjects
    };
    const node = createNode(value, tag, ctx);
    if (flow && isCollection(node))
      node.flow = true;
    setAnchors();
    return node;
  }
  /**
   * Convert a key and a value into a `Pair` using the current schema,
   * recursively wrapping all values as `Scalar` or `Collection` nodes.
   */
  createPair(key, value, options3 = {}) {
    const k = this.createNode(key, null, options3);
    const v = this.createNode(value, null, options3);
    return new Pair(k, v);
  }
  /**
   * Removes a value from the document.
   * @returns `true` if the item was found and removed.
   */
  delete(key) {
    return assertCollection(this.contents) ? this.contents.delete(key) : false;
  }
  /**
   * Removes a value from the document.
   * @returns `true` if the item was found and removed.
   */
  deleteIn(path) {
    if (isEmptyPath(path)) {
      if (this.contents == null)
        return false;
      this.contents = null;
      return true;
    }
    return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
  }
  /**
   * Returns item at `key`, or `undefined` if not found. By default unwraps
   * scalar values from their surrounding node; to disable set `keepScalar` to
   * `true` (collections are always returned intact).
   */
  get(key, keepScalar) {
    return isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
  }
  /**
   * Returns item at `path`, or `undefined` if not found. By default unwraps
   * scalar values from their surrounding node; to disable set `keepScalar` to
   * `true` (collections are always returned intact).
   */
  getIn(path, keepScalar) {
    if (isEmptyPath(path))
      return !keepScalar && isScalar(this.contents) ? this.contents.value : this.contents;
    return isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
  }
  /**
   * Checks if the document includes a value with the key `key`.
   */
  has(key) {
    return isCollection(this.contents) ? this.contents.has(key) : false;
  }
  /**
   * Checks if the document includes a value at `path`.
   */
  hasIn(path) {
    if (isEmptyPath(path))
      return this.contents !== void 0;
    return isCollection(this.contents) ? this.contents.hasIn(path) : false;
  }
  /**
   * Sets a value in this document. For `!!set`, `value` needs to be a
   * boolean to add/remove the item from the set.
   */
  set(key, value) {
    if (this.contents == null) {
      this.contents = collectionFromPath(this.schema, [key], value);
    } else if (assertCollection(this.contents)) {
      this.contents.set(key, value);
    }
  }
  /**
   * Sets a value in this document. For `!!set`, `value` needs to be a
   * boolean to add/remove the item from the set.
   */
  setIn(path, value) {
    if (isEmptyPath(path)) {
      this.contents = value;
    } else if (this.contents == null) {
      this.contents = collectionFromPath(this.schema, Array.from(path), value);
    } else if (assertCollection(this.contents)) {
      this.contents.setIn(path, value);
    }
  }
  /**
   * Change the YAML version and schema used by the document.
   * A `null` version disables support for directives, explicit tags, anchors, and aliases.
   * It also requires the `schema` option to be given as a `Schema` instance value.
   *
   * Overrides all previously set schema options.
   */
  setSchema(version, options3 = {}) {
    if (typeof version === "number")
      version = String(version);
    let opt;
    switch (version) {
      case "1.1":
        if (this.directives)
          this.directives.yaml.version = "1.1";
        else
          this.directives = new Directives({ version: "1.1" });
        opt = { resolveKnownTags: false, schema: "yaml-1.1" };
        break;
      case "1.2":
      case "next":
        if (this.directives)
          this.directives.yaml.version = version;
        else
          this.directives = new Directives({ version });
        opt = { resolveKnownTags: true, schema: "core" };
        break;
      case null:
        if (this.directives)
          delete this.directives;
        opt = null;
        break;
      default: {
        const sv = JSON.stringify(version);
        throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
      }
    }
    if (options3.schema instanceof Object)
      this.schema = options3.schema;
    else if (opt)
      this.schema = new Schema(Object.assign(opt, options3));
    else
      throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
  }
  // json & jsonArg are only used from toJSON()
  toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
    const ctx = {
      anchors: /* @__PURE__ */ new Map(),
      doc: this,
      keep: !json,
      mapAsMap: mapAsMap === true,
      mapKeyWarned: false,
      maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
    };
    const res = toJS(this.contents, jsonArg ?? "", ctx);
    if (typeof onAnchor === "function")
      for (const { count, res: res2 } of ctx.anchors.values())
        onAnchor(res2, count);
    return typeof reviver === "function" ? applyReviver(reviver, { "": res }, "", res) : res;
  }
  /**
   * A JSON representation of the document `contents`.
   *
   * @param jsonArg Used by `JSON.stringify` to indicate the array index or
   *   property name.
   */
  toJSON(jsonArg, onAnchor) {
    return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
  }
  /** A YAML representation of the document. */
  toString(options3 = {}) {
    if (this.errors.length > 0)
      throw new Error("Document with errors cannot be stringified");
    if ("indent" in options3 && (!Number.isInteger(options3.indent) || Number(options3.indent) <= 0)) {
      const s = JSON.stringify(options3.indent);
      throw new Error(`"indent" option must be a positive integer, not ${s}`);
    }
    return stringifyDocument(this, options3);
  }
};
function assertCollection(contents) {
  if (isCollection(contents))
    return true;
  throw new Error("Expected a YAML collection as document contents");
}

// node_modules/yaml/browser/dist/errors.js
var YAMLError = class extends Error {
  constructor(name2, pos, code, message) {
    super();
    this.name = name2;
    this.code = code;
    this.message = message;
    this.pos = pos;
  }
};
var YAMLParseError = class extends YAMLError {
  constructor(pos, code, message) {
    super("YAMLParseError", pos, code, message);
  }
};
var YAMLWarning = class extends YAMLError {
  constructor(pos, code, message) {
    super("YAMLWarning", pos, code, message);
  }
};

// node_modules/yaml/browser/dist/compose/resolve-props.js
function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
  let spaceBefore = false;
  let atNewline = startOnNewline;
  let hasSpace = startOnNewline;
  let comment = "";
  let commentSep = "";
  let hasNewline = false;
  let reqSpace = false;
  let tab = null;
  let anchor = null;
  let tag = null;
  let newlineAfterProp = null;
  let comma = null;
  let found = null;
  let start = null;
  for (const token2 of tokens) {
    if (reqSpace) {
      if (token2.type !== "space" && token2.type !== "newline" && token2.type !== "comma")
        onError(token2.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
      reqSpace = false;
    }
    if (tab) {
      if (atNewline && token2.type !== "comment" && token2.type !== "newline") {
        onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
      }
      tab = null;
    }
    switch (token2.type) {
      case "space":
        if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token2.source.includes("	")) {
          tab = token2;
        }
        hasSpace = true;
        break;
      case "comment": {
        if (!hasSpace)
          onError(token2, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
        const cb = token2.source.substring(1) || " ";
        if (!comment)
          comment = cb;
        else
          comment += commentSep + cb;
        commentSep = "";
        atNewline = false;
        break;
      }
      case "newline":
        if (atNewline) {
          if (comment)
            comment += token2.source;
          else if (!found || indicator !== "seq-item-ind")
            spaceBefore = true;
        } else
          commentSep += token2.source;
        atNewline = true;
        hasNewline = true;
        if (anchor || tag)
          newlineAfterProp = token2;
        hasSpace = true;
        break;
      case "anchor":
        if (anchor)
          onError(token2, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
        if (token2.source.endsWith(":"))
          onError(token2.offset + token2.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
        anchor = token2;
        start ?? (start = token2.offset);
        atNewline = false;
        hasSpace = false;
        reqSpace = true;
        break;
      case "tag": {
        if (tag)
          onError(token2, "MULTIPLE_TAGS", "A node can have at most one tag");
        tag = token2;
        start ?? (start = token2.offset);
        atNewline = false;
        hasSpace = false;
        reqSpace = true;
        break;
      }
      case indicator:
        if (anchor || tag)
          onError(token2, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token2.source} indicator`);
        if (found)
          onError(token2, "UNEXPECTED_TOKEN", `Unexpected ${token2.source} in ${flow ?? "collection"}`);
        found = token2;
        atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
        hasSpace = false;
        break;
      case "comma":
        if (flow) {
          if (comma)
            onError(token2, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
          comma = token2;
          atNewline = false;
          hasSpace = false;
          break;
        }
      // else fallthrough
      default:
        onError(token2, "UNEXPECTED_TOKEN", `Unexpected ${token2.type} token`);
        atNewline = false;
        hasSpace = false;
    }
  }
  const last = tokens[tokens.length - 1];
  const end = last ? last.offset + last.source.length : offset;
  if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) {
    onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
  }
  if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq"))
    onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
  return {
    comma,
    found,
    spaceBefore,
    comment,
    hasNewline,
    anchor,
    tag,
    newlineAfterProp,
    end,
    start: start ?? end
  };
}

// node_modules/yaml/browser/dist/compose/util-contains-newline.js
function containsNewline(key) {
  if (!key)
    return null;
  switch (key.type) {
    case "alias":
    case "scalar":
    case "double-quoted-scalar":
    case "single-quoted-scalar":
      if (key.source.includes("\n"))
        return true;
      if (key.end) {
        for (const st of key.end)
          if (st.type === "newline")
            return true;
      }
      return false;
    case "flow-collection":
      for (const it of key.items) {
        for (const st of it.start)
          if (st.type === "newline")
            return true;
        if (it.sep) {
          for (const st of it.sep)
            if (st.type === "newline")
              return true;
        }
        if (containsNewline(it.key) || containsNewline(it.value))
          return true;
      }
      return false;
    default:
      return true;
  }
}

// node_modules/yaml/browser/dist/compose/util-flow-indent-check.js
function flowIndentCheck(indent, fc, onError) {
  if (fc?.type === "flow-collection") {
    const end = fc.end[0];
    if (end.indent === indent && (end.source === "]" || end.source === "}") && containsNewline(fc)) {
      const msg = "Flow end indicator should be more indented than parent";
      onError(end, "BAD_INDENT", msg, true);
    }
  }
}

// node_modules/yaml/browser/dist/compose/util-map-includes.js
function mapIncludes(ctx, items2, search) {
  const { uniqueKeys } = ctx.options;
  if (uniqueKeys === false)
    return false;
  const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || isScalar(a) && isScalar(b) && a.value === b.value;
  return items2.some((pair) => isEqual(pair.key, search));
}

// node_modules/yaml/browser/dist/compose/resolve-block-map.js
var startColMsg = "All mapping items must start at the same column";
function resolveBlockMap({ composeNode: composeNode2, composeEmptyNode: composeEmptyNode2 }, ctx, bm, onError, tag) {
  const NodeClass = tag?.nodeClass ?? YAMLMap;
  const map3 = new NodeClass(ctx.schema);
  if (ctx.atRoot)
    ctx.atRoot = false;
  let offset = bm.offset;
  let commentEnd = null;
  for (const collItem of bm.items) {
    const { start, key, sep, value } = collItem;
    const keyProps = resolveProps(start, {
      indicator: "explicit-key-ind",
      next: key ?? sep?.[0],
      offset,
      onError,
      parentIndent: bm.indent,
      startOnNewline: true
    });
    const implicitKey = !keyProps.found;
    if (implicitKey) {
      if (key) {
        if (key.type === "block-seq")
          onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
        else if ("indent" in key && key.indent !== bm.indent)
          onError(offset, "BAD_INDENT", startColMsg);
      }
      if (!keyProps.anchor && !keyProps.tag && !sep) {
        commentEnd = keyProps.end;
        if (keyProps.comment) {
          if (map3.comment)
            map3.comment += "\n" + keyProps.comment;
          else
            map3.comment = keyProps.comment;
        }
        continue;
      }
      if (keyProps.newlineAfterProp || containsNewline(key)) {
        onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
      }
    } else if (keyProps.found?.indent !== bm.indent) {
      onError(offset, "BAD_INDENT", startColMsg);
    }
    ctx.atKey = true;
    const keyStart = keyProps.end;
    const keyNode = key ? composeNode2(ctx, key, keyProps, onError) : composeEmptyNode2(ctx, keyStart, start, null, keyProps, onError);
    if (ctx.schema.compat)
      flowIndentCheck(bm.indent, key, onError);
    ctx.atKey = false;
    if (mapIncludes(ctx, map3.items, keyNode))
      onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
    const valueProps = resolveProps(sep ?? [], {
      indicator: "map-value-ind",
      next: value,
      offset: keyNode.range[2],
      onError,
      parentIndent: bm.indent,
      startOnNewline: !key || key.type === "block-scalar"
    });
    offset = valueProps.end;
    if (valueProps.found) {
      if (implicitKey) {
        if (value?.type === "block-map" && !valueProps.hasNewline)
          onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
        if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024)
          onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
      }
      const valueNode = value ? composeNode2(ctx, value, valueProps, onError) : composeEmptyNode2(ctx, offset, sep, null, valueProps, onError);
      if (ctx.schema.compat)
        flowIndentCheck(bm.indent, value, onError);
      offset = valueNode.range[2];
      const pair = new Pair(keyNode, valueNode);
      if (ctx.options.keepSourceTokens)
        pair.srcToken = collItem;
      map3.items.push(pair);
    } else {
      if (implicitKey)
        onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
      if (valueProps.comment) {
        if (keyNode.comment)
          keyNode.comment += "\n" + valueProps.comment;
        else
          keyNode.comment = valueProps.comment;
      }
      const pair = new Pair(keyNode);
      if (ctx.options.keepSourceTokens)
        pair.srcToken = collItem;
      map3.items.push(pair);
    }
  }
  if (commentEnd && commentEnd < offset)
    onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
  map3.range = [bm.offset, offset, commentEnd ?? offset];
  return map3;
}

// node_modules/yaml/browser/dist/compose/resolve-block-seq.js
function resolveBlockSeq({ composeNode: composeNode2, composeEmptyNode: composeEmptyNode2 }, ctx, bs, onError, tag) {
  const NodeClass = tag?.nodeClass ?? YAMLSeq;
  const seq2 = new NodeClass(ctx.schema);
  if (ctx.atRoot)
    ctx.atRoot = false;
  if (ctx.atKey)
    ctx.atKey = false;
  let offset = bs.offset;
  let commentEnd = null;
  for (const { start, value } of bs.items) {
    const props = resolveProps(start, {
      indicator: "seq-item-ind",
      next: value,
      offset,
      onError,
      parentIndent: bs.indent,
      startOnNewline: true
    });
    if (!props.found) {
      if (props.anchor || props.tag || value) {
        if (value?.type === "block-seq")
          onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
        else
          onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
      } else {
        commentEnd = props.end;
        if (props.comment)
          seq2.comment = props.comment;
        continue;
      }
    }
    const node = value ? composeNode2(ctx, value, props, onError) : composeEmptyNode2(ctx, props.end, start, null, props, onError);
    if (ctx.schema.compat)
      flowIndentCheck(bs.indent, value, onError);
    offset = node.range[2];
    seq2.items.push(node);
  }
  seq2.range = [bs.offset, offset, commentEnd ?? offset];
  return seq2;
}

// node_modules/yaml/browser/dist/compose/resolve-end.js
function resolveEnd(end, offset, reqSpace, onError) {
  let comment = "";
  if (end) {
    let hasSpace = false;
    let sep = "";
    for (const token2 of end) {
      const { source, type } = token2;
      switch (type) {
        case "space":
          hasSpace = true;
          break;
        case "comment": {
          if (reqSpace && !hasSpace)
            onError(token2, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
          const cb = source.substring(1) || " ";
          if (!comment)
            comment = cb;
          else
            comment += sep + cb;
          sep = "";
          break;
        }
        case "newline":
          if (comment)
            sep += source;
          hasSpace = true;
          break;
        default:
          onError(token2, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
      }
      offset += source.length;
    }
  }
  return { comment, offset };
}

// node_modules/yaml/browser/dist/compose/resolve-flow-collection.js
var blockMsg = "Block collections are not allowed within flow collections";
var isBlock = (token2) => token2 && (token2.type === "block-map" || token2.type === "block-seq");
function resolveFlowCollection({ composeNode: composeNode2, composeEmptyNode: composeEmptyNode2 }, ctx, fc, onError, tag) {
  const isMap2 = fc.start.source === "{";
  const fcName = isMap2 ? "flow map" : "flow sequence";
  const NodeClass = tag?.nodeClass ?? (isMap2 ? YAMLMap : YAMLSeq);
  const coll = new NodeClass(ctx.schema);
  coll.flow = true;
  const atRoot = ctx.atRoot;
  if (atRoot)
    ctx.atRoot = false;
  if (ctx.atKey)
    ctx.atKey = false;
  let offset = fc.offset + fc.start.source.length;
  for (let i = 0; i < fc.items.length; ++i) {
    const collItem = fc.items[i];
    const { start, key, sep, value } = collItem;
    const props = resolveProps(start, {
      flow: fcName,
      indicator: "explicit-key-ind",
      next: key ?? sep?.[0],
      offset,
      onError,
      parentIndent: fc.indent,
      startOnNewline: false
    });
    if (!props.found) {
      if (!props.anchor && !props.tag && !sep && !value) {
        if (i === 0 && props.comma)
          onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
        else if (i < fc.items.length - 1)
          onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
        if (props.comment) {
          if (coll.comment)
            coll.comment += "\n" + props.comment;
          else
            coll.comment = props.comment;
        }
        offset = props.end;
        continue;
      }
      if (!isMap2 && ctx.options.strict && containsNewline(key))
        onError(
          key,
          // checked by containsNewline()
          "MULTILINE_IMPLICIT_KEY",
          "Implicit keys of flow sequence pairs need to be on a single line"
        );
    }
    if (i === 0) {
      if (props.comma)
        onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
    } else {
      if (!props.comma)
        onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
      if (props.comment) {
        let prevItemComment = "";
        loop: for (const st of start) {
          switch (st.type) {
            case "comma":
            case "space":
              break;
            case "comment":
              prevItemComment = st.source.substring(1);
              break loop;
            default:
              break loop;
          }
        }
        if (prevItemComment) {
          let prev = coll.items[coll.items.length - 1];
          if (isPair(prev))
            prev = prev.value ?? prev.key;
          if (prev.comment)
            prev.comment += "\n" + prevItemComment;
          else
            prev.comment = prevItemComment;
          props.comment = props.comment.substring(prevItemComment.length + 1);
        }
      }
    }
    if (!isMap2 && !sep && !props.found) {
      const valueNode = value ? composeNode2(ctx, value, props, onError) : composeEmptyNode2(ctx, props.end, sep, null, props, onError);
      coll.items.push(valueNode);
      offset = valueNode.range[2];
      if (isBlock(value))
        onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
    } else {
      ctx.atKey = true;
      const keyStart = props.end;
      const keyNode = key ? composeNode2(ctx, key, props, onError) : composeEmptyNode2(ctx, keyStart, start, null, props, onError);
      if (isBlock(key))
        onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
      ctx.atKey = false;
      const valueProps = resolveProps(sep ?? [], {
        flow: fcName,
        indicator: "map-value-ind",
        next: value,
        offset: keyNode.range[2],
        onError,
        parentIndent: fc.indent,
        startOnNewline: false
      });
      if (valueProps.found) {
        if (!isMap2 && !props.found && ctx.options.strict) {
          if (sep)
            for (const st of sep) {
              if (st === valueProps.found)
                break;
              if (st.type === "newline") {
                onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
                break;
              }
            }
          if (props.start < valueProps.found.offset - 1024)
            onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
        }
      } else if (value) {
        if ("source" in value && value.source?.[0] === ":")
          onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
        else
          onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
      }
      const valueNode = value ? composeNode2(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode2(ctx, valueProps.end, sep, null, valueProps, onError) : null;
      if (valueNode) {
        if (isBlock(value))
          onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
      } else if (valueProps.comment) {
        if (keyNode.comment)
          keyNode.comment += "\n" + valueProps.comment;
        else
          keyNode.comment = valueProps.comment;
      }
      const pair = new Pair(keyNode, valueNode);
      if (ctx.options.keepSourceTokens)
        pair.srcToken = collItem;
      if (isMap2) {
        const map3 = coll;
        if (mapIncludes(ctx, map3.items, keyNode))
          onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
        map3.items.push(pair);
      } else {
        const map3 = new YAMLMap(ctx.schema);
        map3.flow = true;
        map3.items.push(pair);
        const endRange = (valueNode ?? keyNode).range;
        map3.range = [keyNode.range[0], endRange[1], endRange[2]];
        coll.items.push(map3);
      }
      offset = valueNode ? valueNode.range[2] : valueProps.end;
    }
  }
  const expectedEnd = isMap2 ? "}" : "]";
  const [ce, ...ee] = fc.end;
  let cePos = offset;
  if (ce?.source === expectedEnd)
    cePos = ce.offset + ce.source.length;
  else {
    const name2 = fcName[0].toUpperCase() + fcName.substring(1);
    const msg = atRoot ? `${name2} must end with a ${expectedEnd}` : `${name2} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
    onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
    if (ce && ce.source.length !== 1)
      ee.unshift(ce);
  }
  if (ee.length > 0) {
    const end = resolveEnd(ee, cePos, ctx.options.strict, onError);
    if (end.comment) {
      if (coll.comment)
        coll.comment += "\n" + end.comment;
      else
        coll.comment = end.comment;
    }
    coll.range = [fc.offset, cePos, end.offset];
  } else {
    coll.range = [fc.offset, cePos, cePos];
  }
  return coll;
}

// node_modules/yaml/browser/dist/compose/compose-collection.js
function resolveCollection(CN2, ctx, token2, onError, tagName, tag) {
  const coll = token2.type === "block-map" ? resolveBlockMap(CN2, ctx, token2, onError, tag) : token2.type === "block-seq" ? resolveBlockSeq(CN2, ctx, token2, onError, tag) : resolveFlowCollection(CN2, ctx, token2, onError, tag);
  const Coll = coll.constructor;
  if (tagName === "!" || tagName === Coll.tagName) {
    coll.tag = Coll.tagName;
    return coll;
  }
  if (tagName)
    coll.tag = tagName;
  return coll;
}
function composeCollection(CN2, ctx, token2, props, onError) {
  const tagToken = props.tag;
  const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
  if (token2.type === "block-seq") {
    const { anchor, newlineAfterProp: nl } = props;
    const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
    if (lastProp && (!nl || nl.offset < lastProp.offset)) {
      const message = "Missing newline after block sequence props";
      onError(lastProp, "MISSING_CHAR", message);
    }
  }
  const expType = token2.type === "block-map" ? "map" : token2.type === "block-seq" ? "seq" : token2.start.source === "{" ? "map" : "seq";
  if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.tagName && expType === "seq") {
    return resolveCollection(CN2, ctx, token2, onError, tagName);
  }
  let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
  if (!tag) {
    const kt = ctx.schema.knownTags[tagName];
    if (kt?.collection === expType) {
      ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
      tag = kt;
    } else {
      if (kt) {
        onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
      } else {
        onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
      }
      return resolveCollection(CN2, ctx, token2, onError, tagName);
    }
  }
  const coll = resolveCollection(CN2, ctx, token2, onError, tagName, tag);
  const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
  const node = isNode(res) ? res : new Scalar(res);
  node.range = coll.range;
  node.tag = tagName;
  if (tag?.format)
    node.format = tag.format;
  return node;
}

// node_modules/yaml/browser/dist/compose/resolve-block-scalar.js
function resolveBlockScalar(ctx, scalar, onError) {
  const start = scalar.offset;
  const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
  if (!header)
    return { value: "", type: null, comment: "", range: [start, start, start] };
  const type = header.mode === ">" ? Scalar.BLOCK_FOLDED : Scalar.BLOCK_LITERAL;
  const lines = scalar.source ? splitLines(scalar.source) : [];
  let chompStart = lines.length;
  for (let i = lines.length - 1; i >= 0; --i) {
    const content = lines[i][1];
    if (content === "" || content === "\r")
      chompStart = i;
    else
      break;
  }
  if (chompStart === 0) {
    const value2 = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
    let end2 = start + header.length;
    if (scalar.source)
      end2 += scalar.source.length;
    return { value: value2, type, comment: header.comment, range: [start, end2, end2] };
  }
  let trimIndent = scalar.indent + header.indent;
  let offset = scalar.offset + header.length;
  let contentStart = 0;
  for (let i = 0; i < chompStart; ++i) {
    const [indent, content] = lines[i];
    if (content === "" || content === "\r") {
      if (header.indent === 0 && indent.length > trimIndent)
        trimIndent = indent.length;
    } else {
      if (indent.length < trimIndent) {
        const message = "Block scalars with more-indented leading empty lines must use an explicit indentation indicator";
        onError(offset + indent.length, "MISSING_CHAR", message);
      }
      if (header.indent === 0)
        trimIndent = indent.length;
      contentStart = i;
      if (trimIndent === 0 && !ctx.atRoot) {
        const message = "Block scalar values in collections must be indented";
        onError(offset, "BAD_INDENT", message);
      }
      break;
    }
    offset += indent.length + content.length + 1;
  }
  for (let i = lines.length - 1; i >= chompStart; --i) {
    if (lines[i][0].length > trimIndent)
      chompStart = i + 1;
  }
  let value = "";
  let sep = "";
  let prevMoreIndented = false;
  for (let i = 0; i < contentStart; ++i)
    value += lines[i][0].slice(trimIndent) + "\n";
  for (let i = contentStart; i < chompStart; ++i) {
    let [indent, content] = lines[i];
    offset += indent.length + content.length + 1;
    const crlf = content[content.length - 1] === "\r";
    if (crlf)
      content = content.slice(0, -1);
    if (content && indent.length < trimIndent) {
      const src = header.indent ? "explicit indentation indicator" : "first line";
      const message = `Block scalar lines must not be less indented than their ${src}`;
      onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
      indent = "";
    }
    if (type === Scalar.BLOCK_LITERAL) {
      value += sep + indent.slice(trimIndent) + content;
      sep = "\n";
    } else if (indent.length > trimIndent || content[0] === "	") {
      if (sep === " ")
        sep = "\n";
      else if (!prevMoreIndented && sep === "\n")
        sep = "\n\n";
      value += sep + indent.slice(trimIndent) + content;
      sep = "\n";
      prevMoreIndented = true;
    } else if (content === "") {
      if (sep === "\n")
        value += "\n";
      else
        sep = "\n";
    } else {
      value += sep + content;
      sep = " ";
      prevMoreIndented = false;
    }
  }
  switch (header.chomp) {
    case "-":
      break;
    case "+":
      for (let i = chompStart; i < lines.length; ++i)
        value += "\n" + lines[i][0].slice(trimIndent);
      if (value[value.length - 1] !== "\n")
        value += "\n";
      break;
    default:
      value += "\n";
  }
  const end = start + header.length + scalar.source.length;
  return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
  if (props[0].type !== "block-scalar-header") {
    onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
    return null;
  }
  const { source } = props[0];
  const mode = source[0];
  let indent = 0;
  let chomp = "";
  let error = -1;
  for (let i = 1; i < source.length; ++i) {
    const ch = source[i];
    if (!chomp && (ch === "-" || ch === "+"))
      chomp = ch;
    else {
      const n = Number(ch);
      if (!indent && n)
        indent = n;
      else if (error === -1)
        error = offset + i;
    }
  }
  if (error !== -1)
    onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
  let hasSpace = false;
  let comment = "";
  let length = source.length;
  for (let i = 1; i < props.length; ++i) {
    const token2 = props[i];
    switch (token2.type) {
      case "space":
        hasSpace = true;
      // fallthrough
      case "newline":
        length += token2.source.length;
        break;
      case "comment":
        if (strict && !hasSpace) {
          const message = "Comments must be separated from other tokens by white space characters";
          onError(token2, "MISSING_CHAR", message);
        }
        length += token2.source.length;
        comment = token2.source.substring(1);
        break;
      case "error":
        onError(token2, "UNEXPECTED_TOKEN", token2.message);
        length += token2.source.length;
        break;
      /* istanbul ignore next should not happen */
      default: {
        const message = `Unexpected token in block scalar header: ${token2.type}`;
        onError(token2, "UNEXPECTED_TOKEN", message);
        const ts = token2.source;
        if (ts && typeof ts === "string")
          length += ts.length;
      }
    }
  }
  return { mode, indent, chomp, comment, length };
}
function splitLines(source) {
  const split2 = source.split(/\n( *)/);
  const first = split2[0];
  const m = first.match(/^( *)/);
  const line0 = m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first];
  const lines = [line0];
  for (let i = 1; i < split2.length; i += 2)
    lines.push([split2[i], split2[i + 1]]);
  return lines;
}

// node_modules/yaml/browser/dist/compose/resolve-flow-scalar.js
function resolveFlowScalar(scalar, strict, onError) {
  const { offset, type, source, end } = scalar;
  let _type;
  let value;
  const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
  switch (type) {
    case "scalar":
      _type = Scalar.PLAIN;
      value = plainValue(source, _onError);
      break;
    case "single-quoted-scalar":
      _type = Scalar.QUOTE_SINGLE;
      value = singleQuotedValue(source, _onError);
      break;
    case "double-quoted-scalar":
      _type = Scalar.QUOTE_DOUBLE;
      value = doubleQuotedValue(source, _onError);
      break;
    /* istanbul ignore next should not happen */
    default:
      onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
      return {
        value: "",
        type: null,
        comment: "",
        range: [offset, offset + source.length, offset + source.length]
      };
  }
  const valueEnd = offset + source.length;
  const re = resolveEnd(end, valueEnd, strict, onError);
  return {
    value,
    type: _type,
    comment: re.comment,
    range: [offset, valueEnd, re.offset]
  };
}
function plainValue(source, onError) {
  let badChar = "";
  switch (source[0]) {
    /* istanbul ignore next should not happen */
    case "	":
      badChar = "a tab character";
      break;
    case ",":
      badChar = "flow indicator character ,";
      break;
    case "%":
      badChar = "directive indicator character %";
      break;
    case "|":
    case ">": {
      badChar = `block scalar indicator ${source[0]}`;
      break;
    }
    case "@":
    case "`": {
      badChar = `reserved character ${source[0]}`;
      break;
    }
  }
  if (badChar)
    onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
  return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
  if (source[source.length - 1] !== "'" || source.length === 1)
    onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
  return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
  const line = /(.*?)\r?\n/sy;
  let match = line.exec(source);
  if (!match)
    return source;
  let trimEnd2, trimBoth;
  try {
    trimEnd2 = new RegExp("(?<![ 	])[ 	]+$");
    trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
  } catch {
    trimEnd2 = /[ \t]+$/;
    trimBoth = /^[ \t]+|[ \t]+$/g;
  }
  let res = match[1].replace(trimEnd2, "");
  let sep = " ";
  let pos = line.lastIndex;
  while (match = line.exec(source)) {
    const lm = match[1].replace(trimBoth, "");
    if (lm === "") {
      if (sep === "\n")
        res += sep;
      else
        sep = "\n";
    } else {
      res += sep + lm;
      sep = " ";
    }
    pos = line.lastIndex;
  }
  const last = /[ \t]*(.*)/sy;
  last.lastIndex = pos;
  match = last.exec(source);
  return res + sep + (match?.[1] ?? "");
}
function doubleQuotedValue(source, onError) {
  let res = "";
  for (let i = 1; i < source.length - 1; ++i) {
    const ch = source[i];
    if (ch === "\r" && source[i + 1] === "\n")
      continue;
    if (ch === "\n") {
      const { fold, offset } = foldNewline(source, i);
      res += fold;
      i = offset;
    } else if (ch === "\\") {
      let next = source[++i];
      const cc = escapeCodes[next];
      if (cc)
        res += cc;
      else if (next === "\n") {
        next = source[i + 1];
        while (next === " " || next === "	")
          next = source[++i + 1];
      } else if (next === "\r" && source[i + 1] === "\n") {
        next = source[++i + 1];
        while (next === " " || next === "	")
          next = source[++i + 1];
      } else if (next === "x" || next === "u" || next === "U") {
        const length = next === "x" ? 2 : next === "u" ? 4 : 8;
        res += parseCharCode(source, i + 1, length, onError);
        i += length;
      } else {
        const raw = source.substr(i - 1, 2);
        onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
        res += raw;
      }
    } else if (ch === " " || ch === "	") {
      const wsStart = i;
      let next = source[i + 1];
      while (next === " " || next === "	")
        next = source[++i + 1];
      if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n"))
        res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
    } else {
      res += ch;
    }
  }
  if (source[source.length - 1] !== '"' || source.length === 1)
    onError(source.length, "MISSING_CHAR", 'Missing closing "quote');
  return res;
}
function foldNewline(source, offset) {
  let fold = "";
  let ch = source[offset + 1];
  while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
    if (ch === "\r" && source[offset + 2] !== "\n")
      break;
    if (ch === "\n")
      fold += "\n";
    offset += 1;
    ch = source[offset + 1];
  }
  if (!fold)
    fold = " ";
  return { fold, offset };
}
var escapeCodes = {
  "0": "\0",
  // null character
  a: "\x07",
  // bell character
  b: "\b",
  // backspace
  e: "\x1B",
  // escape character
  f: "\f",
  // form feed
  n: "\n",
  // line feed
  r: "\r",
  // carriage return
  t: "	",
  // horizontal tab
  v: "\v",
  // vertical tab
  N: "",
  // Unicode next line
  _: " ",
  // Unicode non-breaking space
  L: "\u2028",
  // Unicode line separator
  P: "\u2029",
  // Unicode paragraph separator
  " ": " ",
  '"': '"',
  "/": "/",
  "\\": "\\",
  "	": "	"
};
function parseCharCode(source, offset, length, onError) {
  const cc = source.substr(offset, length);
  const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
  const code = ok ? parseInt(cc, 16) : NaN;
  try {
    return String.fromCodePoint(code);
  } catch {
    const raw = source.substr(offset - 2, length + 2);
    onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
    return raw;
  }
}

// node_modules/yaml/browser/dist/compose/compose-scalar.js
function composeScalar(ctx, token2, tagToken, onError) {
  const { value, type, comment, range } = token2.type === "block-scalar" ? resolveBlockScalar(ctx, token2, onError) : resolveFlowScalar(token2, ctx.options.strict, onError);
  const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
  let tag;
  if (ctx.options.stringKeys && ctx.atKey) {
    tag = ctx.schema[SCALAR];
  } else if (tagName)
    tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
  else if (token2.type === "scalar")
    tag = findScalarTagByTest(ctx, value, token2, onError);
  else
    tag = ctx.schema[SCALAR];
  let scalar;
  try {
    const res = tag.resolve(value, (msg) => onError(tagToken ?? token2, "TAG_RESOLVE_FAILED", msg), ctx.options);
    scalar = isScalar(res) ? res : new Scalar(res);
  } catch (error) {
    const msg = error instanceof Error ? error.message : String(error);
    onError(tagToken ?? token2, "TAG_RESOLVE_FAILED", msg);
    scalar = new Scalar(value);
  }
  scalar.range = range;
  scalar.source = value;
  if (type)
    scalar.type = type;
  if (tagName)
    scalar.tag = tagName;
  if (tag.format)
    scalar.format = tag.format;
  if (comment)
    scalar.comment = comment;
  return scalar;
}
function findScalarTagByName(schema4, value, tagName, tagToken, onError) {
  if (tagName === "!")
    return schema4[SCALAR];
  const matchWithTest = [];
  for (const tag of schema4.tags) {
    if (!tag.collection && tag.tag === tagName) {
      if (tag.default && tag.test)
        matchWithTest.push(tag);
      else
        return tag;
    }
  }
  for (const tag of matchWithTest)
    if (tag.test?.test(value))
      return tag;
  const kt = schema4.knownTags[tagName];
  if (kt && !kt.collection) {
    schema4.tags.push(Object.assign({}, kt, { default: false, test: void 0 }));
    return kt;
  }
  onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
  return schema4[SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema: schema4 }, value, token2, onError) {
  const tag = schema4.tags.find((tag2) => (tag2.default === true || atKey && tag2.default === "key") && tag2.test?.test(value)) || schema4[SCALAR];
  if (schema4.compat) {
    const compat = schema4.compat.find((tag2) => tag2.default && tag2.test?.test(value)) ?? schema4[SCALAR];
    if (tag.tag !== compat.tag) {
      const ts = directives.tagString(tag.tag);
      const cs = directives.tagString(compat.tag);
      const msg = `Value may be parsed as either ${ts} or ${cs}`;
      onError(token2, "TAG_RESOLVE_FAILED", msg, true);
    }
  }
  return tag;
}

// node_modules/yaml/browser/dist/compose/util-empty-scalar-position.js
function emptyScalarPosition(offset, before, pos) {
  if (before) {
    pos ?? (pos = before.length);
    for (let i = pos - 1; i >= 0; --i) {
      let st = before[i];
      switch (st.type) {
        case "space":
        case "comment":
        case "newline":
          offset -= st.source.length;
          continue;
      }
      st = before[++i];
      while (st?.type === "space") {
        offset += st.source.length;
        st = before[++i];
      }
      break;
    }
  }
  return offset;
}

// node_modules/yaml/browser/dist/compose/compose-node.js
var CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token2, props, onError) {
  const atKey = ctx.atKey;
  const { spaceBefore, comment, anchor, tag } = props;
  let node;
  let isSrcToken = true;
  switch (token2.type) {
    case "alias":
      node = composeAlias(ctx, token2, onError);
      if (anchor || tag)
        onError(token2, "ALIAS_PROPS", "An alias node must not specify any properties");
      break;
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
    case "block-scalar":
      node = composeScalar(ctx, token2, tag, onError);
      if (anchor)
        node.anchor = anchor.source.substring(1);
      break;
    case "block-map":
    case "block-seq":
    case "flow-collection":
      try {
        node = composeCollection(CN, ctx, token2, props, onError);
        if (anchor)
          node.anchor = anchor.source.substring(1);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        onError(token2, "RESOURCE_EXHAUSTION", message);
      }
      break;
    default: {
      const message = token2.type === "error" ? token2.message : `Unsupported token (type: ${token2.type})`;
      onError(token2, "UNEXPECTED_TOKEN", message);
      isSrcToken = false;
    }
  }
  node ?? (node = composeEmptyNode(ctx, token2.offset, void 0, null, props, onError));
  if (anchor && node.anchor === "")
    onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
  if (atKey && ctx.options.stringKeys && (!isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) {
    const msg = "With stringKeys, all keys must be strings";
    onError(tag ?? token2, "NON_STRING_KEY", msg);
  }
  if (spaceBefore)
    node.spaceBefore = true;
  if (comment) {
    if (token2.type === "scalar" && token2.source === "")
      node.comment = comment;
    else
      node.commentBefore = comment;
  }
  if (ctx.options.keepSourceTokens && isSrcToken)
    node.srcToken = token2;
  return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
  const token2 = {
    type: "scalar",
    offset: emptyScalarPosition(offset, before, pos),
    indent: -1,
    source: ""
  };
  const node = composeScalar(ctx, token2, tag, onError);
  if (anchor) {
    node.anchor = anchor.source.substring(1);
    if (node.anchor === "")
      onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
  }
  if (spaceBefore)
    node.spaceBefore = true;
  if (comment) {
    node.comment = comment;
    node.range[2] = end;
  }
  return node;
}
function composeAlias({ options: options3 }, { offset, source, end }, onError) {
  const alias = new Alias(source.substring(1));
  if (alias.source === "")
    onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
  if (alias.source.endsWith(":"))
    onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
  const valueEnd = offset + source.length;
  const re = resolveEnd(end, valueEnd, options3.strict, onError);
  alias.range = [offset, valueEnd, re.offset];
  if (re.comment)
    alias.comment = re.comment;
  return alias;
}

// node_modules/yaml/browser/dist/compose/compose-doc.js
function composeDoc(options3, directives, { offset, start, value, end }, onError) {
  const opts = Object.assign({ _directives: directives }, options3);
  const doc = new Document(void 0, opts);
  const ctx = {
    atKey: false,
    atRoot: true,
    directives: doc.directives,
    options: doc.options,
    schema: doc.schema
  };
  const props = resolveProps(start, {
    indicator: "doc-start",
    next: value ?? end?.[0],
    offset,
    onError,
    parentIndent: 0,
    startOnNewline: true
  });
  if (props.found) {
    doc.directives.docStart = true;
    if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline)
      onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
  }
  doc.contents = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
  const contentEnd = doc.contents.range[2];
  const re = resolveEnd(end, contentEnd, false, onError);
  if (re.comment)
    doc.comment = re.comment;
  doc.range = [offset, contentEnd, re.offset];
  return doc;
}

// node_modules/yaml/browser/dist/compose/composer.js
function getErrorPos(src) {
  if (typeof src === "number")
    return [src, src + 1];
  if (Array.isArray(src))
    return src.length === 2 ? src : [src[0], src[1]];
  const { offset, source } = src;
  return [offset, offset + (typeof source === "string" ? source.length : 1)];
}
function parsePrelude(prelude) {
  let comment = "";
  let atComment = false;
  let afterEmptyLine = false;
  for (let i = 0; i < prelude.length; ++i) {
    const source = prelude[i];
    switch (source[0]) {
      case "#":
        comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
        atComment = true;
        afterEmptyLine = false;
        break;
      case "%":
        if (prelude[i + 1]?.[0] !== "#")
          i += 1;
        atComment = false;
        break;
      default:
        if (!atComment)
          afterEmptyLine = true;
        atComment = false;
    }
  }
  return { comment, afterEmptyLine };
}
var Composer = class {
  constructor(options3 = {}) {
    this.doc = null;
    this.atDirectives = false;
    this.prelude = [];
    this.errors = [];
    this.warnings = [];
    this.onError = (source, code, message, warning) => {
      const pos = getErrorPos(source);
      if (warning)
        this.warnings.push(new YAMLWarning(pos, code, message));
      else
        this.errors.push(new YAMLParseError(pos, code, message));
    };
    this.directives = new Directives({ version: options3.version || "1.2" });
    this.options = options3;
  }
  decorate(doc, afterDoc) {
    const { comment, afterEmptyLine } = parsePrelude(this.prelude);
    if (comment) {
      const dc = doc.contents;
      if (afterDoc) {
        doc.comment = doc.comment ? `${doc.comment}
${comment}` : comment;
      } else if (afterEmptyLine || doc.directives.docStart || !dc) {
        doc.commentBefore = comment;
      } else if (isCollection(dc) && !dc.flow && dc.items.length > 0) {
        let it = dc.items[0];
        if (isPair(it))
          it = it.key;
        const cb = it.commentBefore;
        it.commentBefore = cb ? `${comment}
${cb}` : comment;
      } else {
        const cb = dc.commentBefore;
        dc.commentBefore = cb ? `${comment}
${cb}` : comment;
      }
    }
    if (afterDoc) {
      for (let i = 0; i < this.errors.length; ++i)
        doc.errors.push(this.errors[i]);
      for (let i = 0; i < this.warnings.length; ++i)
        doc.warnings.push(this.warnings[i]);
    } else {
      doc.errors = this.errors;
      doc.warnings = this.warnings;
    }
    this.prelude = [];
    this.errors = [];
    this.warnings = [];
  }
  /**
   * Current stream status information.
   *
   * Mostly useful at the end of input for an empty stream.
   */
  streamInfo() {
    return {
      comment: parsePrelude(this.prelude).comment,
      directives: this.directives,
      errors: this.errors,
      warnings: this.warnings
    };
  }
  /**
   * Compose tokens into documents.
   *
   * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
   * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
   */
  *compose(tokens, forceDoc = false, endOffset = -1) {
    for (const token2 of tokens)
      yield* this.next(token2);
    yield* this.end(forceDoc, endOffset);
  }
  /** Advance the composer by one CST token. */
  *next(token2) {
    switch (token2.type) {
      case "directive":
        this.directives.add(token2.source, (offset, message, warning) => {
          const pos = getErrorPos(token2);
          pos[0] += offset;
          this.onError(pos, "BAD_DIRECTIVE", message, warning);
        });
        this.prelude.push(token2.source);
        this.atDirectives = true;
        break;
      case "document": {
        const doc = composeDoc(this.options, this.directives, token2, this.onError);
        if (this.atDirectives && !doc.directives.docStart)
          this.onError(token2, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
        this.decorate(doc, false);
        if (this.doc)
          yield this.doc;
        this.doc = doc;
        this.atDirectives = false;
        break;
      }
      case "byte-order-mark":
      case "space":
        break;
      case "comment":
      case "newline":
        this.prelude.push(token2.source);
        break;
      case "error": {
        const msg = token2.source ? `${token2.message}: ${JSON.stringify(token2.source)}` : token2.message;
        const error = new YAMLParseError(getErrorPos(token2), "UNEXPECTED_TOKEN", msg);
        if (this.atDirectives || !this.doc)
          this.errors.push(error);
        else
          this.doc.errors.push(error);
        break;
      }
      case "doc-end": {
        if (!this.doc) {
          const msg = "Unexpected doc-end without preceding document";
          this.errors.push(new YAMLParseError(getErrorPos(token2), "UNEXPECTED_TOKEN", msg));
          break;
        }
        this.doc.directives.docEnd = true;
        const end = resolveEnd(token2.end, token2.offset + token2.source.length, this.doc.options.strict, this.onError);
        this.decorate(this.doc, true);
        if (end.comment) {
          const dc = this.doc.comment;
          this.doc.comment = dc ? `${dc}
${end.comment}` : end.comment;
        }
        this.doc.range[2] = end.offset;
        break;
      }
      default:
        this.errors.push(new YAMLParseError(getErrorPos(token2), "UNEXPECTED_TOKEN", `Unsupported token ${token2.type}`));
    }
  }
  /**
   * Call at end of input to yield any remaining document.
   *
   * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
   * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
   */
  *end(forceDoc = false, endOffset = -1) {
    if (this.doc) {
      this.decorate(this.doc, true);
      yield this.doc;
      this.doc = null;
    } else if (forceDoc) {
      const opts = Object.assign({ _directives: this.directives }, this.options);
      const doc = new Document(void 0, opts);
      if (this.atDirectives)
        this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
      doc.range = [0, endOffset, endOffset];
      this.decorate(doc, false);
      yield doc;
    }
  }
};

// node_modules/yaml/browser/dist/parse/cst-visit.js
var BREAK2 = /* @__PURE__ */ Symbol("break visit");
var SKIP2 = /* @__PURE__ */ Symbol("skip children");
var REMOVE2 = /* @__PURE__ */ Symbol("remove item");
function visit2(cst, visitor) {
  if ("type" in cst && cst.type === "document")
    cst = { start: cst.start, value: cst.value };
  _visit(Object.freeze([]), cst, visitor);
}
visit2.BREAK = BREAK2;
visit2.SKIP = SKIP2;
visit2.REMOVE = REMOVE2;
visit2.itemAtPath = (cst, path) => {
  let item = cst;
  for (const [field, index] of path) {
    const tok = item?.[field];
    if (tok && "items" in tok) {
      item = tok.items[index];
    } else
      return void 0;
  }
  return item;
};
visit2.parentCollection = (cst, path) => {
  const parent = visit2.itemAtPath(cst, path.slice(0, -1));
  const field = path[path.length - 1][0];
  const coll = parent?.[field];
  if (coll && "items" in coll)
    return coll;
  throw new Error("Parent collection not found");
};
function _visit(path, item, visitor) {
  let ctrl = visitor(item, path);
  if (typeof ctrl === "symbol")
    return ctrl;
  for (const field of ["key", "value"]) {
    const token2 = item[field];
    if (token2 && "items" in token2) {
      for (let i = 0; i < token2.items.length; ++i) {
        const ci = _visit(Object.freeze(path.concat([[field, i]])), token2.items[i], visitor);
        if (typeof ci === "number")
          i = ci - 1;
        else if (ci === BREAK2)
          return BREAK2;
        else if (ci === REMOVE2) {
          token2.items.splice(i, 1);
          i -= 1;
        }
      }
      if (typeof ctrl === "function" && field === "key")
        ctrl = ctrl(item, path);
    }
  }
  return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
}

// node_modules/yaml/browser/dist/parse/cst.js
var BOM = "\uFEFF";
var DOCUMENT = "";
var FLOW_END = "";
var SCALAR2 = "";
function tokenType(source) {
  switch (source) {
    case BOM:
      return "byte-order-mark";
    case DOCUMENT:
      return "doc-mode";
    case FLOW_END:
      return "flow-error-end";
    case SCALAR2:
      return "scalar";
    case "---":
      return "doc-start";
    case "...":
      return "doc-end";
    case "":
    case "\n":
    case "\r\n":
      return "newline";
    case "-":
      return "seq-item-ind";
    case "?":
      return "explicit-key-ind";
    case ":":
      return "map-value-ind";
    case "{":
      return "flow-map-start";
    case "}":
      return "flow-map-end";
    case "[":
      return "flow-seq-start";
    case "]":
      return "flow-seq-end";
    case ",":
      return "comma";
  }
  switch (source[0]) {
    case " ":
    case "	":
      return "space";
    case "#":
      return "comment";
    case "%":
      return "directive-line";
    case "*":
      return "alias";
    case "&":
      return "anchor";
    case "!":
      return "tag";
    case "'":
      return "single-quoted-scalar";
    case '"':
      return "double-quoted-scalar";
    case "|":
    case ">":
      return "block-scalar-header";
  }
  return null;
}

// node_modules/yaml/browser/dist/parse/lexer.js
function isEmpty(ch) {
  switch (ch) {
    case void 0:
    case " ":
    case "\n":
    case "\r":
    case "	":
      return true;
    default:
      return false;
  }
}
var hexDigits = new Set("0123456789ABCDEFabcdef");
var tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
var flowIndicatorChars = new Set(",[]{}");
var invalidAnchorChars = new Set(" ,[]{}\n\r	");
var isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
var Lexer2 = class {
  constructor() {
    this.atEnd = false;
    this.blockScalarIndent = -1;
    this.blockScalarKeep = false;
    this.buffer = "";
    this.flowKey = false;
    this.flowLevel = 0;
    this.indentNext = 0;
    this.indentValue = 0;
    this.lineEndPos = null;
    this.next = null;
    this.pos = 0;
  }
  /**
   * Generate YAML tokens from the `source` string. If `incomplete`,
   * a part of the last line may be left as a buffer for the next call.
   *
   * @returns A generator of lexical tokens
   */
  *lex(source, incomplete = false) {
    if (source) {
      if (typeof source !== "string")
        throw TypeError("source is not a string");
      this.buffer = this.buffer ? this.buffer + source : source;
      this.lineEndPos = null;
    }
    this.atEnd = !incomplete;
    let next = this.next ?? "stream";
    while (next && (incomplete || this.hasChars(1)))
      next = yield* this.parseNext(next);
  }
  atLineEnd() {
    let i = this.pos;
    let ch = this.buffer[i];
    while (ch === " " || ch === "	")
      ch = this.buffer[++i];
    if (!ch || ch === "#" || ch === "\n")
      return true;
    if (ch === "\r")
      return this.buffer[i + 1] === "\n";
    return false;
  }
  charAt(n) {
    return this.buffer[this.pos + n];
  }
  continueScalar(offset) {
    let ch = this.buffer[offset];
    if (this.indentNext > 0) {
      let indent = 0;
      while (ch === " ")
        ch = this.buffer[++indent + offset];
      if (ch === "\r") {
        const next = this.buffer[indent + offset + 1];
        if (next === "\n" || !next && !this.atEnd)
          return offset + indent + 1;
      }
      return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
    }
    if (ch === "-" || ch === ".") {
      const dt = this.buffer.substr(offset, 3);
      if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3]))
        return -1;
    }
    return offset;
  }
  getLine() {
    let end = this.lineEndPos;
    if (typeof end !== "number" || end !== -1 && end < this.pos) {
      end = this.buffer.indexOf("\n", this.pos);
      this.lineEndPos = end;
    }
    if (end === -1)
      return this.atEnd ? this.buffer.substring(this.pos) : null;
    if (this.buffer[end - 1] === "\r")
      end -= 1;
    return this.buffer.substring(this.pos, end);
  }
  hasChars(n) {
    return this.pos + n <= this.buffer.length;
  }
  setNext(state) {
    this.buffer = this.buffer.substring(this.pos);
    this.pos = 0;
    this.lineEndPos = null;
    this.next = state;
    return null;
  }
  peek(n) {
    return this.buffer.substr(this.pos, n);
  }
  *parseNext(next) {
    switch (next) {
      case "stream":
        return yield* this.parseStream();
      case "line-start":
        return yield* this.parseLineStart();
      case "block-start":
        return yield* this.parseBlockStart();
      case "doc":
        return yield* this.parseDocument();
      case "flow":
        return yield* this.parseFlowCollection();
      case "quoted-scalar":
        return yield* this.parseQuotedScalar();
      case "block-scalar":
        return yield* this.parseBlockScalar();
      case "plain-scalar":
        return yield* this.parsePlainScalar();
    }
  }
  *parseStream() {
    let line = this.getLine();
    if (line === null)
      return this.setNext("stream");
    if (line[0] === BOM) {
      yield* this.pushCount(1);
      line = line.substring(1);
    }
    if (line[0] === "%") {
      let dirEnd = line.length;
      let cs = line.indexOf("#");
      while (cs !== -1) {
        const ch = line[cs - 1];
        if (ch === " " || ch === "	") {
          dirEnd = cs - 1;
          break;
        } else {
          cs = line.indexOf("#", cs + 1);
        }
      }
      while (true) {
        const ch = line[dirEnd - 1];
        if (ch === " " || ch === "	")
          dirEnd -= 1;
        else
          break;
      }
      const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
      yield* this.pushCount(line.length - n);
      this.pushNewline();
      return "stream";
    }
    if (this.atLineEnd()) {
      const sp = yield* this.pushSpaces(true);
      yield* this.pushCount(line.length - sp);
      yield* this.pushNewline();
      return "stream";
    }
    yield DOCUMENT;
    return yield* this.parseLineStart();
  }
  *parseLineStart() {
    const ch = this.charAt(0);
    if (!ch && !this.atEnd)
      return this.setNext("line-start");
    if (ch === "-" || ch === ".") {
      if (!this.atEnd && !this.hasChars(4))
        return this.setNext("line-start");
      const s = this.peek(3);
      if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
        yield* this.pushCount(3);
        this.indentValue = 0;
        this.indentNext = 0;
        return s === "---" ? "doc" : "stream";
      }
    }
    this.indentValue = yield* this.pushSpaces(false);
    if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
      this.indentNext = this.indentValue;
    return yield* this.parseBlockStart();
  }
  *parseBlockStart() {
    const [ch0, ch1] = this.peek(2);
    if (!ch1 && !this.atEnd)
      return this.setNext("block-start");
    if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
      const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
      this.indentNext = this.indentValue + 1;
      this.indentValue += n;
      return "block-start";
    }
    return "doc";
  }
  *parseDocument() {
    yield* this.pushSpaces(true);
    const line = this.getLine();
    if (line === null)
      return this.setNext("doc");
    let n = yield* this.pushIndicators();
    switch (line[n]) {
      case "#":
        yield* this.pushCount(line.length - n);
      // fallthrough
      case void 0:
        yield* this.pushNewline();
        return yield* this.parseLineStart();
      case "{":
      case "[":
        yield* this.pushCount(1);
        this.flowKey = false;
        this.flowLevel = 1;
        return "flow";
      case "}":
      case "]":
        yield* this.pushCount(1);
        return "doc";
      case "*":
        yield* this.pushUntil(isNotAnchorChar);
        return "doc";
      case '"':
      case "'":
        return yield* this.parseQuotedScalar();
      case "|":
      case ">":
        n += yield* this.parseBlockScalarHeader();
        n += yield* this.pushSpaces(true);
        yield* this.pushCount(line.length - n);
        yield* this.pushNewline();
        return yield* this.parseBlockScalar();
      default:
        return yield* this.parsePlainScalar();
    }
  }
  *parseFlowCollection() {
    let nl, sp;
    let indent = -1;
    do {
      nl = yield* this.pushNewline();
      if (nl > 0) {
        sp = yield* this.pushSpaces(false);
        this.indentValue = indent = sp;
      } else {
        sp = 0;
      }
      sp += yield* this.pushSpaces(true);
    } while (nl + sp > 0);
    const line = this.getLine();
    if (line === null)
      return this.setNext("flow");
    if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
      const atFlowEndMarker = indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}");
      if (!atFlowEndMarker) {
        this.flowLevel = 0;
        yield FLOW_END;
        return yield* this.parseLineStart();
      }
    }
    let n = 0;
    while (line[n] === ",") {
      n += yield* this.pushCount(1);
      n += yield* this.pushSpaces(true);
      this.flowKey = false;
    }
    n += yield* this.pushIndicators();
    switch (line[n]) {
      case void 0:
        return "flow";
      case "#":
        yield* this.pushCount(line.length - n);
        return "flow";
      case "{":
      case "[":
        yield* this.pushCount(1);
        this.flowKey = false;
        this.flowLevel += 1;
        return "flow";
      case "}":
      case "]":
        yield* this.pushCount(1);
        this.flowKey = true;
        this.flowLevel -= 1;
        return this.flowLevel ? "flow" : "doc";
      case "*":
        yield* this.pushUntil(isNotAnchorChar);
        return "flow";
      case '"':
      case "'":
        this.flowKey = true;
        return yield* this.parseQuotedScalar();
      case ":": {
        const next = this.charAt(1);
        if (this.flowKey || isEmpty(next) || next === ",") {
          this.flowKey = false;
          yield* this.pushCount(1);
          yield* this.pushSpaces(true);
          return "flow";
        }
      }
      // fallthrough
      default:
        this.flowKey = false;
        return yield* this.parsePlainScalar();
    }
  }
  *parseQuotedScalar() {
    const quote = this.charAt(0);
    let end = this.buffer.indexOf(quote, this.pos + 1);
    if (quote === "'") {
      while (end !== -1 && this.buffer[end + 1] === "'")
        end = this.buffer.indexOf("'", end + 2);
    } else {
      while (end !== -1) {
        let n = 0;
        while (this.buffer[end - 1 - n] === "\\")
          n += 1;
        if (n % 2 === 0)
          break;
        end = this.buffer.indexOf('"', end + 1);
      }
    }
    const qb = this.buffer.substring(0, end);
    let nl = qb.indexOf("\n", this.pos);
    if (nl !== -1) {
      while (nl !== -1) {
        const cs = this.continueScalar(nl + 1);
        if (cs === -1)
          break;
        nl = qb.indexOf("\n", cs);
      }
      if (nl !== -1) {
        end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
      }
    }
    if (end === -1) {
      if (!this.atEnd)
        return this.setNext("quoted-scalar");
      end = this.buffer.length;
    }
    yield* this.pushToIndex(end + 1, false);
    return this.flowLevel ? "flow" : "doc";
  }
  *parseBlockScalarHeader() {
    this.blockScalarIndent = -1;
    this.blockScalarKeep = false;
    let i = this.pos;
    while (true) {
      const ch = this.buffer[++i];
      if (ch === "+")
        this.blockScalarKeep = true;
      else if (ch > "0" && ch <= "9")
        this.blockScalarIndent = Number(ch) - 1;
      else if (ch !== "-")
        break;
    }
    return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
  }
  *parseBlockScalar() {
    let nl = this.pos - 1;
    let indent = 0;
    let ch;
    loop: for (let i2 = this.pos; ch = this.buffer[i2]; ++i2) {
      switch (ch) {
        case " ":
          indent += 1;
          break;
        case "\n":
          nl = i2;
          indent = 0;
          break;
        case "\r": {
          const next = this.buffer[i2 + 1];
          if (!next && !this.atEnd)
            return this.setNext("block-scalar");
          if (next === "\n")
            break;
        }
        // fallthrough
        default:
          break loop;
      }
    }
    if (!ch && !this.atEnd)
      return this.setNext("block-scalar");
    if (indent >= this.indentNext) {
      if (this.blockScalarIndent === -1)
        this.indentNext = indent;
      else {
        this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
      }
      do {
        const cs = this.continueScalar(nl + 1);
        if (cs === -1)
          break;
        nl = this.buffer.indexOf("\n", cs);
      } while (nl !== -1);
      if (nl === -1) {
        if (!this.atEnd)
          return this.setNext("block-scalar");
        nl = this.buffer.length;
      }
    }
    let i = nl + 1;
    ch = this.buffer[i];
    while (ch === " ")
      ch = this.buffer[++i];
    if (ch === "	") {
      while (ch === "	" || ch === " " || ch === "\r" || ch === "\n")
        ch = this.buffer[++i];
      nl = i - 1;
    } else if (!this.blockScalarKeep) {
      do {
        let i2 = nl - 1;
        let ch2 = this.buffer[i2];
        if (ch2 === "\r")
          ch2 = this.buffer[--i2];
        const lastChar = i2;
        while (ch2 === " ")
          ch2 = this.buffer[--i2];
        if (ch2 === "\n" && i2 >= this.pos && i2 + 1 + indent > lastChar)
          nl = i2;
        else
          break;
      } while (true);
    }
    yield SCALAR2;
    yield* this.pushToIndex(nl + 1, true);
    return yield* this.parseLineStart();
  }
  *parsePlainScalar() {
    const inFlow = this.flowLevel > 0;
    let end = this.pos - 1;
    let i = this.pos - 1;
    let ch;
    while (ch = this.buffer[++i]) {
      if (ch === ":") {
        const next = this.buffer[i + 1];
        if (isEmpty(next) || inFlow && flowIndicatorChars.has(next))
          break;
        end = i;
      } else if (isEmpty(ch)) {
        let next = this.buffer[i + 1];
        if (ch === "\r") {
          if (next === "\n") {
            i += 1;
            ch = "\n";
            next = this.buffer[i + 1];
          } else
            end = i;
        }
        if (next === "#" || inFlow && flowIndicatorChars.has(next))
          break;
        if (ch === "\n") {
          const cs = this.continueScalar(i + 1);
          if (cs === -1)
            break;
          i = Math.max(i, cs - 2);
        }
      } else {
        if (inFlow && flowIndicatorChars.has(ch))
          break;
        end = i;
      }
    }
    if (!ch && !this.atEnd)
      return this.setNext("plain-scalar");
    yield SCALAR2;
    yield* this.pushToIndex(end + 1, true);
    return inFlow ? "flow" : "doc";
  }
  *pushCount(n) {
    if (n > 0) {
      yield this.buffer.substr(this.pos, n);
      this.pos += n;
      return n;
    }
    return 0;
  }
  *pushToIndex(i, allowEmpty) {
    const s = this.buffer.slice(this.pos, i);
    if (s) {
      yield s;
      this.pos += s.length;
      return s.length;
    } else if (allowEmpty)
      yield "";
    return 0;
  }
  *pushIndicators() {
    let n = 0;
    loop: while (true) {
      switch (this.charAt(0)) {
        case "!":
          n += yield* this.pushTag();
          n += yield* this.pushSpaces(true);
          continue loop;
        case "&":
          n += yield* this.pushUntil(isNotAnchorChar);
          n += yield* this.pushSpaces(true);
          continue loop;
        case "-":
        // this is an error
        case "?":
        // this is an error outside flow collections
        case ":": {
          const inFlow = this.flowLevel > 0;
          const ch1 = this.charAt(1);
          if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
            if (!inFlow)
              this.indentNext = this.indentValue + 1;
            else if (this.flowKey)
              this.flowKey = false;
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            continue loop;
          }
        }
      }
      break loop;
    }
    return n;
  }
  *pushTag() {
    if (this.charAt(1) === "<") {
      let i = this.pos + 2;
      let ch = this.buffer[i];
      while (!isEmpty(ch) && ch !== ">")
        ch = this.buffer[++i];
      return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
    } else {
      let i = this.pos + 1;
      let ch = this.buffer[i];
      while (ch) {
        if (tagChars.has(ch))
          ch = this.buffer[++i];
        else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) {
          ch = this.buffer[i += 3];
        } else
          break;
      }
      return yield* this.pushToIndex(i, false);
    }
  }
  *pushNewline() {
    const ch = this.buffer[this.pos];
    if (ch === "\n")
      return yield* this.pushCount(1);
    else if (ch === "\r" && this.charAt(1) === "\n")
      return yield* this.pushCount(2);
    else
      return 0;
  }
  *pushSpaces(allowTabs) {
    let i = this.pos - 1;
    let ch;
    do {
      ch = this.buffer[++i];
    } while (ch === " " || allowTabs && ch === "	");
    const n = i - this.pos;
    if (n > 0) {
      yield this.buffer.substr(this.pos, n);
      this.pos = i;
    }
    return n;
  }
  *pushUntil(test2) {
    let i = this.pos;
    let ch = this.buffer[i];
    while (!test2(ch))
      ch = this.buffer[++i];
    return yield* this.pushToIndex(i, false);
  }
};

// node_modules/yaml/browser/dist/parse/parser.js
function includesToken(list3, type) {
  for (let i = 0; i < list3.length; ++i)
    if (list3[i].type === type)
      return true;
  return false;
}
function findNonEmptyIndex(list3) {
  for (let i = 0; i < list3.length; ++i) {
    switch (list3[i].type) {
      case "space":
      case "comment":
      case "newline":
        break;
      default:
        return i;
    }
  }
  return -1;
}
function isFlowToken(token2) {
  switch (token2?.type) {
    case "alias":
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
    case "flow-collection":
      return true;
    default:
      return false;
  }
}
function getPrevProps(parent) {
  switch (parent.type) {
    case "document":
      return parent.start;
    case "block-map": {
      const it = parent.items[parent.items.length - 1];
      return it.sep ?? it.start;
    }
    case "block-seq":
      return parent.items[parent.items.length - 1].start;
    /* istanbul ignore next should not happen */
    default:
      return [];
  }
}
function getFirstKeyStartProps(prev) {
  if (prev.length === 0)
    return [];
  let i = prev.length;
  loop: while (--i >= 0) {
    switch (prev[i].type) {
      case "doc-start":
      case "explicit-key-ind":
      case "map-value-ind":
      case "seq-item-ind":
      case "newline":
        break loop;
    }
  }
  while (prev[++i]?.type === "space") {
  }
  return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
  if (source.length < 1e5)
    Array.prototype.push.apply(target, source);
  else
    for (let i = 0; i < source.length; ++i)
      target.push(source[i]);
}
function fixFlowSeqItems(fc) {
  if (fc.start.type === "flow-seq-start") {
    for (const it of fc.items) {
      if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
        if (it.key)
          it.value = it.key;
        delete it.key;
        if (isFlowToken(it.value)) {
          if (it.value.end)
            arrayPushArray(it.value.end, it.sep);
          else
            it.value.end = it.sep;
        } else
          arrayPushArray(it.start, it.sep);
        delete it.sep;
      }
    }
  }
}
var Parser2 = class {
  /**
   * @param onNewLine - If defined, called separately with the start position of
   *   each new line (in `parse()`, including the start of input).
   */
  constructor(onNewLine) {
    this.atNewLine = true;
    this.atScalar = false;
    this.indent = 0;
    this.offset = 0;
    this.onKeyLine = false;
    this.stack = [];
    this.source = "";
    this.type = "";
    this.lexer = new Lexer2();
    this.onNewLine = onNewLine;
  }
  /**
   * Parse `source` as a YAML stream.
   * If `incomplete`, a part of the last line may be left as a buffer for the next call.
   *
   * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
   *
   * @returns A generator of tokens representing each directive, document, and other structure.
   */
  *parse(source, incomplete = false) {
    if (this.onNewLine && this.offset === 0)
      this.onNewLine(0);
    for (const lexeme of this.lexer.lex(source, incomplete))
      yield* this.next(lexeme);
    if (!incomplete)
      yield* this.end();
  }
  /**
   * Advance the parser by the `source` of one lexical token.
   */
  *next(source) {
    this.source = source;
    if (this.atScalar) {
      this.atScalar = false;
      yield* this.step();
      this.offset += source.length;
      return;
    }
    const type = tokenType(source);
    if (!type) {
      const message = `Not a YAML token: ${source}`;
      yield* this.pop({ type: "error", offset: this.offset, message, source });
      this.offset += source.length;
    } else if (type === "scalar") {
      this.atNewLine = false;
      this.atScalar = true;
      this.type = "scalar";
    } else {
      this.type = type;
      yield* this.step();
      switch (type) {
        case "newline":
          this.atNewLine = true;
          this.indent = 0;
          if (this.onNewLine)
            this.onNewLine(this.offset + source.length);
          break;
        case "space":
          if (this.atNewLine && source[0] === " ")
            this.indent += source.length;
          break;
        case "explicit-key-ind":
        case "map-value-ind":
        case "seq-item-ind":
          if (this.atNewLine)
            this.indent += source.length;
          break;
        case "doc-mode":
        case "flow-error-end":
          return;
        default:
          this.atNewLine = false;
      }
      this.offset += source.length;
    }
  }
  /** Call at end of input to push out any remaining constructions */
  *end() {
    while (this.stack.length > 0)
      yield* this.pop();
  }
  get sourceToken() {
    const st = {
      type: this.type,
      offset: this.offset,
      indent: this.indent,
      source: this.source
    };
    return st;
  }
  *step() {
    const top = this.peek(1);
    if (this.type === "doc-end" && top?.type !== "doc-end") {
      while (this.stack.length > 0)
        yield* this.pop();
      this.stack.push({
        type: "doc-end",
        offset: this.offset,
        source: this.source
      });
      return;
    }
    if (!top)
      return yield* this.stream();
    switch (top.type) {
      case "document":
        return yield* this.document(top);
      case "alias":
      case "scalar":
      case "single-quoted-scalar":
      case "double-quoted-scalar":
        return yield* this.scalar(top);
      case "block-scalar":
        return yield* this.blockScalar(top);
      case "block-map":
        return yield* this.blockMap(top);
      case "block-seq":
        return yield* this.blockSequence(top);
      case "flow-collection":
        return yield* this.flowCollection(top);
      case "doc-end":
        return yield* this.documentEnd(top);
    }
    yield* this.pop();
  }
  peek(n) {
    return this.stack[this.stack.length - n];
  }
  *pop(error) {
    const token2 = error ?? this.stack.pop();
    if (!token2) {
      const message = "Tried to pop an empty stack";
      yield { type: "error", offset: this.offset, source: "", message };
    } else if (this.stack.length === 0) {
      yield token2;
    } else {
      const top = this.peek(1);
      if (token2.type === "block-scalar") {
        token2.indent = "indent" in top ? top.indent : 0;
      } else if (token2.type === "flow-collection" && top.type === "document") {
        token2.indent = 0;
      }
      if (token2.type === "flow-collection")
        fixFlowSeqItems(token2);
      switch (top.type) {
        case "document":
          top.value = token2;
          break;
        case "block-scalar":
          top.props.push(token2);
          break;
        case "block-map": {
          const it = top.items[top.items.length - 1];
          if (it.value) {
            top.items.push({ start: [], key: token2, sep: [] });
            this.onKeyLine = true;
            return;
          } else if (it.sep) {
            it.value = token2;
          } else {
            Object.assign(it, { key: token2, sep: [] });
            this.onKeyLine = !it.explicitKey;
            return;
          }
          break;
        }
        case "block-seq": {
          const it = top.items[top.items.length - 1];
          if (it.value)
            top.items.push({ start: [], value: token2 });
          else
            it.value = token2;
          break;
        }
        case "flow-collection": {
          const it = top.items[top.items.length - 1];
          if (!it || it.value)
            top.items.push({ start: [], key: token2, sep: [] });
          else if (it.sep)
            it.value = token2;
          else
            Object.assign(it, { key: token2, sep: [] });
          return;
        }
        /* istanbul ignore next should not happen */
        default:
          yield* this.pop();
          yield* this.pop(token2);
      }
      if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token2.type === "block-map" || token2.type === "block-seq")) {
        const last = token2.items[token2.items.length - 1];
        if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token2.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token2.indent))) {
          if (top.type === "document")
            top.end = last.start;
          else
            top.items.push({ start: last.start });
          token2.items.splice(-1, 1);
        }
      }
    }
  }
  *stream() {
    switch (this.type) {
      case "directive-line":
        yield { type: "directive", offset: this.offset, source: this.source };
        return;
      case "byte-order-mark":
      case "space":
      case "comment":
      case "newline":
        yield this.sourceToken;
        return;
      case "doc-mode":
      case "doc-start": {
        const doc = {
          type: "document",
          offset: this.offset,
          start: []
        };
        if (this.type === "doc-start")
          doc.start.push(this.sourceToken);
        this.stack.push(doc);
        return;
      }
    }
    yield {
      type: "error",
      offset: this.offset,
      message: `Unexpected ${this.type} token in YAML stream`,
      source: this.source
    };
  }
  *document(doc) {
    if (doc.value)
      return yield* this.lineEnd(doc);
    switch (this.type) {
      case "doc-start": {
        if (findNonEmptyIndex(doc.start) !== -1) {
          yield* this.pop();
          yield* this.step();
        } else
          doc.start.push(this.sourceToken);
        return;
      }
      case "anchor":
      case "tag":
      case "space":
      case "comment":
      case "newline":
        doc.start.push(this.sourceToken);
        return;
    }
    const bv = this.startBlockValue(doc);
    if (bv)
      this.stack.push(bv);
    else {
      yield {
        type: "error",
        offset: this.offset,
        message: `Unexpected ${this.type} token in YAML document`,
        source: this.source
      };
    }
  }
  *scalar(scalar) {
    if (this.type === "map-value-ind") {
      const prev = getPrevProps(this.peek(2));
      const start = getFirstKeyStartProps(prev);
      let sep;
      if (scalar.end) {
        sep = scalar.end;
        sep.push(this.sourceToken);
        delete scalar.end;
      } else
        sep = [this.sourceToken];
      const map3 = {
        type: "block-map",
        offset: scalar.offset,
        indent: scalar.indent,
        items: [{ start, key: scalar, sep }]
      };
      this.onKeyLine = true;
      this.stack[this.stack.length - 1] = map3;
    } else
      yield* this.lineEnd(scalar);
  }
  *blockScalar(scalar) {
    switch (this.type) {
      case "space":
      case "comment":
      case "newline":
        scalar.props.push(this.sourceToken);
        return;
      case "scalar":
        scalar.source = this.source;
        this.atNewLine = true;
        this.indent = 0;
        if (this.onNewLine) {
          let nl = this.source.indexOf("\n") + 1;
          while (nl !== 0) {
            this.onNewLine(this.offset + nl);
            nl = this.source.indexOf("\n", nl) + 1;
          }
        }
        yield* this.pop();
        break;
      /* istanbul ignore next should not happen */
      default:
        yield* this.pop();
        yield* this.step();
    }
  }
  *blockMap(map3) {
    const it = map3.items[map3.items.length - 1];
    switch (this.type) {
      case "newline":
        this.onKeyLine = false;
        if (it.value) {
          const end = "end" in it.value ? it.value.end : void 0;
          const last = Array.isArray(end) ? end[end.length - 1] : void 0;
          if (last?.type === "comment")
            end?.push(this.sourceToken);
          else
            map3.items.push({ start: [this.sourceToken] });
        } else if (it.sep) {
          it.sep.push(this.sourceToken);
        } else {
          it.start.push(this.sourceToken);
        }
        return;
      case "space":
      case "comment":
        if (it.value) {
          map3.items.push({ start: [this.sourceToken] });
        } else if (it.sep) {
          it.sep.push(this.sourceToken);
        } else {
          if (this.atIndentedComment(it.start, map3.indent)) {
            const prev = map3.items[map3.items.length - 2];
            const end = prev?.value?.end;
            if (Array.isArray(end)) {
              arrayPushArray(end, it.start);
              end.push(this.sourceToken);
              map3.items.pop();
              return;
            }
          }
          it.start.push(this.sourceToken);
        }
        return;
    }
    if (this.indent >= map3.indent) {
      const atMapIndent = !this.onKeyLine && this.indent === map3.indent;
      const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
      let start = [];
      if (atNextItem && it.sep && !it.value) {
        const nl = [];
        for (let i = 0; i < it.sep.length; ++i) {
          const st = it.sep[i];
          switch (st.type) {
            case "newline":
              nl.push(i);
              break;
            case "space":
              break;
            case "comment":
              if (st.indent > map3.indent)
                nl.length = 0;
              break;
            default:
              nl.length = 0;
          }
        }
        if (nl.length >= 2)
          start = it.sep.splice(nl[1]);
      }
      switch (this.type) {
        case "anchor":
        case "tag":
          if (atNextItem || it.value) {
            start.push(this.sourceToken);
            map3.items.push({ start });
            this.onKeyLine = true;
          } else if (it.sep) {
            it.sep.push(this.sourceToken);
          } else {
            it.start.push(this.sourceToken);
          }
          return;
        case "explicit-key-ind":
          if (!it.sep && !it.explicitKey) {
            it.start.push(this.sourceToken);
            it.explicitKey = true;
          } else if (atNextItem || it.value) {
            start.push(this.sourceToken);
            map3.items.push({ start, explicitKey: true });
          } else {
            this.stack.push({
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: [this.sourceToken], explicitKey: true }]
            });
          }
          this.onKeyLine = true;
          return;
        case "map-value-ind":
          if (it.explicitKey) {
            if (!it.sep) {
              if (includesToken(it.start, "newline")) {
                Object.assign(it, { key: null, sep: [this.sourceToken] });
              } else {
                const start2 = getFirstKeyStartProps(it.start);
                this.stack.push({
                  type: "block-map",
                  offset: this.offset,
                  indent: this.indent,
                  items: [{ start: start2, key: null, sep: [this.sourceToken] }]
                });
              }
            } else if (it.value) {
              map3.items.push({ start: [], key: null, sep: [this.sourceToken] });
            } else if (includesToken(it.sep, "map-value-ind")) {
              this.stack.push({
                type: "block-map",
                offset: this.offset,
                indent: this.indent,
                items: [{ start, key: null, sep: [this.sourceToken] }]
              });
            } else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
              const start2 = getFirstKeyStartProps(it.start);
              const key = it.key;
              const sep = it.sep;
              sep.push(this.sourceToken);
              delete it.key;
              delete it.sep;
              this.stack.push({
                type: "block-map",
                offset: this.offset,
                indent: this.indent,
                items: [{ start: start2, key, sep }]
              });
            } else if (start.length > 0) {
              it.sep = it.sep.concat(start, this.sourceToken);
            } else {
              it.sep.push(this.sourceToken);
            }
          } else {
            if (!it.sep) {
              Object.assign(it, { key: null, sep: [this.sourceToken] });
            } else if (it.value || atNextItem) {
              map3.items.push({ start, key: null, sep: [this.sourceToken] });
            } else if (includesToken(it.sep, "map-value-ind")) {
              this.stack.push({
                type: "block-map",
                offset: this.offset,
                indent: this.indent,
                items: [{ start: [], key: null, sep: [this.sourceToken] }]
              });
            } else {
              it.sep.push(this.sourceToken);
            }
          }
          this.onKeyLine = true;
          return;
        case "alias":
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar": {
          const fs = this.flowScalar(this.type);
          if (atNextItem || it.value) {
            map3.items.push({ start, key: fs, sep: [] });
            this.onKeyLine = true;
          } else if (it.sep) {
            this.stack.push(fs);
          } else {
            Object.assign(it, { key: fs, sep: [] });
            this.onKeyLine = true;
          }
          return;
        }
        default: {
          const bv = this.startBlockValue(map3);
          if (bv) {
            if (bv.type === "block-seq") {
              if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
                yield* this.pop({
                  type: "error",
                  offset: this.offset,
                  message: "Unexpected block-seq-ind on same line with key",
                  source: this.source
                });
                return;
              }
            } else if (atMapIndent) {
              map3.items.push({ start });
            }
            this.stack.push(bv);
            return;
          }
        }
      }
    }
    yield* this.pop();
    yield* this.step();
  }
  *blockSequence(seq2) {
    const it = seq2.items[seq2.items.length - 1];
    switch (this.type) {
      case "newline":
        if (it.value) {
          const end = "end" in it.value ? it.value.end : void 0;
          const last = Array.isArray(end) ? end[end.length - 1] : void 0;
          if (last?.type === "comment")
            end?.push(this.sourceToken);
          else
            seq2.items.push({ start: [this.sourceToken] });
        } else
          it.start.push(this.sourceToken);
        return;
      case "space":
      case "comment":
        if (it.value)
          seq2.items.push({ start: [this.sourceToken] });
        else {
          if (this.atIndentedComment(it.start, seq2.indent)) {
            const prev = seq2.items[seq2.items.length - 2];
            const end = prev?.value?.end;
            if (Array.isArray(end)) {
              arrayPushArray(end, it.start);
              end.push(this.sourceToken);
              seq2.items.pop();
              return;
            }
          }
          it.start.push(this.sourceToken);
        }
        return;
      case "anchor":
      case "tag":
        if (it.value || this.indent <= seq2.indent)
          break;
        it.start.push(this.sourceToken);
        return;
      case "seq-item-ind":
        if (this.indent !== seq2.indent)
          break;
        if (it.value || includesToken(it.start, "seq-item-ind"))
          seq2.items.push({ start: [this.sourceToken] });
        else
          it.start.push(this.sourceToken);
        return;
    }
    if (this.indent > seq2.indent) {
      const bv = this.startBlockValue(seq2);
      if (bv) {
        this.stack.push(bv);
        return;
      }
    }
    yield* this.pop();
    yield* this.step();
  }
  *flowCollection(fc) {
    const it = fc.items[fc.items.length - 1];
    if (this.type === "flow-error-end") {
      let top;
      do {
        yield* this.pop();
        top = this.peek(1);
      } while (top?.type === "flow-collection");
    } else if (fc.end.length === 0) {
      switch (this.type) {
        case "comma":
        case "explicit-key-ind":
          if (!it || it.sep)
            fc.items.push({ start: [this.sourceToken] });
          else
            it.start.push(this.sourceToken);
          return;
        case "map-value-ind":
          if (!it || it.value)
            fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
          else if (it.sep)
            it.sep.push(this.sourceToken);
          else
            Object.assign(it, { key: null, sep: [this.sourceToken] });
          return;
        case "space":
        case "comment":
        case "newline":
        case "anchor":
        case "tag":
          if (!it || it.value)
            fc.items.push({ start: [this.sourceToken] });
          else if (it.sep)
            it.sep.push(this.sourceToken);
          else
            it.start.push(this.sourceToken);
          return;
        case "alias":
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar": {
          const fs = this.flowScalar(this.type);
          if (!it || it.value)
            fc.items.push({ start: [], key: fs, sep: [] });
          else if (it.sep)
            this.stack.push(fs);
          else
            Object.assign(it, { key: fs, sep: [] });
          return;
        }
        case "flow-map-end":
        case "flow-seq-end":
          fc.end.push(this.sourceToken);
          return;
      }
      const bv = this.startBlockValue(fc);
      if (bv)
        this.stack.push(bv);
      else {
        yield* this.pop();
        yield* this.step();
      }
    } else {
      const parent = this.peek(2);
      if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
        yield* this.pop();
        yield* this.step();
      } else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
        const prev = getPrevProps(parent);
        const start = getFirstKeyStartProps(prev);
        fixFlowSeqItems(fc);
        const sep = fc.end.splice(1, fc.end.length);
        sep.push(this.sourceToken);
        const map3 = {
          type: "block-map",
          offset: fc.offset,
          indent: fc.indent,
          items: [{ start, key: fc, sep }]
        };
        this.onKeyLine = true;
        this.stack[this.stack.length - 1] = map3;
      } else {
        yield* this.lineEnd(fc);
      }
    }
  }
  flowScalar(type) {
    if (this.onNewLine) {
      let nl = this.source.indexOf("\n") + 1;
      while (nl !== 0) {
        this.onNewLine(this.offset + nl);
        nl = this.source.indexOf("\n", nl) + 1;
      }
    }
    return {
      type,
      offset: this.offset,
      indent: this.indent,
      source: this.source
    };
  }
  startBlockValue(parent) {
    switch (this.type) {
      case "alias":
      case "scalar":
      case "single-quoted-scalar":
      case "double-quoted-scalar":
        return this.flowScalar(this.type);
      case "block-scalar-header":
        return {
          type: "block-scalar",
          offset: this.offset,
          indent: this.indent,
          props: [this.sourceToken],
          source: ""
        };
      case "flow-map-start":
      case "flow-seq-start":
        return {
          type: "flow-collection",
          offset: this.offset,
          indent: this.indent,
          start: this.sourceToken,
          items: [],
          end: []
        };
      case "seq-item-ind":
        return {
          type: "block-seq",
          offset: this.offset,
          indent: this.indent,
          items: [{ start: [this.sourceToken] }]
        };
      case "explicit-key-ind": {
        this.onKeyLine = true;
        const prev = getPrevProps(parent);
        const start = getFirstKeyStartProps(prev);
        start.push(this.sourceToken);
        return {
          type: "block-map",
          offset: this.offset,
          indent: this.indent,
          items: [{ start, explicitKey: true }]
        };
      }
      case "map-value-ind": {
        this.onKeyLine = true;
        const prev = getPrevProps(parent);
        const start = getFirstKeyStartProps(prev);
        return {
          type: "block-map",
          offset: this.offset,
          indent: this.indent,
          items: [{ start, key: null, sep: [this.sourceToken] }]
        };
      }
    }
    return null;
  }
  atIndentedComment(start, indent) {
    if (this.type !== "comment")
      return false;
    if (this.indent <= indent)
      return false;
    return start.every((st) => st.type === "newline" || st.type === "space");
  }
  *documentEnd(docEnd) {
    if (this.type !== "doc-mode") {
      if (docEnd.end)
        docEnd.end.push(this.sourceToken);
      else
        docEnd.end = [this.sourceToken];
      if (this.type === "newline")
        yield* this.pop();
    }
  }
  *lineEnd(token2) {
    switch (this.type) {
      case "comma":
      case "doc-start":
      case "doc-end":
      case "flow-seq-end":
      case "flow-map-end":
      case "map-value-ind":
        yield* this.pop();
        yield* this.step();
        break;
      case "newline":
        this.onKeyLine = false;
      // fallthrough
      case "space":
      case "comment":
      default:
        if (token2.end)
          token2.end.push(this.sourceToken);
        else
          token2.end = [this.sourceToken];
        if (this.type === "newline")
          yield* this.pop();
    }
  }
};

// shared/source/scalar.ts
var words4 = new Map(
  [
    ["bool", true, ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]],
    ["bool", false, ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]],
    ["null", null, ["", "~", "null", "Null", "NULL"]],
    ["float", Number.NaN, [".nan", ".NaN", ".NAN"]],
    ["float", Number.POSITIVE_INFINITY, [".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"]],
    ["float", Number.NEGATIVE_INFINITY, ["-.inf", "-.Inf", "-.INF"]],
    ["merge", "<<", ["<<"]]
  ].flatMap(([type, value, spellings2]) => spellings2.map((spelling) => [spelling, { type, value }]))
);
var limitOfInt64 = 2n ** 63n;
var limitOfUint64 = 2n ** 64n;

// shared/source/parse.ts
var longestDocument = 3 * 1024 * 1024;
var deepest3 = 200;
var forbidden = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
var options2 = {
  // One object for all documents: the package would make one for each.
  schema: new Schema({ schema: "failsafe", merge: false, resolveKnownTags: false }),
  version: "1.1",
  strict: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent"
};
function parseTree(text3) {
  if (text3.length > longestDocument) return { offset: 0, reason: "document is larger than 3 MiB, which the API server refuses" };
  const control = forbidden.exec(text3);
  if (control !== null) return { offset: control.index, reason: `control character ${codePoint2(control[0])} stands in the text` };
  try {
    const tree = compose(text3, new Lexer2());
    if (!isUnreadable(tree)) return tree;
    const lenient = compose(text3, lenientLexer());
    return isUnreadable(lenient) ? tree : lenient;
  } catch {
    return { offset: 0, reason: "YAML is broken" };
  }
}
var isUnreadable = (result) => "reason" in result;
function lenientLexer() {
  const lexer = new Lexer2();
  const inner = lexer;
  for (const method of ["parseQuotedScalar", "parseFlowCollection"]) {
    const strict = inner[method];
    if (typeof strict !== "function") continue;
    inner[method] = function* () {
      const { indentNext } = inner;
      inner.indentNext = 0;
      const next = yield* strict.call(lexer);
      inner.indentNext = indentNext;
      return next;
    };
  }
  return lexer;
}
function compose(text3, lexer) {
  const parser = new Parser2();
  const composer = new Composer(options2);
  const roots = [];
  for (const lexeme of lexer.lex(text3)) {
    for (const token2 of parser.next(lexeme)) roots.push(...composer.next(token2));
    if (parser.stack.length > deepest3) return { offset: parser.offset, reason: `document nests deeper than ${deepest3} levels` };
  }
  for (const token2 of parser.end()) roots.push(...composer.next(token2));
  roots.push(...composer.end());
  const [document, second] = roots;
  const error = roots.flatMap(({ errors }) => errors).sort((a, b) => a.pos[0] - b.pos[0])[0];
  if (error !== void 0) return { offset: error.pos[0], reason: `YAML is broken: ${faults[error.code] ?? "wrong syntax"}` };
  if (second !== void 0) return { offset: second.range[0], reason: "YAML is broken: content follows the document's end" };
  const root2 = document?.contents ?? null;
  return root2 === null ? { root: root2, targets: /* @__PURE__ */ new Map() } : withTargets(root2, text3);
}
var faults = {
  ALIAS_PROPS: "an alias has an anchor or a tag",
  BAD_ALIAS: "an alias or anchor has no proper name",
  BAD_DIRECTIVE: "a directive is wrong",
  BAD_DQ_ESCAPE: "a double-quoted string has an escape that does not exist",
  BAD_INDENT: "the indentation is wrong",
  BAD_SCALAR_START: "a value starts with a reserved character",
  BLOCK_AS_IMPLICIT_KEY: "a map stands where a single value is expected",
  BLOCK_IN_FLOW: "a block value stands inside brackets",
  MISSING_CHAR: "a quote, bracket, comma or colon is missing",
  MULTILINE_IMPLICIT_KEY: "a key spans several lines",
  MULTIPLE_ANCHORS: "a value has two anchors",
  MULTIPLE_TAGS: "a value has two tags",
  TAB_AS_INDENT: "a tab stands in the indentation",
  TAG_RESOLVE_FAILED: "a tag is not declared",
  UNEXPECTED_TOKEN: "something stands where it cannot be"
};
function withTargets(root2, text3) {
  const targets = /* @__PURE__ */ new Map();
  const anchors = /* @__PURE__ */ new Map();
  let unknown2;
  const visit3 = (node) => {
    if (isPair(node)) {
      visit3(node.key);
      visit3(node.value);
    } else if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === void 0) unknown2 ??= node;
      else targets.set(node, target);
    } else if (isNode(node)) {
      if (node.anchor !== void 0) anchors.set(node.anchor, node);
      if (isCollection(node)) for (const item of node.items) visit3(item);
    }
  };
  if (text3.includes("*")) visit3(root2);
  if (unknown2 === void 0) return { root: root2, targets };
  return { offset: unknown2.range?.[0] ?? 0, reason: "YAML is broken: an alias names an anchor that does not exist" };
}
var codePoint2 = (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

// shared/source/scan.ts
var byteOrderMark = "\uFEFF";
var beginning = (text3) => text3.startsWith(byteOrderMark) ? 1 : 0;

// shared/source/document.ts
var TextFile = class {
  path;
  text;
  starts;
  constructor(path, text3) {
    this.path = path;
    this.text = text3;
  }
  /** Offsets of the lines' first characters; a byte-order mark is none. */
  get lineStarts() {
    this.starts ??= lineStartsOf(this.text);
    return this.starts;
  }
  positionOf(offset) {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(0, offset - (starts[low] ?? 0)) + 1 };
  }
};
function lineStartsOf(text3) {
  const starts = [beginning(text3)];
  for (let at2 = text3.indexOf("\n"); at2 >= 0; at2 = text3.indexOf("\n", at2 + 1)) starts.push(at2 + 1);
  return starts;
}

// shared/engine/presets.ts
var presets = {
  /** The rules' own levels. */
  recommended: {},
  /** For teams that have none of these left: what waits, hides or drifts blocks. */
  strict: {
    "unbounded-wait": { level: "error" },
    "swallowed-failure": { level: "error" },
    "mutable-image-tag": { level: "error" },
    "missing-resources": { level: "warning" },
    "attempt-without-timeout": { level: "warning" },
    "privileged-init": { level: "warning" },
    "dns-as-readiness": { level: "warning" }
  }
};

// shared/source/settings-check.ts
function mistakesIn(value, schema4, name2 = "") {
  const types = schema4.anyOf?.flatMap(typesOf) ?? typesOf(schema4);
  const type = types.find((each2) => isOfType(value, each2));
  if (type === void 0) return [{ start: value.start, message: `${named2(name2)} ${wrongType(value, types)}` }];
  const own = schema4.anyOf?.find((branch) => typesOf(branch).includes(type)) ?? schema4;
  if (value.value instanceof Map) return mistakesInMap(value, value.value, own, name2);
  if (Array.isArray(value.value)) {
    const { items: items2 } = own;
    return items2 === void 0 ? [] : value.value.flatMap((item, index) => mistakesIn(item, items2, `${name2}[${index}]`));
  }
  const wrong = wrongValue(value.value, own);
  return wrong === void 0 ? [] : [{ start: value.start, message: `${named2(name2)} ${wrong}` }];
}
var typesOf = ({ type = [] }) => typeof type === "string" ? [type] : type;
var named2 = (name2) => name2 === "" ? "settings file" : `setting "${name2}"`;
function isOfType({ value }, type) {
  if (type === "object") return value instanceof Map;
  if (type === "array") return Array.isArray(value);
  if (type === "null") return value === null;
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}
var typeNames = {
  object: "a map",
  array: "a list",
  string: "text",
  integer: "a whole number",
  boolean: "true or false",
  null: "nothing"
};
function wrongType({ value }, types) {
  const wanted = types.filter((type) => type !== "null").map((type) => typeNames[type]);
  const hint = typeof value === "number" && types.includes("string") ? ", so write it in quotes" : "";
  return `is ${typeOf(value)} and not ${wanted.join(" or ")}${hint}`;
}
function typeOf(value) {
  if (value === null) return "empty";
  if (typeof value === "object") return Array.isArray(value) ? "a list" : "a map";
  return typeof value === "string" ? "text" : typeof value === "number" ? "a number" : "true or false";
}
function wrongValue(value, { enum: choices, pattern, minimum, description }) {
  if (typeof value === "string" && choices !== void 0 && !choices.includes(value)) {
    return `is "${value}" and not one of ${choices.join(", ")}${meant2(value, choices)}`;
  }
  const misses = typeof value === "string" && pattern !== void 0 && !new RegExp(pattern, "u").test(value);
  if (misses) return `is "${value}" and not ${description ?? "what it can be"}`;
  if (typeof value === "number" && minimum !== void 0 && value < minimum) return `is ${value}, less than ${minimum}`;
  return void 0;
}
function mistakesInMap({ start }, pairs2, { properties = {}, additionalProperties, required = [] }, name2) {
  const missing2 = required.filter((key) => !pairs2.has(key)).map((key) => ({ start, message: `${named2(name2)} has no "${key}", so it does not count` }));
  const wrong = [...pairs2].flatMap(([key, pair]) => {
    const schema4 = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    if (schema4) return mistakesIn(pair.value, schema4, name2 === "" ? key : `${name2}.${key}`);
    const known2 = Object.keys(properties);
    return schema4 === false ? [{ start: pair.key.start, message: `${unknown(key, name2)}${meant2(key, known2)}` }] : [];
  });
  return [...missing2, ...wrong];
}
var unknown = (key, name2) => name2 === "rules" ? `rule "${key}" does not exist` : `key "${key}" does not exist in ${name2 === "" ? "settings" : `"${name2}"`}`;
function meant2(name2, known2) {
  const near = nearestName(name2, known2);
  return near === void 0 ? "" : `, the nearest is "${near}"`;
}

// shared/source/settings-schema.ts
var level = { type: "string", enum: ["off", "notice", "warning", "error"], description: "a level" };
var text2 = (description) => ({ type: "string", pattern: "\\S", description });
var listOf = (items2, description) => ({ type: ["array", "null"], items: items2, description });
function settingsSchema(rules2) {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://initguard.dev/settings.schema.json",
    title: "initguard settings",
    type: ["object", "null"],
    properties: {
      extends: listOf(
        text2("recommended, strict, a path or an npm package"),
        "what these settings build on, the last with the last word"
      ),
      kubernetes: {
        type: "string",
        pattern: versions(),
        description: `a version or range from 1.${oldestKnown} to 1.${newestKnown}, in quotes`
      },
      complete: {
        type: "boolean",
        default: false,
        description: "whether the files are the whole release, so that absence means absent"
      },
      rules: {
        type: ["object", "null"],
        properties: Object.fromEntries(rules2.map((rule2) => [rule2.id, ruleSchema(rule2)])),
        additionalProperties: false,
        description: "levels and options by rule"
      },
      images: {
        type: ["object", "null"],
        additionalProperties: image,
        description: "what is known about images, by registry/repository with * for any characters"
      },
      exclude: listOf(text2("a glob pattern"), "files that are not read, as glob patterns"),
      exceptions: listOf(exception, "findings that are accepted, each with its reason")
    },
    additionalProperties: false
  };
}
var ruleSchema = ({ options: options3 = {}, summary }) => ({
  ...summary === void 0 ? {} : { description: summary },
  anyOf: [
    level,
    { type: "object", properties: { level, ...options3 }, additionalProperties: false, description: "a level with options" }
  ]
});
var image = {
  type: "object",
  properties: {
    shell: { type: "string", enum: ["ash", "dash", "bash", "sh", "none"], description: "the shell behind sh" },
    tools: { type: "array", items: text2("a program's name"), description: "programs that the image has" },
    entrypoint: { type: "array", items: { type: "string", description: "a word" }, description: "the image's entrypoint" },
    user: { type: "integer", minimum: 0, description: "the numeric user that the image runs as" }
  },
  additionalProperties: false,
  description: "facts about an image"
};
var exception = {
  type: "object",
  properties: {
    rule: text2("a rule's id"),
    resource: {
      type: "string",
      pattern: "^[^/\\s]+/[^/\\s]+(/[^/\\s]+)?$",
      description: "Kind/name or Kind/namespace/name, with * for any characters"
    },
    container: text2("an init container's name"),
    reason: text2("why the finding is accepted"),
    until: { type: "string", pattern: dates(), description: "the last day on which it holds, as YYYY-MM-DD" }
  },
  required: ["rule", "resource", "reason"],
  additionalProperties: false,
  description: "an exception"
};
function versions() {
  const known2 = Array.from({ length: newestKnown - oldestKnown + 1 }, (_, index) => oldestKnown + index);
  const ranges = known2.map((minor) => `${minor}(\\s*-\\s*v?1\\.(${known2.filter((later) => later >= minor).join("|")}))?`);
  return `^\\s*v?1\\.(${ranges.join("|")})\\s*$`;
}
function dates() {
  const long = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])";
  const short = "(0[469]|11)-(0[1-9]|[12][0-9]|30)";
  return `^[0-9]{4}-(${long}|${short}|02-(0[1-9]|[12][0-9]))$`;
}

// shared/source/written.ts
function written(tree, mistakes) {
  const read3 = (node) => {
    const [start, end] = node?.range ?? [0, 0];
    const at2 = { start, end };
    if (node?.anchor !== void 0 || isAlias(node)) {
      mistakes.push({ start, message: "settings hold an anchor or an alias, which are not supported there" });
      return { value: null, ...at2 };
    }
    if (isSeq(node)) return { value: node.items.map((item) => read3(item)), ...at2 };
    if (!isMap(node)) return { value: isScalar(node) ? coreValue(node) : null, ...at2 };
    const pairs2 = /* @__PURE__ */ new Map();
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? pair.key : void 0;
      const [keyStart, keyEnd] = key?.range ?? [start, start];
      const name2 = String(key?.value ?? "");
      if (pairs2.has(name2))
        mistakes.push({ start: keyStart, message: `key "${name2}" stands twice, so it is not clear which one holds` });
      pairs2.set(name2, { key: { start: keyStart, end: keyEnd }, value: read3(pair.value) });
    }
    return { value: pairs2, ...at2 };
  };
  return read3(tree.root);
}
function coreValue({ value, type }) {
  const text3 = typeof value === "string" ? value : "";
  if (type !== void 0 && type !== "PLAIN") return text3;
  if (/^(?:|~|null|Null|NULL)$/.test(text3)) return null;
  if (/^(?:true|True|TRUE)$/.test(text3)) return true;
  if (/^(?:false|False|FALSE)$/.test(text3)) return false;
  const number = /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/;
  if (number.test(text3)) return Number(text3);
  return text3;
}
function plain4({ value }) {
  if (Array.isArray(value)) return value.map(plain4);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, pair]) => [key, plain4(pair.value)]));
  return value;
}

// shared/source/settings-file.ts
function readSettings(file, text3, load, rules2) {
  const reader = new Reader2(load, rules2);
  const own = reader.read(file, text3, []);
  return { settings: reader.problems.length === 0 ? { ...defaultSettings, ...own } : defaultSettings, problems: reader.problems };
}
var Reader2 = class {
  problems = [];
  load;
  schema;
  /** A file that several others extend is read once. */
  known = /* @__PURE__ */ new Map();
  constructor(load, rules2) {
    this.load = load;
    this.schema = settingsSchema(rules2);
  }
  /** `chain`: the files that led here. */
  read(path, text3, chain) {
    const known2 = this.known.get(path);
    if (known2 !== void 0) return known2;
    const result = this.readOnce(path, text3, chain);
    this.known.set(path, result);
    return result;
  }
  readOnce(path, text3, chain) {
    const file = new TextFile(path, text3);
    const base = beginning(text3);
    const say2 = ({ start, message }) => {
      this.problems.push({ file: path, ...file.positionOf(base + start), message });
    };
    const tree = parseTree(text3.slice(base));
    if (isUnreadable(tree)) {
      say2({ start: tree.offset, message: `settings cannot be read: ${tree.reason}` });
      return {};
    }
    const mistakes = [];
    const root2 = written(tree, mistakes);
    mistakes.push(...mistakesIn(root2, this.schema));
    for (const mistake of mistakes) say2(mistake);
    if (mistakes.length > 0) return {};
    const below3 = this.extended(root2, path, [...chain, path], say2);
    return [...below3, ownSettings(root2, file, base)].reduce(merged2, {});
  }
  extended(root2, from, chain, say2) {
    return entriesOf(root2, "extends").map(({ value, start }) => {
      const reference2 = String(value);
      if (Object.hasOwn(presets, reference2)) return { rules: presets[reference2] ?? {} };
      const found = this.load(reference2, from);
      if (found !== null && !chain.includes(found.file)) return this.read(found.file, found.text, chain);
      const reason = found === null ? "cannot be found" : "extends the file that names it, in a circle";
      say2({ start, message: `settings "${reference2}" ${reason}, so nothing can be taken from it` });
      return {};
    });
  }
};
function entriesOf(root2, key) {
  const list3 = root2.value instanceof Map ? root2.value.get(key)?.value.value : void 0;
  return Array.isArray(list3) ? list3 : [];
}
function ownSettings(root2, file, base) {
  const data = plain4(root2);
  if (!isDictionary(data)) return {};
  const { kubernetes, complete, rules: rules2, images, exclude } = data;
  const range = typeof kubernetes === "string" ? parseRange(kubernetes) : void 0;
  return {
    ...range === void 0 ? {} : { kubernetes: range },
    ...typeof complete === "boolean" ? { complete } : {},
    ...isDictionary(rules2) ? { rules: Object.fromEntries(Object.entries(rules2).map(([id, value]) => [id, ruleSetting(value)])) } : {},
    ...isDictionary(images) ? {
      images: Object.entries(images).map(
        ([pattern, facts]) => ({ pattern, ...facts })
      )
    } : {},
    ...Array.isArray(exclude) ? { exclude: exclude.map(String) } : {},
    exceptions: entriesOf(root2, "exceptions").map((entry) => exceptionSetting(entry, file, base))
  };
}
function ruleSetting(value) {
  if (!isDictionary(value)) return { level: value };
  const { level: level2, ...options3 } = value;
  return { ...level2 === void 0 ? {} : { level: level2 }, ...Object.keys(options3).length === 0 ? {} : { options: options3 } };
}
function exceptionSetting(entry, file, base) {
  const from = file.positionOf(base + entry.start);
  const to = file.positionOf(base + entry.start + file.text.slice(base + entry.start, base + entry.end).trimEnd().length);
  const origin = { file: file.path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  return { ...plain4(entry), origin };
}
function merged2(under, over) {
  const rules2 = { ...under.rules };
  for (const [id, setting2] of Object.entries(over.rules ?? {})) {
    const options3 = { ...rules2[id]?.options, ...setting2.options };
    rules2[id] = { ...rules2[id], ...setting2, ...Object.keys(options3).length === 0 ? {} : { options: options3 } };
  }
  const patterns = new Set(over.images?.map(({ pattern }) => pattern));
  return {
    ...under,
    ...over,
    rules: rules2,
    images: [...over.images ?? [], ...(under.images ?? []).filter(({ pattern }) => !patterns.has(pattern))],
    exclude: [.../* @__PURE__ */ new Set([...under.exclude ?? [], ...over.exclude ?? []])],
    exceptions: [...under.exceptions ?? [], ...over.exceptions ?? []]
  };
}

// shared/text.ts
var keptCharacters = 2 * 1024 * 1024;
var ruleById = new Map(rules.map((rule2) => [rule2.id, rule2]));

// policy/program.ts
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");
function programDirectory(environment) {
  const project = environment.PULUMI_PROJECT ?? environment.PULUMI_NODEJS_PROJECT;
  if (project === void 0) return void 0;
  const called = environment.PWD === void 0 ? [] : [environment.PWD];
  for (const start of [...called, ...workingDirectories(process.ppid)]) {
    const found = ancestors(start).find((directory2) => projectIn(directory2) === project);
    if (found !== void 0) return found;
  }
  return void 0;
}
function ancestors(directory2) {
  const parent = (0, import_node_path.dirname)(directory2);
  return parent === directory2 ? [directory2] : [directory2, ...ancestors(parent)];
}
function projectIn(directory2) {
  for (const name2 of ["Pulumi.yaml", "Pulumi.yml"]) {
    const text3 = attempt(() => (0, import_node_fs.readFileSync)((0, import_node_path.join)(directory2, name2), "utf8"));
    if (text3 !== void 0) return /^name:[ \t]*["']?([\w.-]+)/m.exec(text3)?.[1];
  }
  return void 0;
}
function workingDirectories(process2, steps = 4) {
  if (process2 <= 1 || steps === 0) return [];
  const own = attempt(() => (0, import_node_fs.readlinkSync)(`/proc/${process2}/cwd`));
  if (own === void 0) return [];
  const status = attempt(() => (0, import_node_fs.readFileSync)(`/proc/${process2}/status`, "utf8")) ?? "";
  return [own, ...workingDirectories(Number(/^PPid:\s*(\d+)/m.exec(status)?.[1] ?? 0), steps - 1)];
}
function attempt(action) {
  try {
    return action();
  } catch {
    return void 0;
  }
}

// policy/settings.ts
var fileName = "initguard.yaml";
function readSettingsFile(environment, packDirectory) {
  const named3 = environment.INITGUARD_CONFIG || void 0;
  const places = [programDirectory(environment), packDirectory].filter((place) => place !== void 0);
  const path = named3 === void 0 ? places.map((place) => (0, import_node_path2.join)(place, fileName)).find((candidate) => (0, import_node_fs2.existsSync)(candidate)) : (0, import_node_path2.resolve)(environment.PWD ?? packDirectory, named3);
  if (path === void 0) return { settings: defaultSettings, problems: [] };
  const read3 = attempt(() => {
    const text3 = (0, import_node_fs2.readFileSync)(path, "utf8");
    return readSettings((0, import_node_path2.basename)(path), text3, (reference2, from) => extended(reference2, (0, import_node_path2.resolve)((0, import_node_path2.dirname)(path), from)), rules);
  });
  const message = "settings file cannot be read, so the defaults hold";
  return read3 ?? { settings: defaultSettings, problems: [{ file: (0, import_node_path2.basename)(path), line: null, column: null, message }] };
  function extended(reference2, from) {
    const found = extendedPath(reference2, from);
    const text3 = found === void 0 ? void 0 : attempt(() => (0, import_node_fs2.readFileSync)(found, "utf8"));
    return found === void 0 || text3 === void 0 ? null : { file: (0, import_node_path2.relative)((0, import_node_path2.dirname)(path ?? ""), found), text: text3 };
  }
}
function extendedPath(reference2, from) {
  const isPath = /^\.{0,2}\//.test(reference2) || isYaml(reference2);
  const path = isPath ? (0, import_node_path2.resolve)((0, import_node_path2.dirname)(from), reference2) : attempt(() => (0, import_node_module.createRequire)(from).resolve(`${reference2}/${fileName}`));
  return path !== void 0 && isYaml(path) ? path : void 0;
}
var isYaml = (path) => /\.ya?ml$/.test(path);
function policySettings(file) {
  const read3 = remembered((json) => {
    const { settings, problems } = readSettings("policy configuration", json, () => null, rules);
    return { settings, problems: problems.map((problem2) => ({ ...problem2, line: null, column: null })) };
  });
  let common = file.settings;
  return {
    file,
    common: () => common,
    configure(config) {
      const { settings, problems } = read3(JSON.stringify(config));
      common = problems.length > 0 ? file.settings : overlaid(file.settings, settings, config);
      return problems;
    },
    forRule(rule2, config) {
      if (Object.keys(config).length === 0) return { setting: {}, problems: [] };
      const { settings, problems } = read3(JSON.stringify({ rules: { [rule2.id]: config } }));
      return { setting: settings.rules[rule2.id] ?? {}, problems };
    }
  };
}
function remembered(read3) {
  const known2 = /* @__PURE__ */ new Map();
  return (json) => {
    const result = known2.get(json) ?? read3(json);
    known2.set(json, result);
    return result;
  };
}
var overlaid = (file, { kubernetes, complete, images, exceptions }, config) => ({
  ...file,
  ..."kubernetes" in config ? { kubernetes } : {},
  ..."complete" in config ? { complete } : {},
  images: [...images, ...file.images],
  exceptions: [...exceptions.map((exception2) => ({ ...exception2, origin: null })), ...file.exceptions]
});

// policy/pack.ts
function packOf(rules2, file, today) {
  const settings = policySettings(file);
  const check = checks(rules2, settings.common, today);
  return {
    displayName: "initguard",
    description: "Says before the deployment what would go wrong before a container starts",
    provider: "kubernetes",
    tags: ["kubernetes", "init-containers"],
    repository: "https://github.com/initguard/initguard",
    enforcementLevel: "advisory",
    policies: [
      settingsPolicy(check, settings),
      ...rules2.map((rule2) => toPolicy(rule2, check, settings)),
      notCheckablePolicy
    ]
  };
}

// policy/index.ts
new import_policy.PolicyPack(
  "initguard",
  packOf(rules, readSettingsFile(process.env, process.cwd()), () => (/* @__PURE__ */ new Date()).toISOString().slice(0, 10))
);
