package main

import (
	"bufio"
	"bytes"
	"io"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

// jsonLines gives the lines that are not empty.
func jsonLines(in io.Reader) ([][]byte, error) {
	all, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	var out [][]byte
	for _, line := range bytes.Split(all, []byte("\n")) {
		if len(bytes.TrimSpace(line)) > 0 {
			out = append(out, line)
		}
	}
	return out, nil
}

// documents splits a YAML stream as kubectl does, and a v1 List into its items.
func documents(in io.Reader) ([][]byte, error) {
	var out [][]byte
	reader := utilyaml.NewYAMLReader(bufio.NewReader(in))
	for {
		document, err := reader.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		if len(bytes.TrimSpace(document)) == 0 {
			continue
		}
		if items, ok := itemsOf(document); ok {
			out = append(out, items...)
		} else {
			out = append(out, bytes.Clone(document))
		}
	}
}

func itemsOf(document []byte) ([][]byte, bool) {
	var meta metav1.TypeMeta
	if yaml.Unmarshal(document, &meta) != nil || meta.Kind != "List" {
		return nil, false
	}
	text, err := yaml.YAMLToJSON(document)
	list := &unstructured.UnstructuredList{}
	if err != nil || list.UnmarshalJSON(text) != nil {
		return nil, false
	}
	var items [][]byte
	for i := range list.Items {
		if item, err := list.Items[i].MarshalJSON(); err == nil {
			items = append(items, item)
		}
	}
	return items, true
}
