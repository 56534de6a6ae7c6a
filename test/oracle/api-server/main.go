// Command api-server answers, offline and with the code of Kubernetes itself, what an API server would say when each
// workload on standard input is created. It prints one line of JSON for each document.
//
//	go run ./api-server -emulate 1.35 < manifests.yaml
//
// The steps of the server's create handler run in its order: strict decoding, defaulting, conversion, the strategy's
// preparation (which drops the fields of gates that are off) and validation. What needs a cluster is left out: admission
// plugins, authorization, quota, names that are taken, storage. The pod, or the pod that the template makes, is then
// asked for its Pod Security verdicts, its effective requests and limits and its QoS class.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	"k8s.io/apimachinery/pkg/util/version"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/component-base/featuregate"
	"k8s.io/klog/v2"

	"k8s.io/kubernetes/pkg/capabilities"
)

func main() {
	emulate := flag.String("emulate", "", "minor version whose feature gates hold, such as 1.34")
	gates := flag.String("feature-gates", "", "Name=true,... as kube-apiserver takes them")
	privileged := flag.Bool("allow-privileged", true, "as kube-apiserver takes it")
	defaultAccount := flag.Bool("default-service-account", true, "give a pod the account \"default\", as the admission plugin does")
	policyVersion := flag.String("pod-security-version", "latest", "version of the Pod Security Standards, or \"all\"")
	lines := flag.Bool("lines", false, "read one JSON document from each line, as kubectl sends it")
	defaulted := flag.Bool("defaulted", false, "print each object as it would be stored")
	gateTable := flag.Bool("list-gates", false, "print the history of every feature gate, then stop")
	types := flag.Bool("schema", false, "print the fields of a pod with their types, then stop")
	flag.Parse()
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)

	fatal(setGates(utilfeature.DefaultMutableFeatureGate, *emulate, *gates))
	out := bufio.NewWriter(os.Stdout)
	switch {
	case *gateTable:
		listGates(out, utilfeature.DefaultMutableFeatureGate)
	case *types:
		fatal(printSchema(out))
	default:
		capabilities.Setup(*privileged, 0)
		security, err := newPodSecurity(*policyVersion)
		fatal(err)
		answerAll(os.Stdin, out, &server{defaultAccount: *defaultAccount, defaulted: *defaulted, lines: *lines, security: security})
	}
	fatal(out.Flush())
}

func answerAll(in io.Reader, out io.Writer, s *server) {
	read := documents
	if s.lines {
		read = jsonLines
	}
	documents, err := read(in)
	fatal(err)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for index, document := range documents {
		fatal(encoder.Encode(s.answer(index, document)))
	}
}

func setGates(to featuregate.MutableVersionedFeatureGate, emulate, gates string) error {
	if emulate != "" {
		minor, err := version.Parse(emulate)
		if err != nil {
			return err
		}
		if err := to.SetEmulationVersion(minor); err != nil {
			return err
		}
	}
	if gates == "" {
		return nil
	}
	return to.Set(gates)
}

func fatal(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "api-server:", err)
		os.Exit(2)
	}
}
