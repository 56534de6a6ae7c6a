package main

import (
	"fmt"
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

type securityVerdict struct {
	Allowed    bool        `json:"allowed"`
	Violations []violation `json:"violations,omitempty"`
}

type violation struct {
	Check  string `json:"check"`
	Reason string `json:"reason"`
	Detail string `json:"detail,omitempty"`
}

// podSecurity evaluates the Pod Security Standards, in one version or in each of them.
type podSecurity struct {
	evaluator policy.Evaluator
	versions  []api.Version
	all       bool
}

// oldestPolicy and newestPolicy are the minor versions that "all" stands for.
const oldestPolicy, newestPolicy = 0, 37

func newPodSecurity(version string) (*podSecurity, error) {
	evaluator, err := policy.NewEvaluator(namedChecks(), nil)
	if err != nil {
		return nil, err
	}
	if version == "all" {
		s := &podSecurity{evaluator: evaluator, all: true}
		for minor := oldestPolicy; minor <= newestPolicy; minor++ {
			s.versions = append(s.versions, api.MajorMinorVersion(1, minor))
		}
		return s, nil
	}
	one, err := api.ParseVersion(version)
	return &podSecurity{evaluator: evaluator, versions: []api.Version{one}}, err
}

// separator stands between the name of a check and its reason: an evaluator does not tell which check spoke.
const separator = "\x00"

// namedChecks are the checks of the standards; each names itself in its reasons.
func namedChecks() []policy.Check {
	checks := policy.DefaultChecks()
	for i := range checks {
		id := string(checks[i].ID)
		for j := range checks[i].Versions {
			inner := checks[i].Versions[j].CheckPod
			checks[i].Versions[j].CheckPod = func(meta *metav1.ObjectMeta, spec *corev1.PodSpec) policy.CheckResult {
				result := inner(meta, spec)
				if !result.Allowed {
					result.ForbiddenReason = id + separator + result.ForbiddenReason
				}
				return result
			}
		}
	}
	return checks
}

// verdicts gives, by level, the verdict, or with "all" the verdicts by minor version.
func (s *podSecurity) verdicts(meta *metav1.ObjectMeta, spec *corev1.PodSpec) any {
	if !s.all {
		return s.levels(s.versions[0], meta, spec)
	}
	out := map[string]map[string]securityVerdict{}
	for i, version := range s.versions {
		out[fmt.Sprint(oldestPolicy+i)] = s.levels(version, meta, spec)
	}
	return out
}

func (s *podSecurity) levels(version api.Version, meta *metav1.ObjectMeta, spec *corev1.PodSpec) map[string]securityVerdict {
	out := map[string]securityVerdict{}
	for _, level := range []api.Level{api.LevelBaseline, api.LevelRestricted} {
		verdict := securityVerdict{Allowed: true}
		for _, result := range s.evaluator.EvaluatePod(api.LevelVersion{Level: level, Version: version}, meta, spec) {
			if result.Allowed {
				continue
			}
			verdict.Allowed = false
			check, reason, _ := strings.Cut(result.ForbiddenReason, separator)
			verdict.Violations = append(verdict.Violations, violation{Check: check, Reason: reason, Detail: result.ForbiddenDetail})
		}
		out[string(level)] = verdict
	}
	return out
}
