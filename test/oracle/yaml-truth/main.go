// Command yaml-truth answers how the API server's decoder reads YAML. It takes the table as its argument, reads the
// "yaml" of every row with sigs.k8s.io/yaml and writes the row back with "json" (the value) or "refused": true.
//
//	cd test/oracle && go run ./yaml-truth ../shared/source/yaml-truth.json
//
// To add a row, append {"yaml": "…"} to the table and run it again, then format the table with
// `npx biome format --write test/shared/source/yaml-truth.json`.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	"sigs.k8s.io/yaml"
)

type row struct {
	YAML    string          `json:"yaml"`
	JSON    json.RawMessage `json:"json,omitempty"`
	Refused bool            `json:"refused,omitempty"`
}

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var rows []row
	if err := json.Unmarshal(text, &rows); err != nil {
		return err
	}
	var out bytes.Buffer
	for i, r := range rows {
		value, err := yaml.YAMLToJSON([]byte(r.YAML))
		answer := row{YAML: r.YAML, JSON: value, Refused: err != nil}
		var line bytes.Buffer
		encoder := json.NewEncoder(&line)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(answer); err != nil {
			return err
		}
		separator := ",\n"
		if i == 0 {
			separator = "[\n"
		}
		out.WriteString(separator + "  " + string(bytes.TrimSpace(line.Bytes())))
	}
	out.WriteString("\n]\n")
	return os.WriteFile(path, out.Bytes(), 0o644)
}
