package main

import (
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	resourcehelper "k8s.io/component-helpers/resource"

	"k8s.io/kubernetes/pkg/apis/core/v1/helper/qos"
)

// effective is what the scheduler and the kubelet reckon with.
type effective struct {
	Requests map[string]string `json:"requests"`
	Limits   map[string]string `json:"limits"`
	QOS      string            `json:"qosClass"`
}

func effectiveOf(pod *corev1.Pod) *effective {
	options := resourcehelper.PodResourcesOptions{}
	// Sums are made in place where a quantity is a pointer inside: each question gets a pod of its own.
	return &effective{
		Requests: quantities(resourcehelper.PodRequests(pod.DeepCopy(), options)),
		Limits:   quantities(resourcehelper.PodLimits(pod.DeepCopy(), options)),
		QOS:      string(qos.ComputePodQOS(pod.DeepCopy())),
	}
}

// quantities gives the canonical forms.
func quantities(list corev1.ResourceList) map[string]string {
	out := map[string]string{}
	for name, quantity := range list {
		// A quantity remembers how it was written; an addition makes it forget.
		quantity.Add(resource.Quantity{})
		out[string(name)] = quantity.String()
	}
	return out
}
