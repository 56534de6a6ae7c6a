package main

import (
	"encoding/json"
	"errors"
	"fmt"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"sigs.k8s.io/yaml"

	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/core"
)

// An answer to one document.
type answer struct {
	Index      int    `json:"index"`
	APIVersion string `json:"apiVersion,omitempty"`
	Kind       string `json:"kind,omitempty"`
	Name       string `json:"name,omitempty"`
	// Skipped says why there is no answer: the kind has no pod template.
	Skipped string `json:"skipped,omitempty"`
	// DecodeError is the end of the matter: nothing else was looked at.
	DecodeError string `json:"decodeError,omitempty"`
	// StrictErrors are unknown and duplicate fields. A server stops at them; here validation goes on.
	StrictErrors []string     `json:"strictErrors"`
	Errors       []fieldError `json:"errors"`
	Warnings     []string     `json:"warnings,omitempty"`
	// Accepted is the verdict of a server with fieldValidation=Strict, kubectl's default.
	Accepted bool `json:"accepted"`
	// PodErrors is the answer to the pod that the controller of a template would create; paths begin at the pod.
	PodErrors   []fieldError `json:"podErrors,omitempty"`
	PodSecurity any          `json:"podSecurity,omitempty"`
	Effective   *effective   `json:"effective,omitempty"`
	Defaulted   any          `json:"defaulted,omitempty"`
	// Dropped are the fields that were sent and would not be stored, because their gate is off.
	Dropped []string `json:"droppedFields,omitempty"`
}

type fieldError struct {
	Type     string `json:"type"`
	Field    string `json:"field"`
	BadValue any    `json:"badValue,omitempty"`
	Detail   string `json:"detail,omitempty"`
	Message  string `json:"message"`
}

func fieldErrors(list field.ErrorList) []fieldError {
	out := []fieldError{}
	for _, e := range list {
		out = append(out, fieldError{
			Type: string(e.Type), Field: e.Field, BadValue: badValue(e.BadValue), Detail: e.Detail, Message: e.ErrorBody(),
		})
	}
	return out
}

// longest is how many bytes of a bad value are worth printing.
const longest = 400

func badValue(value any) any {
	switch value := value.(type) {
	case nil, string, bool, int, int32, int64, float64:
		return value
	case field.OmitValueType, *field.OmitValueType:
		return nil
	}
	if text, err := json.Marshal(value); err == nil && len(text) <= longest {
		return json.RawMessage(text)
	}
	return fmt.Sprintf("%T", value)
}

// A server that can be asked.
type server struct {
	defaultAccount bool
	defaulted      bool
	lines          bool
	security       *podSecurity
}

func (s *server) answer(index int, document []byte) (a answer) {
	a = answer{Index: index, StrictErrors: []string{}, Errors: []fieldError{}}
	defer func() {
		if p := recover(); p != nil {
			a.DecodeError, a.Accepted = fmt.Sprintf("panic: %v", p), false
		}
	}()
	var head struct {
		metav1.TypeMeta `json:",inline"`
		Metadata        struct {
			Name string `json:"name"`
		} `json:"metadata"`
	}
	if s.lines {
		_ = json.Unmarshal(document, &head)
	} else {
		_ = yaml.Unmarshal(document, &head)
	}
	a.APIVersion, a.Kind, a.Name = head.APIVersion, head.Kind, head.Metadata.Name
	gvk := schema.FromAPIVersionAndKind(head.APIVersion, head.Kind)
	known, ok := kinds[gvk]
	if !ok {
		a.Skipped = "no kind with a pod template"
		return a
	}
	object, err := s.decode(document, &a)
	if err != nil {
		a.DecodeError = err.Error()
		return a
	}
	s.create(&a, object, gvk, known)
	return a
}

// decode reads a document, unknown and duplicate fields included, which it puts into the answer.
func (s *server) decode(document []byte, a *answer) (runtime.Object, error) {
	mediaType := runtime.ContentTypeYAML
	if s.lines {
		mediaType = runtime.ContentTypeJSON
	}
	info, ok := runtime.SerializerInfoForMediaType(legacyscheme.Codecs.SupportedMediaTypes(), mediaType)
	if !ok || info.StrictSerializer == nil {
		return nil, errors.New("no strict serializer for " + mediaType)
	}
	decoder := legacyscheme.Codecs.DecoderToVersion(info.StrictSerializer, runtime.InternalGroupVersioner)
	object, _, err := decoder.Decode(document, nil, nil)
	if err == nil {
		return object, nil
	}
	strict, ok := runtime.AsStrictDecodingError(err)
	if !ok || object == nil {
		return nil, err
	}
	for _, e := range strict.Errors() {
		a.StrictErrors = append(a.StrictErrors, e.Error())
	}
	return object, nil
}

// create asks for the object, and for the pod that would come of it.
func (s *server) create(a *answer, object runtime.Object, gvk schema.GroupVersionKind, known kind) {
	before := asMap(object, gvk)
	s.serviceAccount(object)
	list, warnings, err := create(object, gvk, known)
	if err != nil {
		a.DecodeError = err.Error()
		var status apierrors.APIStatus
		if errors.As(err, &status) {
			a.DecodeError = status.Status().Message
		}
		return
	}
	a.Errors, a.Warnings = fieldErrors(list), warnings
	a.Accepted = len(a.Errors) == 0 && len(a.StrictErrors) == 0
	after := asMap(object, gvk)
	a.Dropped = dropped(before, after)
	if s.defaulted {
		a.Defaulted = after
	}
	pod, err := podOf(object, known)
	if err != nil || pod == nil {
		return
	}
	if known.template != nil {
		a.PodErrors = s.podErrors(pod)
	}
	a.PodSecurity = s.security.verdicts(&pod.ObjectMeta, &pod.Spec)
	a.Effective = effectiveOf(pod)
}

// serviceAccount does what the admission plugin does first: a pod without an account gets "default", which makes its
// token volumes valid.
func (s *server) serviceAccount(object runtime.Object) {
	if pod, ok := object.(*core.Pod); ok && s.defaultAccount && pod.Spec.ServiceAccountName == "" {
		pod.Spec.ServiceAccountName = "default"
		pod.Spec.DeprecatedServiceAccount = "default"
	}
}
