package main

import (
	"fmt"
	"sort"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"

	"k8s.io/kubernetes/pkg/api/legacyscheme"
)

// dropped lists the paths of the specification that were sent and are gone after the preparation.
func dropped(before, after map[string]any) []string {
	var out []string
	for _, top := range []string{"spec", "template"} {
		if sent, ok := before[top]; ok {
			out = append(out, missing(top, sent, after[top])...)
		}
	}
	sort.Strings(out)
	return out
}

func missing(path string, sent, kept any) []string {
	var out []string
	switch sent := sent.(type) {
	case map[string]any:
		kept, _ := kept.(map[string]any)
		for key, value := range sent {
			below := path + "." + key
			if still, ok := kept[key]; ok {
				out = append(out, missing(below, value, still)...)
			} else {
				out = append(out, below)
			}
		}
	case []any:
		kept, _ := kept.([]any)
		for i, value := range sent {
			below := fmt.Sprintf("%s[%d]", path, i)
			if i < len(kept) {
				out = append(out, missing(below, value, kept[i])...)
			} else {
				out = append(out, below)
			}
		}
	}
	return out
}

// asMap gives the object as it is sent and stored; nil when it cannot be.
func asMap(object runtime.Object, gvk schema.GroupVersionKind) map[string]any {
	versioned, err := legacyscheme.Scheme.ConvertToVersion(object.DeepCopyObject(), gvk.GroupVersion())
	if err != nil {
		return nil
	}
	out, err := runtime.DefaultUnstructuredConverter.ToUnstructured(versioned)
	if err != nil {
		return nil
	}
	return out
}
