import { expect, test } from "vitest";
import { namespaceOfSysctl, sysctlName } from "../../../shared/knowledge/sysctls.ts";

test.each([
  ["net.ipv4.tcp_rmem", "network"],
  ["kernel.shmmax", "ipc"],
  ["kernel.shm_rmid_forced", "ipc"],
  ["fs.mqueue.msg_max", "ipc"],
  ["kernel.core_pattern", null],
  ["vm.max_map_count", null],
  ["fs.file-max", null],
  ["netfilter.x", null],
])("%s belongs to %s", (name, namespace) => expect(namespaceOfSysctl(name)).toBe(namespace));

test("slashes and dots change places when a slash comes first", () => {
  expect(sysctlName("net/ipv4/conf/eno2.100/rp_filter")).toBe("net.ipv4.conf.eno2/100.rp_filter");
  expect(sysctlName("net.ipv4.conf.eno2/100.rp_filter")).toBe("net.ipv4.conf.eno2/100.rp_filter");
  expect(sysctlName("")).toBe("");
});
