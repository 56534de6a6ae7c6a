package main

import (
	"context"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
	genericapirequest "k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"

	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/apps"
	"k8s.io/kubernetes/pkg/apis/core"
)

// create does what the server's create handler and its generic store do before they store anything.
func create(object runtime.Object, gvk schema.GroupVersionKind, known kind) (field.ErrorList, []string, error) {
	accessor, err := meta.Accessor(object)
	if err != nil {
		return nil, nil, err
	}
	namespace := accessor.GetNamespace()
	if namespace == "" {
		namespace = metav1.NamespaceDefault
	}
	ctx := genericapirequest.WithNamespace(context.Background(), namespace)
	ctx = genericapirequest.WithRequestInfo(ctx, &genericapirequest.RequestInfo{
		IsResourceRequest: true, Verb: "create", APIGroup: gvk.Group, APIVersion: gvk.Version,
		Resource: known.resource, Namespace: namespace,
	})
	rest.WipeObjectMetaSystemFields(accessor)
	if err := rest.EnsureObjectNamespaceMatchesRequestNamespace(namespace, accessor); err != nil {
		return nil, nil, err
	}
	rest.FillObjectMetaSystemFields(accessor)
	if accessor.GetGenerateName() != "" && accessor.GetName() == "" {
		accessor.SetName(known.strategy.GenerateName(accessor.GetGenerateName()))
	}
	known.strategy.PrepareForCreate(ctx, object)
	list := rest.ValidateCreate(ctx, object, known.strategy)
	if len(list) > 0 {
		return list, nil, nil
	}
	warnings := known.strategy.WarningsOnCreate(ctx, object)
	known.strategy.Canonicalize(object)
	return list, warnings, nil
}

// podErrors is the answer to the pod that a controller would create.
func (s *server) podErrors(made *corev1.Pod) []fieldError {
	pod := &core.Pod{}
	if err := legacyscheme.Scheme.Convert(made, pod, nil); err != nil {
		return nil
	}
	s.serviceAccount(pod)
	list, _, err := create(pod, podKind, kinds[podKind])
	if err != nil || len(list) == 0 {
		return nil
	}
	return fieldErrors(list)
}

// podOf gives the pod with its defaults; of a template, the pod that its controller makes.
func podOf(object runtime.Object, known kind) (*corev1.Pod, error) {
	if internal, ok := object.(*core.Pod); ok {
		pod := &corev1.Pod{}
		return pod, legacyscheme.Scheme.Convert(internal.DeepCopy(), pod, nil)
	}
	internal := known.template(object)
	if internal == nil {
		return nil, nil
	}
	template := &corev1.PodTemplateSpec{}
	if err := legacyscheme.Scheme.Convert(internal.DeepCopy(), template, nil); err != nil {
		return nil, err
	}
	if set, ok := object.(*apps.StatefulSet); ok {
		template.Spec.Volumes = withClaims(set, template.Spec.Volumes)
	}
	pod := &corev1.Pod{
		TypeMeta: metav1.TypeMeta{APIVersion: "v1", Kind: "Pod"},
		ObjectMeta: metav1.ObjectMeta{
			Name: "made", Namespace: metav1.NamespaceDefault,
			Labels: template.Labels, Annotations: template.Annotations, Finalizers: template.Finalizers,
		},
		Spec: template.Spec,
	}
	legacyscheme.Scheme.Default(pod)
	return pod, nil
}

// withClaims puts the claims of a StatefulSet before the volumes, in the place of those that have the same name.
func withClaims(set *apps.StatefulSet, volumes []corev1.Volume) []corev1.Volume {
	claimed := map[string]bool{}
	var out []corev1.Volume
	for _, claim := range set.Spec.VolumeClaimTemplates {
		claimed[claim.Name] = true
		out = append(out, corev1.Volume{Name: claim.Name, VolumeSource: corev1.VolumeSource{
			PersistentVolumeClaim: &corev1.PersistentVolumeClaimVolumeSource{ClaimName: claim.Name + "-" + set.Name + "-0"},
		}})
	}
	for _, volume := range volumes {
		if !claimed[volume.Name] {
			out = append(out, volume)
		}
	}
	return out
}
