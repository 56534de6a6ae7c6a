package main

import (
	"fmt"
	"io"
	"sort"
	"strings"

	"k8s.io/component-base/featuregate"
)

// listGates prints a line for each gate: its name, its value here, and version:stage:default:locked of each step.
func listGates(out io.Writer, gates featuregate.MutableVersionedFeatureGate) {
	all := gates.DeepCopy().GetAllVersioned()
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, string(name))
	}
	sort.Strings(names)
	for _, name := range names {
		var history []string
		for _, step := range all[featuregate.Feature(name)] {
			stage := string(step.PreRelease)
			if stage == "" {
				stage = "GA"
			}
			history = append(history, fmt.Sprintf("%s:%s:%v:locked=%v", step.Version, stage, step.Default, step.LockToDefault))
		}
		fmt.Fprintf(out, "%s\t%v\t%s\n", name, gates.Enabled(featuregate.Feature(name)), strings.Join(history, " "))
	}
}
