package main

import (
	"encoding/json"
	"io"
	"reflect"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// A schema names the JSON type of each field of each Go type that a pod is made of: "string", "int32", "int64",
// "boolean", "quantity", "intOrString", the name of another Go type, {"list": …} or {"map": …}.
type schemaTypes map[string]map[string]any

func printSchema(out io.Writer) error {
	types := schemaTypes{}
	types.of(reflect.TypeFor[corev1.PodSpec]())
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", " ")
	return encoder.Encode(types)
}

func (types schemaTypes) of(t reflect.Type) any {
	switch t {
	case reflect.TypeFor[resource.Quantity]():
		return "quantity"
	case reflect.TypeFor[intstr.IntOrString]():
		return "intOrString"
	case reflect.TypeFor[metav1.Time]():
		return "string"
	}
	switch t.Kind() {
	case reflect.Pointer:
		return types.of(t.Elem())
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return "string"
		}
		return map[string]any{"list": types.of(t.Elem())}
	case reflect.Map:
		return map[string]any{"map": types.of(t.Elem())}
	case reflect.Bool:
		return "boolean"
	case reflect.Struct:
		if _, known := types[t.Name()]; !known {
			types[t.Name()] = map[string]any{}
			types.fields(t, types[t.Name()])
		}
		return t.Name()
	default:
		return t.Kind().String()
	}
}

// fields adds the fields of a struct, those of an embedded one among them.
func (types schemaTypes) fields(t reflect.Type, into map[string]any) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" && f.Type.Kind() == reflect.Struct {
			types.fields(f.Type, into)
		} else if name != "" && name != "-" {
			into[name] = types.of(f.Type)
		}
	}
}
