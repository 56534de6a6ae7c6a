package main

import (
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/registry/rest"

	"k8s.io/kubernetes/pkg/apis/apps"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	"k8s.io/kubernetes/pkg/apis/batch"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	"k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	"k8s.io/kubernetes/pkg/registry/apps/daemonset"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/apps/replicaset"
	"k8s.io/kubernetes/pkg/registry/apps/statefulset"
	"k8s.io/kubernetes/pkg/registry/batch/cronjob"
	"k8s.io/kubernetes/pkg/registry/batch/job"
	"k8s.io/kubernetes/pkg/registry/core/pod"
	"k8s.io/kubernetes/pkg/registry/core/podtemplate"
	"k8s.io/kubernetes/pkg/registry/core/replicationcontroller"
)

// A kind as the server registers it: its resource, its strategy and the place of its pod template (nil for a Pod).
type kind struct {
	resource string
	strategy rest.RESTCreateStrategy
	template func(runtime.Object) *core.PodTemplateSpec
}

var (
	coreV1  = schema.GroupVersion{Version: "v1"}
	appsV1  = schema.GroupVersion{Group: "apps", Version: "v1"}
	batchV1 = schema.GroupVersion{Group: "batch", Version: "v1"}
	podKind = coreV1.WithKind("Pod")
)

var kinds = map[schema.GroupVersionKind]kind{
	podKind: {"pods", pod.Strategy, nil},
	coreV1.WithKind("PodTemplate"): {"podtemplates", podtemplate.Strategy,
		func(o runtime.Object) *core.PodTemplateSpec { return &o.(*core.PodTemplate).Template }},
	coreV1.WithKind("ReplicationController"): {"replicationcontrollers", replicationcontroller.Strategy,
		func(o runtime.Object) *core.PodTemplateSpec { return o.(*core.ReplicationController).Spec.Template }},
	appsV1.WithKind("Deployment"): {"deployments", deployment.Strategy,
		func(o runtime.Object) *core.PodTemplateSpec { return &o.(*apps.Deployment).Spec.Template }},
	appsV1.WithKind("ReplicaSet"): {"replicasets", replicaset.Strategy,
		func(o runtime.Object) *core.PodTemplateSpec { return &o.(*apps.ReplicaSet).Spec.Template }},
	appsV1.WithKind("StatefulSet"): {"statefulsets", statefulset.Strategy,
		func(o runtime.Object) *core.PodTemplateSpec { return &o.(*apps.StatefulSet).Spec.Template }},
	appsV1.WithKind("DaemonSet"): {"daemonsets", daemonset.Strategy,
		func(o runtime.Object) *core.PodTemplateSpec { return &o.(*apps.DaemonSet).Spec.Template }},
	batchV1.WithKind("Job"): {"jobs", job.Strategy,
		func(o runtime.Object) *core.PodTemplateSpec { return &o.(*batch.Job).Spec.Template }},
	batchV1.WithKind("CronJob"): {"cronjobs", cronjob.Strategy,
		func(o runtime.Object) *core.PodTemplateSpec {
			return &o.(*batch.CronJob).Spec.JobTemplate.Spec.Template
		}},
}
