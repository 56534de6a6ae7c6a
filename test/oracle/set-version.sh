#!/usr/bin/env bash
# Writes go.mod for another version of Kubernetes: ./set-version.sh v1.37.2, then `go mod tidy` and `npm run oracle`.
# k8s.io/kubernetes asks for its own modules in version v0.0.0; each is replaced by the published one, v0.37.2 for v1.37.2.
set -euo pipefail
cd "$(dirname "$0")"
kubernetes=${1:?usage: set-version.sh v1.37.2}
published=v0${kubernetes#v1}
source=$(go mod download -json "k8s.io/kubernetes@$kubernetes" | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')
{
  printf 'module initguard.dev/oracle\n\ngo %s\n\n' "$(awk '$1 == "go" { print $2; exit }' "$source/go.mod")"
  grep '^godebug default' "$source/go.mod" || true
  printf '\nrequire k8s.io/kubernetes %s\n\nreplace (\n' "$kubernetes"
  awk -v published="$published" '$2 == "v0.0.0" { print "\t" $1 " => " $1 " " published }' "$source/go.mod" | sort -u
  printf ')\n'
} >go.mod
